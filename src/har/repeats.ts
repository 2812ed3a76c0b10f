import type { Bytes } from '../exchange/bytes.ts';
import type { Exchange, Fields } from '../exchange/exchange.ts';
import type { Trust } from './producers/producer.ts';

/** The exchanges of one capture seen so far, to know an entry that lists the same load again. */
export interface Repeats {
  /**
   * The exchange that this one repeats; undefined for one that is new, which is then remembered. `page` is the page
   * that its entry stands for, empty where it names none.
   */
  find(exchange: Exchange, page: string): Exchange | undefined;
}

/**
 * Starts to look for entries that agree with an earlier one in everything but the page: start, times, method, URL,
 * source, status, all sizes and all lines. Two loads can agree so by chance where times are whole ms, as a burst of
 * hits does. They cannot where the producer's clock counts finer, nor can one request have been sent by two pages.
 */
export function createRepeats({ equalEntries }: Trust): Repeats {
  if (equalEntries === 'may-be-two') return { find: () => undefined };
  const seen = new Map<number, Seen[]>();
  return {
    find(exchange, page) {
      const { startedAt, durationMs } = exchange;
      if (startedAt === null || (page === '' && !isFine(durationMs))) return undefined;
      const atOnce = seen.get(startedAt);
      const before = atOnce?.find((other) => hasSameKey(exchange, other.exchange));
      if (!before) {
        if (!atOnce) seen.set(startedAt, [{ exchange, page }]);
        else if (atOnce.length < MOST_AT_ONCE) atOnce.push({ exchange, page });
        return undefined;
      }
      if (!isSame(exchange, before.exchange)) return undefined;
      const isOneLoad = isFine(durationMs) || (before.page !== '' && before.page !== page);
      return isOneLoad ? before.exchange : undefined;
    },
  };
}

interface Seen {
  readonly exchange: Exchange;
  readonly page: string;
}

/** Requests of one ms that are looked through. No capture has as many; one that is made to have more costs no more. */
const MOST_AT_ONCE = 200;

const hasSameKey = (a: Exchange, b: Exchange): boolean =>
  a.durationMs === b.durationMs && a.method === b.method && a.url === b.url;

/** Whether a duration, ms, is counted finer than in hundredths. */
const isFine = (duration: number | null): boolean =>
  duration !== null && Math.abs(duration * 100 - Math.round(duration * 100)) > 1e-6;

const isSame = (a: Exchange, b: Exchange): boolean =>
  a.waitMs === b.waitMs &&
  a.source === b.source &&
  a.response.status === b.response.status &&
  a.response.mimeType === b.response.mimeType &&
  isSameFigure(a.wire.request, b.wire.request) &&
  isSameFigure(a.wire.response, b.wire.response) &&
  isSameFigure(a.responseHeaderBytes, b.responseHeaderBytes) &&
  isSameFigure(a.content.encoded, b.content.encoded) &&
  isSameFigure(a.content.decoded, b.content.decoded) &&
  hasSameLines(a.request.fields, b.request.fields) &&
  hasSameLines(a.response.fields, b.response.fields);

const isSameFigure = (a: Bytes, b: Bytes): boolean =>
  a.how === b.how && ('bytes' in a ? a.bytes : null) === ('bytes' in b ? b.bytes : null);

const hasSameLines = (a: Fields, b: Fields): boolean =>
  a.length === b.length &&
  a.every(([name, value], index) => name === b[index]?.[0] && value === b[index]?.[1]);
