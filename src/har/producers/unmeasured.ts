import { type Bytes, derived, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import type { RawEntry } from '../raw-entry.ts';
import { agreedBytes, announcedContent, announcedLength, confirmsValidator, isRedirect } from '../wire.ts';
import type { Producer } from './producer.ts';

/**
 * The careful default for a producer that has not been measured. It takes from an entry only what the HAR 1.2
 * format promises and the entry itself does not contradict:
 * - a 304 took its header; what its `bodySize` says is not used, since several producers put the cached body there;
 * - a full response took `headersSize + bodySize` where `bodySize` agrees with Content-Length, `bodySize` alone
 *   where that holds the header too, and is unknown otherwise;
 * - no hit is recognised; a response counts as from the network where its entry shows that bytes were sent and it
 *   cannot be a 304 that was recorded as 200, and has an unknown source otherwise;
 * - each page may have been visited with an emptied cache, as repeated runs of test tools are;
 * - request lines are never taken as complete: some producers leave out those that the browser's cache added.
 */
export const unmeasured: Producer = {
  name: 'unmeasured',
  measured: false,
  trust: {
    responseBytes: 'where-length-agrees',
    requestBytes: 'never',
    requestLines: 'never-all',
    responseLines: 'joined',
    sensitiveLines: 'may-be-removed',
    hits: 'not-told',
    notModified: 'genuine',
    startTimes: 'of-the-request',
    clients: 'each-page',
    cache: 'unknown',
    listings: 'one-for-a-load',
    equalEntries: 'may-be-two',
  },
  recognises: () => true,
  sourceOf,
  bytesOf: (raw, source) => ({
    wire: { request: UNKNOWN, response: responseBytes(raw, source) },
    responseHeaderBytes: raw.headersSize ? derived(raw.headersSize) : UNKNOWN,
    contentOnWire: UNKNOWN,
    content: { encoded: announcedContent(raw, source), decoded: UNKNOWN, stored: 'unknown' },
  }),
};

function sourceOf(raw: RawEntry): Source {
  if (raw.status === 304) return 'revalidated';
  if (isRedirect(raw.status)) return 'redirect';
  const sent = (raw.bodySize ?? 0) > 0 || (raw.contentSize === 0 && (raw.headersSize ?? 0) > 0);
  return sent && raw.transferSize !== 0 && !confirmsValidator(raw) ? 'network' : 'unknown';
}

function responseBytes(raw: RawEntry, source: Source): Bytes {
  if (source === 'network') return agreedBytes(raw);
  if (source !== 'revalidated' || !raw.headersSize) return UNKNOWN;
  return (announcedLength(raw) ?? 0) === 0 ? derived(raw.headersSize) : UNKNOWN;
}
