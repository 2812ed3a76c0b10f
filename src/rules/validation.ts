import { demandOf } from '../cache/demand.ts';
import { ageAt, freshnessLifetime } from '../cache/freshness.ts';
import { fieldThatKeepsApart } from '../cache/partition.ts';
import { isConditional } from '../cache/stored-response.ts';
import { type Bytes, rangeOf } from '../exchange/bytes.ts';
import { parseHttpDate } from '../http/date.ts';
import { isEntityTag, namesTag } from '../http/entity-tag.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import type { ResponseFields } from '../http/message.ts';
import { earlierLine, requestLine, requestLines, responseLine } from './evidence.ts';
import { revalidationChurn } from './revalidation-churn.ts';
import { rttCost } from './round-trips.ts';
import {
  CANNOT_TELL,
  type CaptureRule,
  type Context,
  type Parameters,
  type Rule,
  type Subject,
} from './rule.ts';
import { hadArrived } from './same-client.ts';
import { caching, http } from './section.ts';

/** A 200 to GET or HEAD of which it is not certain that it came from somewhere else than the network. */
function isFull({ exchange }: Subject): boolean {
  const { source, method, response } = exchange;
  const mayBeSent = source === 'network' || source === 'unknown';
  return mayBeSent && response.status === 200 && (method === 'GET' || method === 'HEAD');
}

/** Preconditions and ranges that have a say beside If-None-Match and If-Modified-Since (RFC 9110 §13.2.2). */
const asksOtherwise = ({ request: { lines } }: Subject): boolean =>
  ['range', 'if-match', 'if-unmodified-since'].some((name) => hasLine(lines, name));

/** The bytes of a response as a parameter, where they are known at all. */
const sizeIn = (bytes: Bytes): Parameters => {
  const range = rangeOf(bytes);
  if (!range) return {};
  return { bytes: String(range.bytes), ...(bytes.how === 'estimated' && { estimated: 'yes' }) };
};

/**
 * The bytes that were sent for nothing. Only where they are known, or the content was seen to come, is it certain that
 * this is no 304 recorded as a 200, and only where all request lines are that none of them asked otherwise.
 */
function wasted(subject: Subject, { past }: Context): Parameters | typeof CANNOT_TELL {
  const { source, request, wire } = subject.exchange;
  const isSent = wire.response.how !== 'unknown' || broughtAll(subject, past.sameContent());
  return source === 'network' && request.complete && isSent ? sizeIn(wire.response) : CANNOT_TELL;
}

/** Whether as much content came as the earlier response had, whatever became of the load after that. */
function broughtAll({ exchange }: Subject, before: Subject | undefined): boolean {
  const came = rangeOf(exchange.contentOnWire);
  const whole = before && rangeOf(before.exchange.content.encoded);
  return came !== undefined && whole !== undefined && whole.high > 0 && came.low >= whole.high;
}

const inmIgnored: Rule = {
  id: 'inm-ignored',
  level: 'must',
  spec: http('13.1.2'),
  about: 'request:if-none-match',
  applies: (subject) => isFull(subject) && !asksOtherwise(subject),
  check(subject, context) {
    const { ifNoneMatch } = subject.request;
    const { etag } = subject.response;
    // A tag without quotes is none, and a server that does not know its own again has that fault.
    if (ifNoneMatch === null || ifNoneMatch === '*' || etag === null || !isEntityTag(etag)) return null;
    if (!namesTag(ifNoneMatch, etag)) return null;
    const parameters = wasted(subject, context);
    if (parameters === CANNOT_TELL) return CANNOT_TELL;
    return { parameters, evidence: [requestLine(subject, 'If-None-Match'), responseLine(subject, 'ETag')] };
  },
};

const imsIgnored: Rule = {
  id: 'ims-ignored',
  level: 'should',
  spec: http('13.1.3'),
  about: 'request:if-modified-since',
  applies: (subject) => subject.request.ifNoneMatch === null && isFull(subject) && !asksOtherwise(subject),
  check(subject, context) {
    const since = datesCompared(subject);
    if (!since || since.modified > since.asked) return null;
    const settled = isSettled(subject, since.modified, context);
    if (settled === null) return CANNOT_TELL;
    if (!settled || hasOtherContent(subject, context)) return null;
    const parameters = wasted(subject, context);
    if (parameters === CANNOT_TELL) return CANNOT_TELL;
    const evidence = [requestLine(subject, 'If-Modified-Since'), responseLine(subject, 'Last-Modified')];
    if (since.modified === since.asked) return { parameters, evidence };
    // Servers that compare for equality do so on purpose: an older file may have been put back.
    return { parameters: { ...parameters, older: 'yes' }, evidence, level: 'advice' };
  },
};

/** The date that was asked about and the one that came; undefined where one is none, so that it was to be ignored. */
function datesCompared({
  exchange,
  request,
  response,
}: Subject): { asked: number; modified: number } | undefined {
  const value = fieldValue(request.lines, 'if-modified-since');
  const asked = value === null ? null : parseHttpDate(value, exchange.startedAt ?? 0);
  const { lastModified: modified } = response;
  return asked === null || modified === null ? undefined : { asked, modified };
}

/** Whether the date is old enough to tell contents apart (RFC 9110 §8.8.2.2): pages that are built when asked for have a new one. */
function isSettled({ exchange, response }: Subject, modified: number, { settings }: Context): boolean | null {
  const now = response.date ?? exchange.startedAt;
  return now === null ? null : now - modified >= settings.thresholds.clockSeconds * 1000;
}

