/** What a string of a report belongs to: the name it stands under and the object that holds it. */
export interface Place {
  readonly key: string;
  readonly owner: Readonly<Record<string, unknown>>;
}

/** Names whose strings are ours: codes, enumerated words, times that we wrote, links to the standards. */
const OURS = new Set([
  'action',
  'after',
  'body',
  'code',
  'endedAt',
  'fields',
  'how',
  'level',
  'profile',
  'rule',
  'source',
  'spec',
  'startedAt',
  'tool',
  'type',
  'validator',
]);

/**
 * `part` of a report after `change` has passed over every string that can hold text from the capture. What that has
 * changed is copied, all else is shared with `part`: a report is mostly figures, and copying them takes longer than
 * looking for text. A name that is not known to be ours counts as the capture's, so that what is added to the report
 * later is covered as well.
 */
export function changeText<Part extends object>(
  part: Part,
  change: (text: string, place: Place) => string,
): Part {
  const changed = (value: unknown, key: string, owner: Place['owner']): unknown => {
    if (typeof value === 'string') return change(value, { key, owner });
    if (Array.isArray(value)) return changedItems(value, (item) => changed(item, key, owner));
    if (!isRecord(value)) return value;
    return changedMembers(value, (inner, name) => (OURS.has(name) ? inner : changed(inner, name, value)));
  };
  return changed(part, '', {}) as Part;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The list itself where none of its items is another than before. */
function changedItems(list: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let at = 0; at < list.length; at++) {
    const item = change(list[at]);
    if (item !== list[at]) copy ??= list.slice();
    if (copy) copy[at] = item;
  }
  return copy ?? list;
}

/** The object itself where none of its members is another than before. */
function changedMembers(
  owner: Readonly<Record<string, unknown>>,
  change: (value: unknown, name: string) => unknown,
): Readonly<Record<string, unknown>> {
  let others: Map<string, unknown> | undefined;
  for (const name of Object.keys(owner)) {
    const value = change(owner[name], name);
    if (value !== owner[name]) others = (others ?? new Map()).set(name, value);
  }
  if (!others) return owner;
  const replaced = others;
  return Object.fromEntries(
    Object.entries(owner).map(([name, value]) => [name, replaced.has(name) ? replaced.get(name) : value]),
  );
}
