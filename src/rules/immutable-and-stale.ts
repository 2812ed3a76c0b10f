import { ageAt } from '../cache/freshness.ts';
import type { CacheControl } from '../http/cache-control.ts';
import { firstLine } from '../http/fields.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import { requestLines, responseLine } from './evidence.ts';
import {
  forbidsReuse,
  holderOf,
  isOwnAnswer,
  secondsOf,
  statedLifetime,
  statesLifetime,
} from './lifetime.ts';
import { CANNOT_TELL, type Rule, type Subject } from './rule.ts';
import { rfc } from './section.ts';
import { isOfThisMachine } from './trustworthy.ts';

const isImmutable = (subject: Subject): boolean =>
  subject.response.cacheControl.has('immutable') && isOwnAnswer(subject);

const immutableWithoutLifetime: Rule = {
  id: 'immutable-without-lifetime',
  level: 'advice',
  spec: rfc(8246, '2'),
  about: 'response:cache-control',
  applies: isImmutable,
  check(subject) {
    const { response } = subject;
    if (forbidsReuse(response) || hasLifetimeSomewhere(subject)) return null;
    const states = statesLifetimeInForce(subject);
    if (states !== statesLifetime(response)) return states === CANNOT_TELL ? states : null;
    return {
      parameters: states ? { zero: '1' } : {},
      evidence: [responseLine(subject, 'Cache-Control')],
    };
  },
};

/** Whether any cache may keep it for a while; a lifetime that is no number is another fault. */
function hasLifetimeSomewhere(subject: Subject): boolean {
  const { cacheControl } = subject.response;
  if (cacheControl.seconds('max-age') === 'invalid') return true;
  return (statedLifetime(subject) ?? 0) > 0 || (statedLifetime(subject, 'shared') ?? 0) > 0;
}

/** Whether the response states a lifetime; beside the Cache-Control of a 304 the Expires of the stored response counts. */
function statesLifetimeInForce(subject: Subject): boolean | typeof CANNOT_TELL {
  if (statesLifetime(subject.response)) return true;
  const held = holderOf('expires', subject);
  return held ? held.expires !== null : CANNOT_TELL;
}

/** Whether browsers heed immutable there (RFC 8246 §3). */
export const heedsImmutable = (url: string): boolean => !/^http:/i.test(url) || isOfThisMachine(url);

const immutableOnHttp: Rule = {
  id: 'immutable-on-http',
  level: 'advice',
  spec: rfc(8246, '3'),
  about: 'response:cache-control',
  unless: ['immutable-without-lifetime'],
  applies: (subject) => isImmutable(subject) && !heedsImmutable(subject.exchange.url),
  check(subject) {
    if (forbidsReuse(subject.response)) return null;
    return { parameters: {}, evidence: [responseLine(subject, 'Cache-Control')] };
  },
};

const immutableRevalidated: Rule = {
  id: 'immutable-revalidated',
  level: 'info',
  spec: rfc(8246, '2'),
  about: ['request:if-none-match', 'request:if-modified-since'],
  needs: ['time'],
  applies: ({ exchange }, { past }) =>
    past.stored?.cacheControl.has('immutable') === true &&
    past.previous?.client === exchange.client &&
    exchange.method === 'GET',
  check({ exchange, request }, { past }) {
    const { stored } = past;
    if (!stored || isForced(request) || !namesValidatorOf(request, stored)) return null;
    const lifetime = stored.cacheControl.seconds('max-age');
    const age = ageAt(stored, exchange.startedAt);
    if (typeof lifetime !== 'number' || age === null || age >= lifetime || forbidsReuse(stored)) return null;
    return {
      parameters: { age: secondsOf(age), lifetime: secondsOf(lifetime) },
      evidence: requestLines({ request }, ['If-None-Match', 'If-Modified-Since', 'Cache-Control']),
    };
  },
};

/** A forced reload asks whatever is stored; an ordinary one, with max-age=0, is what immutable is there to spare. */
const isForced = ({ cacheControl }: RequestFields): boolean => cacheControl.has('no-cache');

function namesValidatorOf({ ifNoneMatch, ifModifiedSince }: RequestFields, stored: ResponseFields): boolean {
  if (ifNoneMatch !== null)
    return ifNoneMatch !== '*' && stored.etag !== null && ifNoneMatch.includes(stored.etag);
  return ifModifiedSince !== null && ifModifiedSince === firstLine(stored.lines, 'last-modified');
}

const WHILE_STALE = ['stale-while-revalidate', 'stale-if-error'] as const;

const staleNoop: Rule = {
  id: 'swr-noop',
  level: 'advice',
  spec: rfc(5861, '3'),
  about: 'response:cache-control',
  unless: ['cc-no-store-overrides', 'cc-no-cache-overrides'],
  applies: isOwnAnswer,
  check(subject) {
    const { cacheControl } = subject.response;
    const directives = WHILE_STALE.filter((name) => (secondsIn(cacheControl, name) ?? 0) > 0);
    if (directives.length === 0) return null;
    const states = statesLifetimeInForce(subject);
    const against = forbidsStale(cacheControl) ?? (states === false ? 'no-lifetime' : undefined);
    if (against === undefined) return states === CANNOT_TELL ? states : null;
    return {
      parameters: { directives: directives.join(', '), against },
      evidence: [responseLine(subject, 'Cache-Control')],
    };
  },
};

function secondsIn(cacheControl: CacheControl, name: string): number | undefined {
  const seconds = cacheControl.seconds(name);
  return typeof seconds === 'number' ? seconds : undefined;
}

/** The directive that forbids every stale use; no-cache with names of fields forbids it of those alone (RFC 9111 §5.2.2.4). */
function forbidsStale(cacheControl: CacheControl): string | undefined {
  if (cacheControl.holdsForAll('no-cache')) return 'no-cache';
  return ['no-store', 'must-revalidate'].find((name) => cacheControl.has(name));
}

/** The rules on immutable (RFC 8246) and on stale-while-revalidate and stale-if-error (RFC 5861). */
export const immutableAndStaleRules: readonly Rule[] = [
  immutableWithoutLifetime,
  immutableOnHttp,
  immutableRevalidated,
  staleNoop,
];
