import { freshen } from '../cache/freshening.ts';
import { withoutConditions } from '../cache/model/conditions.ts';
import type { CacheProfile } from '../cache/model/profiles.ts';
import type { Recommendation } from '../cache/recommended.ts';
import { answeredAt } from '../exchange/exchange.ts';
import { namesTag } from '../http/entity-tag.ts';
import type { FieldLines } from '../http/fields.ts';
import type { Subject } from '../rules/rule.ts';
import { coldVisit, type Loaded, revisits, withPolicy } from '../savings/revisit.ts';
import type { ResourceVisits } from '../savings/visits.ts';

/** What a resource was seen to hold last. */
interface LastSeen {
  /** The latest response with header lines; a 304 only where there is no other. */
  readonly latest: Subject | undefined;
  /** The latest 304. */
  readonly confirmation: Subject | undefined;
  /** Whether its origin sent in full what the latest conditional request named. */
  readonly ignoresConditions: boolean;
}

/**
 * What later visits cost, as it is and as is recommended, in a cache of that profile. A resource that was asked for
 * several times counts once in each. Undefined where no response with header lines was seen, or where its lifetime
 * rests on when it came and nothing tells that.
 */
export function visitsTo(
  { latest, confirmation, ignoresConditions }: LastSeen,
  recommendation: Recommendation | null,
  profile: CacheProfile,
): ResourceVisits | undefined {
  if (!latest || restsOnUnknownTime(latest)) return undefined;
  const loaded = { ...loadedFrom(latest, confirmation), ignoresConditions };
  const now = revisits(loaded, loaded.lines, profile);
  const lines = recommendedLines(loaded.lines, recommendation);
  const recommended = lines === loaded.lines ? now : revisits(loaded, lines, profile);
  return { cold: coldVisit(loaded), now, recommended };
}

/** Expires and Last-Modified say how long only beside the time of the response. */
function restsOnUnknownTime({
  exchange,
  response: { date, cacheControl, expires, lastModified },
}: Subject): boolean {
  if (answeredAt(exchange) !== null || date !== null || cacheControl.has('max-age')) return false;
  return expires !== null || lastModified !== null;
}

/** The same lines where nothing else is recommended. */
const recommendedLines = (lines: FieldLines, recommendation: Recommendation | null): FieldLines =>
  !recommendation || recommendation.code === 'kept-no-store'
    ? lines
    : withPolicy(lines, recommendation.cacheControl, recommendation.validator === 'etag');

function loadedFrom(
  { exchange, request, response, check }: Subject,
  confirmation: Subject | undefined,
): Omit<Loaded, 'ignoresConditions'> {
  const later =
    (confirmation?.exchange.startedAt ?? 0) > (exchange.startedAt ?? 0) ? confirmation : undefined;
  const full = check?.baseline?.response ?? response;
  const renewing = check ? response : later?.response;
  return {
    exchange,
    receivedAt: answeredAt(later?.exchange ?? exchange) ?? full.date ?? 0,
    asked: withoutConditions(request.lines),
    status: check ? 200 : exchange.response.status,
    lines: renewing ? freshen(full.lines, renewing.lines) : full.lines,
    confirmation: confirmation?.exchange,
  };
}

/** Whether a condition of the request went unheeded: true, false, or undefined where it does not tell. */
export function ignoresCondition({ exchange, request, response }: Subject): boolean | undefined {
  if (exchange.source === 'revalidated') return false;
  const { ifNoneMatch } = request;
  if (exchange.source !== 'network' || exchange.response.status !== 200 || ifNoneMatch === null)
    return undefined;
  const { etag } = response;
  return etag !== null && ifNoneMatch !== '*' && namesTag(ifNoneMatch, etag);
}
