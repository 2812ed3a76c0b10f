import type { CacheControl } from '../http/cache-control.ts';
import { hasLine } from '../http/fields.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import { isHeuristicallyCacheable } from './freshness.ts';

/** With one of these a shared cache may store the answer to a request with Authorization (RFC 9111 §3.5). */
export const SHARES_AUTHORIZED: readonly string[] = ['public', 's-maxage', 'must-revalidate'];

/**
 * Whether a Cache-Control has that directive, or has its name in a piece that is no directive, as in `public; private`:
 * caches pass such a piece by, but whoever wrote it meant something.
 */
export const isMeant = (cacheControl: CacheControl, name: 'private' | 'no-store'): boolean =>
  cacheControl.has(name) ||
  cacheControl.written().malformed.some(({ text }) => text.toLowerCase().includes(name));

/**
 * Whether a cache may store this response (RFC 9111 §3, and §3.5 for requests with Authorization). Only GET and HEAD
 * are looked at: no browser stores the answer to anything else.
 */
export function isStorable(
  method: string,
  request: RequestFields,
  status: number,
  response: ResponseFields,
  cache: 'private' | 'shared',
): boolean {
  const { cacheControl } = response;
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (status < 200 || status === 304) return false;
  if (request.cacheControl.has('no-store')) return false;
  if (cacheControl.has('no-store') && !cacheControl.has('must-understand')) return false;
  if (cache === 'shared' && !isShareable(request, response)) return false;
  return mayHaveLifetime(status, response, cache);
}

function isShareable(request: RequestFields, { cacheControl }: ResponseFields): boolean {
  if (cacheControl.holdsForAll('private')) return false;
  if (!hasLine(request.lines, 'authorization')) return true;
  return SHARES_AUTHORIZED.some((name) => cacheControl.has(name));
}

function mayHaveLifetime(status: number, response: ResponseFields, cache: 'private' | 'shared'): boolean {
  const { cacheControl } = response;
  return (
    isHeuristicallyCacheable(status, response) ||
    response.expires !== null ||
    cacheControl.has('max-age') ||
    (cache === 'private' && cacheControl.has('private')) ||
    (cache === 'shared' && cacheControl.has('s-maxage'))
  );
}
