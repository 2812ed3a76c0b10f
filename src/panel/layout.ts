/** The columns of the resource table, in the order in which they stand. */
export const COLUMNS = [
  'name',
  'seen',
  'last',
  'policy',
  'validator',
  'transferred',
  'saved',
  'faults',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The least width of each column, px, and its share of what is left over. */
const widths: Record<Column, { readonly least: number; readonly share: number }> = {
  name: { least: 110, share: 5 },
  seen: { least: 84, share: 0 },
  last: { least: 68, share: 0 },
  policy: { least: 104, share: 3 },
  validator: { least: 84, share: 2 },
  transferred: { least: 84, share: 0 },
  saved: { least: 76, share: 0 },
  faults: { least: 48, share: 0 },
};

/** Which column goes first when the table gets narrower. The others always stay. */
const DROPPED: readonly Column[] = ['validator', 'policy', 'last', 'transferred', 'seen'];

/** Below this width the details take the place of the table, px. */
const NARROW = 700;
/** Below this height rows of controls are spared: the summary gives way to details in the table's place, px. */
const LOW = 480;
/** Below this width the summary leaves ranges to the tooltips, px. */
const TIGHT = 640;
/** Below this width the filter leaves the toolbar, px. */
const CROWDED = 480;
/** From this width on the toolbar's buttons have words, px. */
const WORDS = 620;
/** The width that the 304 check wants beside the table, px. */
const DETAILS = { least: 400, share: 0.56 };

const leastWidth = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + widths[column].least, 0);

/** The columns that fit into `width` px, dropped one by one in a fixed order. */
export function columnsThatFit(width: number): readonly Column[] {
  let columns: readonly Column[] = COLUMNS;
  for (const dropped of DROPPED) {
    if (leastWidth(columns) <= width) return columns;
    columns = columns.filter((column) => column !== dropped);
  }
  return columns;
}

/** The CSS track list of a row with these columns. */
export const tracksOf = (columns: readonly Column[]): string =>
  columns
    .map((column) => {
      const { least, share } = widths[column];
      if (column === 'name') return `minmax(0, ${share}fr)`;
      return share > 0 ? `minmax(${least}px, ${share}fr)` : `${least}px`;
    })
    .join(' ');

/** The width that the types want in a line of their own, and the toolbar's with the types beside the filter, px. */
const TYPES = { below: 520, beside: 1_250 };

export interface Layout {
  /** Where the types to show are chosen: beside the filter, in a line of their own, or in a menu. */
  readonly types: 'beside' | 'below' | 'menu';
  /** The filter has a line of its own, with the menu of types. */
  readonly filterBelow: boolean;
  /** The toolbar has room for words. */
  readonly words: boolean;
  /** The summary has room for ranges. */
  readonly wide: boolean;
  /** The details take the table's place. */
  readonly narrow: boolean;
  /** The summary gives way to the details: one line of it is seen at a time. */
  readonly brief: boolean;
  /** Width of the details beside the table, px. */
  readonly detailsWidth: number;
  readonly columns: readonly Column[];
}

/** How the panel divides `width` × `height` px when the details are open or closed. */
export function layoutFor(size: { width: number; height: number }, open: boolean): Layout {
  const narrow = size.width < NARROW;
  const detailsWidth = Math.round(Math.max(DETAILS.least, size.width * DETAILS.share));
  const tableWidth = open && !narrow ? size.width - detailsWidth : size.width;
  const low = size.height < LOW;
  const typesInMenu = low || size.width < TYPES.below;
  return {
    types: size.width >= TYPES.beside ? 'beside' : typesInMenu ? 'menu' : 'below',
    filterBelow: size.width < CROWDED,
    words: size.width >= WORDS,
    wide: size.width >= TIGHT,
    narrow,
    brief: open && narrow && low,
    detailsWidth,
    columns: columnsThatFit(tableWidth),
  };
}
