import { visible } from '../../messages/visible.ts';
import { visibleRow } from '../rows.ts';
import type { PanelState } from '../state.ts';
import { cells, groupCells } from './cells.tsx';
import { FIGURES } from './columns.ts';
import { groupName } from './group-words.ts';
import { cellClass } from './Heads.tsx';
import type { Line } from './lines.ts';

interface Drawn<K extends Line['kind']> {
  readonly state: PanelState;
  readonly line: Extract<Line, { kind: K }>;
  /** Its place among the lines. */
  readonly place: number;
  /** Whether the keyboard is on it. */
  readonly isCurrent: boolean;
}

const rowClass = (isCurrent: boolean, more = ''): string => `row${more}${isCurrent ? ' row-selected' : ''}`;

/** A resource, in a group or not. */
export function ResourceRow({ state, line: { row, group }, place, isCurrent }: Drawn<'resource'>) {
  const columns = state.table.columns.value;
  const drawn = visibleRow(row);
  return (
    <tr
      id={`row-${place}`}
      class={rowClass(isCurrent, group === undefined ? '' : ' row-within')}
      aria-rowindex={place + 2}
      aria-level={group === undefined ? undefined : 2}
      aria-selected={isCurrent}
      data-index={place}
      data-resource-url={row.url}
      data-resource-method={row.method}
      data-exchanges={row.exchanges.length}
    >
      {columns.map(({ column }) => (
        <td key={column} class={cellClass(column)} data-column={column}>
          {cells[column](drawn, state.wording, usualHost(state, drawn.host))}
        </td>
      ))}
    </tr>
  );
}

/** The host that is not said beside a name: the page's, or any where hosts stand elsewhere. */
function usualHost({ desk, table }: PanelState, host: string): string {
  const isElsewhere =
    table.choice.grouping.value === 'host' || table.columns.value.some(({ column }) => column === 'host');
  return isElsewhere ? host : visible(desk.overview.value?.mainHost ?? '');
}

/** The head of a group with its sums; it stays at the top while its rows are scrolled through. */
export function GroupRow({ state, line, place, isCurrent }: Drawn<'group'>) {
  return (
    <tr
      id={`row-${place}`}
      class={rowClass(isCurrent, ' row-group')}
      aria-rowindex={place + 2}
      aria-level={1}
      aria-expanded={line.isOpen}
      aria-selected={isCurrent}
      data-index={place}
      data-group={line.group.key}
    >
      <GroupCells state={state} line={line} />
    </tr>
  );
}

function GroupCells({ state, line: { group, isOpen } }: Pick<Drawn<'group'>, 'state' | 'line'>) {
  const { wording, settings, desk, table } = state;
  const { sums } = group;
  const columns = table.columns.value.map(({ column }) => column);
  const figures = columns.filter((column) => FIGURES.has(column));
  const size = wording.text.table.group.size(group.rows.length, wording.figures.count(group.rows.length));
  const requests = sums ? [wording.text.figures.requests(sums.exchanges)] : [];
  const pages = desk.overview.value?.capture.pages ?? [];
  const name = groupName(group, wording, { rules: settings.rules.value, pages });
  const span = columns.length - figures.length;
  return (
    <>
      <td
        class="cell cell-group"
        data-column="name"
        colSpan={span}
        style={{ gridColumn: `span ${span}` }}
        title={[name, size, ...requests].join('\n')}
      >
        <span class="group-head">
          <svg
            class={isOpen ? 'group-mark group-mark-open' : 'group-mark'}
            width="8"
            height="8"
            viewBox="0 0 8 8"
            aria-hidden="true"
            focusable="false"
          >
            <path d="M2 1v6l4-3z" />
          </svg>
          <span class="group-name">{name}</span>
          <span class="quiet group-size">{size}</span>
        </span>
      </td>
      {figures.map((column) => (
        <td key={column} class={cellClass(column)} data-column={column}>
          {sums && groupCells[column]?.(sums, wording)}
        </td>
      ))}
    </>
  );
}
