import type { RequestFields } from '../http/message.ts';
import type { Examined } from './stored-response.ts';

/** The latest response of each variant, found by what a request asks for (RFC 9111 §4.1). */
export interface Variants<T extends Examined> {
  put(full: T): void;
  /** The latest response whose Vary fields have, in `asked`, the values that they had in its own request. */
  of(asked: RequestFields): T | undefined;
  /** The latest response of any variant. */
  latest(): T | undefined;
}

/** Servers send one set of Vary names for a resource, or a few; more than this many are not kept apart. */
const MOST_SETS = 32;

interface Placed<T> {
  readonly full: T;
  readonly order: number;
}

/** Starts an empty index. */
export function createVariants<T extends Examined>(): Variants<T> {
  /** By the names in Vary, then by their values in the request. */
  const sets = new Map<string, { names: readonly string[]; byValues: Map<string, Placed<T>> }>();
  let last: Placed<T> | undefined;

  return {
    put(full) {
      const names = full.response.vary;
      last = { full, order: (last?.order ?? 0) + 1 };
      // No request can be known to match it (RFC 9111 §4.1).
      if (names.includes('*')) return;
      const key = names.toSorted().join(',');
      const set = sets.get(key) ?? { names: names.toSorted(), byValues: new Map<string, Placed<T>>() };
      sets.delete(key);
      sets.set(key, set);
      set.byValues.set(valuesIn(full.request, set.names), last);
      const [oldest] = sets.keys();
      if (sets.size > MOST_SETS && oldest !== undefined) sets.delete(oldest);
    },
    of(asked) {
      let found: Placed<T> | undefined;
      for (const { names, byValues } of sets.values()) {
        const placed = byValues.get(valuesIn(asked, names));
        if (placed && placed.order > (found?.order ?? 0)) found = placed;
      }
      return found?.full;
    },
    latest: () => last?.full,
  };
}

/** The request's values of these fields, with the white space around commas made equal. */
const valuesIn = (request: RequestFields, names: readonly string[]): string =>
  JSON.stringify(names.map((name) => request.lines.value(name)?.replaceAll(/\s*,\s*/g, ', ') ?? null));
