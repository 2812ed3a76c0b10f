import { type Bytes, rangeOf } from '../exchange/bytes.ts';
import { isEntityTag, isWeak, namesTag } from '../http/entity-tag.ts';
import { firstLine, hasLine } from '../http/fields.ts';
import { earlierLine, responseLine } from './evidence.ts';
import { isStatic, isVersioned } from './resource-kind.ts';
import { CANNOT_TELL, type Evidence, type Level, type Occurrence, type Rule, type Subject } from './rule.ts';
import { http } from './section.ts';
import type { Settings } from './settings.ts';
import { areOfTwoServers } from './validator-fields.ts';

const isFullGet = ({ exchange: { source, method, response } }: Subject): boolean =>
  source === 'network' && method === 'GET' && response.status === 200;

/** How two full responses of a resource compare in their content, and what shows it. */
interface Comparison {
  readonly content: 'same' | 'probably-same' | 'different' | 'unknown';
  readonly shownBy: 'content' | 'length' | 'date' | 'nothing';
}

/** Compares recorded content, or where it is lacking the announced length and the date of modification. */
export function compareContent(before: Subject, now: Subject): Comparison {
  const digests = [before.exchange.contentDigest, now.exchange.contentDigest];
  if (digests[0] !== null && digests[0] === digests[1]) return { content: 'same', shownBy: 'content' };
  if (!digests.includes(null) && isWhole(before) && isWhole(now))
    return { content: 'different', shownBy: 'content' };
  const lengths = [before.response.contentLength, now.response.contentLength];
  if (lengths.includes(null)) return NOT_COMPARABLE;
  if (lengths[0] !== lengths[1]) {
    // The same content may come out of a coding in different lengths.
    const isCoded = before.response.contentEncoding !== '' || now.response.contentEncoding !== '';
    return isCoded ? NOT_COMPARABLE : { content: 'different', shownBy: 'length' };
  }
  const date = firstLine(before.response.lines, 'last-modified');
  const isAlike =
    lengths[0] !== 0 && date !== null && date === firstLine(now.response.lines, 'last-modified');
  return isAlike && digests.includes(null) ? { content: 'probably-same', shownBy: 'date' } : NOT_COMPARABLE;
}

const NOT_COMPARABLE: Comparison = { content: 'unknown', shownBy: 'nothing' };

/** Whether all of the content was recorded: of a load that broke off, only a part is there. */
function isWhole({ exchange: { content, contentOnWire }, response: { contentLength } }: Subject): boolean {
  if (contentLength === null) return isExactly(content.decoded, null);
  if (isExactly(contentOnWire, contentLength)) return true;
  return isExactly(content.decoded, null) && isExactly(content.encoded, contentLength);
}

/** Whether a figure is no estimate, and is that length where one is given. */
const isExactly = (value: Bytes, length: number | null): boolean =>
  (value.how === 'measured' || value.how === 'derived') && (length === null || value.bytes === length);

const bothLines = (before: Subject, now: Subject, ...fields: string[]): Evidence[] =>
  fields.flatMap((field) => [earlierLine(before, field), responseLine(now, field)]);

const validatorUnstable: Rule = {
  id: 'validator-unstable',
  level: 'advice',
  spec: http('8.8.1'),
  about: 'response:etag',
  applies: (subject) => isFullGet(subject) && !subject.response.cacheControl.has('no-store'),
  check(subject, { past }) {
    const { etag, contentEncoding } = subject.response;
    const before = past.full();
    if (!before || etag === null || before.response.etag === null) return null;
    if (namesTag([before.response.etag], etag) || before.response.contentEncoding !== contentEncoding)
      return null;
    if (areOfTwoServers(before, subject)) return null;
    const { content, shownBy } = compareContent(before, subject);
    if (content === 'different' || content === 'unknown') return content === 'unknown' ? CANNOT_TELL : null;
    const evidence = bothLines(before, subject, 'ETag');
    return shownBy === 'content'
      ? { parameters: { shownBy }, evidence }
      : {
          parameters: { shownBy },
          evidence: [...evidence, ...bothLines(before, subject, 'Last-Modified', 'Content-Length')],
          level: 'info',
        };
  },
};

/** Whether an earlier 200 has the very strong tag that this response has. */
function sharesStrongTag(before: Subject | undefined, { response: { etag } }: Subject): before is Subject {
  if (before?.exchange.response.status !== 200 || etag === null) return false;
  return before.response.etag === etag && isEntityTag(etag) && !isWeak(etag);
}

const hasMoved = (before: Subject, { response }: Subject): boolean =>
  before.response.lastModified !== null &&
  response.lastModified !== null &&
  response.lastModified > before.response.lastModified;

const strongReused: Rule = {
  id: 'etag-strong-reused',
  level: 'must',
  spec: http('8.8.3.3'),
  about: 'response:etag',
  unless: ['etag-stale-body'],
  applies: isFullGet,
  check(subject, { past }) {
    const before = past.sameTag();
    if (!sharesStrongTag(before, subject)) return null;
    if (before.response.contentEncoding !== subject.response.contentEncoding) {
      return {
        parameters: { shownBy: 'coding' },
        evidence: bothLines(before, subject, 'ETag', 'Content-Encoding'),
      };
    }
    const { content, shownBy } = compareContent(before, subject);
    if (content === 'unknown') return CANNOT_TELL;
    if (content !== 'different') return null;
    const lengths = shownBy === 'length' ? ['ETag', 'Content-Length'] : ['ETag'];
    return { parameters: { shownBy }, evidence: bothLines(before, subject, ...lengths) };
  },
};

