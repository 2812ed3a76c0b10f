import { withoutFragment } from '../../exchange/fragment.ts';
import { firstLine } from '../../http/fields.ts';
import { SAFE_METHODS } from '../../http/methods.ts';
import type { HttpRequest } from './contract.ts';
import type { CacheProfile } from './profiles.ts';
import type { StoredResponse } from './stored.ts';

/** Read in Chromium's source; the suite shows it for all but PATCH. */
const KNOWN_TO_CHROMIUM = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/** The URLs whose stored responses an exchange makes invalid (RFC 9111 §4.4), without fragments; none for most. */
export function invalidatedUrls(
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
  { status, lines }: Pick<StoredResponse, 'status' | 'lines'>,
  profile: CacheProfile,
): string[] {
  if (SAFE_METHODS.has(method)) return [];
  if (profile.has('few-methods-invalidate') && !KNOWN_TO_CHROMIUM.has(method)) return [];
  const succeeded = status >= 200 && status < 400;
  if (!succeeded && !profile.has('errors-invalidate')) return [];
  const target = withoutFragment(url);
  if (profile.has('locations-not-invalidated')) return [target];
  const named = ['location', 'content-location'].map((name) => sameOrigin(firstLine(lines, name), target));
  return [target, ...named.filter((each) => each !== null)];
}

function sameOrigin(reference: string | null, base: string): string | null {
  if (reference === null || !URL.canParse(reference, base)) return null;
  const named = new URL(reference, base);
  return named.origin === new URL(base).origin ? withoutFragment(named.href) : null;
}
