import { fieldName } from '../exchange/field-name.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import { bothSides, responseLine } from './evidence.ts';
import { CANNOT_TELL, type Rule, type Subject } from './rule.ts';
import { caching, http } from './section.ts';

const contentSent: Rule = {
  id: '304-body',
  level: 'must',
  spec: http('15.4.5'),
  about: 'not-modified',
  check({ exchange, check }) {
    if (!('bytes' in exchange.contentOnWire)) return CANNOT_TELL;
    if (check?.body !== 'sent') return null;
    return { parameters: { bytes: String(exchange.contentOnWire.bytes) }, evidence: [] };
  },
};

const contentLengthWrong: Rule = {
  id: '304-content-length-wrong',
  level: 'must',
  spec: http('8.6'),
  about: 'not-modified',
  check(subject) {
    const { check, response } = subject;
    if (check?.body !== 'announced')
      return check?.body === 'unknown' && hasLine(response.lines, 'content-length') ? CANNOT_TELL : null;
    const stored = check.storedLength === null ? {} : { stored: String(check.storedLength) };
    return { parameters: stored, evidence: bothSides('Content-Length', subject) };
  },
};

/** What describes stored content and what caches may keep as it was stored, whatever a 304 says (RFC 9111 §3.2). */
const KEPT = ['Content-Type', 'Content-Encoding', 'Content-Range', 'Content-MD5'];
/** What describes content and may be renewed by a 304: superfluous only where it says what is stored already. */
const RENEWED = ['Content-Language', 'Content-Disposition', 'Digest', 'Repr-Digest'];
const DESCRIBING = [...KEPT, ...RENEWED];
const DESCRIBING_NAMES: ReadonlySet<string> = new Set(DESCRIBING.map(fieldName));

const extraMetadata: Rule = {
  id: '304-extra-metadata',
  level: 'should',
  spec: http('15.4.5'),
  about: 'not-modified',
  applies: ({ response }) => response.lines.names.some((name) => DESCRIBING_NAMES.has(name)),
  check(subject) {
    const fields = DESCRIBING.filter((field) => isSuperfluous(field, subject));
    if (fields.length > 0) {
      return {
        parameters: { fields: fields.join(', ') },
        evidence: fields.map((field) => responseLine(subject, field)),
      };
    }
    return subject.check?.baseline ? null : CANNOT_TELL;
  },
};

function isSuperfluous(field: string, { response, check }: Subject): boolean {
  const name = fieldName(field);
  const value = fieldValue(response.lines, name);
  if (value === null) return false;
  return (
    KEPT.includes(field) ||
    (check?.baseline !== undefined && fieldValue(check.baseline.response.lines, name) === value)
  );
}

/** With an entity tag beside it, Last-Modified guides no cache; without one it may (RFC 9110 §15.4.5). */
const lastModifiedWithEtag: Rule = {
  id: '304-lm-with-etag',
  level: 'info',
  spec: http('15.4.5'),
  about: 'not-modified',
  applies: ({ response }) => response.etag !== null && response.lastModified !== null,
  check(subject) {
    const before = subject.check?.baseline?.response.lastModified ?? null;
    if (before !== null && before !== subject.response.lastModified) return null;
    return {
      parameters: {},
      evidence: [responseLine(subject, 'ETag'), responseLine(subject, 'Last-Modified')],
    };
  },
};

const setCookie: Rule = {
  id: '304-set-cookie',
  level: 'advice',
  spec: caching('7.3'),
  about: 'not-modified',
  applies: ({ response }) => hasLine(response.lines, 'set-cookie'),
  check(subject) {
    return {
      parameters: {},
      evidence: [responseLine(subject, 'Set-Cookie')],
      ...(isKeptFromShared(subject) ? { level: 'info' } : {}),
    };
  },
};

/** Whether the stored response, as the 304 leaves it, stays out of shared caches or is asked about at each use. */
function isKeptFromShared({ response, check }: Subject): boolean {
  const renewed = hasLine(response.lines, 'cache-control') ? response : check?.baseline?.response;
  return ['private', 'no-store', 'no-cache'].some((name) => renewed?.cacheControl.has(name) === true);
}

/** The rules on what a 304 carries beside the fields that it repeats. */
export const notModifiedExtraRules: readonly Rule[] = [
  contentSent,
  contentLengthWrong,
  extraMetadata,
  lastModifiedWithEtag,
  setCookie,
];
