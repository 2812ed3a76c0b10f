import type { ReasonReport } from '../audit/report.ts';
import type { Session } from '../audit/session.ts';
import { freshen, showsStored } from '../cache/freshening.ts';
import { withoutConditions } from '../cache/model/conditions.ts';
import { ageOf, lifetimeOf } from '../cache/model/freshness.ts';
import { weigh } from '../cache/model/lookup.ts';
import { type CacheProfile, PROFILES } from '../cache/model/profiles.ts';
import type { Reason } from '../cache/model/reason.ts';
import { entryOf, type StoredResponse } from '../cache/model/stored.ts';
import { reasonNotToStore } from '../cache/model/storing.ts';
import { answeredAt, type Exchange, isFullResponse } from '../exchange/exchange.ts';
import { type FieldLines, indexFields, withoutLines } from '../http/fields.ts';
import type { Standing } from './contract.ts';

/**
 * How what the cache holds of a resource stands at `at` (ms since the epoch), as if it had been left alone since it was
 * recorded. Undefined where the cache keeps nothing of it, or the capture does not show what or since when.
 */
export function standingOf(
  audit: Pick<Session, 'exchangesOf' | 'cacheProfile'>,
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
  const timed = exchanges.filter(({ startedAt, response }) => startedAt !== null && response.complete);
  const client = timed.findLast(isAnswer)?.client ?? null;
  const own = timed.filter((exchange) => exchange.client === client);
  const from = own.findLastIndex(isAnswer);
  const answer = own[from];
  if (!answer) return undefined;
  const confirmations = own.slice(from + 1).filter(({ source }) => source === 'revalidated');
  let lines = indexFields(answer.response.fields);
  for (const { response } of confirmations) lines = freshen(lines, indexFields(response.fields));
  const held = storedFrom(answer, confirmations.at(-1) ?? answer, lines, profile);
  return reasonNotToStore('GET', held, profile) === null ? held : undefined;
}

const isAnswer = (exchange: Exchange): boolean =>
  exchange.method === 'GET' && (isFullResponse(exchange) || showsStored(exchange));

/** `latest` is the exchange whose response the cache heard of last. */
function storedFrom(
  answer: Exchange,
  latest: Exchange,
  lines: FieldLines,
  profile: CacheProfile,
): StoredResponse {
  const sent = withoutConditions(indexFields(latest.request.fields));
  const asked = withoutLines(sent, (name) => OF_RELOAD.has(name));
  const status = isFullResponse(answer) ? answer.response.status : 200;
  const times = { requestedAt: latest.startedAt ?? 0, receivedAt: answeredAt(latest) ?? 0 };
  return entryOf(asked, { status, lines, body: undefined }, times, profile);
}

/** A reload says so in its request; what is asked later does not. */
const OF_RELOAD: ReadonlySet<string> = new Set(['cache-control', 'pragma']);
