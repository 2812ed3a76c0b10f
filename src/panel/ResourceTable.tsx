import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ResourceRow } from '../desk/contract.ts';
import { visible } from '../messages/visible.ts';
import { cells } from './cells.tsx';
import { Empty } from './Empty.tsx';
import { type Column, tracksOf } from './layout.ts';
import { visibleRow } from './rows.ts';
import type { PanelState } from './state.ts';
import { ROW_HEIGHT, rowsInView, scrollToRow } from './windowing.ts';

const FIGURES: ReadonlySet<Column> = new Set(['transferred', 'saved', 'faults']);

const cellClass = (column: Column): string =>
  FIGURES.has(column) ? `cell cell-${column} figure` : `cell cell-${column}`;

/** The resources, one a row. Only the rows in view are drawn. */
export function ResourceTable({ state }: { state: PanelState }) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useSignal({ scrollTop: 0, height: 600 });
  const rows = state.shown.value;
  const { columns } = state.layout.value;
  const { first, end } = rowsInView(view.value, rows.length);
  const currentId = state.current.value?.id;
  const currentIndex = rows.findIndex(({ id }) => id === currentId);
  const tracks = { gridTemplateColumns: tracksOf(columns) };

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => {
      view.value = { scrollTop: element.scrollTop, height: element.clientHeight - ROW_HEIGHT };
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [view]);

  function moveTo(index: number): void {
    state.moveTo(index);
    const within = Math.max(0, Math.min(index, rows.length - 1));
    scroller.current?.scrollTo({ top: scrollToRow(view.value, within) });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const target = moveFor(event.key, currentIndex, rows.length, Math.floor(view.value.height / ROW_HEIGHT));
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' && currentId !== undefined) state.open(currentId);
    else return;
    event.preventDefault();
  }

  function onClick({ target }: MouseEvent): void {
    const clicked = target instanceof Element ? target.closest('tr[data-index]') : null;
    const row = rows[Number(clicked?.getAttribute('data-index') ?? -1)];
    if (row) state.open(row.id);
  }

  return (
    <div class="table">
      <div class="scroller" ref={scroller}>
        <table
          id="resources"
          role="grid"
          tabIndex={0}
          aria-label={state.wording.text.table.name}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          aria-activedescendant={
            currentIndex >= first && currentIndex < end ? `row-${currentIndex}` : undefined
          }
          onKeyDown={onKeyDown}
          onClick={onClick}
        >
          <Header state={state} tracks={tracks} />
          <tbody style={{ height: `${rows.length * ROW_HEIGHT}px`, paddingTop: `${first * ROW_HEIGHT}px` }}>
            {rows.slice(first, end).map((row, offset) => (
              <Row
                key={row.id}
                state={state}
                row={row}
                index={first + offset}
                selected={row.id === currentId}
                tracks={tracks}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Empty state={state} />
    </div>
  );
}

/** The row that a key leads to; undefined where the key leads nowhere. */
export function moveFor(key: string, from: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'PageDown':
      return Math.min(Math.max(from, 0) + page, count - 1);
    case 'PageUp':
      return Math.max(from - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

type Tracks = { gridTemplateColumns: string };

function Header({ state, tracks }: { state: PanelState; tracks: Tracks }) {
  const sort = state.sort.value;
  return (
    <thead>
      <tr class="row" aria-rowindex={1} style={tracks}>
        {state.layout.value.columns.map((column) => {
          const { title, hint } = state.wording.text.table.columns[column];
          const sorted = sort?.column === column ? sort.direction : undefined;
          return (
            <th
              key={column}
              class={cellClass(column)}
              scope="col"
              data-column={column}
              aria-sort={sorted ?? 'none'}
            >
              <button type="button" class="head-button" title={hint} onClick={() => state.sortBy(column)}>
                <span class="head-title">{title}</span>
                {sorted && <SortMark direction={sorted} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const SortMark = ({ direction }: { direction: 'ascending' | 'descending' }) => (
  <svg class="sort-mark" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
    <path d={direction === 'ascending' ? 'M1 6 4 2l3 4z' : 'M1 2h6L4 6z'} />
  </svg>
);

function Row(props: {
  state: PanelState;
  row: ResourceRow;
  index: number;
  selected: boolean;
  tracks: Tracks;
}) {
  const { state, row, index, selected, tracks } = props;
  const drawn = visibleRow(row);
  const mainHost = visible(state.desk.overview.value?.mainHost ?? '');
  return (
    <tr
      id={`row-${index}`}
      class={selected ? 'row row-selected' : 'row'}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-resource-url={row.url}
      data-resource-method={row.method}
      data-exchanges={row.exchanges.length}
      style={tracks}
    >
      {state.layout.value.columns.map((column) => (
        <td key={column} class={cellClass(column)} data-column={column}>
          {cells[column](drawn, state.wording, mainHost)}
        </td>
      ))}
    </tr>
  );
}
