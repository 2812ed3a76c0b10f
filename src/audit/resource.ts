import { type CacheHistory, observe, startCacheHistory } from '../cache/client-cache.ts';
import { demandOf } from '../cache/demand.ts';
import { explain } from '../cache/explaining.ts';
import { freshen } from '../cache/freshening.ts';
import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import type { CacheProfile } from '../cache/model/profiles.ts';
import {
  confirmedBy,
  type FullResponses,
  isConditional,
  latestOf,
  latestWithTag,
  reusedBy,
  sameContentAs,
  startFullResponses,
} from '../cache/stored-response.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { isCacheHit, isFullResponse } from '../exchange/exchange.ts';
import { hasLine } from '../http/fields.ts';
import {
  parseResponse,
  type ResponseFields,
  readRequestFields,
  readResponseFields,
} from '../http/message.ts';
import { checkNotModified } from '../rules/not-modified-check.ts';
import type { Past, Subject } from '../rules/rule.ts';
import { hadArrived } from '../rules/same-client.ts';
import type { Profile } from '../rules/settings.ts';
import { compareContent } from '../rules/unreliable-validators.ts';
import type { Reuse } from '../savings/saved.ts';
import { type ExplainedDecision, explainedDecision } from './decision.ts';

/** An exchange, judged in the light of those of its resource that began before it. */
export interface Judged {
  readonly subject: Subject;
  readonly decision: ExplainedDecision;
  /** Only there for a 304 and for a cache hit. */
  readonly reuse: Reuse | undefined;
  /** What went before it; holds until the exchange is remembered. */
  readonly past: Past;
}

/** A second listing of a load begins this soon after the first one ended, ms. */
const ONE_LOAD_MS = 250;

/** What the exchanges of one resource, judged so far, mean for the next one. */
export interface History {
  readonly full: FullResponses<Subject>;
  /** What the cache is taken to hold: the last full response with lines, freshened by the 304s before the last one. */
  stored: ResponseFields | undefined;
  /** The last 304, which freshens what is stored once another exchange asks for it. */
  confirmation: Subject | undefined;
  previous: Exchange | undefined;
  /** What the caches of its clients are taken to hold. */
  readonly caches: CacheHistory;
}

/** Starts the history of a resource. */
export const startHistory = (): History => ({
  full: startFullResponses(),
  stored: undefined,
  confirmation: undefined,
  previous: undefined,
  caches: startCacheHistory(),
});

/** What exchanges are judged by, beside those of their own resource. */
export interface Standards {
  readonly profile: Profile;
  /** How the cache acts that was asked. */
  readonly cache: CacheProfile;
  /** Requests of unsafe methods for the same URL, in order. */
  readonly unsafe: readonly Exchange[];
}

/** Judges the next exchange of a resource, in the order in which they began; it is to be remembered after that. */
export function judgeNext(history: History, exchange: Exchange, standards: Standards): Judged {
  freshenStored(history);
  return judge(exchange, history, standards);
}

function freshenStored(history: History): void {
  const { stored, confirmation } = history;
  history.confirmation = undefined;
  if (!stored || !confirmation) return;
  const { exchange, response } = confirmation;
  history.stored = parseResponse(freshen(stored.lines, response.lines), exchange.startedAt ?? 0);
}

/** Makes an exchange part of the history. */
export function remember(history: History, subject: Subject): void {
  const { exchange, response } = subject;
  const isFull = isFullResponse(exchange);
  if (isFull) history.full.all.push(subject);
  history.previous = exchange;
  observe(history.caches, { exchange, request: subject.request.lines, response: response.lines });
  if (!exchange.response.complete) return;
  if (isFull || isCacheHit(exchange)) history.stored = response;
  else if (exchange.source === 'revalidated') history.confirmation = subject;
}

