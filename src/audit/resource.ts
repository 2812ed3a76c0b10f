import { freshen } from '../cache/freshening.ts';
import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import { type Policy, policyOf } from '../cache/policy.ts';
import { createFullResponses, type FullResponses, isConditional } from '../cache/stored-response.ts';
import type { Exchange, Fields, ResourceType } from '../exchange/exchange.ts';
import { type ResponseFields, readRequestFields, readResponseFields } from '../http/message.ts';
import { rules } from '../rules/index.ts';
import { checkNotModified } from '../rules/not-modified-check.ts';
import type { Level, Occurrence, Profile, Rule, Subject } from '../rules/rule.ts';
import { isCacheHit } from '../savings/saved.ts';
import { demandOf, type ObservedDecision, observedDecision } from './decision.ts';

/** An exchange in the history of its resource, judged. */
export interface Judged {
  readonly subject: Subject;
  readonly decision: ObservedDecision;
  /** The full response that a 304 confirmed or a hit reused, where the capture shows it. */
  readonly reused: Exchange | undefined;
  /** A 304 that reached a client without anything to reuse and without a condition in its request. */
  readonly replacedNothing: boolean;
  /** A second listing of one load. */
  readonly listedTwice: boolean;
  /** A 304 that a longer lifetime would have spared: nobody but the cache asked for it. */
  readonly sparedByLifetime: boolean;
  /** A full response whose content an earlier one of the same variant had already brought. */
  readonly broughtNothingNew: boolean;
}

/** A rule broken by one or more exchanges of a resource; the latest occurrence gives its words. */
export interface ResourceFinding {
  readonly rule: Rule;
  readonly level: Level;
  readonly exchanges: readonly number[];
  readonly occurrence: Occurrence;
}

/** Everything that one resource's exchanges show by themselves. */
export interface ResourceAudit {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly type: ResourceType;
  readonly history: readonly Judged[];
  readonly findings: readonly ResourceFinding[];
  /** The policy of the latest response with header lines; undefined where there is none. */
  readonly policy: { readonly of: Policy; readonly fields: ResponseFields } | undefined;
}

/** Statuses whose content a 304 can stand for. */
const FULL = new Set([200, 203]);
/** A second listing of a load begins this soon after the first one ended, ms. */
const ONE_LOAD_MS = 250;

/** The URL that names the resource: without the fragment, which no request carries. */
export const resourceUrl = (url: string): string => {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
};

/** The id under which exchanges are gathered to a resource. */
export const resourceId = ({ method, url }: Exchange): string => `${method} ${resourceUrl(url)}`;

/** Judges the exchanges of one resource in the order in which they began. */
export function auditResource(exchanges: readonly Exchange[], profile: Profile): ResourceAudit {
  const ordered = exchanges.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || a.id - b.id);
  const history = judgeInOrder(ordered, profile);
  const [first] = ordered;
  return {
    id: first ? resourceId(first) : '',
    method: first?.method ?? '',
    url: first ? resourceUrl(first.url) : '',
    type: ordered.find(({ type }) => type !== 'other')?.type ?? 'other',
    history,
    findings: gatherFindings(history, profile),
    policy: latestPolicy(history),
  };
}

/** What the cache is taken to hold: the lines of the last full response, freshened by the 304s since. */
interface Stored {
  readonly fields: Fields;
  readonly parsed: ResponseFields;
}

function judgeInOrder(ordered: readonly Exchange[], profile: Profile): Judged[] {
  const history: Judged[] = [];
  const full = createFullResponses<Subject>();
  let stored: Stored | undefined;
  for (const exchange of ordered) {
    const judged = judge(exchange, full, stored, history.at(-1), profile);
    history.push(judged);
    stored = afterExchange(stored, judged.subject);
    if (exchange.source === 'network' && FULL.has(exchange.response.status)) full.add(judged.subject);
  }
  return history;
}

/** Exchanges never change, so what their fields say is worked out once, however often their resource is judged. */
const examined = new WeakMap<Exchange, Subject>();

function examine(exchange: Exchange): Subject {
  const known = examined.get(exchange);
  if (known) return known;
  const parsed = {
    exchange,
    request: readRequestFields(exchange.request.fields),
    response: readResponseFields(exchange.response.fields, exchange.startedAt ?? 0),
  };
  examined.set(exchange, parsed);
  return parsed;
}

