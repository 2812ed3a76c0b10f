import type { Audit } from '../audit/audit.ts';
import type { ReasonReport } from '../audit/report.ts';
import { freshen } from '../cache/freshening.ts';
import { withoutConditions } from '../cache/model/conditions.ts';
import { ageOf, lifetimeOf } from '../cache/model/freshness.ts';
import { weigh } from '../cache/model/lookup.ts';
import { type CacheProfile, PROFILES } from '../cache/model/profiles.ts';
import type { Reason } from '../cache/model/reason.ts';
import { entryOf, type StoredResponse } from '../cache/model/stored.ts';
import { reasonNotToStore } from '../cache/model/storing.ts';
import { answeredAt, type Exchange, isCacheHit, isFullResponse } from '../exchange/exchange.ts';
import { type FieldLines, indexFields, withoutLines } from '../http/fields.ts';
import type { Standing } from './contract.ts';

/**
 * How what the cache holds of a resource stands at `at` (ms since the epoch), as if it had been left alone since it was
 * recorded. Undefined where the cache keeps nothing of it, or the capture does not show what or since when.
 */
export function standingOf(
  audit: Pick<Audit, 'exchangesOf' | 'cacheProfile'>,
  resource: string,
  at: number,
  reason: (reason: Reason) => ReasonReport,
): Standing | undefined {
  const profile = PROFILES[audit.cacheProfile];
  const held = heldOf(audit.exchangesOf(resource), profile);
  if (!held) return undefined;
  const { seconds } = lifetimeOf(held, profile);
  const { action, reasons } = weigh(
    [held],
    { method: 'GET', lines: held.asked, mode: 'default', at },
    profile,
  );
  return {
    ageSeconds: Math.floor(ageOf(held, at)),
    ...(seconds !== Number.POSITIVE_INFINITY && { lifetimeSeconds: seconds }),
    action,
    reasons: reasons.map(reason),
  };
}

/** What the cache of the client that asked last holds: the latest full response, freshened by the 304s since. */
function heldOf(exchanges: readonly Exchange[], profile: CacheProfile): StoredResponse | undefined {
  const client = exchanges.findLast(isAnswer)?.client ?? null;
  let held: StoredResponse | undefined;
  for (const exchange of exchanges) {
    if (exchange.client !== client || !exchange.response.complete) continue;
    if (isAnswer(exchange))
      held = entryFrom(exchange, indexFields(exchange.response.fields), profile) ?? held;
    else if (exchange.source === 'revalidated' && held) held = confirmed(held, exchange, profile);
  }
  return held && reasonNotToStore('GET', held, profile) === null ? held : undefined;
}

const isAnswer = (exchange: Exchange): boolean =>
  exchange.method === 'GET' && (isFullResponse(exchange) || isCacheHit(exchange));

function entryFrom(exchange: Exchange, lines: FieldLines, profile: CacheProfile): StoredResponse | undefined {
  const { startedAt } = exchange;
  const receivedAt = answeredAt(exchange);
  if (startedAt === null || receivedAt === null) return undefined;
  const sent = withoutConditions(indexFields(exchange.request.fields));
  const asked = withoutLines(sent, (name) => OF_RELOAD.has(name));
  const response = {
    status: isFullResponse(exchange) ? exchange.response.status : 200,
    lines,
    body: undefined,
  };
  return entryOf(asked, response, { requestedAt: startedAt, receivedAt }, profile);
}

/** A reload says so in its request; what is asked later does not. */
const OF_RELOAD: ReadonlySet<string> = new Set(['cache-control', 'pragma']);

const confirmed = (held: StoredResponse, exchange: Exchange, profile: CacheProfile): StoredResponse =>
  entryFrom(exchange, freshen(held.lines, indexFields(exchange.response.fields)), profile) ?? held;
