import { freshen } from '../cache/freshening.ts';
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
  /** A second listing of one load: a hit in memory without header lines, close behind another exchange. */
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
/** A second listing of a load begins this soon after the first one ended, ms. Firefox: 8 to 31 measured. */
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

function judge(
  exchange: Exchange,
  full: FullResponses<Subject>,
  stored: Stored | undefined,
  previous: Judged | undefined,
  profile: Profile,
): Judged {
  const parsed = {
    exchange,
    request: readRequestFields(exchange.request.fields),
    response: readResponseFields(exchange.response.fields, exchange.startedAt ?? 0),
  };
  const reused = findReused(parsed, full);
  const isNotModified = exchange.source === 'revalidated';
  const subject: Subject = isNotModified
    ? { ...parsed, check: checkNotModified(parsed, reused, profile) }
    : parsed;
  return {
    subject,
    decision: observedDecision(subject, stored?.parsed, previous === undefined),
    reused: reused?.exchange,
    replacedNothing: subject.check?.body === 'no-stored-body' && !isConditional(parsed.request),
    listedTwice: isListedTwice(exchange, previous),
    sparedByLifetime:
      isNotModified && subject.check?.body !== 'no-stored-body' && demandOf(parsed.request) === null,
    broughtNothingNew: bringsNothingNew(parsed, full),
  };
}

function findReused(
  { exchange, request, response }: Subject,
  full: FullResponses<Subject>,
): Subject | undefined {
  if (exchange.source === 'revalidated') return full.confirmedBy(request);
  if (!isCacheHit(exchange)) return undefined;
  return exchange.response.complete ? full.reusedBy(response) : full.latest();
}

function isListedTwice(exchange: Exchange, previous: Judged | undefined): boolean {
  if (exchange.source !== 'memory-cache' || exchange.response.complete || !previous) return false;
  const { startedAt, durationMs } = previous.subject.exchange;
  return (exchange.startedAt ?? 0) - (startedAt ?? 0) - (durationMs ?? 0) < ONE_LOAD_MS;
}

function bringsNothingNew(subject: Subject, full: FullResponses<Subject>): boolean {
  const { source, response, method, client } = subject.exchange;
  if (source !== 'network' || response.status !== 200 || method !== 'GET') return false;
  return full.sameContentAs(subject)?.exchange.client === client;
}

function afterExchange(stored: Stored | undefined, { exchange }: Subject): Stored | undefined {
  if (!exchange.response.complete) return stored;
  const { fields, status } = exchange.response;
  if (exchange.source === 'network' && FULL.has(status)) return store(fields, exchange.startedAt);
  if (exchange.source === 'revalidated')
    return stored && store(freshen(stored.fields, fields), exchange.startedAt);
  return isCacheHit(exchange) ? store(fields, exchange.startedAt) : stored;
}

const store = (fields: Fields, at: number | null): Stored => ({
  fields,
  parsed: readResponseFields(fields, at ?? 0),
});

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
