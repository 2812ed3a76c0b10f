import { type Bytes, derived, estimated, measured, rangeOf, UNKNOWN } from '../../exchange/bytes.ts';
import { type Source, textLength } from '../../exchange/exchange.ts';
import {
  hasTrailers,
  inFrames,
  isOverHttp3,
  linesInFrames,
  requestContent,
  widenedByFrames,
} from '../frames.ts';
import { type RawEntry, sizeOf, textOf } from '../raw-entry.ts';
import {
  announcedLength,
  fieldValue,
  isOverHttp1,
  isRedirect,
  notModifiedBytes,
  redirectBytes,
  sum,
} from '../wire.ts';
import type { EntryBytes, Producer } from './producer.ts';

/**
 * Chromium's DevTools, live and exported. Measured with Chromium 156 against an origin that counts bytes, over HTTP/1.1 in
 * clear and in TLS, and over HTTP/2:
 * - `_transferSize` is what crossed the network, to the byte: header, chunk framing, trailers and interim responses;
 *   over HTTP/2 every HEADERS and DATA frame with its own header of 9. What TLS adds is not in it. Of a redirect it
 *   counts the header alone, of a load that was cancelled or broke off what came before that, sometimes only the header.
 * - Of an image that cannot be decoded it is the length of the decoded content, without header and framing (Blink's
 *   ImageResource ends such a load itself, with that length).
 * - Over HTTP/3 it is, by the source of QuicHttpStream, what was read from the stream; that was never measured.
 * - The request's `headersSize` is that of its lines without the empty line after them, and −1 over HTTP/2 and 3; its
 *   `bodySize` is the content as UTF-8 text, which is three times too long for binary content.
 * - `bodySize` is `_transferSize − headersSize`, −1 over HTTP/2 and 3, and 0 for a 304 or a hit.
 * - `content.size` is the decoded length; on a 304 that of the cached body. Of what a service worker fetches itself it
 *   is 0, whatever came or was stored.
 * - A 304 carries the wire's own header lines and no `_fromCache`. When the load is cancelled half-way (an image
 *   that does not decode) its `_transferSize` is the cached body, so `headersSize` has the last word.
 * - A 304 that the page asked for itself, with nothing stored, has the type `x-unknown` and size 0. What the cache asks
 *   in the background of stale-while-revalidate is of the resource type `other` and ends as aborted.
 * - Old versions record a 304 as the 200 that it confirmed. Where what was transferred cannot hold the content, it is
 *   read as a revalidation; its header lines are then not those of the wire.
 * - Hits from Cache Storage carry `_fromCache: "disk"` as well, so the service worker is asked first.
 * - A status of 0 without `_error` is a request under way, as `getHAR` lists them.
 * - Exports leave out Cookie, Set-Cookie and Authorization unless told otherwise; entries given to extensions do not.
 * - An export of 2012 listed a whole page twice, the second time for another page: times there are whole ms (seen).
 * - Edge writes the same under the same name (seen: 2023); Brave does so too (believed).
 * - Request lines are provisional where neither Host nor `:authority` is among them.
 */
export const chromium: Producer = {
  name: 'chromium',
  measured: true,
  trust: {
    responseBytes: 'counted',
    requestBytes: 'counted',
    requestLines: 'where-host-is-shown',
    responseLines: 'each',
    sensitiveLines: 'may-be-removed',
    hits: 'named',
    notModified: 'may-be-masked',
    startTimes: 'of-the-request',
    clients: 'one',
    listings: 'one-for-a-load',
    equalEntries: 'one-load',
  },
  recognises: (creator) => creator === 'WebInspector',
  sourceOf,
  bytesOf: (raw, source) => ({
    wire: { request: requestBytes(raw), response: responseBytes(raw, source) },
    responseHeaderBytes: raw.headersSize ? measured(raw.headersSize) : UNKNOWN,
    contentOnWire: contentOnWire(raw, source),
    content: contentOf(raw, source),
  }),
};