const staleBody: Rule = {
  id: 'etag-stale-body',
  level: 'must',
  spec: http('8.8.1'),
  about: 'response:etag',
  unless: ['304-content-length-wrong'],
  applies: (subject) => subject.check !== undefined || isFullGet(subject),
  check(subject, { past }) {
    const before = subject.check ? subject.check.baseline : past.sameTag();
    if (!sharesStrongTag(before, subject) || !hasMoved(before, subject)) return null;
    return staleness(before, subject);
  },
};

/** A date moves also where a file is written anew with the content that it had: that is no fault. */
function staleness(before: Subject, subject: Subject): Occurrence | null {
  const evidence = bothLines(before, subject, 'ETag', 'Last-Modified');
  if (subject.check) return { parameters: { shownBy: 'nothing' }, evidence, level: 'info' };
  if (before.response.contentEncoding !== subject.response.contentEncoding) return null;
  const { content, shownBy } = compareContent(before, subject);
  if (content === 'same') return null;
  if (content !== 'different') return { parameters: { shownBy: 'nothing' }, evidence, level: 'info' };
  const lengths = shownBy === 'length' ? bothLines(before, subject, 'Content-Length') : [];
  return { parameters: { shownBy }, evidence: [...evidence, ...lengths] };
}

const validatorDropped: Rule = {
  id: 'validator-dropped',
  level: 'advice',
  spec: http('8.8.3.1'),
  about: 'response',
  applies: (subject, { past }) => past.latest() !== undefined && lacksValidator(subject),
  check(subject, { past, settings }) {
    const before = past.full();
    if (!before) return null;
    const had = ['ETag', 'Last-Modified'].filter((name) =>
      firstLine(before.response.lines, name.toLowerCase()),
    );
    if (had.length === 0) return null;
    // Where it is missed as much as on a response that never had one, it weighs as much.
    const level = levelWithout(subject, settings);
    return {
      parameters: { had: had.join(', ') },
      evidence: bothLines(before, subject, ...had),
      ...(level === 'should' ? { level } : {}),
    };
  },
};

/** Never ends, or is put together anew each time: nothing of it is ever stored. */
const STREAMED = /^(?:text\/event-stream|multipart\/x-mixed-replace)\b/i;

function lacksValidator(subject: Subject): boolean {
  const { etag, cacheControl, lines } = subject.response;
  return (
    etag === null && isFullGet(subject) && !hasLine(lines, 'last-modified') && !cacheControl.has('no-store')
  );
}

const validatorMissing: Rule = {
  id: 'validator-missing',
  level: 'should',
  spec: http('8.8.3.1'),
  about: 'response',
  unless: ['validator-dropped', 'no-cache-without-validator'],
  applies: (subject) => lacksValidator(subject) && !STREAMED.test(subject.exchange.response.mimeType),
  check(subject, { settings, policy }) {
    if (!policy().storable.private) return null;
    const bytes = contentBytes(subject);
    if (bytes === null) return CANNOT_TELL;
    const level = levelWithout(subject, settings);
    if (level === null) return null;
    return {
      parameters: { bytes: String(bytes) },
      evidence: [
        responseLine(subject, 'ETag'),
        responseLine(subject, 'Last-Modified'),
        responseLine(subject, 'Cache-Control'),
      ],
      level,
    };
  },
};

/**
 * How much the lack of a validator weighs. The standard asks for one where it can reasonably be determined: of a file it
 * can, of what a program makes nothing is known. Null where there is too little content to be worth a word.
 */
function levelWithout(subject: Subject, { thresholds }: Settings): Level | null {
  const { exchange, response } = subject;
  if ((contentBytes(subject) ?? 0) < thresholds.leastBytes) return null;
  const { cacheControl } = response;
  const lifetime = cacheControl.seconds('max-age');
  const isLong = typeof lifetime === 'number' && lifetime >= thresholds.longLifetimeSeconds;
  if (isLong && cacheControl.has('immutable') && isVersioned(exchange.url)) return 'info';
  return isFile(subject) ? 'should' : 'advice';
}

/** Whether it looks like a file that is the same for everybody. */
const isFile = ({ exchange, response }: Subject): boolean =>
  isStatic(exchange) &&
  !exchange.url.includes('?') &&
  !response.cacheControl.has('private') &&
  !hasLine(response.lines, 'set-cookie');

/** The length of the content, at least, as it is or may have been transferred; null where it is not known. */
function contentBytes({ exchange, response }: Subject): number | null {
  const { content, contentOnWire } = exchange;
  const seen = rangeOf(contentOnWire) ?? rangeOf(content.encoded);
  return seen?.low ?? response.contentLength ?? rangeOf(content.decoded)?.low ?? null;
}

/** The rules on validators that come and go, or do not say what they should. */
export const unreliableValidatorRules: readonly Rule[] = [
  validatorUnstable,
  strongReused,
  staleBody,
  validatorDropped,
  validatorMissing,
];
