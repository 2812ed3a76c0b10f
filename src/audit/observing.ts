import type { Content, Kind, Observed, Sent, Sign } from '../cache/observed.ts';
import { SIGNS } from '../cache/observed.ts';
import { isMeant } from '../cache/storing.ts';
import { type Exchange, isCacheHit, isFullResponse, type ResourceType } from '../exchange/exchange.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import { heedsImmutable } from '../rules/immutable-and-stale.ts';
import { contentAge, forbidsReuse, statedLifetime } from '../rules/lifetime.ts';
import { HARMLESS } from '../rules/lifetime-length.ts';
import { setsCookie } from '../rules/privacy.ts';
import { isStatic, isVersioned } from '../rules/resource-kind.ts';
import { CANNOT_TELL, type Context, type Subject } from '../rules/rule.ts';
import type { Thresholds } from '../rules/settings.ts';
import { compareContent } from '../rules/unreliable-validators.ts';
import type { Judged } from './resource.ts';

/** What the exchanges of one resource have shown so far of its content and of whom it is for. */
export interface Observations {
  sign: Sign | null;
  /** Whether some request lines of an exchange with the origin are not shown, or such lines may have been taken out. */
  isHidden: boolean;
  wasPrivate: boolean;
  responses: number;
  changes: number;
  /** When the first and the last of these began, ms since the epoch; null where no time is known. */
  first: number | null;
  last: number | null;
}

export const startObservations = (): Observations => ({
  sign: null,
  isHidden: false,
  wasPrivate: false,
  responses: 0,
  changes: 0,
  first: null,
  last: null,
});

/** Content that differs within so short a time is made for each request, ms. */
const AT_ONCE = 60_000;

/** Takes note of the next exchange of a resource. Only what an origin answered tells whom the content is for. */
export function observe(observations: Observations, { subject, past }: Judged, context: Context): void {
  const { exchange, response } = subject;
  if (isRefusal(exchange)) addSign(observations, 'differs');
  if (!tellsWhom(subject)) return;
  const { cacheControl } = response;
  observations.wasPrivate ||= isMeant(cacheControl, 'private') || isMeant(cacheControl, 'no-store');
  addSign(observations, signOf(subject));
  if (!showsContent(subject)) return;
  observations.isHidden ||= context.sensitiveLines !== 'shown' || !exchange.request.complete;
  observations.responses++;
  observations.first ??= exchange.startedAt;
  observations.last = exchange.startedAt ?? observations.last;
  const before = subject.check || !past.latest() ? undefined : past.full();
  if (!before || !hasChanged(before, subject)) return;
  observations.changes++;
  if (isMadeForEach(before, subject)) addSign(observations, 'differs');
}

/** Whether the origin wants to know who asks before it answers. */
const isRefusal = ({ source, response: { status } }: Exchange): boolean =>
  source === 'network' && (status === 401 || status === 403);

/** Also a part of the content, and what a cache kept of an answer that the capture does not show. */
const tellsWhom = (subject: Subject): boolean =>
  showsContent(subject) || isCacheHit(subject.exchange) || subject.exchange.response.status === 206;

/** A full response, or a 304 that stands for one. */
const showsContent = ({ exchange, check }: Subject): boolean =>
  check !== undefined || isFullResponse(exchange);

function addSign(observations: Observations, sign: Sign | null): void {
  if (sign === null) return;
  const { sign: before } = observations;
  if (before === null || SIGNS.indexOf(sign) < SIGNS.indexOf(before)) observations.sign = sign;
}

function signOf({ exchange, request, response }: Subject): Sign | null {
  if (hasLine(request.lines, 'authorization')) return 'authorization';
  if (setsCookie(response)) return 'set-cookie';
  if (['cookie', 'authorization', '*'].some((name) => response.vary.includes(name))) return 'vary';
  return hasLine(request.lines, 'cookie') && !isStatic(exchange) ? 'cookie' : null;
}

/** Where the content itself cannot be compared, other validators count as other content. */
function hasChanged(before: Subject, now: Subject): boolean {
  const { content } = compareContent(before, now);
  if (content !== 'unknown') return content === 'different';
  const validators = [before, now].map(({ response }) => response.etag ?? response.lastModified);
  return before.response.contentEncoding === now.response.contentEncoding && validators[0] !== validators[1];
}

function isMadeForEach(before: Subject, now: Subject): boolean {
  const [earlier, later] = [before.exchange.startedAt, now.exchange.startedAt];
  if (earlier !== null && later !== null && later - earlier < AT_ONCE) return true;
  if (before.exchange.client !== now.exchange.client) return true;
  return fieldValue(before.request.lines, 'cookie') !== fieldValue(now.request.lines, 'cookie');
}

/** All that is known of a resource as far as its policy rests on it; `latest` is the response that shows the policy. */
export function observedOf(
  { method, url, type }: { readonly method: string; readonly url: string; readonly type: ResourceType },
  latest: Subject | undefined,
  observations: Observations,
  { htmlLifetimeSeconds, longLifetimeSeconds }: Thresholds,
): Observed {
  return {
    method,
    status: latest ? (latest.check ? 200 : latest.exchange.response.status) : 0,
    kind: kindOf(type),
    isVersioned: isVersioned(url),
    isSecure: heedsImmutable(url),
    today: latest && isServers(latest, observations) ? sentBy(latest) : null,
    content: contentOf(observations, latest),
    sign: observations.sign,
    isHidden: observations.isHidden || observations.responses === 0,
    wasPrivate: observations.wasPrivate,
    limits: { document: htmlLifetimeSeconds, long: longLifetimeSeconds },
  };
}

/** What a service worker answers need not come from the server, unless that was seen to answer as well. */
const isServers = ({ exchange: { source } }: Subject, { responses }: Observations): boolean =>
  responses > 0 || (source !== 'service-worker' && source !== 'cache-storage');

function kindOf(type: ResourceType): Kind {
  if (HARMLESS.has(type)) return 'harmless';
  if (isStatic({ type }) || type === 'manifest') return 'code';
  if (type === 'document') return type;
  return type === 'fetch' ? 'data' : 'other';
}

/** Null for a 304 that repeats no lifetime: the full response that it stands for may have one. */
function sentBy(subject: Subject): Sent | null {
  const { response, check } = subject;
  const cacheControl = fieldValue(response.lines, 'cache-control');
  if (check && cacheControl === null) return null;
  return {
    cacheControl,
    seconds: statedLifetime(subject),
    asks: forbidsReuse(response),
    hasValidator: response.etag !== null || response.lastModified !== null,
  };
}

function contentOf({ responses, changes, first, last }: Observations, latest: Subject | undefined): Content {
  const age = latest ? contentAge(latest) : null;
  return {
    responses,
    changes,
    seconds: first === null || last === null ? 0 : Math.max(0, Math.round((last - first) / 1000)),
    age: age === null || age === CANNOT_TELL ? null : Math.max(0, Math.round(age)),
  };
}
