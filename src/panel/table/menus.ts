import type { ListingFormat } from '../../desk/contract.ts';
import type { PanelState } from '../state.ts';
import { OTHER_COLUMNS } from './columns.ts';
import { GROUPINGS } from './grouping.ts';
import type { MenuPart } from './Menu.tsx';

/** What the heads offer: columns to show, and by what to group. */
export function headsMenu({ wording, table: { choice } }: PanelState): readonly MenuPart[] {
  const text = wording.text.table;
  const shown = new Set(choice.asked.value);
  return [
    {
      title: text.groupBy.title,
      items: GROUPINGS.map((by) => ({
        id: `group-${by}`,
        kind: 'radio',
        label: text.groupBy[by],
        on: choice.grouping.value === by,
        choose: () => choice.groupBy(by),
      })),
    },
    {
      title: text.columnsTitle,
      items: OTHER_COLUMNS.map((column) => ({
        id: `column-${column}`,
        kind: 'checkbox',
        label: text.columns[column].title,
        on: shown.has(column),
        choose: () => choice.show(column, !shown.has(column)),
      })),
    },
    {
      items: [
        { id: 'columns-reset', kind: 'command', label: text.resetColumns, choose: choice.resetColumns },
      ],
    },
  ];
}

const LISTINGS: readonly ListingFormat[] = ['csv', 'markdown'];

/** What the line at a place offers, and all that are shown. */
export function lineMenu({ wording, keys, table, shown }: PanelState, place: number): readonly MenuPart[] {
  const text = wording.text.table;
  const isResource = table.lines.value[place]?.kind === 'resource';
  return [
    {
      items: [
        {
          id: 'copy-url',
          kind: 'command',
          label: text.copyUrl(keys.name('C')),
          disabled: !isResource,
          choose: () => void table.copyUrl(place),
        },
        ...LISTINGS.map((format) => ({
          id: `copy-${format}`,
          kind: 'command' as const,
          label: text.copyShown[format],
          disabled: shown.value.length === 0,
          choose: () => void table.copyShown(format),
        })),
      ],
    },
  ];
}
