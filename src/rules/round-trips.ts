import type { Exchange } from '../exchange/exchange.ts';

/** What the 304s of one resource cost in time, as far as it is known; ms. */
export interface RoundTrips {
  /** How many they are, and of how many the wait is known. */
  readonly count: number;
  readonly timed: number;
  /** The sum of the known waits. */
  readonly waitMs: number;
  /** The same where of those that were under way together only the longest counts: the critical path. */
  readonly inTurnMs: number;
  /** Those under way together at last: when the last of them ends, ms since the epoch, and the longest of their waits. */
  readonly group: { readonly until: number; readonly longestMs: number };
}

/** The cost of no 304. */
export const NO_ROUND_TRIPS: RoundTrips = {
  count: 0,
  timed: 0,
  waitMs: 0,
  inTurnMs: 0,
  group: { until: Number.NEGATIVE_INFINITY, longestMs: 0 },
};

/** With one more 304, which began no earlier than the others. Producers record fractions of a ms; whole ones are summed. */
export function withRoundTrip(
  before: RoundTrips,
  { startedAt, durationMs, waitMs: wait }: Pick<Exchange, 'startedAt' | 'durationMs' | 'waitMs'>,
): RoundTrips {
  const { count, timed, waitMs, inTurnMs, group } = before;
  if (wait === null) return { ...before, count: count + 1 };
  const waited = Math.round(wait);
  const start = startedAt ?? group.until;
  const isBeside = start < group.until;
  const longestMs = isBeside ? Math.max(group.longestMs, waited) : waited;
  return {
    count: count + 1,
    timed: timed + 1,
    waitMs: waitMs + waited,
    inTurnMs: inTurnMs + (isBeside ? longestMs - group.longestMs : waited),
    group: { until: Math.max(group.until, start + (durationMs ?? waited)), longestMs },
  };
}
