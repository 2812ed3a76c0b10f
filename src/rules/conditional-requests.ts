import { dateForm } from '../http/date.ts';
import { isEntityTag, isWeak } from '../http/entity-tag.ts';
import { fieldValue, firstLine, hasLine } from '../http/fields.ts';
import { requestLine, responseLine } from './evidence.ts';
import { CANNOT_TELL, type Context, type Rule, type Subject } from './rule.ts';
import { http } from './section.ts';

/** What responses of the resource, this one and those before it, say in a field. */
function saidBy(field: 'etag' | 'last-modified', { response, check }: Subject, { past }: Context): string[] {
  const seen = [response, past.stored, check?.baseline?.response, past.latest()?.response];
  return seen.flatMap((fields) => (fields ? (fieldValue(fields.lines, field) ?? []) : []));
}

/**
 * Clients echo a tag as the server sent it. Where responses show that the server writes tags so, the fault is in ETag,
 * which another rule names.
 */
const tagSyntax: Rule = {
  id: 'inm-syntax',
  level: 'must',
  spec: http('13.1.2'),
  about: 'request:if-none-match',
  check(subject, context) {
    const { ifNoneMatch } = subject.request;
    if (ifNoneMatch === null || ifNoneMatch === '*') return null;
    const malformed = ifNoneMatch.filter((tag) => tag !== '' && !isEntityTag(tag));
    const [first] = malformed;
    if (first === undefined) return null;
    const isMixed = malformed.includes('*');
    const fromServer = saidBy('etag', subject, context);
    if (!isMixed && fromServer.some((etag) => !isEntityTag(etag))) return null;
    return {
      parameters: { fault: isMixed ? 'mixed' : 'tag', tag: first },
      evidence: [
        requestLine(subject, 'If-None-Match'),
        ...(subject.response.etag === null ? [] : [responseLine(subject, 'ETag')]),
      ],
    };
  },
};

/** Clients echo Last-Modified as the server sent it: where responses show that form, another rule names the fault. */
const dateSyntax: Rule = {
  id: 'ims-date-syntax',
  level: 'must',
  spec: http('5.6.7'),
  about: 'request:if-modified-since',
  check(subject, context) {
    const value = subject.request.ifModifiedSince;
    if (value === null) return null;
    const now = subject.exchange.startedAt ?? 0;
    const form = dateForm(value, now);
    if (form === 'imf-fixdate') return null;
    const fromServer = saidBy('last-modified', subject, context);
    if (fromServer.some((date) => dateForm(date, now) !== 'imf-fixdate')) return null;
    return {
      parameters: { form: form === 'obsolete' ? 'obsolete' : 'unreadable' },
      evidence: [requestLine(subject, 'If-Modified-Since')],
    };
  },
};

const rangeCondition: Rule = {
  id: 'if-range-misuse',
  level: 'must',
  spec: http('13.1.5'),
  about: 'request:if-range',
  check(subject) {
    const { exchange, request } = subject;
    const evidence = [requestLine(subject, 'If-Range')];
    if (isWeak(firstLine(request.lines, 'if-range') ?? ''))
      return { parameters: { fault: 'weak' }, evidence };
    if (hasLine(request.lines, 'range')) return null;
    return exchange.request.complete ? { parameters: { fault: 'no-range' }, evidence } : CANNOT_TELL;
  },
};

/** The rules on the syntax of conditional requests. */
export const conditionalRequestRules: readonly Rule[] = [tagSyntax, dateSyntax, rangeCondition];
