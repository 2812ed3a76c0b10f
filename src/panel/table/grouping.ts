import type { ResourceRow } from '../../desk/contract.ts';
import { type RowSums, sumRows } from '../../desk/sums.ts';
import { LEVELS } from '../../rules/rule.ts';
import { chipOf } from '../filter/types.ts';

/** By what rows can stand together. */
export const GROUPINGS = ['none', 'host', 'type', 'finding'] as const;
export type Grouping = (typeof GROUPINGS)[number];
type GroupedBy = Exclude<Grouping, 'none'>;

/** Rows that have something in common. */
export interface Group {
  readonly by: GroupedBy;
  /** The host, type or rule; empty for the rows that have none. */
  readonly key: string;
  readonly rows: readonly ResourceRow[];
  readonly sums: RowSums;
}

/** The groups that a row stands in; with several findings it stands in several, and is named again for equal ones. */
const keysOf: Record<GroupedBy, (row: ResourceRow) => readonly string[]> = {
  host: ({ host }) => [host],
  type: (row) => [chipOf(row)],
  finding: ({ findings }) => (findings.length === 0 ? [''] : findings.map(({ rule }) => rule)),
};

/** The groups in the order first seen; those by findings by level, the gravest first. */
export function groupsOf(rows: readonly ResourceRow[], by: GroupedBy): readonly Group[] {
  const rowsByKey = new Map<string, ResourceRow[]>();
  for (const row of rows) {
    for (const key of keysOf[by](row)) {
      const there = rowsByKey.get(key);
      if (!there) rowsByKey.set(key, [row]);
      else if (there.at(-1) !== row) there.push(row);
    }
  }
  const groups = [...rowsByKey].map(([key, own]) => ({
    by,
    key,
    rows: own,
    sums: sumRows(own, by === 'finding' && key !== '' ? key : undefined),
  }));
  return by === 'finding' ? groups.toSorted((a, b) => gravity(a) - gravity(b)) : groups;
}

/** Where the level of a group's rule stands among the levels; behind all where there is no rule. */
function gravity({ key, rows }: Group): number {
  const found = rows[0]?.findings.find(({ rule }) => rule === key);
  return found ? LEVELS.indexOf(found.level) : LEVELS.length;
}
