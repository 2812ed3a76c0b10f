/**
 * A number of bytes and how it is known. `measured`: a producer recorded it as sent. `derived`: arithmetic on
 * recorded figures. `estimated`: a model's figure whose truth lies within `low..high`. `unknown` is a case of
 * its own, never a zero in disguise.
 */
export type Bytes =
  | { readonly how: 'measured' | 'derived'; readonly bytes: number }
  | { readonly how: 'estimated'; readonly bytes: number; readonly low: number; readonly high: number }
  | { readonly how: 'unknown' };

export const UNKNOWN: Bytes = { how: 'unknown' };

/** Bytes as a producer recorded them. */
export const measured = (bytes: number): Bytes => ({ how: 'measured', bytes });

/** Bytes that follow by arithmetic from recorded figures. */
export const derived = (bytes: number): Bytes => ({ how: 'derived', bytes });

/** A model's figure; `low` and `high` (bytes) must hold the truth. */
export const estimated = (bytes: number, low: number, high: number): Bytes => ({
  how: 'estimated',
  bytes,
  low,
  high,
});

/** The least and the most that `value` can be, in bytes; undefined where nothing is known. */
export function rangeOf(value: Bytes): { low: number; bytes: number; high: number } | undefined {
  if (value.how === 'unknown') return undefined;
  if (value.how === 'estimated') return value;
  return { low: value.bytes, bytes: value.bytes, high: value.bytes };
}

/** `value` with each of its figures changed by `change`, which keeps their order: what was exact is derived. */
export function changed(value: Bytes, change: (bytes: number) => number): Bytes {
  if (value.how === 'unknown') return UNKNOWN;
  if (value.how !== 'estimated') return derived(change(value.bytes));
  return estimated(change(value.bytes), change(value.low), change(value.high));
}

/** `a − b`: derived where both are exact, estimated with the widest range where one is, unknown otherwise. */
export function subtract(a: Bytes, b: Bytes): Bytes {
  const from = rangeOf(a);
  const what = rangeOf(b);
  if (!from || !what) return UNKNOWN;
  const bytes = from.bytes - what.bytes;
  if (a.how !== 'estimated' && b.how !== 'estimated') return derived(bytes);
  return estimated(bytes, from.low - what.high, from.high - what.low);
}
