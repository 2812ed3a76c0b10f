/** The columns of the resource table, in the order in which they stand. */
export const COLUMNS = [
  'name',
  'host',
  'type',
  'seen',
  'last',
  'policy',
  'validator',
  'transferred',
  'saved',
  'avoidable',
  'findings',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The columns that can be hidden and made wider; the name stays, and takes what the others leave. */
export type OtherColumn = Exclude<Column, 'name'>;
export const OTHER_COLUMNS = COLUMNS.filter((column): column is OtherColumn => column !== 'name');

/** The columns that are shown until somebody asks for others. */
export const SHOWN_AT_FIRST: ReadonlySet<Column> = new Set(
  COLUMNS.filter((column) => column !== 'host' && column !== 'type' && column !== 'last'),
);

/** Columns of figures, which stand together at the end. */
export const FIGURES: ReadonlySet<Column> = new Set(['transferred', 'saved', 'avoidable', 'findings']);

/** Widths that a person has chosen, px. */
export type Widths = Readonly<Partial<Record<OtherColumn, number>>>;

/** The width in which a column is easily read, px, and its share of what is left over. */
const usual: Record<Column, { readonly least: number; readonly share: number }> = {
  name: { least: 110, share: 5 },
  host: { least: 90, share: 2 },
  type: { least: 60, share: 0 },
  seen: { least: 84, share: 0 },
  last: { least: 68, share: 0 },
  policy: { least: 104, share: 2 },
  validator: { least: 84, share: 2 },
  transferred: { least: 94, share: 0.5 },
  saved: { least: 86, share: 0.5 },
  avoidable: { least: 76, share: 0.4 },
  findings: { least: 40, share: 0 },
};

/** No column is made narrower, px. */
export const NARROWEST = 40;
/** And none wider. */
export const WIDEST = 2_000;

/** Which column goes first when the table gets narrower. The others always stay. */
const DROPPED: readonly Column[] = [
  'host',
  'type',
  'last',
  'validator',
  'policy',
  'transferred',
  'avoidable',
  'seen',
];

/** A column where it stands, and how wide it is, px. */
export interface PlacedColumn {
  readonly column: Column;
  readonly width: number;
}

const leastOf = (column: Column, widths: Widths): number =>
  column === 'name'
    ? usual.name.least
    : Math.min(widths[column] ?? Number.POSITIVE_INFINITY, usual[column].least);

const sumOver = (columns: readonly Column[], figure: (column: Column) => number): number =>
  columns.reduce((sum, column) => sum + figure(column), 0);

/** Those of the wanted columns that fit into `width` px, dropped one by one in a fixed order. */
export function columnsThatFit(
  width: number,
  wanted: readonly Column[],
  widths: Widths = {},
): readonly Column[] {
  let columns = wanted;
  for (const dropped of DROPPED) {
    if (sumOver(columns, (column) => leastOf(column, widths)) <= width) return columns;
    columns = columns.filter((column) => column !== dropped);
  }
  return columns;
}

/**
 * The columns that fit, with their widths, which sum up to `width`. Beyond what each needs, chosen widths are granted as far
 * as there is room; what then remains is shared by the columns whose width nobody chose, the name among them.
 */
export function placeColumns(
  width: number,
  wanted: readonly Column[],
  widths: Widths,
): readonly PlacedColumn[] {
  const columns = columnsThatFit(width, wanted, widths);
  const room = Math.max(0, width - sumOver(columns, (column) => leastOf(column, widths)));
  const askedBy = (column: Column) =>
    column === 'name' ? 0 : Math.max(0, (widths[column] ?? 0) - usual[column].least);
  const asked = sumOver(columns, askedBy);
  const granted = asked > room ? room / asked : 1;
  const left = room - asked * granted;
  const shareOf = (column: Column) =>
    column !== 'name' && widths[column] !== undefined ? 0 : usual[column].share;
  const shares = sumOver(columns, shareOf);
  const others = columns
    .filter((column) => column !== 'name')
    .map((column) => ({
      column,
      width: Math.floor(
        leastOf(column, widths) + askedBy(column) * granted + (left * shareOf(column)) / shares,
      ),
    }));
  const name = Math.max(0, width - others.reduce((sum, placed) => sum + placed.width, 0));
  return columns.map(
    (column) => others.find((placed) => placed.column === column) ?? { column, width: name },
  );
}

/** The CSS track list of a row with these columns; the name gives way to a scroll bar. */
export const tracksOf = (placed: readonly PlacedColumn[]): string =>
  placed.map(({ column, width }) => (column === 'name' ? 'minmax(0, 1fr)' : `${width}px`)).join(' ');

/** The columns on both sides of the edge before a column. */
export function besideEdge(placed: readonly PlacedColumn[], column: OtherColumn): readonly Column[] {
  const at = placed.findIndex((one) => one.column === column);
  return placed.slice(Math.max(0, at - 1), at + 1).map((one) => one.column);
}

/** How wide a column can be made by moving the edge before it, px. */
export function widthRange(
  placed: readonly PlacedColumn[],
  column: OtherColumn,
): { least: number; most: number } {
  const at = placed.findIndex((one) => one.column === column);
  const [before, own] = [placed[at - 1], placed[at]];
  if (!before || !own) return { least: NARROWEST, most: NARROWEST };
  const least = before.column === 'name' ? usual.name.least : NARROWEST;
  return { least: Math.min(NARROWEST, own.width), most: own.width + Math.max(0, before.width - least) };
}

/** The widths behind a move of the edge before a column, which makes it so wide; the column before it gives or takes. */
export function moveEdge(placed: readonly PlacedColumn[], column: OtherColumn, wanted: number): Widths {
  const at = placed.findIndex((one) => one.column === column);
  const [before, own] = [placed[at - 1], placed[at]];
  if (!before || !own) return {};
  const { least, most } = widthRange(placed, column);
  const width = Math.round(Math.max(least, Math.min(wanted, most)));
  const given = { [column]: width };
  return before.column === 'name' ? given : { ...given, [before.column]: before.width + own.width - width };
}