function sourceOf(raw: RawEntry): Source {
  const { entry, response, status } = raw;
  if (entry['_resourceType'] === 'preflight') return 'preflight';
  if (response['_fetchedViaServiceWorker'] === true) return serviceWorkerSource(raw);
  if (entry['_fromCache'] === 'disk') return 'disk-cache';
  if (entry['_fromCache'] === 'memory') return 'memory-cache';
  if (status === 101) return 'network';
  if (status === 304) return 'revalidated';
  // No answer crosses a network in no bytes; old versions say no more of a hit than this.
  if (raw.transferSize === 0) return isRedirect(status) ? 'unknown' : 'cache';
  if (isRedirect(status)) return 'redirect';
  if (raw.transferSize === null && raw.bodySize === 0 && (raw.contentSize ?? 0) > 0) return 'unknown';
  return 'network';
}

function serviceWorkerSource({ response }: RawEntry): Source {
  const from = textOf(response['_serviceWorkerResponseSource']);
  const storage = textOf(response['_responseCacheStorageCacheName']);
  return from === 'cache-storage' || storage !== '' ? 'cache-storage' : 'service-worker';
}

/**
 * Over HTTP/1.1 the recorded size is that of the lines, without the empty line that ends them; old versions recorded
 * that as well. Where lines were removed from the export, it cannot be told which of the two it is.
 */
