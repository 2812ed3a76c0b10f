import { remembered } from '../exchange/remembered.ts';
import { fieldValue } from '../http/fields.ts';
import type { ResponseFields } from '../http/message.ts';

// The ages that responses had when Chrome validated them, in hours: a tenth of all lies between two neighbours. The
// figures are Lighthouse's and the DevTools insight's, from Chrome's metrics of 2017.
const DECILES = [0, 0.2, 1, 3, 8, 12, 24, 48, 72, 168, 8_760, Number.POSITIVE_INFINITY];

/** The statuses that the insight looks at. */
export const LOOKED_AT: ReadonlySet<number> = new Set([200, 203, 206]);

/** From here on the insight takes a lifetime for long enough, s. */
const LONG_ENOUGH = 30 * 86_400;

/**
 * How likely a later use falls within a lifetime of so many seconds, from 0 to 1, by the model of Lighthouse and of the
 * DevTools insight "Use efficient cache lifetimes".
 */
export function hitProbability(lifetimeSeconds: number): number {
  const hours = lifetimeSeconds / 3_600;
  const upper = DECILES.findIndex((decile) => decile >= hours);
  if (upper <= 0) return 0;
  if (upper === DECILES.length - 1) return 1;
  const [from = 0, to = 0] = [DECILES[upper - 1], DECILES[upper]];
  return (upper - 1 + (hours - from) / (to - from)) / 10;
}

/** The share of a transfer of so many bytes that the model counts as wasted on later visits, not rounded. */
export const wastedBytes = (lifetimeSeconds: number, bytes: number): number =>
  (1 - hitProbability(lifetimeSeconds)) * bytes;

/**
 * The lifetime that the insight reads in a response, in seconds: null where it finds none, which it counts as 0;
 * `passed-over` where it does not look at the response: it opts out of caching or lives long enough; `unknown` where only
 * the time it was received (ms since the epoch) could tell. It knows names of directives in lower case only, no quoted
 * argument and no s-maxage. Of two directives the last one holds.
 */
export function insightLifetime(
  { lines, expires }: Pick<ResponseFields, 'lines' | 'expires'>,
  receivedAt: number | null,
): number | null | 'passed-over' | 'unknown' {
  const cacheControl = fieldValue(lines, 'cache-control');
  if (!cacheControl && fieldValue(lines, 'pragma')?.includes('no-cache')) return 'passed-over';
  const maxAge = maxAgeUnlessOptedOut(cacheControl ?? '');
  if (maxAge === 'passed-over') return maxAge;
  if (maxAge === null && expires === null) return null;
  if (maxAge === null && expires !== 'invalid' && receivedAt === null) return 'unknown';
  const seconds = maxAge ?? secondsUntil(expires, receivedAt);
  return seconds > 0 && seconds < LONG_ENOUGH ? seconds : 'passed-over';
}

const OPTS_OUT = new Set(['must-revalidate', 'no-cache', 'no-store', 'private']);

const maxAgeUnlessOptedOut = remembered((cacheControl: string): number | null | 'passed-over' => {
  let maxAge: number | null = null;
  for (const directive of cacheControl.split(',')) {
    const [name = '', argument = ''] = directive.split('=', 2).map((part) => part.trim());
    if (OPTS_OUT.has(name)) return 'passed-over';
    const seconds = name === 'max-age' ? Number.parseInt(argument, 10) : Number.NaN;
    if (!Number.isNaN(seconds)) maxAge = seconds;
  }
  return maxAge;
});

const secondsUntil = (expires: ResponseFields['expires'], receivedAt: number | null): number =>
  typeof expires === 'number' ? Math.ceil((expires - (receivedAt ?? 0)) / 1000) : 0;
