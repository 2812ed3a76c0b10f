import type { Bytes } from '../exchange/bytes.ts';
import { count, emptyTally, type Tally } from '../savings/tally.ts';

/**
 * A figure and the range that holds the truth. `value` is null where it is not known, `low` or `high` where there is no
 * such bound; all three are equal where the figure is exact.
 */
export interface Quantity {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Which way a change went; `cannot-tell` where the reports do not decide it. */
export type Verdict = 'better' | 'worse' | 'same' | 'cannot-tell';

/**
 * Why there is no verdict. `unknown`: a figure is not known, or not to its end. `ranges-overlap`: estimates whose ranges
 * have a part in common. `other-requests`: the captures hold other requests, or began with another cache. `other-pages`:
 * they hold other pages. `other-size`: a full response costs, or may cost, something else, and what it saved with it.
 * `not-recommended`: neither is what is recommended, and neither is nearer to it. `not-seen`: the other capture does not
 * hold what would show it. `judged-otherwise`: the audits had other settings.
 */
export type Undecided =
  | 'unknown'
  | 'ranges-overlap'
  | 'other-requests'
  | 'other-pages'
  | 'other-size'
  | 'not-recommended'
  | 'not-seen'
  | 'judged-otherwise';

/** A verdict, and where there is none, why. */
export interface Judged {
  readonly verdict: Verdict;
  readonly reason?: Undecided;
}

/** A figure before and after. */
export interface Change extends Judged {
  readonly before: Quantity;
  readonly after: Quantity;
  /** After less before. */
  readonly difference: Quantity;
  /** Whether the figures differ by more than they can be off. */
  readonly changed: boolean;
}

/** How two figures are held against each other. */
export interface Standard {
  readonly better: 'less' | 'more';
  /** Differences up to this are none. */
  readonly slack: number;
  /** Why the figures cannot be held against each other; undefined where they can. */
  readonly undecided?: Undecided | undefined;
}

/** Header lines differ by this much from one recording of a response to the next, bytes. */
export const RESPONSE_SLACK = 64;

export const NOT_KNOWN: Quantity = { value: null, low: null, high: null };

/** A figure that is known to the last digit. */
export const exactly = (value: number): Quantity => ({ value, low: value, high: value });

/** What a tally comes to. What is unknown of a cost adds to it; what is unknown of savings may also take away. */
export function quantityOf(tally: Tally, of: 'cost' | 'savings'): Quantity {
  const { exchanges, unknown, measuredBytes, estimatedBytes } = tally;
  if (exchanges > 0 && unknown >= exchanges) return NOT_KNOWN;
  return {
    value: measuredBytes + estimatedBytes.bytes,
    low: unknown > 0 && of === 'savings' ? null : measuredBytes + estimatedBytes.low,
    high: unknown > 0 ? null : measuredBytes + estimatedBytes.high,
  };
}

/** The tally of some figures. */
export function tallyOf(figures: readonly Bytes[]): Tally {
  const tally = emptyTally();
  for (const figure of figures) count(tally, figure);
  return tally;
}

/** The mean of what `count` requests come to; not known where there are none. */
export function meanOf({ value, low, high }: Quantity, count: number): Quantity {
  if (count === 0) return NOT_KNOWN;
  const part = (bound: number | null) => (bound === null ? null : bound / count);
  return { value: part(value), low: part(low), high: part(high) };
}

/** The figure with nothing certain above it, for more may come to it that was not seen. */
export const atLeast = ({ value, low }: Quantity): Quantity => ({ value, low, high: null });

/** Holds two figures against each other. */
export function changeOf(before: Quantity, after: Quantity, standard: Standard): Change {
  const difference = differenceOf(before, after);
  return {
    before,
    after,
    difference,
    ...judged(difference, standard),
    changed:
      difference.value === null ? before.value !== after.value : Math.abs(difference.value) > standard.slack,
  };
}

function differenceOf(before: Quantity, after: Quantity): Quantity {
  const less = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
  return {
    value: less(after.value, before.value),
    low: less(after.low, before.high),
    high: less(after.high, before.low),
  };
}

function judged({ value, low, high }: Quantity, { better, slack, undecided }: Standard): Judged {
  if (undecided) return { verdict: 'cannot-tell', reason: undecided };
  if (value === null) return { verdict: 'cannot-tell', reason: 'unknown' };
  if (low !== null && low > slack) return { verdict: better === 'more' ? 'better' : 'worse' };
  if (high !== null && high < -slack) return { verdict: better === 'less' ? 'better' : 'worse' };
  if (low === null || high === null) return { verdict: 'cannot-tell', reason: 'unknown' };
  return low === high ? { verdict: 'same' } : { verdict: 'cannot-tell', reason: 'ranges-overlap' };
}
