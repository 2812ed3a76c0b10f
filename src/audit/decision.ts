import { demandOf } from '../cache/demand.ts';
import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import { isConditional } from '../cache/stored-response.ts';
import { namesTag } from '../http/entity-tag.ts';
import { fieldValue } from '../http/fields.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import type { Subject } from '../rules/rule.ts';
import { isCacheHit } from '../savings/saved.ts';

/** Why an exchange came about as it did, as far as the capture shows it. Ages and lifetimes are seconds. */
export type Reason =
  | { readonly code: 'first-in-capture' }
  | { readonly code: 'served-from-cache'; readonly age: number | null; readonly lifetime: number | null }
  | { readonly code: 'request-no-cache'; readonly directive: string }
  | { readonly code: 'stored-no-store' }
  | { readonly code: 'stored-no-cache' }
  | { readonly code: 'stale'; readonly age: number; readonly lifetime: number }
  | { readonly code: 'validated'; readonly field: string; readonly value: string }
  | { readonly code: 'content-changed' };

/** What was done, and the reasons that the capture shows; none where it shows none. */
export interface ObservedDecision {
  readonly action: 'reuse' | 'revalidate' | 'fetch' | 'service-worker' | 'unknown';
  readonly reasons: readonly Reason[];
}

/**
 * Reads the decision off an exchange. `stored` are the fields of the response that the cache held when the request
 * was made, freshened by the 304s up to then; undefined where the capture does not show it.
 */
export function observedDecision(
  subject: Subject,
  stored: ResponseFields | undefined,
  isFirst: boolean,
): ObservedDecision {
  const { exchange } = subject;
  const { source } = exchange;
  if (source === 'service-worker' || source === 'cache-storage')
    return { action: 'service-worker', reasons: [] };
  if (source === 'unknown') return { action: 'unknown', reasons: [] };
  if (isCacheHit(exchange)) return { action: 'reuse', reasons: [servedFromCache(subject)] };
  const asked = whyAsked(subject, stored, isFirst);
  if (source === 'revalidated')
    return { action: 'revalidate', reasons: present(asked, validator(subject.request)) };
  const conditional = isConditional(subject.request);
  const changed: Reason | undefined = hasChanged(subject) ? { code: 'content-changed' } : undefined;
  return { action: conditional ? 'revalidate' : 'fetch', reasons: present(asked, changed) };
}

const present = (first: Reason | undefined, second: Reason | undefined): Reason[] => {
  if (first) return second ? [first, second] : [first];
  return second ? [second] : [];
};

function servedFromCache({ exchange, response }: Subject): Reason {
  return {
    code: 'served-from-cache',
    age: ageAt(response, exchange.startedAt),
    lifetime: freshnessLifetime(exchange.response.status, response, 'private', exchange.startedAt).seconds,
  };
}

/** Why the origin was asked: the request demanded it, or the stored response could not be used as it was. */
function whyAsked(
  { exchange, request }: Subject,
  stored: ResponseFields | undefined,
  isFirst: boolean,
): Reason | undefined {
  const directive = demandOf(request);
  if (directive !== null) return { code: 'request-no-cache', directive };
  if (!stored) return isFirst && !isConditional(request) ? { code: 'first-in-capture' } : undefined;
  if (stored.cacheControl.has('no-store')) return { code: 'stored-no-store' };
  if (stored.cacheControl.has('no-cache')) return { code: 'stored-no-cache' };
  const age = ageAt(stored, exchange.startedAt);
  const { seconds } = freshnessLifetime(200, stored, 'private', exchange.startedAt);
  return age !== null && seconds !== null && age >= seconds
    ? { code: 'stale', age, lifetime: seconds }
    : undefined;
}

/** Whether a conditional request got a full response with another validator than it named. */
function hasChanged({ exchange, request, response }: Subject): boolean {
  if (!isConditional(request) || exchange.response.status !== 200) return false;
  const { ifNoneMatch, ifModifiedSince } = request;
  if (ifNoneMatch === '*') return false;
  if (ifNoneMatch === null) return fieldValue(response.lines, 'last-modified') !== ifModifiedSince;
  const { etag } = response;
  return etag === null || !namesTag(ifNoneMatch, etag);
}

function validator(request: RequestFields): Reason | undefined {
  const tags = fieldValue(request.lines, 'if-none-match');
  if (tags !== null) return { code: 'validated', field: 'If-None-Match', value: tags };
  if (request.ifModifiedSince === null) return undefined;
  return { code: 'validated', field: 'If-Modified-Since', value: request.ifModifiedSince };
}
