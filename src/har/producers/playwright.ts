import { type Bytes, derived, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import { withCompressedHeader } from '../frames.ts';
import { type RawEntry, textOf } from '../raw-entry.ts';
import {
  announcedContent,
  fieldValue,
  isOverHttp1,
  isRedirect,
  NOTHING_SENT,
  notModifiedBytes,
  redirectBytes,
  requestBytes,
} from '../wire.ts';
import type { EntryBytes, Producer, Trust } from './producer.ts';

/**
 * Playwright, which records Chromium, Firefox and WebKit in one dialect and does not name the browser in an entry.
 * Seen live with Chromium, seen in a capture of version 1.7 (all 37 entries without sizes), and read in `harTracer.ts`
 * and `network.ts`:
 * - `_transferSize` 0 is a hit of unknown kind, with a negative `bodySize` (seen with Chromium).
 * - Of a 304 it is the header, and `bodySize` is 0; `content.size` is the cached body, or −1 (seen with Chromium).
 * - Otherwise `_transferSize` is what the browser counted; where WebKit counted nothing it is header text plus
 *   Content-Length (read). The two cannot be told apart, so no figure here counts as measured, and a response
 *   without a server address, as WebKit's hits have none, is taken for neither.
 * - Of a redirect it is always that arithmetic (read).
 * - `headersSize` over HTTP/2 may be the length of a text that was never sent (read).
 * - In minimal mode and before 1.15 every size is −1: then a hit cannot be told from a response (seen).
 * - `_wasFulfilled` was answered by the test, `_apiRequest` was sent by Playwright itself, without a cache (read).
 * - Failed and pending entries have the status −1 (seen).
 */
const BROWSER: Trust = {
  responseBytes: 'computed',
  requestBytes: 'computed',
  requestLines: 'where-host-is-shown',
  responseLines: 'each',
  sensitiveLines: 'shown',
  hits: 'inferred',
  notModified: 'genuine',
  startTimes: 'of-the-request',
  clients: 'entry-says',
  cache: 'unknown',
  listings: 'one-for-a-load',
  equalEntries: 'one-load',
};

/** What Playwright sends itself it shows whole. */
const API: Trust = { ...BROWSER, requestLines: 'all', hits: 'no-cache' };

export const playwright: Producer = {
  name: 'playwright',
  measured: true,
  trust: BROWSER,
  recognises: (creator) => creator === 'Playwright',
  trustIn: (raw) => (isApiRequest(raw) ? API : BROWSER),
  clientOf: (raw) => (isApiRequest(raw) ? 'api' : null),
  sourceOf,
  bytesOf(raw, source) {
    const nothingSent = raw.entry['_wasFulfilled'] === true;
    return {
      wire: {
        request: nothingSent
          ? NOTHING_SENT
          : withCompressedHeader(raw, requestBytes(raw), raw.requestFields.length),
        response: nothingSent ? NOTHING_SENT : responseBytes(raw, source),
      },
      responseHeaderBytes: nothingSent ? UNKNOWN : headerBytes(raw),
      contentOnWire: source === 'network' && isOverHttp1(raw) ? contentOnWire(raw) : UNKNOWN,
      content: contentOf(raw, source),
    };
  },
};

const isApiRequest = ({ entry }: RawEntry): boolean => entry['_apiRequest'] === true;

function sourceOf(raw: RawEntry): Source {
  if (raw.entry['_wasFulfilled'] === true) return 'unknown';
  if (raw.status === 304) return 'revalidated';
  if (isRedirect(raw.status)) return raw.transferSize === 0 ? 'unknown' : 'redirect';
  if (isApiRequest(raw)) return 'network';
  if (raw.transferSize === null) return 'unknown';
  if (raw.transferSize === 0) return 'cache';
  return textOf(raw.entry['serverIPAddress']) === '' ? 'unknown' : 'network';
}

function responseBytes(raw: RawEntry, source: Source): Bytes {
  const { transferSize } = raw;
  if (source === 'revalidated') return notModifiedBytes(raw, headerOf304(raw));
  if (source === 'redirect') return redirectBytes(raw, headerBytes(raw));
  if (source !== 'network' || !transferSize || raw.status === 101) return UNKNOWN;
  const lacksContent = raw.bodySize === 0 && (raw.contentSize ?? 0) > 0;
  return lacksContent || textOf(raw.response['_failureText']) !== '' ? UNKNOWN : derived(transferSize);
}

const headerBytes = (raw: RawEntry): Bytes =>
  raw.headersSize ? withCompressedHeader(raw, derived(raw.headersSize), raw.responseFields.length) : UNKNOWN;

/** The transfer size of a 304 of a cancelled load counts the cached body: more than the header text is not believed. */
function headerOf304(raw: RawEntry): Bytes {
  const { transferSize, headersSize } = raw;
  if (!headersSize) return UNKNOWN;
  return transferSize && transferSize <= headersSize ? derived(transferSize) : headerBytes(raw);
}

const contentOnWire = ({ bodySize }: RawEntry): Bytes => (bodySize === null ? UNKNOWN : derived(bodySize));

function contentOf(raw: RawEntry, source: Source): EntryBytes['content'] {
  const decoded = raw.contentSize === null ? UNKNOWN : derived(raw.contentSize);
  const isCoded = fieldValue(raw.responseFields, 'content-encoding') !== null;
  const announced = announcedContent(raw, source);
  const encoded = announced.how === 'unknown' && !isCoded && raw.status === 200 ? decoded : announced;
  const stored = source === 'revalidated' && (raw.contentSize ?? 0) > 0 ? 'present' : 'unknown';
  return { encoded, decoded, stored };
}