function requestBytes(raw: RawEntry): Bytes {
  const { requestHeadersSize: size, requestFields, method, url } = raw;
  if (!size || !isOverHttp1(raw)) return UNKNOWN;
  const target = url.replace(/^[a-z]+:\/\/[^/?#]*|#.*$/gi, '') || '/';
  const lines = `${method} ${target} HTTP/1.1`.length + END_OF_LINE + textLength(requestFields);
  if (size === lines + END_OF_LINE) return sum(derived(size), requestContent(raw));
  const header =
    size === lines ? derived(size + END_OF_LINE) : estimated(size + END_OF_LINE, size, size + END_OF_LINE);
  return sum(header, requestContent(raw));
}

const END_OF_LINE = 2;

function responseBytes(raw: RawEntry, source: Source): Bytes {
  if (source === 'revalidated') return widenedByFrames(raw, notModifiedBytes(raw, headerOf304(raw)));
  if (source === 'unknown' || raw.status === 101) return UNKNOWN;
  if (source === 'preflight') return preflightBytes(raw);
  const size = transferred(raw);
  if (size.how === 'unknown') return UNKNOWN;
  if (source === 'redirect') return widenedByFrames(raw, redirectBytes(raw, size));
  if (isUndecodable(raw)) return undecodableBytes(raw);
  if (textOf(raw.response['_error']) !== '' && raw.method !== 'HEAD') return interrupted(raw);
  return size;
}

/** A preflight's `_transferSize` is 0; its header is recorded, and a length is announced unless there is no content. */
function preflightBytes(raw: RawEntry): Bytes {
  if (!raw.headersSize) return UNKNOWN;
  const length = raw.status === 204 ? 0 : announcedLength(raw);
  return length === null ? UNKNOWN : derived(raw.headersSize + length);
}

/** `_transferSize`, or before it existed the sum that the format defines. */
function transferred(raw: RawEntry): Bytes {
  const { transferSize, headersSize, bodySize } = raw;
  if (transferSize === null) {
    return headersSize === null || bodySize === null ? UNKNOWN : derived(headersSize + bodySize);
  }
  // What is less than its own header is no count of both.
  if (transferSize < (headersSize ?? 0)) return UNKNOWN;
  return isOverHttp3(raw) ? overHttp3(raw, transferSize) : measured(transferSize);
}

/** Read in the source, never measured: the bytes of the stream. A mistake about its header is allowed for. */
function overHttp3({ responseFields }: RawEntry, size: number): Bytes {
  const text = Math.max(textLength(responseFields), USUAL_HEADER);
  return estimated(size, Math.max(0, size - text), size + text);
}

/** Bytes that a header may take of which no line is shown. */
const USUAL_HEADER = 500;

/** An image that cannot be decoded is cancelled, and the length of its decoded content replaces the transfer size. */
const isUndecodable = ({ entry, transferSize, contentSize }: RawEntry): boolean =>
  entry['_resourceType'] === 'image' && transferSize !== null && transferSize === contentSize;

/** Whether only the rest of a content was asked for: the beginning was at hand. */
const isResumed = ({ requestFields }: RawEntry): boolean => fieldValue(requestFields, 'range') !== null;

function undecodableBytes(raw: RawEntry): Bytes {
  const announced = announcedLength(raw);
  if (!raw.headersSize || raw.contentSize === null || hasTrailers(raw) || isResumed(raw)) return UNKNOWN;
  const isCoded = fieldValue(raw.responseFields, 'content-encoding') !== null;
  if (!isCoded && (announced ?? raw.contentSize) === raw.contentSize) {
    return sum(derived(raw.headersSize), inFrames(raw, derived(raw.contentSize)));
  }
  if (announced === null) return UNKNOWN;
  const least = isCoded ? 1 : raw.contentSize;
  return sum(derived(raw.headersSize), estimated(announced, Math.min(least, announced), announced));
}

function headerOf304(raw: RawEntry): Bytes {
  const { transferSize, headersSize } = raw;
  if (headersSize !== null && headersSize > 0) {
    return transferSize === headersSize ? measured(headersSize) : derived(headersSize);
  }
  if (transferSize === null || transferSize === 0) return UNKNOWN;
  const header = linesInFrames(raw.responseFields);
  if (header.how !== 'estimated' || transferSize > header.high || isUndecodable(raw)) return header;
  return isOverHttp3(raw) ? overHttp3(raw, transferSize) : measured(transferSize);
}

/** A load that ended early: what was counted is the least that was sent, the announced length the most. */
function interrupted(raw: RawEntry): Bytes {
  const announced = announcedLength(raw);
  if (raw.transferSize === null || announced === null) return UNKNOWN;
  const header = raw.headersSize ? derived(raw.headersSize) : linesInFrames(raw.responseFields);
  const whole = rangeOf(sum(header, inFrames(raw, derived(announced))));
  const most = Math.max(raw.transferSize, whole?.high ?? 0);
  // What the page was given may not have been counted any more; some of it may have been at hand.
  const given = (rangeOf(header)?.bytes ?? 0) + (raw.contentSize ?? 0);
  return estimated(Math.min(Math.max(raw.transferSize, given), most), raw.transferSize, most);
}

/** Only an HTTP/1.1 response tells its content from its header; behind a 304 the browser does not look. */
function contentOnWire(raw: RawEntry, source: Source): Bytes {
  if (source !== 'network' || raw.bodySize === null || !raw.headersSize || isUndecodable(raw)) return UNKNOWN;
  return measured(raw.bodySize);
}

function contentOf(raw: RawEntry, source: Source): EntryBytes['content'] {
  if (source === 'revalidated' && raw.mimeType === 'x-unknown' && (raw.contentSize ?? 0) === 0) {
    return { encoded: UNKNOWN, decoded: UNKNOWN, stored: mayBeAskedByPage(raw) ? 'absent' : 'unknown' };
  }
  // Of a load that broke off, only what the page was given is counted.
  const whole = isRead(raw, source) && (textOf(raw.response['_error']) === '' || raw.method === 'HEAD');
  const decoded = raw.contentSize === null || !whole ? UNKNOWN : derived(raw.contentSize);
  return {
    encoded: encodedLength(raw, source),
    decoded,
    stored: source === 'revalidated' ? 'present' : 'unknown',
  };
}

/** Whether a content size of 0 says that there was no content, and not that nobody read it. */
function isRead(raw: RawEntry, source: Source): boolean {
  if (raw.contentSize !== 0) return true;
  if (source === 'revalidated' || raw.mimeType === 'x-unknown') return false;
  return announcedLength(raw) === 0 || (raw.bodySize !== null && raw.bodySize <= EMPTY_CHUNK);
}

/** `0\r\n\r\n` (RFC 9112 §7.1). */
const EMPTY_CHUNK = 5;

/** Whether a script may have made the request's condition; old exports do not tell the resource type. */
const mayBeAskedByPage = ({ entry }: RawEntry): boolean =>
  ['fetch', 'xhr', ''].includes(textOf(entry['_resourceType']));

/** The length of the content as it is transferred. Chunk framing is no part of it (RFC 9112 §7.1). */
function encodedLength(raw: RawEntry, source: Source): Bytes {
  if (source === 'revalidated' || raw.method === 'HEAD') return UNKNOWN;
  if (fieldValue(raw.responseFields, 'content-encoding') === null) {
    const size = isRead(raw, source) ? sizeOf(raw.contentSize) : null;
    if (size !== null && textOf(raw.response['_error']) === '') return derived(size);
  }
  // A stored part that was filled up shows the length of the first answer alone (seen in an export of 2015).
  const announced = raw.status === 206 ? null : announcedLength(raw);
  return announced === null ? UNKNOWN : derived(announced);
}