/** Whether the capture shows that the client had other content under that date: then the server knew better. */
function hasOtherContent({ exchange, response }: Subject, { past }: Context): boolean {
  const before = past.full();
  if (!before) return false;
  const { etag } = before.response;
  if (etag !== null && response.etag !== null && !namesTag([etag], response.etag)) return true;
  const digests = [before.exchange.contentDigest, exchange.contentDigest];
  return !digests.includes(null) && digests[0] !== digests[1];
}

const conditionalChanged: Rule = {
  id: 'conditional-changed',
  level: 'info',
  spec: caching('4.3.3'),
  about: ['request:if-none-match', 'request:if-modified-since'],
  unless: ['validator-unstable', 'lm-always-now', 'redundant-download', 'inm-syntax', 'ims-date-syntax'],
  applies: ({ exchange }) => exchange.source === 'network' && exchange.response.status === 200,
  check(subject) {
    const { ifNoneMatch } = subject.request;
    const { etag } = subject.response;
    if (ifNoneMatch === '*') return null;
    if (ifNoneMatch !== null) {
      if (etag === null || namesTag(ifNoneMatch, etag)) return null;
      return changed(subject, 'If-None-Match', 'ETag');
    }
    const since = datesCompared(subject);
    return since && since.modified > since.asked
      ? changed(subject, 'If-Modified-Since', 'Last-Modified')
      : null;
  },
};

const changed = (subject: Subject, condition: string, validator: string) => ({
  parameters: {},
  evidence: [requestLine(subject, condition), responseLine(subject, validator)],
});

/** Refusals that have nothing to do with what the client has stored. */
const OTHER_REFUSALS = new Set([401, 407, 412, 416]);

const revalidationError: Rule = {
  id: 'revalidation-error',
  level: 'info',
  spec: caching('4.3.3'),
  about: ['request:if-none-match', 'request:if-modified-since'],
  applies({ exchange: { source, method, response } }) {
    const isAnswer = source === 'network' && (method === 'GET' || method === 'HEAD');
    return isAnswer && response.status >= 400 && !OTHER_REFUSALS.has(response.status);
  },
  check(subject) {
    return {
      parameters: { status: String(subject.exchange.response.status) },
      evidence: requestLines(subject, ['If-None-Match', 'If-Modified-Since']),
    };
  },
};

const revalidationSkipped: Rule = {
  id: 'revalidation-skipped',
  level: 'info',
  spec: http('13.1.2'),
  about: 'response',
  unless: ['redundant-download'],
  applies: (subject, { past }) =>
    past.latest() !== undefined &&
    subject.exchange.source === 'network' &&
    subject.exchange.method === 'GET' &&
    subject.exchange.response.status === 200 &&
    !isConditional(subject.request) &&
    !asksOtherwise(subject),
  check(subject, { past }) {
    const before = past.full();
    // A cache holds one variant of a URL: the latest one.
    if (!before || before !== past.latest() || !past.stored) return null;
    const need = needOf(past.stored, subject);
    if (!need || demandOf(subject.request) !== null || !hadArrived(before, subject)) return null;
    if (!subject.exchange.request.complete) return CANNOT_TELL;
    const apart = fieldThatKeepsApart(before.request.lines, subject.request.lines);
    return {
      parameters: { ...need, ...(apart === undefined ? {} : { apart }) },
      evidence: [
        earlierLine(before, before.response.etag === null ? 'Last-Modified' : 'ETag'),
        earlierLine(before, 'Cache-Control'),
        requestLine(subject, 'If-None-Match'),
      ],
    };
  },
};

/** Why a cache that holds this has to validate it before use; undefined where it need or can not. */
function needOf(stored: ResponseFields, { exchange }: Subject): Parameters | undefined {
  const { cacheControl, etag, lastModified } = stored;
  if ((etag === null && lastModified === null) || cacheControl.has('no-store')) return undefined;
  if (cacheControl.has('no-cache')) return { need: 'no-cache' };
  const { seconds } = freshnessLifetime(200, stored, 'private', exchange.startedAt);
  const age = ageAt(stored, exchange.startedAt);
  if (seconds === null || age === null || age < seconds) return undefined;
  return { need: 'stale', age: String(age), lifetime: String(seconds) };
}

const redundantDownload: Rule = {
  id: 'redundant-download',
  level: 'advice',
  spec: http('8.8'),
  about: 'response',
  unless: ['inm-ignored', 'ims-ignored', 'cors-double-key'],
  applies: (_, { past }) => past.needlessAfter !== undefined,
  check(subject, context) {
    const { past, settings } = context;
    const before = past.needlessAfter;
    if (!before) return null;
    if (isConditional(subject.request) && wasted(subject, context) === CANNOT_TELL) return CANNOT_TELL;
    const { exchange, response } = subject;
    const apart = fieldThatKeepsApart(before.request.lines, subject.request.lines);
    const range = rangeOf(exchange.wire.response);
    const isSmall = range !== undefined && range.bytes < settings.thresholds.leastBytes;
    const validator = ['ETag', 'Last-Modified'].find((name) => hasLine(response.lines, name.toLowerCase()));
    return {
      parameters: { ...sizeIn(exchange.wire.response), ...(apart === undefined ? {} : { apart }) },
      evidence: [
        ...(validator ? [earlierLine(before, validator), responseLine(subject, validator)] : []),
        earlierLine(before, 'Cache-Control'),
      ],
      ...(apart !== undefined || isSmall ? { level: 'info' } : {}),
    };
  },
};

/** The rules on validation that did not happen, or failed. */
export const validationRules: readonly Rule[] = [
  inmIgnored,
  imsIgnored,
  conditionalChanged,
  revalidationError,
  revalidationSkipped,
  redundantDownload,
];

/** The rules on what validation costs, which look at all exchanges. */
export const validationCaptureRules: readonly CaptureRule[] = [revalidationChurn, rttCost];
