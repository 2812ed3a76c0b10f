import type { ResourceRow } from '../../desk/contract.ts';
import type { Group } from './grouping.ts';

/** A line of the table: a resource, or the head of a group. */
export type Line =
  | {
      readonly kind: 'resource';
      /** Unique in the table, and the same as long as the resource stands in the group. */
      readonly key: string;
      readonly row: ResourceRow;
      /** The key of the group in which it stands; undefined where there are no groups. */
      readonly group: string | undefined;
    }
  | { readonly kind: 'group'; readonly key: string; readonly group: Group; readonly isOpen: boolean };

/** A line for each row. */
export const linesOf = (rows: readonly ResourceRow[]): readonly Line[] =>
  rows.map((row) => ({ kind: 'resource', key: row.id, row, group: undefined }));

/** With the length of the group's key, so that no two pairs of a group and a resource read the same. */
const lineIn = (group: string, row: ResourceRow): Line => ({
  kind: 'resource',
  key: `${group.length} ${group} ${row.id}`,
  row,
  group,
});

/** A line for each group's head, and behind those that are open one for each of their rows. */
export const linesOfGroups = (groups: readonly Group[], closed: ReadonlySet<string>): readonly Line[] =>
  groups.flatMap((group): Line[] => {
    const isOpen = !closed.has(group.key);
    const head: Line = { kind: 'group', key: `group ${group.key}`, group, isOpen };
    return isOpen ? [head, ...group.rows.map((row) => lineIn(group.key, row))] : [head];
  });

/** The place of the head of the group in which a line stands; -1 where there is none. */
export function headAbove(lines: readonly Line[], index: number): number {
  for (let at = index; at >= 0; at--) if (lines[at]?.kind === 'group') return at;
  return -1;
}

/** The place of a line in lines that were changed, by its key, looked for first where it was before; -1 where it is gone. */
export function placeOf(key: string, lines: readonly Line[], before: number): number {
  if (lines[before]?.key === key) return before;
  return lines.findIndex((line) => line.key === key);
}

/**
 * By how many lines what was at `anchor` has moved. Where that line is gone, the next one behind it that is still there
 * takes its place; 0 where none of the next hundred is.
 */
export function shiftOf(anchor: number, before: readonly Line[], after: readonly Line[]): number {
  if (before === after) return 0;
  for (let at = anchor; at < Math.min(before.length, anchor + 100); at++) {
    const line = before[at];
    const now = line ? placeOf(line.key, after, at) : -1;
    if (now >= 0) return now - anchor;
  }
  return 0;
}

/** The line that a key leads to; undefined where the key leads nowhere. */
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
