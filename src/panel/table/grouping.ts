import type { ResourceRow } from '../../desk/contract.ts';
import { type RowSums, sumRows } from '../../desk/sums.ts';
import { LEVELS } from '../../rules/rule.ts';
import { chipOf } from '../filter/types.ts';

/** By what rows can stand together. */
export const GROUPINGS = ['none', 'host', 'type', 'page', 'finding'] as const;
export type Grouping = (typeof GROUPINGS)[number];
type GroupedBy = Exclude<Grouping, 'none'>;

/** Rows that have something in common. */
export interface Group {
  readonly by: GroupedBy;
  /** The host, type, index of the page, or rule; empty for the rows that have none. */
  readonly key: string;
  readonly rows: readonly ResourceRow[];
  /** Undefined for a page: what a row costs is told of all its exchanges together. */
  readonly sums: RowSums | undefined;
}

/** The groups that a row stands in; with several pages or findings in several, and equal ones may be named again. */
const keysOf: Record<GroupedBy, (row: ResourceRow) => readonly string[]> = {
  host: ({ host }) => [host],
  type: (row) => [chipOf(row)],
  page: ({ exchanges }) => exchanges.map(({ page }) => (page === null ? '' : String(page))),
  finding: ({ findings }) => (findings.length === 0 ? [''] : findings.map(({ rule }) => rule)),
};

/** The groups in the order first seen; pages as they were visited, findings by level, the gravest first. */
export function groupsOf(rows: readonly ResourceRow[], by: GroupedBy): readonly Group[] {
  const rowsByKey = new Map<string, ResourceRow[]>();
  for (const row of rows) {
    for (const key of keysOf[by](row)) {
      const there = rowsByKey.get(key);
      if (!there) rowsByKey.set(key, [row]);
      else if (there.at(-1) !== row) there.push(row);
    }
  }
  const groups = [...rowsByKey].map(([key, own]) => groupOf(by, key, own));
  if (by === 'page') return groups.toSorted((a, b) => visit(a) - visit(b));
  return by === 'finding' ? groups.toSorted((a, b) => gravity(a) - gravity(b)) : groups;
}

/** Sums are made when they are looked at: most heads are never drawn. */
function groupOf(by: GroupedBy, key: string, rows: readonly ResourceRow[]): Group {
  let made: RowSums | undefined;
  return {
    by,
    key,
    rows,
    get sums() {
      if (by !== 'page') made ??= sumRows(rows, by === 'finding' && key !== '' ? key : undefined);
      return made;
    },
  };
}

/** Which visit a group's page was; what was requested for none comes behind. */
const visit = ({ key }: Group): number => (key === '' ? Number.MAX_SAFE_INTEGER : Number(key));

/** Where the level of a group's rule stands among the levels; behind all where there is no rule. */
function gravity({ key, rows }: Group): number {
  const found = rows[0]?.findings.find(({ rule }) => rule === key);
  return found ? LEVELS.indexOf(found.level) : LEVELS.length;
}
