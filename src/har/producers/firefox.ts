import { type Bytes, derived, estimated, measured, UNKNOWN } from '../../exchange/bytes.ts';
import { type Fields, type Source, textLength } from '../../exchange/exchange.ts';
import { fieldName } from '../../exchange/field-name.ts';
import { hasTrailers, headerInFrames, inFrames, requestContent, widenedByFrames } from '../frames.ts';
import type { RawEntry } from '../raw-entry.ts';
import { recordOf, textOf } from '../raw-entry.ts';
import {
  announcedLength,
  fieldValue,
  isChunked,
  isOverHttp1,
  isPreflight,
  isRedirect,
  NOTHING_SENT,
  notModifiedBytes,
  redirectBytes,
  sum,
} from '../wire.ts';
import type { EntryBytes, Producer } from './producer.ts';

/**
 * Firefox's DevTools, live and exported from version 43 on. Measured with Firefox ESR 153 against an origin that counts
 * bytes, over HTTP/1.1 in clear and in TLS, and over HTTP/2; seen in a capture of version 111, and read in
 * `har-builder.js` and the network monitor of 43, about 52, and 68:
 * - `bodySize` of a network response holds its header as well, but not the framing of chunks or frames, trailers or
 *   interim responses. For a large response it may be a count taken half-way; `content.size` is then still whole.
 * - `headersSize` counts repeated lines as one whose values are joined, Set-Cookie's by a line feed.
 * - The request's `bodySize` counts characters, not bytes.
 * - `bodySize` of a 304 is its header plus the cached content in its coding; of a redirect, plus the target's.
 * - `headersSize` is the header on the wire over HTTP/1, 0 where nothing was sent; over HTTP/2 and 3 it is a text that
 *   was never sent, and so only an upper bound.
 * - `content.size` is the length in its content coding, not the decoded one; −1 for a hit in memory.
 * - Nothing flags a hit: it has no `serverIPAddress` and no header bytes. One from disk has `bodySize` = its size,
 *   or the size of its bytecode; one from memory has no timings and no `_securityState`, and at first size −1 or no
 *   header lines; a service worker's answer looks like neither and is not told from other local answers.
 * - An image from memory is often listed twice: without header lines for the image cache, and as a hit from disk or
 *   a network response 2 to 31 ms apart.
 * - A 304 that the page asked for itself, with nothing stored, has the type `application/x-unknown-content-type`.
 * - A status of 0 is a request that failed, but also one of `<link rel=prefetch>` or one that is under way.
 * - `_securityState` stands with every response from the network (seen in 111 and 153). Before it did, `bodySize` was
 *   the content alone (read: 43 to 52), and of a 304 −1 or 0; which it is shows where a length agrees with it.
 * - `content.size` was the decoded length up to 111 (seen), `cache.afterRequest` then named every hit, often as null
 *   (read: 43), and sizes or the whole list of lines may be missing (seen in 111, of images from memory).
 */
export const firefox: Producer = {
  name: 'firefox',
  measured: true,
  trust: {
    responseBytes: 'counted',
    requestBytes: 'counted',
    requestLines: 'where-host-is-shown',
    responseLines: 'each',
    sensitiveLines: 'shown',
    hits: 'inferred',
    notModified: 'genuine',
    startTimes: 'of-the-request',
    clients: 'one',
    listings: 'two-for-a-load',
    equalEntries: 'may-be-two',
  },
  recognises: (creator) => creator === 'Firefox',
  sourceOf: (raw) => (isAtHand(raw) ? localSource(raw) : remoteSource(raw)),
  bytesOf(raw, source) {
    const atHand = isAtHand(raw);
    const header = headerBytes(raw);
    return {
      wire: {
        request: atHand ? NOTHING_SENT : requestBytes(raw),
        response: atHand ? NOTHING_SENT : responseBytes(raw, source, header),
      },
      responseHeaderBytes: atHand ? UNKNOWN : header,
      contentOnWire: source === 'network' ? receivedContent(raw) : UNKNOWN,
      content: contentOf(raw, source),
    };
  },
};

const isAtHand = (raw: RawEntry): boolean =>
  raw.status !== 304 &&
  (isNamedHit(raw) || (!raw.headersSize && textOf(raw.entry['serverIPAddress']) === ''));

/** A hit as old versions name it; later ones say as much of a 304 alone. */
const isNamedHit = ({ entry }: RawEntry): boolean => 'afterRequest' in (recordOf(entry['cache']) ?? {});

function localSource(raw: RawEntry): Source {
  if (raw.contentSize === null || raw.responseFields.length === 0 || hasNoChannel(raw)) return 'memory-cache';
  if (isNamedHit(raw)) return 'cache';
  return (raw.bodySize ?? 0) > 0 ? 'disk-cache' : 'unknown';
}

function remoteSource(raw: RawEntry): Source {
  if (raw.status === 304) return 'revalidated';
  if (isPreflight(raw)) return 'preflight';
  return isRedirect(raw.status) ? 'redirect' : 'network';
}

/** Nothing below the page took part: no connection was looked at and nothing was timed. */
const hasNoChannel = ({ entry, waitMs }: RawEntry): boolean =>
  waitMs === null && entry['_securityState'] === undefined;

