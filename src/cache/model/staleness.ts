import { saysPragmaNoCache } from '../../http/pragma.ts';
import type { CacheMode } from './contract.ts';
import type { Demands } from './demands.ts';
import { ageOf, lifetimeOf } from './freshness.ts';
import type { CacheProfile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';
import type { StoredResponse } from './stored.ts';

/** Whether a stored response may be served as it is, and why. */
export interface Usability {
  readonly use: 'reuse' | 'reuse-while-revalidating' | 'confirm';
  readonly reasons: readonly Reason[];
}

/** What a stored response is good for at a time (ms since the epoch), by RFC 9111 §4.2 and §5.2. */
export function usabilityOf(
  entry: StoredResponse,
  demands: Demands,
  mode: CacheMode,
  at: number,
  profile: CacheProfile,
): Usability {
  const freshness = freshnessAt(entry, at, profile);
  if (mode === 'force-cache' || mode === 'only-if-cached')
    return {
      use: 'reuse',
      reasons: [freshness.isFresh ? freshness.reason : reason('request-mode', { mode })],
    };
  const refusals = [...demandsNotMet(entry, demands, mode, at, profile), ...refusalsOf(entry, profile)];
  if (refusals.length > 0) return { use: 'confirm', reasons: refusals };
  if (freshness.isFresh) return { use: 'reuse', reasons: [freshness.reason] };
  const spare = allowanceFor(entry, demands, freshness, profile);
  return spare ?? { use: 'confirm', reasons: [freshness.reason] };
}

interface Freshness {
  readonly isFresh: boolean;
  readonly reason: Reason;
  readonly age: number;
  /** Seconds since it went stale; 0 where it is fresh. */
  readonly staleFor: number;
}

/** How fresh a stored response is at a time (ms since the epoch). */
export function freshnessAt(entry: StoredResponse, at: number, profile: CacheProfile): Freshness {
  const { seconds, from } = lifetimeOf(entry, profile);
  const age = ageOf(entry, at);
  const staleFor = Math.max(0, age - (seconds ?? 0));
  if (seconds === null) return { isFresh: false, reason: reason('no-lifetime', {}), age, staleFor };
  const figures = { ageSeconds: Math.floor(age), lifetimeSeconds: seconds, from };
  const isFresh = seconds > age;
  return { isFresh, reason: reason(isFresh ? 'fresh' : 'stale', figures), age, staleFor };
}

/** What the request asks for and the stored response does not meet. */
function demandsNotMet(
  entry: StoredResponse,
  { validate, maxAge, minFresh }: Demands,
  mode: CacheMode,
  at: number,
  profile: CacheProfile,
): Reason[] {
  const ageSeconds = Math.floor(ageOf(entry, at));
  const leftSeconds = (lifetimeOf(entry, profile).seconds ?? 0) - ageOf(entry, at);
  const reasons: Reason[] = [];
  if (mode === 'no-cache') reasons.push(reason('request-mode', { mode }));
  if (validate) reasons.push(validate);
  if (maxAge !== null && ageOf(entry, at) > maxAge)
    reasons.push(reason('request-max-age', { ageSeconds, maxAgeSeconds: maxAge }));
  if (minFresh !== null && leftSeconds < minFresh)
    reasons.push(
      reason('request-min-fresh', { leftSeconds: Math.floor(leftSeconds), minFreshSeconds: minFresh }),
    );
  return reasons;
}

/** What the stored response itself says against its reuse. */
function refusalsOf({ directives, lines }: StoredResponse, profile: CacheProfile): Reason[] {
  const reasons: Reason[] = [];
  const ignoresNames = profile.has('qualified-no-cache-ignored') && directives.has('no-cache');
  if (directives.holdsForAll('no-cache') || ignoresNames)
    reasons.push(reason('no-cache', { field: directives.field }));
  if (profile.has('pragma-honoured') && saysPragmaNoCache(lines)) reasons.push(reason('pragma-no-cache', {}));
  return reasons;
}

/** Directives that forbid to serve what is stale (RFC 9111 §4.2.4). */
export function forbidsStale({ directives }: StoredResponse, profile: CacheProfile): boolean {
  if (directives.has('must-revalidate') || directives.holdsForAll('no-cache')) return true;
  const shared = profile.cache === 'shared';
  return shared && (directives.has('proxy-revalidate') || directives.has('s-maxage'));
}

const NO_LIFETIME = { lifetimeSeconds: 0, from: 'none' } as const;

/** What lets a stale response be served all the same: max-stale, or the window of stale-while-revalidate. */
function allowanceFor(
  entry: StoredResponse,
  { maxStale }: Demands,
  { age, staleFor, reason: stale }: Freshness,
  profile: CacheProfile,
): Usability | null {
  if (forbidsStale(entry, profile)) return null;
  const lifetime = stale.code === 'stale' ? stale : NO_LIFETIME;
  if (lifetime === NO_LIFETIME && !profile.has('stale-from-the-start')) return null;
  const { lifetimeSeconds, from } = lifetime;
  const figures = { ageSeconds: Math.floor(age), lifetimeSeconds, from };
  if (maxStale !== null && staleFor <= maxStale)
    return { use: 'reuse', reasons: [reason('stale-allowed', { ...figures, by: 'max-stale' })] };
  const windowSeconds = entry.directives.seconds('stale-while-revalidate');
  if (typeof windowSeconds !== 'number' || staleFor > windowSeconds) return null;
  return {
    use: 'reuse-while-revalidating',
    reasons: [reason('stale-while-revalidate', { ...figures, windowSeconds })],
  };
}
