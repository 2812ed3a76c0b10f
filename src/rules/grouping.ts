import type { Traced } from './rule.ts';

/** What rules on the whole capture kept, by a key, in order. */
export function groupedBy<T>(
  traces: readonly Traced<T>[],
  keyOf: (traced: Traced<T>) => string,
): Map<string, Traced<T>[]> {
  const groups = new Map<string, Traced<T>[]>();
  for (const traced of traces) {
    const key = keyOf(traced);
    const group = groups.get(key);
    if (group) group.push(traced);
    else groups.set(key, [traced]);
  }
  return groups;
}

/** The key by which exchanges of one URL come together, whatever their methods. */
export const byUrl = ({ url }: Traced<unknown>): string => url;
