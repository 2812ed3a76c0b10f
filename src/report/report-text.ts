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
 * A copy of `part` of a report in which `change` has passed over every string that can hold text from the
 * capture. A name that is not known to be ours counts as the capture's, so that what is added to the report
 * later is covered as well.
 */
export function changeText<Part extends object>(
  part: Part,
  change: (text: string, place: Place) => string,
): Part {
  const changed = (value: unknown, place: Place): unknown => {
    if (typeof value === 'string') return change(value, place);
    if (Array.isArray(value)) return value.map((item) => changed(item, place));
    if (typeof value !== 'object' || value === null) return value;
    const owner = Object.fromEntries(Object.entries(value));
    return Object.fromEntries(
      Object.entries(owner).map(([key, inner]) => [
        key,
        OURS.has(key) ? inner : changed(inner, { key, owner }),
      ]),
    );
  };
  return changed(part, { key: '', owner: {} }) as Part;
}
