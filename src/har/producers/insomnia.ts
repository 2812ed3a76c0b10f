import { derived, UNKNOWN } from '../../exchange/bytes.ts';
import type { Source } from '../../exchange/exchange.ts';
import type { RawEntry } from '../raw-entry.ts';
import { announcedContent, isRedirect } from '../wire.ts';
import type { Producer } from './producer.ts';

/**
 * Insomnia, a client without a cache. Read in `common/har.ts`; no capture was seen.
 * - `headersSize` and `bodySize` are always −1 and `httpVersion` always `HTTP/1.1`: nothing tells what a response took.
 * - `content.size` is the length of the content as it was kept, decoded.
 * - Request lines are written anew at export, without those that the client adds on sending.
 * - A request without a response has the status 0.
 */
export const insomnia: Producer = {
  name: 'insomnia',
  measured: false,
  recognises: (creator) => creator === 'Insomnia REST Client',
  read(raw) {
    const source = sourceOf(raw);
    const isFull = source === 'network' && raw.method !== 'HEAD' && raw.contentSize !== null;
    return {
      source,
      client: null,
      mayBeListedTwice: false,
      requestComplete: false,
      responseComplete: raw.responseFields.length > 0,
      wire: { request: UNKNOWN, response: UNKNOWN },
      responseHeaderBytes: UNKNOWN,
      contentOnWire: UNKNOWN,
      content: {
        encoded: announcedContent(raw, source),
        decoded: isFull && raw.contentSize !== null ? derived(raw.contentSize) : UNKNOWN,
        stored: 'unknown',
      },
    };
  },
};

function sourceOf(raw: RawEntry): Source {
  if (raw.status === 0) return 'failed';
  if (raw.status === 304) return 'revalidated';
  return isRedirect(raw.status) ? 'redirect' : 'network';
}
