import { dateForm } from '../http/date.ts';
import { opaqueTag } from '../http/entity-tag.ts';
import { tagFault } from '../http/entity-tag-syntax.ts';
import { firstLine, hasLine } from '../http/fields.ts';
import { mayRepeat, repeatedSingletons, SINGLETON_NAMES, singletonValue } from '../http/singleton-fields.ts';
import { earlierLine, responseLine, shortened } from './evidence.ts';
import { hasInvalidLifetime, receivedAt } from './lifetime.ts';
import { CANNOT_TELL, type Context, type Evidence, type Rule, type Subject } from './rule.ts';
import { caching, http } from './section.ts';

const etagSyntax: Rule = {
  id: 'etag-syntax',
  level: 'must',
  spec: http('8.8.3'),
  about: 'response:etag',
  check({ response }) {
    const tag = singletonValue('etag', firstLine(response.lines, 'etag') ?? '');
    const fault = tagFault(tag);
    if (fault === null) return null;
    const parameters = { tag: shortened(tag), fault };
    const evidence = [{ field: 'ETag', value: tag }];
    return fault === 'backslash' ? { parameters, evidence, level: 'advice' } : { parameters, evidence };
  },
};

/** Values of a repeated field that are shown. */
const MOST_SHOWN = 4;

const singletonRepeated: Rule = {
  id: 'singleton-repeated',
  level: 'must',
  spec: http('5.3'),
  about: SINGLETON_NAMES.map((name) => `response:${name}` as const),
  applies: ({ response }) => mayRepeat(response.lines),
  check({ response }) {
    const repeated = repeatedSingletons(response.lines);
    const [first] = repeated;
    if (!first) return null;
    const evidence: Evidence[] = repeated.flatMap(({ field, values }) =>
      values.slice(0, MOST_SHOWN).map((value) => ({ field, value })),
    );
    const fields = repeated.map(({ field }) => field).join(', ');
    return { parameters: { fields, count: String(first.values.length) }, evidence };
  },
};

/** Three hexadecimal numbers: inode, size and time of change, as Apache makes them of a file. */
const OF_APACHE = /^"([\da-f]+)-([\da-f]+)-([\da-f]+)(?:[;-][^"]*)?"$/i;
/** Time of change and, where it is not 0, the number that each server counts for itself, as IIS before 7 did. */
const OF_IIS = /^"([\da-f]{8,16}):([\da-f]+)"$/i;

/** What a tag is made of that differs from server to server, and what is the same for one file. */
interface FileTag {
  readonly ofServer: string;
  readonly ofFile: string;
}

/** Reads a tag that certainly is made so: three numbers may be anything, unless one is the file's time or size. */
function fileTagOf({
  etag,
  lastModified,
  contentLength,
  contentEncoding,
}: Subject['response']): FileTag | null {
  if (etag === null || etag.length >= LONGEST_FILE_TAG) return null;
  const opaque = opaqueTag(etag);
  const [, inode, size, changed] = OF_APACHE.exec(opaque) ?? [];
  if (inode !== undefined && size !== undefined && changed !== undefined) {
    const isTime = lastModified !== null && isTimeOf(Number.parseInt(changed, 16), lastModified / 1000);
    const isSize = contentEncoding === '' && Number.parseInt(size, 16) === contentLength;
    return isTime || isSize ? { ofServer: inode, ofFile: `${size}-${changed}` } : null;
  }
  const [, time, counted] = OF_IIS.exec(opaque) ?? [];
  if (time === undefined || counted === undefined || /^0+$/.test(counted)) return null;
  return { ofServer: counted, ofFile: time };
}

/** Apache counts seconds (1.3) or microseconds since the epoch. */
const isTimeOf = (number: number, seconds: number): boolean =>
  number === seconds || Math.floor(number / 1e6) === seconds;

const LONGEST_FILE_TAG = 80;

/** Whether the tags of two responses are those of one file, as two servers make them: `etag-inode` tells of that. */
export function areOfTwoServers(before: Subject, now: Subject): boolean {
  const [tag, other] = [fileTagOf(now.response), fileTagOf(before.response)];
  return tag !== null && other?.ofFile === tag.ofFile && other.ofServer !== tag.ofServer;
}

