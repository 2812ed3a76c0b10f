import { cacheAsked } from '../cache/client-cache.ts';
import { demandOf } from '../cache/demand.ts';
import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import { isFullResponse } from '../exchange/exchange.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import { evenlySpaced } from '../http/lists.ts';
import type { RequestFields } from '../http/message.ts';
import { earlierLine, requestLine, responseLine } from './evidence.ts';
import { CANNOT_TELL, type Context, type Rule, type Subject } from './rule.ts';
import { caching, corsAndCaches } from './section.ts';

/** Whether the exchange is a full response over the network, and an earlier one of the same resource was seen. */
const isLaterDownload = ({ exchange }: Subject, { past }: Context): boolean =>
  isFullResponse(exchange) && past.latest() !== undefined;

/** Longer lists of names are hostile, and only their beginning is compared. */
const MOST_COMPARED = 32;

/** Whether two requests differ in a field, white space around commas aside. */
function differsIn(name: string, one: RequestFields, other: RequestFields): boolean {
  const [ofOne, ofOther] = [fieldValue(one.lines, name), fieldValue(other.lines, name)];
  if (ofOne === null || ofOther === null) return ofOne !== ofOther;
  return ofOne !== ofOther && evenlySpaced(ofOne) !== evenlySpaced(ofOther);
}

/**
 * Caches choose among stored responses by the Vary of each (RFC 9111 §4.1), so all of a resource should have the same.
 * Where the requests differ in a field that only one answer names, the server lists it by what was asked, which is the
 * fault; where they do not, its configuration may have changed in between, as it has with new content.
 */
export const varyInconsistent: Rule = {
  id: 'vary-inconsistent',
  level: 'should',
  spec: caching('4.1'),
  about: 'response',
  applies: isLaterDownload,
  unless: ['vary-accept-encoding-missing', 'dict-vary'],
  check(subject, { past, policy }) {
    const before = past.latest();
    if (!before?.exchange.response.complete) return null;
    const names = namesInOne(before.response.vary, subject.response.vary);
    if (names.length === 0) return null;
    if (before.response.cacheControl.has('no-store') || !policy().storable.private) return null;
    const areSeen = before.exchange.request.complete && subject.exchange.request.complete;
    const isByRequest =
      areSeen &&
      names
        .slice(0, MOST_COMPARED)
        // Cookies differ from one request to the next anyway.
        .some((name) => name !== 'cookie' && differsIn(name, before.request, subject.request));
    if (!isByRequest && before.response.etag !== subject.response.etag) return null;
    return {
      parameters: { names: names.join(', ') },
      evidence: [earlierLine(before, 'Vary'), responseLine(subject, 'Vary')],
      ...(isByRequest ? {} : { level: 'advice' }),
    };
  },
};

/** The names that only one of the two lists has; none where one says `*`, which stands for all. */
function namesInOne(one: readonly string[], other: readonly string[]): string[] {
  if (one === other || one.includes('*') || other.includes('*')) return [];
  const [ofOne, ofOther] = [new Set(one), new Set(other)];
  return [
    ...[...ofOne].filter((name) => !ofOther.has(name)),
    ...[...ofOther].filter((name) => !ofOne.has(name)),
  ];
}

/** Whether the client's cache could have reused the earlier response when the request was made, but for its variant. */
function isUsableFor({ exchange, request }: Subject, before: Subject): boolean {
  if (!before.exchange.response.complete || cacheAsked(before.exchange) !== cacheAsked(exchange))
    return false;
  if (demandOf(request) !== null || !isOver(before, exchange.startedAt)) return false;
  const { cacheControl } = before.response;
  if (cacheControl.has('no-store') || cacheControl.has('no-cache')) return false;
  const { seconds } = freshnessLifetime(200, before.response, 'private', before.exchange.startedAt);
  const age = ageAt(before.response, exchange.startedAt);
  return age !== null && seconds !== null && age < seconds;
}

const isOver = ({ exchange }: Subject, at: number | null): boolean =>
  at !== null && exchange.startedAt !== null && exchange.startedAt + (exchange.durationMs ?? 0) <= at;

/** Request fields that exports leave out to protect people. */
const SENSITIVE: ReadonlySet<string> = new Set(['authorization', 'cookie']);

export const varyMiss: Rule = {
  id: 'vary-miss',
  level: 'info',
  spec: caching('4.1'),
  about: 'response',
  applies: (subject, context) =>
    subject.exchange.method === 'GET' &&
    isLaterDownload(subject, context) &&
    (context.past.latest()?.response.vary.length ?? 0) > 0,
  needs: ['request-lines'],
  check(subject, { past, sensitiveLines }) {
    const before = past.latest();
    const name = before?.response.vary
      .slice(0, MOST_COMPARED)
      .find((each) => differsIn(each, before.request, subject.request));
    if (!before || name === undefined || name === '*' || !isUsableFor(subject, before)) return null;
    if (!before.exchange.request.complete) return CANNOT_TELL;
    if (SENSITIVE.has(name) && sensitiveLines !== 'shown') return CANNOT_TELL;
    return {
      parameters: { name },
      evidence: [
        earlierLine(before, 'Vary'),
        { ...requestLine(before, name), field: `earlier ${name}` },
        requestLine(subject, name),
      ],
    };
  },
};

/** The same URL asked for in CORS mode and in another one: each was downloaded, though the first copy was fresh. */
export const corsDoubleKey: Rule = {
  id: 'cors-double-key',
  level: 'info',
  spec: corsAndCaches,
  about: 'response',
  applies: (subject, context) => subject.exchange.method === 'GET' && isLaterDownload(subject, context),
  needs: ['request-lines'],
  unless: ['vary-miss'],
  check(subject, { past }) {
    const before = past.latest();
    const isCors = ({ request }: Subject) => hasLine(request.lines, 'origin');
    if (!before || isCors(before) === isCors(subject) || !isUsableFor(subject, before)) return null;
    if (!before.exchange.request.complete) return CANNOT_TELL;
    return {
      parameters: { first: isCors(before) ? 'cors' : 'plain' },
      evidence: [
        { ...requestLine(before, 'Origin'), field: 'earlier Origin' },
        requestLine(subject, 'Origin'),
        responseLine(subject, 'Access-Control-Allow-Origin'),
      ],
    };
  },
};
