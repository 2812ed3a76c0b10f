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
 * - The start of every entry is the time of the export. A request that was never sent is listed too, with status 0.
 */
export const insomnia: Producer = {
  name: 'insomnia',
  measured: false,
  trust: {
    responseBytes: 'never',
    requestBytes: 'never',
    requestLines: 'never-all',
    responseLines: 'each',
    sensitiveLines: 'shown',
    hits: 'no-cache',
    notModified: 'genuine',
    startTimes: 'of-the-export',
    clients: 'one',
    cache: 'unknown',
    listings: 'one-for-a-load',
    equalEntries: 'may-be-two',
  },
  recognises: (creator) => creator === 'Insomnia REST Client',
  sourceOf,
  bytesOf(raw, source) {
    const isFull = source === 'network' && raw.method !== 'HEAD' && raw.contentSize !== null;
    return {
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
  if (raw.status === 304) return 'revalidated';
  return isRedirect(raw.status) ? 'redirect' : 'network';
}