/** Harmless on one server; an earlier tag of the same file with another number shows that there are several. */
const etagInode: Rule = {
  id: 'etag-inode',
  level: 'advice',
  spec: http('8.8.3'),
  about: 'response:etag',
  check(subject, { past }) {
    if (!fileTagOf(subject.response)) return null;
    const before = past.latest();
    const evidence = [responseLine(subject, 'ETag')];
    if (!before || !areOfTwoServers(before, subject)) return { parameters: {}, evidence, level: 'info' };
    return { parameters: { servers: 'several' }, evidence: [earlierLine(before, 'ETag'), ...evidence] };
  },
};

/** Dates are whole seconds, and the two may come from clocks read a moment apart. */
const DATE_STEP_MS = 1_000;

const lastModifiedInFuture: Rule = {
  id: 'lm-future',
  level: 'must',
  spec: http('8.8.2.1'),
  about: 'response:last-modified',
  unless: ['singleton-repeated'],
  check(subject) {
    const { date, lastModified } = subject.response;
    if (date === null || lastModified === null || lastModified - date <= DATE_STEP_MS) return null;
    return {
      parameters: { seconds: String((lastModified - date) / 1000) },
      evidence: [responseLine(subject, 'Date'), responseLine(subject, 'Last-Modified')],
    };
  },
};

const DATED = ['Date', 'Last-Modified', 'Expires'] as const;
const DATED_NAMES = ['date', 'last-modified', 'expires'] as const;
/** Every IMF-fixdate is that long, and no other form of a date is (RFC 9110 §5.6.7). */
const IMF_LENGTH = 'Sun, 06 Nov 1994 08:49:37 GMT'.length;

/**
 * `Expires: 0` and `-1` are no mistakes: they are how "already expired" is written (RFC 9111 §5.3). Of an Expires on which
 * the lifetime rests, `expires-invalid` says what becomes of that.
 */
const httpDateFormat: Rule = {
  id: 'http-date-format',
  level: 'must',
  spec: http('5.6.7'),
  about: DATED_NAMES.map((name) => `response:${name}` as const),
  unless: ['singleton-repeated'],
  applies: ({ response }) => DATED_NAMES.some((name) => !isSurelyFixdate(name, response)),
  check(subject) {
    const { exchange, response } = subject;
    const faulty = DATED.flatMap((field, at) => {
      const name = DATED_NAMES[at] ?? 'date';
      const value = singletonValue(name, firstLine(response.lines, name) ?? '');
      if (!hasLine(response.lines, name) || (name === 'expires' && /^(?:0|-1)$/.test(value))) return [];
      if (name === 'expires' && hasInvalidLifetime(subject) === true) return [];
      const form = dateForm(value, exchange.startedAt ?? 0);
      return form === 'imf-fixdate' ? [] : [{ field, value, form }];
    });
    const worst = faulty.find(({ form }) => form === 'none') ?? faulty[0];
    if (!worst) return null;
    return {
      parameters: { field: worst.field, value: shortened(worst.value), form: worst.form },
      evidence: faulty.map(({ field, value }) => ({ field, value })),
      ...(worst.form === 'obsolete' && { level: 'should' }),
    };
  },
};

type DatedName = (typeof DATED_NAMES)[number];

function isSurelyFixdate(name: DatedName, response: Subject['response']): boolean {
  const value = firstLine(response.lines, name);
  return value === null || (value.length === IMF_LENGTH && typeof dateOf(name, response) === 'number');
}

function dateOf(
  name: DatedName,
  { date, lastModified, expires }: Subject['response'],
): Subject['response']['expires'] {
  if (name === 'date') return date;
  return name === 'expires' ? expires : lastModified;
}

/**
 * A redirect that the browser made up: Chromium names why, and an upgrade from http to https under HSTS looks so
 * everywhere.
 */
function isMadeByBrowser({ exchange, response: { lines } }: Subject): boolean {
  if (hasLine(lines, 'non-authoritative-reason')) return true;
  const target = firstLine(lines, 'location') ?? '';
  return exchange.response.status === 307 && exchange.url.startsWith('http:') && target.startsWith('https:');
}

/**
 * What shows that the server, or a cache before it, has a clock: without one nothing may be dated ahead (RFC 9111 §5.3),
 * nor can an age be counted.
 */
