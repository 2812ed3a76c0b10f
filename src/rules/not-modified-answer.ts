import { isConditional } from '../cache/stored-response.ts';
import { parseHttpDate } from '../http/date.ts';
import { isWeak, opaqueTag, parseTagList, tagWithoutForm } from '../http/entity-tag.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import type { RequestFields } from '../http/message.ts';
import { bothSides, earlierLine, requestLine, responseLine } from './evidence.ts';
import type { Rule, Subject } from './rule.ts';
import { http } from './section.ts';

/** Whether a 304 can answer the method; some tools record it in lower case. */
const isConfirmable = (method: string): boolean => /^(?:GET|HEAD)$/i.test(method);

const unconditional: Rule = {
  id: '304-unconditional',
  level: 'must',
  spec: http('15.4.5'),
  about: 'not-modified',
  needs: ['request-lines'],
  unless: ['304-method'],
  check({ request }) {
    if (isConditional(request) || PRECONDITIONS.some((name) => hasLine(request.lines, name))) return null;
    return {
      parameters: {},
      evidence: [
        { field: 'If-None-Match', value: '—' },
        { field: 'If-Modified-Since', value: '—' },
      ],
    };
  },
};

/** The other conditions of RFC 9110 §13.1: no 304 answers them, but they show that the client asked on purpose. */
const PRECONDITIONS = ['if-match', 'if-unmodified-since', 'if-range'];

/** Lines by which a client has a server take another method than the request line names. */
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

const method: Rule = {
  id: '304-method',
  level: 'must',
  spec: http('13.1.2'),
  about: 'not-modified',
  // A QUERY selects a representation as GET does, and may be confirmed.
  applies: ({ exchange }) => !isConfirmable(exchange.method) && exchange.method !== 'QUERY',
  needs: ['request-lines'],
  check(subject) {
    const { exchange, request } = subject;
    if (OVERRIDES.some((name) => hasLine(request.lines, name))) return null;
    const condition = ['If-None-Match', 'If-Modified-Since'].find((name) =>
      hasLine(request.lines, name.toLowerCase()),
    );
    return {
      parameters: { method: exchange.method },
      evidence: [
        { field: 'Method', value: exchange.method },
        ...(condition ? [requestLine(subject, condition)] : []),
      ],
    };
  },
};

/** The tags of the request, where it named any. */
const tagsIn = ({ ifNoneMatch }: RequestFields): readonly string[] =>
  ifNoneMatch === null || ifNoneMatch === '*' ? [] : ifNoneMatch;

/**
 * Tags are compared as they stand before their marks are taken off, so that one without quotes is equal to itself.
 * All lines of ETag count: where one is among those asked about, the 304 is right about that.
 */
const etagMismatch: Rule = {
  id: '304-etag-mismatch',
  level: 'must',
  spec: http('13.1.2'),
  about: 'not-modified',
  applies: ({ request, response }) =>
    response.etag !== null && tagsIn(request).length > 0 && !tagsIn(request).includes(response.etag),
  check(subject) {
    const asked = tagsIn(subject.request);
    const named = parseTagList(fieldValue(subject.response.lines, 'etag') ?? '');
    if (named === '*' || hasCommon(asked, named, opaqueTag)) return null;
    const occurrence = {
      parameters: { etag: subject.response.etag ?? '' },
      evidence: [requestLine(subject, 'If-None-Match'), responseLine(subject, 'ETag')],
    };
    // The same tag in another form, e.g. with the suffix that Apache gives to compressed content.
    return hasCommon(asked, named, tagWithoutForm)
      ? { ...occurrence, parameters: { ...occurrence.parameters, form: 'other' }, level: 'advice' }
      : occurrence;
  },
};

function hasCommon(a: readonly string[], b: readonly string[], key: (tag: string) => string): boolean {
  const keys = new Set(a.map(key));
  return b.some((tag) => keys.has(key(tag)));
}

/** Compared with the tags that the request named, which are those of the stored response, or with that itself. */
const strengthFlip: Rule = {
  id: '304-etag-strength-flip',
  level: 'advice',
  spec: http('8.8.3.2'),
  about: 'not-modified',
  applies: ({ request, response }) => response.etag !== null && !tagsIn(request).includes(response.etag),
  check(subject) {
    const { request, response, check } = subject;
    const now = response.etag ?? '';
    const named = tagsIn(request);
    const before = named.length > 0 ? named : [check?.baseline?.response.etag ?? now];
    const alike = before.filter((tag) => opaqueTag(tag) === opaqueTag(now));
    if (alike.length === 0 || alike.includes(now)) return null;
    return {
      parameters: { now: isWeak(now) ? 'weak' : 'strong' },
      evidence:
        named.length > 0
          ? [requestLine(subject, 'If-None-Match'), responseLine(subject, 'ETag')]
          : bothSides('ETag', subject),
    };
  },
};

const lastModifiedNewer: Rule = {
  id: '304-lm-newer',
  level: 'must',
  spec: http('13.1.3'),
  about: 'not-modified',
  // With If-None-Match the date is not looked at (RFC 9110 §13.2.2).
  applies: ({ request, response }) =>
    request.ifModifiedSince !== null && request.ifNoneMatch === null && response.lastModified !== null,
  needs: ['request-lines'],
  check(subject) {
    const { exchange, request, response } = subject;
    const asked = parseHttpDate(request.ifModifiedSince ?? '', exchange.startedAt ?? 0);
    if (asked === null || response.lastModified === null || response.lastModified <= asked) return null;
    return {
      parameters: { seconds: String((response.lastModified - asked) / 1000) },
      evidence: [requestLine(subject, 'If-Modified-Since'), responseLine(subject, 'Last-Modified')],
    };
  },
};

/** Whether the request has a condition beside If-None-Match, a standard one or one of its own, that a 412 can answer. */
const hasOtherCondition = ({ lines }: RequestFields): boolean =>
  lines.names.some((name) => CONDITION.test(name) && !ANSWERED_BY_304.has(name));

const CONDITION = /(?:^|-)if(?:-|$)/;
const ANSWERED_BY_304: ReadonlySet<string> = new Set(['if-none-match', 'if-modified-since']);

const failedOnGet: Rule = {
  id: '412-on-get',
  level: 'must',
  spec: http('13.1.2'),
  about: 'request:if-none-match',
  applies: ({ exchange }) => exchange.response.status === 412 && isConfirmable(exchange.method),
  needs: ['request-lines'],
  check(subject) {
    if (hasOtherCondition(subject.request)) return null;
    return {
      parameters: { method: subject.exchange.method },
      evidence: [
        { field: 'Status', value: '412' },
        requestLine(subject, 'If-None-Match'),
        ...etagOf(subject),
      ],
    };
  },
};

const etagOf = (subject: Subject) => (subject.response.etag === null ? [] : [earlierLine(subject, 'ETag')]);

/** The rules on whether a 304 was the answer to what was asked, and on a 412 where a 304 was. */
export const notModifiedAnswerRules: readonly Rule[] = [
  unconditional,
  method,
  etagMismatch,
  strengthFlip,
  lastModifiedNewer,
  failedOnGet,
];
