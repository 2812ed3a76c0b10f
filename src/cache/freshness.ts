import type { ResponseFields } from '../http/message.ts';

/** The statuses that RFC 9110 §15.1 lets a cache store and reuse without an explicit lifetime. */
const HEURISTICALLY_CACHEABLE = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);

/** A year: longer lifetimes change nothing, s. */
export const YEAR = 31_536_000;
/** The share of the time since Last-Modified that caches may guess as a lifetime (RFC 9111 §4.2.2). */
export const GUESSED_SHARE = 1 / 10;

/** How long a response stays fresh and what says so. `seconds` is null where nothing gives it a lifetime. */
export interface Lifetime {
  readonly seconds: number | null;
  readonly from: 's-maxage' | 'max-age' | 'expires' | 'heuristic' | 'none';
}

/** Whether a cache may give any response of this status a lifetime of its own; a 304 stands for a 200 (RFC 9110 §15.1). */
export const hasDefaultLifetime = (status: number): boolean =>
  HEURISTICALLY_CACHEABLE.has(status === 304 ? 200 : status);

/** Whether a cache may give a response of this status a lifetime of its own (RFC 9110 §15.1, RFC 9111 §4.2.2). */
export const isHeuristicallyCacheable = (status: number, response: ResponseFields): boolean =>
  HEURISTICALLY_CACHEABLE.has(status) || response.cacheControl.has('public');

/**
 * The freshness lifetime of a response (RFC 9111 §4.2.1), in seconds. `receivedAt` (ms since the epoch) stands in
 * for a missing Date. A malformed lifetime counts as 0, as that section encourages. A heuristic one is 10 % of the
 * time since Last-Modified (§4.2.2).
 */
export function freshnessLifetime(
  status: number,
  response: ResponseFields,
  cache: 'private' | 'shared',
  receivedAt: number | null,
): Lifetime {
  const { cacheControl } = response;
  const shared = cache === 'shared' ? cacheControl.seconds('s-maxage') : null;
  if (shared !== null) return { seconds: shared === 'invalid' ? 0 : shared, from: 's-maxage' };
  const maxAge = cacheControl.seconds('max-age');
  if (maxAge !== null) return { seconds: maxAge === 'invalid' ? 0 : maxAge, from: 'max-age' };
  const date = response.date ?? receivedAt;
  if (response.expires !== null) return { seconds: expiresAfter(response.expires, date), from: 'expires' };
  return heuristicLifetime(status, response, date);
}

function expiresAfter(expires: number | 'invalid', date: number | null): number | null {
  if (expires === 'invalid') return 0;
  return date === null ? null : Math.max(0, Math.round((expires - date) / 1000));
}

function heuristicLifetime(status: number, response: ResponseFields, date: number | null): Lifetime {
  const { lastModified, cacheControl } = response;
  const none: Lifetime = { seconds: null, from: 'none' };
  if (lastModified === null || date === null || !isHeuristicallyCacheable(status, response)) return none;
  if (cacheControl.has('no-cache')) return none;
  return { seconds: Math.floor(Math.max(0, date - lastModified) / 10_000), from: 'heuristic' };
}

/**
 * The age of a response at `now` (ms since the epoch), in whole seconds (RFC 9111 §4.2.3): the greater of its Age
 * field and the time since its Date. Null where it has neither.
 */
export function ageAt(response: ResponseFields, now: number | null): number | null {
  const apparent =
    response.date === null || now === null ? null : Math.max(0, Math.floor((now - response.date) / 1000));
  if (apparent === null) return response.age;
  return Math.max(apparent, response.age ?? 0);
}
