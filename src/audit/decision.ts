import { demandOf } from '../cache/demand.ts';
import type { Cause, Expectation, Explanation } from '../cache/explaining.ts';
import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import { type Reason as ModelReason, reason } from '../cache/model/reason.ts';
import { isConditional } from '../cache/stored-response.ts';
import { isCacheHit } from '../exchange/exchange.ts';
import { namesTag } from '../http/entity-tag.ts';
import { fieldValue } from '../http/fields.ts';
import type { RequestFields } from '../http/message.ts';
import type { Subject } from '../rules/rule.ts';

/** Why an exchange came about as it did: what the capture shows of itself, and what the cache model says. Seconds. */
export type Reason =
  | ModelReason
  | { readonly code: 'first-in-capture' }
  | { readonly code: 'served-from-cache'; readonly age: number | null; readonly lifetime: number | null }
  | { readonly code: 'validated'; readonly field: string; readonly value: string }
  | { readonly code: 'content-changed' };

/** What was done, and why. */
export interface ExplainedDecision {
  readonly action: 'reuse' | 'revalidate' | 'fetch' | 'service-worker' | 'unknown';
  /** What the exchange shows by itself; the reasons of what was expected stand before it, where that is what happened. */
  readonly shown: readonly Reason[];
  /** What the cache does by itself, where the capture shows what it held. */
  readonly expected: Expectation | undefined;
  /** What else explains the exchange, where that is not what happened. */
  readonly cause: Cause | null;
}

/** Reads off an exchange what was done, and says why: the model's reasons, if it agrees, and what the request shows. */
export function explainedDecision(
  subject: Subject,
  explanation: Explanation | undefined,
  isFirst: boolean,
): ExplainedDecision {
  const action = actionOf(subject);
  const { expected, cause = null } = explanation ?? {};
  if (action === 'service-worker' || action === 'unknown')
    return { action, shown: [], expected: undefined, cause: null };
  const isExplained = expected !== undefined && cause === null;
  const shown = isExplained
    ? answered(subject)
    : [...whyAsked(subject, isFirst && !expected), ...answered(subject)];
  return { action, shown, expected, cause };
}

function actionOf({ exchange, request }: Subject): ExplainedDecision['action'] {
  const { source } = exchange;
  if (source === 'service-worker' || source === 'cache-storage') return 'service-worker';
  if (source === 'unknown') return 'unknown';
  if (isCacheHit(exchange)) return 'reuse';
  return source === 'revalidated' || isConditional(request) ? 'revalidate' : 'fetch';
}

/** What the exchange shows by itself of why it came about. */
function whyAsked(subject: Subject, isFirst: boolean): Reason[] {
  const { exchange, request } = subject;
  if (isCacheHit(exchange)) return [servedFromCache(subject)];
  const directive = demandOf(request);
  if (directive !== null) return [reason('request-no-cache', { directive })];
  return isFirst && !isConditional(request) && exchange.source !== 'revalidated'
    ? [{ code: 'first-in-capture' }]
    : [];
}

function servedFromCache({ exchange, response }: Subject): Reason {
  return {
    code: 'served-from-cache',
    age: ageAt(response, exchange.startedAt),
    lifetime: freshnessLifetime(exchange.response.status, response, 'private', exchange.startedAt).seconds,
  };
}

/** With what the origin was asked, and that its answer was another content. */
function answered(subject: Subject): Reason[] {
  const { exchange, request } = subject;
  if (exchange.source === 'revalidated') return [validator(request)].filter((each) => each !== undefined);
  return !isCacheHit(exchange) && hasChanged(subject) ? [{ code: 'content-changed' }] : [];
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