function clockShownBy(subject: Subject, { past, settings }: Context): Evidence | null {
  const earlier = past.latest();
  if (typeof earlier?.response.date === 'number') return earlierLine(earlier, 'Date');
  const { age, expires } = subject.response;
  if (age !== null) return responseLine(subject, 'Age');
  const received = receivedAt(subject);
  if (typeof expires !== 'number' || received === null) return null;
  return expires - received > settings.thresholds.clockSeconds * 1000
    ? responseLine(subject, 'Expires')
    : null;
}

/** The standard asks it of servers with a clock (RFC 9110 §6.6.1). Of a 304 the rules on 304s say it. */
const dateMissing: Rule = {
  id: 'date-missing',
  level: 'must',
  spec: http('6.6.1'),
  about: 'response',
  unless: ['206-headers-missing'],
  applies({ exchange, response, check }) {
    const { status } = exchange.response;
    return !check && status >= 200 && status < 500 && !hasLine(response.lines, 'date');
  },
  check(subject, context) {
    const { source } = subject.exchange;
    // Where the source is not known, a service worker or a test may have answered.
    if (source === 'unknown') return CANNOT_TELL;
    if (source === 'redirect' && isMadeByBrowser(subject)) return null;
    const evidence = [{ field: 'Date', value: '—' }];
    const clock = clockShownBy(subject, context);
    return clock
      ? { parameters: { clockBy: clock.field }, evidence: [...evidence, clock] }
      : { parameters: {}, evidence, level: 'advice' };
  },
};

/** Whether the response says that it was changed in the very moment at which it was sent. */
const isChangedNow = ({ date, lastModified }: Subject['response']): boolean =>
  date !== null && lastModified !== null && Math.abs(date - lastModified) <= DATE_STEP_MS;

const lastModifiedNow: Rule = {
  id: 'lm-always-now',
  level: 'advice',
  spec: http('8.8.1'),
  about: 'response:last-modified',
  applies: ({ exchange, response }) => exchange.response.status === 200 && isChangedNow(response),
  check(subject, { past }) {
    const before = past.latest();
    if (!before || !isChangedNow(before.response)) return null;
    if (before.response.lastModified === subject.response.lastModified) return null;
    const isSame = hasSameContent(before, subject);
    if (isSame === null) return CANNOT_TELL;
    return isSame
      ? {
          parameters: {},
          evidence: [
            earlierLine(before, 'Last-Modified'),
            responseLine(subject, 'Date'),
            responseLine(subject, 'Last-Modified'),
          ],
        }
      : null;
  },
};

/** Whether two responses brought the same content, by what was recorded of it, their tags or at least their sizes. */
function hasSameContent(a: Subject, b: Subject): boolean | null {
  if (a.response.contentEncoding !== b.response.contentEncoding) return null;
  const { contentDigest } = a.exchange;
  if (contentDigest !== null && b.exchange.contentDigest !== null)
    return contentDigest === b.exchange.contentDigest;
  if (a.response.etag !== null && a.response.etag === b.response.etag) return true;
  const [sizeOfA, sizeOfB] = [a, b].map(sizeOf);
  return sizeOfA === null || sizeOfB === null || sizeOfA === 0 ? null : sizeOfA === sizeOfB;
}

function sizeOf({ exchange, response }: Subject): number | null {
  const { decoded } = exchange.content;
  return decoded.how === 'measured' || decoded.how === 'derived' ? decoded.bytes : response.contentLength;
}

/** Only where it matters: a lifetime that is not given would be guessed from the time between the two. */
const lastModifiedWithoutDate: Rule = {
  id: 'lm-without-date',
  level: 'advice',
  spec: caching('4.2.3'),
  unless: ['date-missing'],
  about: 'response:last-modified',
  applies: ({ response }) => response.lastModified !== null && !hasLine(response.lines, 'date'),
  check(subject, { policy }) {
    if (!policy().heuristic) return null;
    return {
      parameters: {},
      evidence: [{ field: 'Date', value: '—' }, responseLine(subject, 'Last-Modified')],
    };
  },
};

/** The rules on validators and dates, whatever the status. */
export const validatorFieldRules: readonly Rule[] = [
  etagSyntax,
  etagInode,
  singletonRepeated,
  httpDateFormat,
  dateMissing,
  lastModifiedInFuture,
  lastModifiedNow,
  lastModifiedWithoutDate,
];
