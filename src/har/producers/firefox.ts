import { type Bytes, derived, measured, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import type { RawEntry } from '../raw-entry.ts';
import { recordOf, textOf } from '../raw-entry.ts';
import {
  announcedLength,
  chunkFraming,
  fieldValue,
  isChunked,
  isOverHttp1,
  isPreflight,
  isRedirect,
  NOTHING_SENT,
  notModifiedBytes,
  recorded,
  redirectBytes,
  requestBytes,
  sum,
  withCompressedHeader,
} from '../wire.ts';
import type { EntryBytes, Producer } from './producer.ts';

/**
 * Firefox's DevTools, live and exported from version 43 on. Measured with Firefox ESR 153 against an origin that counts
 * bytes, seen in a capture of version 111, and read in `har-builder.js` and the network monitor of 43, about 52, and 68:
 * - `bodySize` of a network response holds its header as well, but not the framing of chunks.
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
        request: atHand ? NOTHING_SENT : withCompressedHeader(raw, requestBytes(raw)),
        response: atHand ? NOTHING_SENT : responseBytes(raw, source, header),
      },
      responseHeaderBytes: atHand ? UNKNOWN : header,
      contentOnWire: source === 'network' ? contentOnWire(raw) : UNKNOWN,
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
  if (source === 'revalidated') return notModifiedBytes(raw, header);
  if (source === 'redirect') return redirectBytes(raw, header);
  const content = contentOnWire(raw);
  if (content.how === 'unknown') return UNKNOWN;
  const whole = sum(content, header);
  if (isChunked(raw)) return sum(whole, chunkFraming(content.bytes));
  const isBodySize = isOverHttp1(raw) && 'bytes' in whole && whole.bytes === raw.bodySize;
  return isBodySize ? measured(whole.bytes) : whole;
}

function headerBytes(raw: RawEntry): Bytes {
  return raw.headersSize ? withCompressedHeader(raw, recorded(raw.headersSize)) : UNKNOWN;
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
    return { ...lengths(raw, contentOnWire(raw)), stored: 'present' };
  }
  return { ...lengths(raw, encodedLength(raw, source)), stored: 'unknown' };
}

/** Decoded and encoded length are the same where no content coding is named; the recorded size is the encoded one. */
function lengths(raw: RawEntry, encoded: Bytes): { encoded: Bytes; decoded: Bytes } {
  const known = raw.status !== 304 && fieldValue(raw.responseFields, 'content-encoding') === null;
  return { encoded, decoded: known ? encoded : UNKNOWN };
}

function encodedLength(raw: RawEntry, source: Source): Bytes {
  if (raw.method === 'HEAD' || source === 'redirect') return UNKNOWN;
  if (source === 'network') return contentOnWire(raw);
  const announced = announcedLength(raw);
  if (announced !== null) return derived(announced);
  // A hit's bodySize is its content, unless bytecode stands in for it; then content.size is 0.
  if (source !== 'disk-cache' || raw.contentSize !== raw.bodySize || raw.bodySize === null) return UNKNOWN;
  return derived(raw.bodySize);
}
