import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ToolIcon } from '../icons.tsx';
import type { PanelState } from '../state.ts';
import {
  besideEdge,
  type Column,
  FIGURES,
  moveEdge,
  type OtherColumn,
  type PlacedColumn,
  widthRange,
} from './columns.ts';

/** Px by which an arrow key moves an edge; with Shift four times as many. */
const STEP = 8;

/** The class of a column's cells. */
export const cellClass = (column: Column): string =>
  FIGURES.has(column) ? `cell cell-${column} figure` : `cell cell-${column}`;

/**
 * The heads of the columns. Of all of them one can be reached with Tab, the others from there with the arrow keys; its edge
 * comes behind it.
 */
export function Heads({ state, openMenu }: { state: PanelState; openMenu: (from: HTMLElement) => void }) {
  const text = state.wording.text.table;
  const sort = state.sort.value;
  const reached = useSignal<Column>('name');
  const placed = state.table.columns.value;
  const reachable = placed.some(({ column }) => column === reached.value) ? reached.value : 'name';

  function onKeyDown(event: KeyboardEvent, at: number): void {
    const target = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: placed.length - 1 }[event.key];
    const column = target === undefined ? undefined : placed[target]?.column;
    if (!column) return;
    event.preventDefault();
    reached.value = column;
    const heads = (event.currentTarget as HTMLElement).closest('tr');
    heads?.querySelector<HTMLElement>(`[data-column="${column}"] .head-button`)?.focus();
  }

  return (
    <tr class="row" aria-rowindex={1}>
      {placed.map(({ column }, at) => {
        const { title, hint } = text.columns[column];
        const sorted = sort?.column === column ? sort.direction : undefined;
        return (
          <th
            key={column}
            class={cellClass(column)}
            scope="col"
            data-column={column}
            aria-sort={sorted ?? 'none'}
          >
            <button
              type="button"
              class="head-button"
              title={`${title}: ${hint}`}
              aria-label={title}
              tabIndex={column === reachable ? 0 : -1}
              onClick={() => state.sortBy(column)}
              onFocus={() => {
                reached.value = column;
              }}
              onKeyDown={(event) => onKeyDown(event, at)}
            >
              <span class="head-title">{briefTitle(column, text)}</span>
              {sorted && <SortMark direction={sorted} />}
            </button>
            {column === 'name' ? (
              <button
                type="button"
                id="table-menu"
                class="tool"
                aria-haspopup="menu"
                aria-label={text.columnsMenu}
                title={text.columnsMenu}
                onClick={(event) => openMenu(event.currentTarget)}
              >
                <ToolIcon name="columns" />
              </button>
            ) : (
              <Edge state={state} placed={placed} column={column} isReachable={column === reachable} />
            )}
          </th>
        );
      })}
    </tr>
  );
}

const briefTitle = (
  column: Column,
  { columns, briefTitles }: PanelState['wording']['text']['table'],
): string => (column === 'findings' ? briefTitles.findings : columns[column].title);

const SortMark = ({ direction }: { direction: 'ascending' | 'descending' }) => (
  <svg class="sort-mark" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
    <path d={direction === 'ascending' ? 'M1 6 4 2l3 4z' : 'M1 2h6L4 6z'} />
  </svg>
);

/** The edge before a column. Dragged, it makes the column wider and the one before it narrower, or the other way round. */
function Edge(props: {
  state: PanelState;
  placed: readonly PlacedColumn[];
  column: OtherColumn;
  isReachable: boolean;
}) {
  const { state, placed, column, isReachable } = props;
  const { choice } = state.table;
  const text = state.wording.text.table;
  const drag = useRef<{ readonly x: number; readonly placed: readonly PlacedColumn[] } | undefined>(
    undefined,
  );
  const widthIn = (columns: readonly PlacedColumn[]) =>
    columns.find((one) => one.column === column)?.width ?? 0;
  const { least, most } = widthRange(placed, column);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.shiftKey ? 4 * STEP : STEP;
    const width = widthIn(placed);
    const wanted = { ArrowLeft: width + step, ArrowRight: width - step, Home: least, End: most }[event.key];
    if (wanted !== undefined) choice.setWidths(moveEdge(placed, column, wanted));
    else if (event.key === 'Enter') choice.resetWidths(besideEdge(placed, column));
    else return;
    event.preventDefault();
  }

  return (
    <hr
      class="edge"
      aria-orientation="vertical"
      aria-label={text.edge(text.columns[column].title)}
      title={text.edgeHint}
      aria-valuenow={widthIn(placed)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={isReachable ? 0 : -1}
      onKeyDown={onKeyDown}
      onDblClick={() => choice.resetWidths(besideEdge(placed, column))}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, placed };
      }}
      onPointerMove={({ clientX }) => {
        const began = drag.current;
        if (began)
          choice.setWidths(moveEdge(began.placed, column, widthIn(began.placed) + began.x - clientX));
      }}
      onLostPointerCapture={() => {
        drag.current = undefined;
      }}
    />
  );
}
