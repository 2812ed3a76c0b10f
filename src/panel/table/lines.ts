import type { ResourceRow } from '../../desk/contract.ts';
import type { Group } from './grouping.ts';

/** A line of the table: a resource, or the head of a group. */
export type Line =
  | {
      readonly kind: 'resource';
      readonly row: ResourceRow;
      /** The key of the group in which it stands; undefined where there are no groups. */
      readonly group: string | undefined;
    }
  | { readonly kind: 'group'; readonly group: Group; readonly isOpen: boolean };

/** Whether two lines, of two times, are of the same group or of the same resource in the same group. */
export function isSameLine(one: Line, other: Line): boolean {
  if (one.kind === 'group') return other.kind === 'group' && one.group.key === other.group.key;
  return other.kind === 'resource' && one.row.id === other.row.id && one.group === other.group;
}

/** A line for each row, the very one there was before where it is that of the same row at the same place. */
export const linesOf = (rows: readonly ResourceRow[], before: readonly Line[] = []): readonly Line[] =>
  rows.map((row, place) => {
    const there = before[place];
    return there?.kind === 'resource' && there.row === row && there.group === undefined
      ? there
      : { kind: 'resource', row, group: undefined };
  });

/** A line for each group's head, and behind those that are open one for each of their rows. */
export function linesOfGroups(groups: readonly Group[], closed: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = [];
  for (const group of groups) {
    const isOpen = !closed.has(group.key);
    lines.push({ kind: 'group', group, isOpen });
    if (isOpen) for (const row of group.rows) lines.push({ kind: 'resource', row, group: group.key });
  }
  return lines;
}

/** The place of the head of the group in which a line stands; -1 where there is none. */
export function headAbove(lines: readonly Line[], index: number): number {
  for (let at = index; at >= 0; at--) if (lines[at]?.kind === 'group') return at;
  return -1;
}

/** The place of a line in lines that were changed, looked for first where it was before; -1 where it is gone. */
export function placeOf(line: Line, lines: readonly Line[], before: number): number {
  const there = lines[before];
  return there && isSameLine(there, line) ? before : lines.findIndex((other) => isSameLine(other, line));
}

/**
 * By how many lines what was at `anchor` has moved. Where that line is gone, the next one behind it that is still there
 * takes its place; 0 where none of the next hundred is.
 */
export function shiftOf(anchor: number, before: readonly Line[], after: readonly Line[]): number {
  if (before === after) return 0;
  for (let at = anchor; at < Math.min(before.length, anchor + 100); at++) {
    const line = before[at];
    const now = line ? placeOf(line, after, at) : -1;
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