function responseBytes(raw: RawEntry, source: Source, header: Bytes): Bytes {
  if (source === 'revalidated') return widenedByFrames(raw, notModifiedBytes(raw, header));
  if (source === 'redirect') return widenedByFrames(raw, redirectBytes(raw, header));
  const content = receivedContent(raw);
  if (content.how === 'unknown' || hasTrailers(raw)) return UNKNOWN;
  const isExact = header.how === 'measured' && content.how === 'derived' && !isChunked(raw);
  if (isExact && header.bytes + content.bytes === raw.bodySize) return measured(raw.bodySize);
  return sum(header, inFrames(raw, content));
}

/** The content's length as the request's own field has it: `bodySize` counts characters. */
function requestBytes(raw: RawEntry): Bytes {
  const { requestHeadersSize: size, requestFields } = raw;
  if (!size || raw.requestBodySize === null) return UNKNOWN;
  const content = requestContent(raw);
  if (!isOverHttp1(raw)) return sum(headerInFrames(size, requestFields.length), content);
  return content.how === 'derived' && content.bytes === 0 ? measured(size) : sum(derived(size), content);
}

function headerBytes(raw: RawEntry): Bytes {
  const { headersSize: size, responseFields } = raw;
  if (!size) return UNKNOWN;
  const repeated = joinedAway(responseFields);
  const header = repeated === 0 ? measured(size) : derived(size + repeated);
  const hints = hintsLength(responseFields);
  if (!isOverHttp1(raw)) return headerInFrames(size + repeated + hints, responseFields.length);
  return hints === 0 ? header : estimated(size + repeated, size + repeated, size + repeated + hints);
}

/** What the recorded length lacks of lines with one name: it counts their values in one line, joined. */
function joinedAway(fields: Fields): number {
  const seen = new Set<string>();
  let bytes = 0;
  for (const [written] of fields) {
    const name = fieldName(written);
    const separator = name === 'set-cookie' ? '\n' : ', ';
    if (seen.has(name)) bytes += `${written}: \r\n`.length - separator.length;
    seen.add(name);
  }
  return bytes;
}

/** What a 103 with the same links before this response would take (RFC 8297): nothing tells whether there was one. */
function hintsLength(fields: Fields): number {
  const links = fields.filter(
    ([name, value]) => fieldName(name) === 'link' && /preload|preconnect|prefetch/i.test(value),
  );
  return links.length === 0 ? 0 : 'HTTP/1.1 103 Early Hints\r\n\r\n'.length + textLength(links);
}

/**
 * The content that came, with its coding. The count behind `bodySize` may have been taken before all was there: the
 * content's size then shows whether all of the announced length came; where it did not, more may have come unread.
 */
function receivedContent(raw: RawEntry): Bytes {
  const counted = contentOnWire(raw);
  const announced = raw.method === 'HEAD' || raw.status === 204 ? null : announcedLength(raw);
  if (counted.how !== 'derived') return counted;
  const length = announced ?? raw.contentSize ?? counted.bytes;
  if (counted.bytes >= length || raw.method === 'HEAD') return counted;
  if (length === raw.contentSize && announced !== null) return derived(length);
  return estimated(Math.max(counted.bytes, raw.contentSize ?? 0), counted.bytes, length);
}

/** The content's length in its coding: the body size without the header, which old versions do not count in it. */
function contentOnWire(raw: RawEntry): Bytes {
  const { bodySize, headersSize } = raw;
  if (bodySize === null || !headersSize) return UNKNOWN;
  if ('_securityState' in raw.entry && bodySize >= headersSize) return derived(bodySize - headersSize);
  const lengths = raw.status === 304 ? [raw.contentSize] : [announcedLength(raw), raw.contentSize];
  const agreed = lengths.find((length) => length === bodySize || length === bodySize - headersSize);
  return agreed === undefined || agreed === null ? UNKNOWN : derived(agreed);
}

function contentOf(raw: RawEntry, source: Source): EntryBytes['content'] {
  const unread = raw.mimeType === 'application/x-unknown-content-type' && (raw.contentSize ?? 0) === 0;
  if (source === 'revalidated') {
    if (unread) return { encoded: UNKNOWN, decoded: UNKNOWN, stored: 'absent' };
    return { ...lengths(raw, storedLength(raw)), stored: 'present' };
  }
  return { ...lengths(raw, encodedLength(raw, source)), stored: 'unknown' };
}

/** What a 304 confirmed. As with hits, bytecode may stand in for it (believed of 304s): content.size is then 0. */
function storedLength(raw: RawEntry): Bytes {
  const counted = contentOnWire(raw);
  const isBytecode = raw.contentSize === 0 && counted.how === 'derived' && counted.bytes > 0;
  return isBytecode ? UNKNOWN : counted;
}

/** Decoded and encoded length are the same where no content coding is named; the recorded size is the encoded one. */
function lengths(raw: RawEntry, encoded: Bytes): { encoded: Bytes; decoded: Bytes } {
  const known = raw.status !== 304 && fieldValue(raw.responseFields, 'content-encoding') === null;
  return { encoded, decoded: known ? encoded : UNKNOWN };
}

function encodedLength(raw: RawEntry, source: Source): Bytes {
  if (raw.method === 'HEAD' || source === 'redirect') return UNKNOWN;
  if (source === 'network') return receivedContent(raw);
  const announced = announcedLength(raw);
  if (announced !== null) return derived(announced);
  // A hit's bodySize is its content, unless bytecode stands in for it; then content.size is 0.
  if (source !== 'disk-cache' || raw.contentSize !== raw.bodySize || raw.bodySize === null) return UNKNOWN;
  return derived(raw.bodySize);
}