function judge(exchange: Exchange, history: History, { profile, cache, unsafe }: Standards): Judged {
  const { full, previous, caches } = history;
  const request = readRequestFields(exchange.request.fields);
  const response = readResponseFields(exchange.response.fields, exchange.startedAt ?? 0);
  const isNotModified = exchange.source === 'revalidated';
  const confirmed = isNotModified ? confirmedBy(full, request, response) : undefined;
  const check = isNotModified
    ? checkNotModified(
        { exchange, request, response },
        {
          confirmed,
          isAdjacent: previous !== undefined && confirmed?.exchange === previous,
          hasClock: typeof full.all.at(-1)?.response.date === 'number',
          profile,
        },
      )
    : undefined;
  const subject: Subject = { exchange, request, response, check };
  const observed = { exchange, request: request.lines, response: response.lines };
  return {
    subject,
    decision: explainedDecision(subject, explain(caches, observed, unsafe, cache), previous === undefined),
    reuse: isNotModified || isCacheHit(exchange) ? reuseBy(subject, confirmed, full, previous) : undefined,
    past: pastOf(subject, history),
  };
}

const pastOf = (subject: Subject, { full, stored, previous }: History): Past => ({
  previous,
  stored,
  sparedByLifetime: isSparedByLifetime(subject, stored),
  needlessAfter: needlessAfter(subject, full),
  full: () => latestOf(full, subject.request),
  latest: () => full.all.at(-1),
  sameContent: () => sameContentAs(full, subject),
  sameTag: () => (subject.response.etag === null ? undefined : latestWithTag(full, subject.response.etag)),
});

function reuseBy(
  subject: Subject,
  confirmed: Subject | undefined,
  full: FullResponses<Subject>,
  previous: Exchange | undefined,
): Reuse {
  const { exchange, request, check } = subject;
  const reused = confirmed ?? reusedByHit(subject, full);
  return {
    exchange,
    reused: isPartial(subject) ? undefined : reused?.exchange,
    replacedNothing: check?.body === 'no-stored-body' && !isConditional(request),
    listedTwice: isListedTwice(exchange, previous),
  };
}

function reusedByHit({ exchange, response }: Subject, full: FullResponses<Subject>): Subject | undefined {
  if (!isCacheHit(exchange)) return undefined;
  return exchange.response.complete ? reusedBy(full, response) : full.all.at(-1);
}

/** Whether only a part of the content was asked for (RFC 9110 §14.2): a full response then says nothing of its cost. */
const isPartial = ({ exchange, request, response }: Subject): boolean =>
  exchange.response.status === 206 ||
  hasLine(request.lines, 'range') ||
  hasLine(response.lines, 'content-range');

/** A hit right before or after another listing of the same load. */
function isListedTwice(exchange: Exchange, before: Exchange | undefined): boolean {
  if (!before || !isCacheHit(exchange)) return false;
  if (!exchange.mayBeListedTwice && !before.mayBeListedTwice) return false;
  return (exchange.startedAt ?? 0) - (before.startedAt ?? 0) - (before.durationMs ?? 0) < ONE_LOAD_MS;
}

/**
 * Whether a longer lifetime would have spared this 304: the request demanded nothing, and the stored response was
 * stale or says no-cache. One that was still fresh was asked about by a reload (Firefox sends no directive then).
 * Where the stored response was not seen, the 304's own fields have to show that every use asks.
 */
function isSparedByLifetime(
  { exchange, request, response, check }: Subject,
  stored: ResponseFields | undefined,
): boolean {
  if (!check || check.body === 'no-stored-body' || !exchange.request.complete) return false;
  if (demandOf(request) !== null) return false;
  const fields = stored ?? response;
  if (fields.cacheControl.has('no-cache')) return true;
  const { seconds } = freshnessLifetime(200, fields, 'private', exchange.startedAt);
  if (seconds === null || seconds === 0) return true;
  const age = stored ? ageAt(stored, exchange.startedAt) : null;
  return age !== null && age >= seconds;
}

/** What a full download brought again although the client had it: nobody demanded it, and it had arrived before. */
function needlessAfter(subject: Subject, full: FullResponses<Subject>): Subject | undefined {
  const { source, response, method } = subject.exchange;
  if (source !== 'network' || response.status !== 200 || method !== 'GET') return undefined;
  if (demandOf(subject.request) !== null) return undefined;
  const before = sameContentAs(full, subject);
  if (!before || !hadArrived(before, subject)) return undefined;
  // Validators that stay while the content changes are a fault of their own.
  return compareContent(before, subject).content === 'different' ? undefined : before;
}
