import { type FieldLines, hasLine } from '../../http/fields.ts';
import { saysPragmaNoCache } from '../../http/pragma.ts';
import { type Directives, requestDirectives } from './directives.ts';
import type { CacheProfile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';

/** What a request asks of the cache, beside a plain answer (RFC 9111 §5.2.1). Times are seconds. */
export interface Demands {
  /** Why the cache is passed by. */
  readonly bypass: Reason | null;
  /** Why a stored response must be confirmed. */
  readonly validate: Reason | null;
  readonly maxAge: number | null;
  readonly minFresh: number | null;
  /** Infinite where max-stale has no argument. */
  readonly maxStale: number | null;
  readonly onlyIfCached: boolean;
}

/** Reads what the header lines of a request ask, as far as a cache of that profile listens. */
export function demandsOf(asked: FieldLines, profile: CacheProfile): Demands {
  const directives = requestDirectives(asked, profile);
  const seconds = (name: string) => {
    const value = profile.has('few-request-directives') ? null : directives.seconds(name);
    return value === 'invalid' ? null : value;
  };
  const noCache = directives.has('no-cache') ? 'Cache-Control: no-cache' : pragmaIn(asked, profile);
  const refetches =
    profile.has('request-no-cache-refetches') ||
    (profile.has('both-no-caches-refetch') && directives.has('no-cache') && saysPragmaNoCache(asked));
  const noCacheReason = noCache === null ? null : reason('request-no-cache', { directive: noCache });
  const noStore = directives.has('no-store') && !profile.has('few-request-directives');
  return {
    bypass: noStore ? reason('request-no-store', {}) : refetches ? noCacheReason : null,
    validate: refetches ? maxAgeZero(directives.seconds('max-age')) : noCacheReason,
    maxAge: seconds('max-age'),
    minFresh: seconds('min-fresh'),
    maxStale: seconds('max-stale') ?? (isOpenEnded(directives, profile) ? Number.POSITIVE_INFINITY : null),
    onlyIfCached: directives.has('only-if-cached') && !profile.has('only-if-cached-ignored'),
  };
}

const maxAgeZero = (maxAge: number | 'invalid' | null): Reason | null =>
  maxAge === 0 ? reason('request-no-cache', { directive: 'Cache-Control: max-age=0' }) : null;

/** RFC 9111 §5.2.1.2: without an argument any staleness will do. */
const isOpenEnded = (directives: Directives, profile: CacheProfile): boolean =>
  directives.holdsForAll('max-stale') && !profile.has('few-request-directives');

/** RFC 9111 §5.4: Pragma: no-cache in a request counts where there is no Cache-Control. */
function pragmaIn(asked: FieldLines, profile: CacheProfile): string | null {
  if (profile.has('request-pragma-ignored')) return null;
  if (hasLine(asked, 'cache-control')) return null;
  return saysPragmaNoCache(asked) ? 'Pragma: no-cache' : null;
}
