import type { Bytes } from '../exchange/bytes.ts';

/** Bytes of many exchanges, kept apart by how well they are known. */
export interface Tally {
  /** Exchanges that were counted, the unknown ones among them. */
  exchanges: number;
  /** Of these, how many have no figure. */
  unknown: number;
  /** Sum over the exchanges whose bytes are measured or derived. */
  measuredBytes: number;
  /** Sum over the exchanges whose bytes are estimated, with the range that holds the truth. */
  estimatedBytes: { bytes: number; low: number; high: number };
}

/** A tally of nothing. */
export const emptyTally = (): Tally => ({
  exchanges: 0,
  unknown: 0,
  measuredBytes: 0,
  estimatedBytes: { bytes: 0, low: 0, high: 0 },
});

/** Counts one exchange's bytes into a tally. */
export function count(tally: Tally, value: Bytes): void {
  tally.exchanges++;
  if (value.how === 'unknown') tally.unknown++;
  else if (value.how === 'estimated') {
    tally.estimatedBytes.bytes += value.bytes;
    tally.estimatedBytes.low += value.low;
    tally.estimatedBytes.high += value.high;
  } else tally.measuredBytes += value.bytes;
}

/** Counts one tally into another. */
export function merge(into: Tally, from: Tally): void {
  into.exchanges += from.exchanges;
  into.unknown += from.unknown;
  into.measuredBytes += from.measuredBytes;
  into.estimatedBytes.bytes += from.estimatedBytes.bytes;
  into.estimatedBytes.low += from.estimatedBytes.low;
  into.estimatedBytes.high += from.estimatedBytes.high;
}
