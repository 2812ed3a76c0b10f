import { type FieldLines, fieldValue } from '../http/fields.ts';
import { evenlySpaced } from '../http/lists.ts';
import type { RequestFields } from '../http/message.ts';
import type { Examined } from './stored-response.ts';

/** The latest response of each variant, to be found by what a request asks for (RFC 9111 §4.1). */
export interface Variants<T extends Examined> {
  /** By the names in Vary, then by their values in the request. */
  readonly sets: Map<
    string,
    { readonly names: readonly string[]; readonly byValues: Map<string, Placed<T>> }
  >;
  /** The latest response of any variant. */
  last: Placed<T> | undefined;
}

interface Placed<T> {
  readonly full: T;
  readonly order: number;
}

/** Servers send one set of Vary names for a resource, or a few; more than this many are not kept apart. */
const MOST_SETS = 32;

/** Starts an empty index. */
export const startVariants = <T extends Examined>(): Variants<T> => ({ sets: new Map(), last: undefined });

/** Puts a response in place of the earlier one of its variant. */
export function addVariant<T extends Examined>(variants: Variants<T>, full: T): void {
  const { sets } = variants;
  const { vary } = full.response;
  const placed = { full, order: (variants.last?.order ?? 0) + 1 };
  variants.last = placed;
  // No request can be known to match it (RFC 9111 §4.1).
  if (vary.includes('*')) return;
  // A name that is listed thousands of times would make a key of as many long values.
  const names = vary.length < 2 ? vary : [...new Set(vary)].sort();
  const key = names.join(',');
  const set = sets.get(key) ?? { names, byValues: new Map<string, Placed<T>>() };
  sets.delete(key);
  sets.set(key, set);
  set.byValues.set(valuesIn(full.request, set.names), placed);
  const [oldest] = sets.keys();
  if (sets.size > MOST_SETS && oldest !== undefined) sets.delete(oldest);
}

/** The latest response whose Vary fields have, in `asked`, the values that they had in its own request. */
export function latestFor<T extends Examined>(
  variants: Variants<T> | undefined,
  asked: RequestFields,
): T | undefined {
  let found: Placed<T> | undefined;
  for (const { names, byValues } of variants?.sets.values() ?? []) {
    const placed = byValues.get(valuesIn(asked, names));
    if (placed && placed.order > (found?.order ?? 0)) found = placed;
  }
  return found?.full;
}

/** The request's values of these fields as one text, each with its length, so that no two lists of values share one. */
function valuesIn({ lines }: RequestFields, names: readonly string[]): string {
  let values = '';
  const lookUp = names.length > MOST_LOOKED_FOR ? indexed(lines) : (name: string) => fieldValue(lines, name);
  for (const name of names) {
    const value = lookUp(name);
    const text = value === null ? null : evenlySpaced(value);
    values += text === null ? '- ' : `${text.length} ${text}`;
  }
  return values;
}

/** From here on an index costs less than looking through the lines for each name. */
const MOST_LOOKED_FOR = 32;

/** The same as `fieldValue` for one message, whose lines are looked through once. */
function indexed({ fields, names }: FieldLines): (name: string) => string | null {
  const values = new Map<string, string>();
  names.forEach((name, at) => {
    const before = values.get(name);
    const value = fields[at]?.[1].trim() ?? '';
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  });
  return (name) => values.get(name) ?? null;
}
