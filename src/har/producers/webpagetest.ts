import { type Bytes, derived, measured, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import { type RawEntry, textOf } from '../raw-entry.ts';
import {
  announcedContent,
  digitsOf,
  fieldValue,
  isOverHttp1,
  isPreflight,
  isRedirect,
  notModifiedBytes,
  redirectBytes,
} from '../wire.ts';
import type { EntryBytes, Producer } from './producer.ts';

/**
 * WebPageTest. Seen in a capture of version 2.17 (212 entries over HTTP/1, a first view and its repeat view):
 * - `_bytesIn` and `_bytesOut`, numbers or their digits as text, are what crossed the network in each direction; the
 *   one is header, content and framing of chunks (where a length is announced, to the byte), the other the request
 *   without its content. The totals of a page are larger by what no entry shows.
 * - `headersSize` lacks the empty line behind the header.
 * - `bodySize` and `content.size` are the content in its coding without framing; over TLS they are 0 whatever came, and
 *   then only Content-Length tells the content's length.
 * - Hits are not listed, and a 304 keeps its status: its `_bytesIn` is its header.
 * - Each page is one view of one run. The repeat view has the cache that the first view filled, so a run is a client.
 * Over HTTP/2 nothing was seen: `_bytesIn` then does not count as measured.
 */
export const webPageTest: Producer = {
  name: 'webpagetest',
  measured: true,
  trust: {
    responseBytes: 'counted',
    requestBytes: 'counted',
    requestLines: 'where-host-is-shown',
    responseLines: 'each',
    sensitiveLines: 'shown',
    hits: 'left-out',
    notModified: 'genuine',
    startTimes: 'of-the-request',
    clients: 'entry-says',
    cache: 'unknown',
    listings: 'one-for-a-load',
    equalEntries: 'may-be-two',
  },
  recognises: (creator) => creator === 'WebPagetest' || creator === 'WebPageTest',
  clientOf: (raw) => runOf(textOf(raw.entry['pageref'])),
  sourceOf,
  bytesOf(raw, source) {
    const header = raw.headersSize && isOverHttp1(raw) ? derived(raw.headersSize + EMPTY_LINE) : UNKNOWN;
    return {
      wire: { request: requestOut(raw), response: responseBytes(raw, source) },
      responseHeaderBytes: header,
      contentOnWire: source === 'network' ? contentOnWire(raw, header) : UNKNOWN,
      content: contentOf(raw, source),
    };
  },
};

const EMPTY_LINE = 2;

/** The run that a view belongs to: `page_1_0` and `page_1_1` are its first and its repeat view. */
const runOf = (page: string): string | null => /^(page_\d+)_[01](?:_\d+)?$/.exec(page)?.[1] ?? (page || null);

function sourceOf(raw: RawEntry): Source {
  // Codes above those of HTTP are errors of the client's system.
  if (raw.status > 599) return 'failed';
  if (raw.status === 304) return 'revalidated';
  if (isPreflight(raw)) return 'preflight';
  if (isRedirect(raw.status)) return 'redirect';
  return digitsOf(raw.entry['_bytesIn']) ? 'network' : 'unknown';
}

function counted(raw: RawEntry, name: '_bytesIn' | '_bytesOut'): Bytes {
  const bytes = digitsOf(raw.entry[name]);
  if (!bytes) return UNKNOWN;
  return isOverHttp1(raw) ? measured(bytes) : derived(bytes);
}

function requestOut(raw: RawEntry): Bytes {
  const length = fieldValue(raw.requestFields, 'content-length');
  const hasContent = length !== null && length !== '0';
  return hasContent || !['GET', 'HEAD', 'OPTIONS'].includes(raw.method) ? UNKNOWN : counted(raw, '_bytesOut');
}

function responseBytes(raw: RawEntry, source: Source): Bytes {
  const bytes = counted(raw, '_bytesIn');
  if (source === 'failed' || raw.status === 101) return UNKNOWN;
  if (source === 'revalidated') return notModifiedBytes(raw, bytes);
  return source === 'redirect' ? redirectBytes(raw, bytes) : bytes;
}

function contentOnWire(raw: RawEntry, header: Bytes): Bytes {
  const bytes = digitsOf(raw.entry['_bytesIn']);
  if (bytes === null || header.how === 'unknown' || header.bytes > bytes) return UNKNOWN;
  return derived(bytes - header.bytes);
}

function contentOf(raw: RawEntry, source: Source): EntryBytes['content'] {
  const encoded =
    raw.bodySize && source === 'network' ? derived(raw.bodySize) : announcedContent(raw, source);
  const isCoded = fieldValue(raw.responseFields, 'content-encoding') !== null;
  return { encoded, decoded: isCoded ? UNKNOWN : encoded, stored: 'unknown' };
}
