import { opaqueTag } from '../http/entity-tag.ts';
import { fieldValue, firstLine, hasLine } from '../http/fields.ts';
import { earlierLine, requestLine, responseLine } from './evidence.ts';
import { FIELD_NAMES, REPEATED_FIELDS } from './not-modified-check.ts';
import { CANNOT_TELL, type Rule, type Subject } from './rule.ts';
import { http } from './section.ts';

const isPartial = ({ exchange }: Subject): boolean => exchange.response.status === 206;

const headersMissing: Rule = {
  id: '206-headers-missing',
  level: 'must',
  spec: http('15.3.7'),
  about: 'response',
  applies: isPartial,
  needs: ['full-response'],
  check(subject, { past }) {
    const full = past.full();
    if (!full?.exchange.response.complete || !isOfSameContent(full, subject)) return CANNOT_TELL;
    const { lines, cacheControl } = subject.response;
    const lost = REPEATED_FIELDS.filter(
      (name) => hasLine(full.response.lines, name) && !hasLine(lines, name),
    );
    if (lost.length === 0) return null;
    // With max-age beside it Expires has no effect (RFC 9111 §5.3), so its loss costs nothing.
    const isHarmless = lost.every((name) => name === 'expires') && cacheControl.has('max-age');
    return {
      parameters: { names: lost.map((name) => FIELD_NAMES[name]).join(', ') },
      evidence: lost.map((name) => earlierLine(full, FIELD_NAMES[name])),
      ...(isHarmless ? { level: 'info' } : {}),
    };
  },
};

/** Whether a part is shown to be one of that full response's content, in the same coding: by its validator or by the whole length. */
function isOfSameContent(full: Subject, part: Subject): boolean {
  const [ofFull, ofPart] = [full.response, part.response];
  if (ofFull.contentEncoding !== ofPart.contentEncoding) return false;
  if (ofFull.etag !== null && ofPart.etag !== null) return opaqueTag(ofFull.etag) === opaqueTag(ofPart.etag);
  if (ofFull.lastModified !== null && ofPart.lastModified !== null)
    return ofFull.lastModified === ofPart.lastModified;
  const whole = firstLine(ofPart.lines, 'content-range')?.split('/', 2)[1];
  return whole !== undefined && ofFull.contentLength !== null && Number(whole) === ofFull.contentLength;
}

const noContentRange: Rule = {
  id: '206-no-content-range',
  level: 'must',
  spec: http('15.3.7.1'),
  about: 'response',
  applies: (subject) => isPartial(subject) && !hasLine(subject.response.lines, 'content-range'),
  check(subject) {
    const type = fieldValue(subject.response.lines, 'content-type') ?? subject.exchange.response.mimeType;
    // Each part of several has a Content-Range of its own, in the content (RFC 9110 §15.3.7.2).
    if (type.toLowerCase().startsWith('multipart/')) return null;
    return {
      parameters: {},
      evidence: [
        requestLine(subject, 'Range'),
        responseLine(subject, 'Content-Range'),
        responseLine(subject, 'Content-Type'),
      ],
    };
  },
};

const unrequested: Rule = {
  id: '206-unrequested',
  level: 'must',
  spec: http('14.2'),
  about: 'response',
  applies: isPartial,
  needs: ['request-lines'],
  check(subject) {
    const { method } = subject.exchange;
    const isAsked = hasLine(subject.request.lines, 'range');
    if (isAsked && method === 'GET') return null;
    return {
      parameters: isAsked ? { method } : {},
      evidence: [requestLine(subject, 'Range'), responseLine(subject, 'Content-Range')],
    };
  },
};

/** A rule that fires where a response that never has content announces a length. */
const lengthWithout = (id: string, isWithout: (status: number) => boolean): Rule => ({
  id,
  level: 'must',
  spec: http('8.6'),
  about: 'response:content-length',
  applies: ({ exchange }) => isWithout(exchange.response.status),
  check: (subject) => ({
    parameters: { status: String(subject.exchange.response.status) },
    evidence: [responseLine(subject, 'Content-Length')],
  }),
});

const foreignLocation: Rule = {
  id: 'content-location-foreign',
  level: 'info',
  spec: http('8.7'),
  about: 'response:content-location',
  check(subject) {
    const { url } = subject.exchange;
    const value = firstLine(subject.response.lines, 'content-location') ?? '';
    if (!URL.canParse(value, url)) return null;
    const [named, asked] = [new URL(value, url), new URL(url)];
    // `http:` for `https:` is what an origin behind a proxy says of itself.
    if (named.host === asked.host) return null;
    return {
      parameters: { named: named.host, asked: asked.host },
      evidence: [responseLine(subject, 'Content-Location')],
    };
  },
};

/** The rules on partial content, HEAD and responses without content. */
export const partialContentRules: readonly Rule[] = [
  headersMissing,
  noContentRange,
  unrequested,
  lengthWithout('cl-on-204', (status) => status === 204),
  lengthWithout('cl-on-1xx', (status) => status >= 100 && status < 200),
  foreignLocation,
];
