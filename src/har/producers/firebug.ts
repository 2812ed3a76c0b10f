import { type Bytes, derived, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import { type RawEntry, recordOf } from '../raw-entry.ts';
import {
  announcedLength,
  chunkFraming,
  fieldValue,
  isChunked,
  isPreflight,
  isRedirect,
  notModifiedBytes,
  redirectBytes,
  sum,
} from '../wire.ts';
import type { EntryBytes, Producer } from './producer.ts';

/**
 * Firebug. Seen in captures of 1.5 (57 entries, 29 of them 304s) and 1.12 (8 entries), all over HTTP/1.1:
 * - `headersSize` is the header as text: the lines shown, the status line and the empty line, to the byte.
 * - `bodySize` is the content in its coding, without header and without the framing of chunks; of a 304 the cached body.
 * - `content.size` cannot be trusted: twice the length of a document, the length of a placeholder for an image.
 * - A 304 carries its own lines, and `cache.afterRequest` tells of the stored response. Nothing else carried it:
 *   believed is that other entries with it are hits, so that their source stays unknown.
 * - `request.bodySize` is −1, also where there is nothing to send.
 * Pages are loads in one browser with one cache.
 */
export const firebug: Producer = {
  name: 'firebug',
  measured: true,
  trust: {
    responseBytes: 'computed',
    requestBytes: 'computed',
    requestLines: 'where-host-is-shown',
    responseLines: 'each',
    sensitiveLines: 'shown',
    hits: 'not-told',
    notModified: 'genuine',
    startTimes: 'of-the-request',
    clients: 'one',
    cache: 'unknown',
    listings: 'one-for-a-load',
    equalEntries: 'may-be-two',
  },
  recognises: (creator) => creator === 'Firebug',
  sourceOf,
  bytesOf(raw, source) {
    const header = raw.headersSize ? derived(raw.headersSize) : UNKNOWN;
    const content = contentLength(raw);
    return {
      wire: { request: requestSent(raw), response: responseBytes(raw, source, header) },
      responseHeaderBytes: source === 'unknown' ? UNKNOWN : header,
      contentOnWire: source === 'network' ? content : UNKNOWN,
      content: contentOf(raw, source, content),
    };
  },
};

function sourceOf(raw: RawEntry): Source {
  if (raw.status === 304) return 'revalidated';
  if (recordOf(recordOf(raw.entry['cache'])?.['afterRequest'])) return 'unknown';
  if (isPreflight(raw)) return 'preflight';
  return isRedirect(raw.status) ? 'redirect' : 'network';
}

/** Header and content; only a request that has no content is known whole. */
function requestSent(raw: RawEntry): Bytes {
  const isAlone = raw.method === 'GET' || raw.method === 'HEAD';
  return isAlone && raw.requestHeadersSize ? derived(raw.requestHeadersSize) : UNKNOWN;
}

function responseBytes(raw: RawEntry, source: Source, header: Bytes): Bytes {
  if (source === 'revalidated') return notModifiedBytes(raw, header);
  if (source === 'redirect') return redirectBytes(raw, header);
  if (source !== 'network' || raw.status === 101) return UNKNOWN;
  if (raw.method === 'HEAD') return header;
  const content = contentLength(raw);
  const framing = isChunked(raw) && content.how !== 'unknown' ? chunkFraming(content.bytes) : derived(0);
  return sum(header, content, framing);
}

/** The content's length in its coding; unknown where Content-Length contradicts it. */
function contentLength(raw: RawEntry): Bytes {
  const announced = announcedLength(raw);
  if (raw.bodySize === null || raw.method === 'HEAD') return UNKNOWN;
  return announced === null || announced === raw.bodySize || raw.status === 304
    ? derived(raw.bodySize)
    : UNKNOWN;
}

function contentOf(raw: RawEntry, source: Source, content: Bytes): EntryBytes['content'] {
  if (source === 'revalidated') return { encoded: content, decoded: UNKNOWN, stored: storedOf(raw) };
  if (source !== 'network') return { encoded: UNKNOWN, decoded: UNKNOWN, stored: 'unknown' };
  const isCoded = fieldValue(raw.responseFields, 'content-encoding') !== null;
  return { encoded: content, decoded: isCoded ? UNKNOWN : content, stored: 'unknown' };
}

const storedOf = ({ bodySize }: RawEntry): 'present' | 'unknown' =>
  (bodySize ?? 0) > 0 ? 'present' : 'unknown';
