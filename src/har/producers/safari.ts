import { type Bytes, derived, measured, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import { type RawEntry, textOf } from '../raw-entry.ts';
import {
  announcedContent,
  confirmsValidator,
  fieldValue,
  isPreflight,
  isRedirect,
  notModifiedBytes,
  redirectBytes,
  requestBytes,
} from '../wire.ts';
import type { EntryBytes, Producer } from './producer.ts';

/**
 * Safari's Web Inspector. Seen in a capture of 2023 (of 19 entries 3 from the network and 16 from memory, over HTTP/1.1
 * and 2), and read in `HARBuilder.js` and `InspectorNetworkAgent` of WebKit:
 * - `_fetchType` names the source (seen); `Disk Cache` and `Memory Cache` also name a stored response that was
 *   revalidated (read), which then has sizes, since something was sent.
 * - `_transferSize` is `headersSize + bodySize`, all of them what crossed the network, compressed header lines and the
 *   framing of HTTP/2 and of chunks included (seen: a second request's header took 38 bytes where the first took 216).
 * - A hit has no `_transferSize`, sizes of −1, no protocol, few request lines or none, and a content size that may be 0
 *   for content that was not read (seen).
 * - `content.size` of a network response is the decoded length (seen).
 * - The document of a frame may be listed twice, to the last figure (seen: of 19 entries two).
 * - Lines of one name are joined, and `Transfer-Encoding: chunked` reads `Identity` (seen).
 * Believed: what a revalidated response shows as its status and lines; they are not taken for the 304's unless the
 * status is 304.
 */
export const safari: Producer = {
  name: 'safari',
  measured: true,
  trust: {
    responseBytes: 'counted',
    requestBytes: 'counted',
    requestLines: 'where-host-is-shown',
    responseLines: 'joined',
    sensitiveLines: 'shown',
    hits: 'named',
    notModified: 'genuine',
    startTimes: 'of-the-request',
    clients: 'one',
    cache: 'unknown',
    listings: 'one-for-a-load',
    equalEntries: 'one-load',
  },
  recognises: (creator) => creator === 'WebKit Web Inspector',
  sourceOf,
  bytesOf: (raw, source) => ({
    wire: { request: requestBytes(raw), response: responseBytes(raw, source) },
    responseHeaderBytes: raw.headersSize ? measured(raw.headersSize) : UNKNOWN,
    contentOnWire: source === 'network' && raw.bodySize !== null ? derived(raw.bodySize) : UNKNOWN,
    content: contentOf(raw, source),
  }),
};

const CACHES: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['Memory Cache', 'memory-cache'],
  ['Disk Cache', 'disk-cache'],
]);

function sourceOf(raw: RawEntry): Source {
  const fetchType = textOf(raw.entry['_fetchType']);
  if (fetchType === 'Service Worker') return 'service-worker';
  const cache = CACHES.get(fetchType);
  if (cache) return wasSent(raw) ? 'revalidated' : hitFrom(cache, raw);
  if (raw.status === 304) return 'revalidated';
  if (fetchType !== 'Network Load') return 'unknown';
  if (isPreflight(raw)) return 'preflight';
  return isRedirect(raw.status) ? 'redirect' : 'network';
}

const wasSent = (raw: RawEntry): boolean =>
  raw.status === 304 || (raw.transferSize ?? 0) > 0 || (raw.requestHeadersSize ?? 0) > 0;

/** A hit, unless its request asked about the stored response: then it may have been sent, with sizes left out. */
const hitFrom = (cache: Source, raw: RawEntry): Source => (confirmsValidator(raw) ? 'unknown' : cache);

function responseBytes(raw: RawEntry, source: Source): Bytes {
  if (!raw.transferSize || source === 'unknown' || raw.status === 101) return UNKNOWN;
  const size = measured(raw.transferSize);
  if (source === 'redirect') return redirectBytes(raw, size);
  if (source === 'revalidated') return notModifiedBytes(raw, size);
  return textOf(raw.response['_error']) === '' ? size : UNKNOWN;
}

function contentOf(raw: RawEntry, source: Source): EntryBytes['content'] {
  const wasRead = (raw.contentSize ?? 0) > 0 && textOf(raw.response['_error']) === '';
  const decoded = wasRead && raw.contentSize !== null ? derived(raw.contentSize) : UNKNOWN;
  const announced = announcedContent(raw, source);
  const isCoded = fieldValue(raw.responseFields, 'content-encoding') !== null;
  const encoded = announced.how === 'unknown' && !isCoded && source !== 'revalidated' ? decoded : announced;
  return { encoded, decoded, stored: source === 'revalidated' && wasRead ? 'present' : 'unknown' };
}
