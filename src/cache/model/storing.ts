import { hasLine } from '../../http/fields.ts';
import { hasDefaultLifetime } from '../freshness.ts';
import { SHARES_AUTHORIZED } from '../storing.ts';
import { requestDirectives } from './directives.ts';
import type { CacheProfile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';
import type { StoredResponse } from './stored.ts';

/** Statuses whose caching the model understands: all with a default lifetime, and redirects. */
const UNDERSTOOD = new Set([200, 203, 204, 206, 300, 301, 302, 303, 307, 308, 404, 405, 410, 414, 501]);

/** Why a cache does not store the response to a request of that method, null where it does (RFC 9111 §3). */
export function reasonNotToStore(
  method: string,
  entry: StoredResponse,
  profile: CacheProfile,
): Reason | null {
  const { status, asked } = entry;
  if (method !== 'GET' && !answersLaterGet(method, entry, profile)) return reason('method', { method });
  if (status < 200 || status === 304) return reason('not-cacheable', { status });
  if (requestDirectives(asked, profile).has('no-store')) return reason('request-no-store', {});
  return reasonInDirectives(entry, profile) ?? reasonWithoutLifetime(entry, profile);
}

/** RFC 9110 §9.3.3: a response to POST with a lifetime of its own, which says that it stands for the same URL. */
const answersLaterGet = (
  method: string,
  { directives, expires, lines }: StoredResponse,
  profile: CacheProfile,
): boolean =>
  method === 'POST' &&
  !profile.has('only-get-stored') &&
  hasLine(lines, 'content-location') &&
  (directives.has('max-age') || expires !== null);

function reasonInDirectives(
  { status, directives, asked }: StoredResponse,
  profile: CacheProfile,
): Reason | null {
  const { field } = directives;
  if (directives.has('must-understand') && !profile.has('must-understand-unknown')) {
    if (!UNDERSTOOD.has(status)) return reason('status-not-understood', { status });
  } else if (directives.has('no-store')) return reason('no-store', { field });
  if (profile.cache === 'private') return null;
  if (directives.holdsForAll('private')) return reason('private', { field });
  const isShared = SHARES_AUTHORIZED.some((name) => directives.has(name));
  return hasLine(asked, 'authorization') && !isShared ? reason('authorization', {}) : null;
}

function reasonWithoutLifetime(
  { status, directives, expires }: StoredResponse,
  profile: CacheProfile,
): Reason | null {
  const mayLive =
    hasDefaultLifetime(status) ||
    expires !== null ||
    directives.has('max-age') ||
    directives.has('public') ||
    directives.has(profile.cache === 'shared' ? 's-maxage' : 'private');
  return mayLive ? null : reason('not-cacheable', { status });
}