function judge(
  exchange: Exchange,
  full: FullResponses<Subject>,
  stored: Stored | undefined,
  previous: Judged | undefined,
  profile: Profile,
): Judged {
  const parsed = examine(exchange);
  const isNotModified = exchange.source === 'revalidated';
  const confirmed = isNotModified ? full.confirmedBy(parsed.request, parsed.response) : undefined;
  const subject: Subject = isNotModified
    ? { ...parsed, check: checkNotModified(parsed, confirmed, profile) }
    : parsed;
  return {
    subject,
    decision: observedDecision(subject, stored?.parsed, previous === undefined),
    reused: isPartial(parsed) ? undefined : (confirmed ?? reusedByHit(parsed, full))?.exchange,
    replacedNothing: subject.check?.body === 'no-stored-body' && !isConditional(parsed.request),
    listedTwice: isListedTwice(exchange, previous),
    sparedByLifetime: isSparedByLifetime(subject, stored?.parsed),
    broughtNothingNew: bringsNothingNew(parsed, full),
  };
}

function reusedByHit({ exchange, response }: Subject, full: FullResponses<Subject>): Subject | undefined {
  if (!isCacheHit(exchange)) return undefined;
  return exchange.response.complete ? full.reusedBy(response) : full.latest();
}

/** Whether only a part of the content was asked for (RFC 9110 §14.2): a full response then says nothing of its cost. */
const isPartial = ({ exchange, request, response }: Subject): boolean =>
  exchange.response.status === 206 || request.lines.has('range') || response.lines.has('content-range');

/** A hit right before or after another listing of the same load. */
function isListedTwice(exchange: Exchange, previous: Judged | undefined): boolean {
  if (!previous || !isCacheHit(exchange)) return false;
  const before = previous.subject.exchange;
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

/** A full download although the client had the same content: nobody demanded it, and it had arrived before. */
function bringsNothingNew(subject: Subject, full: FullResponses<Subject>): boolean {
  const { source, response, method, client, startedAt } = subject.exchange;
  if (source !== 'network' || response.status !== 200 || method !== 'GET') return false;
  if (demandOf(subject.request) !== null) return false;
  const before = full.sameContentAs(subject);
  if (
    !before ||
    before.exchange.client !== client ||
    startedAt === null ||
    before.exchange.startedAt === null
  ) {
    return false;
  }
  const authorization = ({ request }: Subject) => request.lines.value('authorization');
  const had = before.exchange.startedAt + (before.exchange.durationMs ?? 0) <= startedAt;
  return had && authorization(before) === authorization(subject);
}

function afterExchange(stored: Stored | undefined, { exchange, response }: Subject): Stored | undefined {
  if (!exchange.response.complete) return stored;
  const { fields, status } = exchange.response;
  const isFull = exchange.source === 'network' && FULL.has(status);
  if (isFull || isCacheHit(exchange)) return { fields, parsed: response };
  if (exchange.source !== 'revalidated' || !stored) return stored;
  const freshened = freshen(stored.fields, fields);
  return { fields: freshened, parsed: readResponseFields(freshened, exchange.startedAt ?? 0) };
}

function gatherFindings(history: readonly Judged[], profile: Profile): ResourceFinding[] {
  return rules.flatMap((rule) => {
    const byLevel = new Map<Level, { exchanges: number[]; occurrence: Occurrence }>();
    for (const { subject } of history) {
      const occurrence = rule.check(subject, profile);
      if (!occurrence) continue;
      const level = occurrence.level ?? rule.level;
      const exchanges = byLevel.get(level)?.exchanges ?? [];
      exchanges.push(subject.exchange.id);
      byLevel.set(level, { exchanges, occurrence });
    }
    return [...byLevel].map(([level, found]) => ({ rule, level, ...found }));
  });
}

function latestPolicy(history: readonly Judged[]): ResourceAudit['policy'] {
  const shows = ({ subject: { exchange } }: Judged) =>
    exchange.response.complete && exchange.source !== 'failed';
  const latest = history.findLast(
    (judged) => shows(judged) && judged.subject.exchange.source !== 'revalidated',
  );
  const shown = latest ?? history.findLast(shows);
  if (!shown) return undefined;
  const { exchange, request, response } = shown.subject;
  // A 304 stands for the full response it confirms (RFC 9110 §15.4.5).
  const status = exchange.source === 'revalidated' ? 200 : exchange.response.status;
  return { of: policyOf(exchange.method, request, status, response, exchange.startedAt), fields: response };
}
