import { type Bytes, derived, measured, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import { type RawEntry, recordOf } from '../raw-entry.ts';
import {
  agreedBytes,
  announcedContent,
  confirmsValidator,
  fieldValue,
  isOverHttp1,
  isPreflight,
  isRedirect,
  namesHost,
  notModifiedBytes,
  redirectBytes,
  requestBytes,
} from '../wire.ts';
import type { EntryBytes, Producer } from './producer.ts';

/**
 * chrome-har, which builds entries from Chrome's protocol events. Seen in a capture of version 0.2.3 (127 entries of
 * three runs) and one of its forerunner in Browsertime (13 entries with hits), and read in `entryFromResponse.js`:
 * - `_transferSize` is what the browser counted, header included, over HTTP/1.1 and 2; of a redirect the header alone
 *   (seen: 251 beside an announced length of 324).
 * - `bodySize` over HTTP/1.1 is `_transferSize − headersSize`; over HTTP/2 the whole transfer again (seen). Where there
 *   is no `_transferSize` it is the decoded content, or the whole transfer, by version (seen and read).
 * - A 304 that the protocol reports as such keeps its status (seen). Later protocols report it as a 200, and the
 *   status is not corrected (read): it is a revalidation where what was transferred cannot hold the content, and
 *   its source is unknown where the validators agree and the size does not decide.
 * - Hits are left out unless asked for. They carry `fromDiskCache`, `fromServiceWorker` or `fromPrefetchCache` without a
 *   prefix, or `cache.beforeRequest` (read), and the connection 0 with provisional request lines (seen).
 * - Pages are runs with emptied caches (seen).
 */
export const chromeHar: Producer = {
  name: 'chrome-har',
  measured: true,
  trust: {
    responseBytes: 'counted',
    requestBytes: 'computed',
    requestLines: 'where-host-is-shown',
    responseLines: 'each',
    sensitiveLines: 'shown',
    hits: 'left-out',
    notModified: 'may-be-masked',
    startTimes: 'of-the-request',
    clients: 'each-page',
    cache: 'unknown',
    listings: 'one-for-a-load',
    equalEntries: 'one-load',
  },
  recognises: (creator) => creator === 'chrome-har',
  sourceOf,
  bytesOf: (raw, source) => ({
    wire: { request: requestBytes(raw), response: responseBytes(raw, source) },
    responseHeaderBytes: raw.headersSize ? derived(raw.headersSize) : UNKNOWN,
    contentOnWire: source === 'network' ? contentOnWire(raw) : UNKNOWN,
    content: contentOf(raw, source),
  }),
};

function sourceOf(raw: RawEntry): Source {
  const hit = hitOf(raw);
  if (hit) return hit;
  if (raw.status === 304) return 'revalidated';
  if (isPreflight(raw)) return 'preflight';
  if (isRedirect(raw.status)) return 'redirect';
  if (raw.response['fromEarlyHints'] === true || confirmsValidator(raw)) return 'unknown';
  return (raw.transferSize ?? 0) > 0 || namesHost(raw) ? 'network' : 'unknown';
}

/** The cache that answered; undefined where one did not, or where bytes crossed the network all the same. */
function hitOf(raw: RawEntry): Source | undefined {
  const { entry, response, transferSize } = raw;
  if (response['fromServiceWorker'] === true) return 'service-worker';
  if ((transferSize ?? 0) > 0 || raw.status === 304 || response['fromEarlyHints'] === true) return undefined;
  if (response['fromDiskCache'] === true) return 'disk-cache';
  const isNamed =
    response['fromPrefetchCache'] === true ||
    recordOf(recordOf(entry['cache'])?.['beforeRequest']) !== undefined;
  const hasConnection = String(entry['connection']) !== '0' || namesHost(raw);
  return isNamed || !hasConnection || (transferSize === 0 && raw.status === 200) ? 'cache' : undefined;
}

function responseBytes(raw: RawEntry, source: Source): Bytes {
  if (source === 'revalidated') return notModifiedBytes(raw, headerOf304(raw));
  if (source === 'unknown' || raw.status === 101) return UNKNOWN;
  if (!raw.transferSize) return source === 'network' ? agreedBytes(raw) : UNKNOWN;
  const size = measured(raw.transferSize);
  return source === 'redirect' ? redirectBytes(raw, size) : size;
}

/** The transfer size, unless the header that it should be is recorded and shorter. */
function headerOf304({ transferSize, headersSize }: RawEntry): Bytes {
  if (headersSize) return transferSize === headersSize ? measured(headersSize) : derived(headersSize);
  return transferSize ? derived(transferSize) : UNKNOWN;
}

function contentOnWire(raw: RawEntry): Bytes {
  const isKnown = raw.transferSize !== null && raw.headersSize && isOverHttp1(raw);
  return isKnown && raw.bodySize !== null ? derived(raw.bodySize) : UNKNOWN;
}

function contentOf(raw: RawEntry, source: Source): EntryBytes['content'] {
  const wasRead = (raw.contentSize ?? 0) > 0;
  const decoded = wasRead && raw.contentSize !== null ? derived(raw.contentSize) : UNKNOWN;
  const isCoded = fieldValue(raw.responseFields, 'content-encoding') !== null;
  const announced = announcedContent(raw, source);
  const encoded = announced.how === 'unknown' && !isCoded && source !== 'revalidated' ? decoded : announced;
  return { encoded, decoded, stored: source === 'revalidated' && wasRead ? 'present' : 'unknown' };
}
