import type { Fields } from '../exchange/exchange.ts';
import type { Trust } from './producers/producer.ts';
import { type RawEntry, recordOf, textOf } from './raw-entry.ts';

/** The entries of one capture seen so far, to know one that lists the same load again. */
export interface Repeats {
  /** The index of the entry that this one repeats; undefined for one that is new, which is then remembered. */
  find(raw: RawEntry, index: number): number | undefined;
}

interface Seen {
  readonly index: number;
  readonly page: string;
  readonly requestFields: Fields;
  readonly responseFields: Fields;
}

/**
 * Starts to look for entries that agree with an earlier one in everything but the page: start, method, URL, times,
 * sizes, status and all lines. Two loads can agree so by chance where times are whole ms, as a burst of hits does. They
 * cannot where the producer's clock counts finer, nor can one request have been sent by two pages at once.
 */
export function createRepeats({ equalEntries }: Trust): Repeats {
  if (equalEntries === 'may-be-two') return { find: () => undefined };
  const seen = new Map<string, Seen>();
  return {
    find(raw, index) {
      const page = textOf(raw.entry['pageref']);
      const key = figuresOf(raw);
      const before = seen.get(key);
      const { requestFields, responseFields } = raw;
      if (!before) seen.set(key, { index, page, requestFields, responseFields });
      else if (isOneLoad(raw, page, before)) return before.index;
      return undefined;
    },
  };
}

const isOneLoad = (raw: RawEntry, page: string, before: Seen): boolean =>
  (isFinelyTimed(raw) || (page !== '' && before.page !== '' && page !== before.page)) &&
  isSame(raw.requestFields, before.requestFields) &&
  isSame(raw.responseFields, before.responseFields);

const isSame = (a: Fields, b: Fields): boolean =>
  a.length === b.length &&
  a.every(([name, value], index) => name === b[index]?.[0] && value === b[index]?.[1]);

/** Everything of an entry that is a figure, as one text. */
const figuresOf = ({ entry, response, ...raw }: RawEntry): string =>
  JSON.stringify([
    entry['startedDateTime'],
    entry['time'],
    entry['timings'],
    entry['connection'],
    entry['_fromCache'],
    entry['_fetchType'],
    raw.method,
    raw.url,
    raw.status,
    raw.httpVersion,
    raw.requestHeadersSize,
    raw.requestBodySize,
    raw.headersSize,
    raw.bodySize,
    raw.contentSize,
    raw.transferSize,
    response['statusText'],
  ]);

/** Whether a time of the entry counts finer than hundredths of a ms. */
function isFinelyTimed({ entry }: RawEntry): boolean {
  const times = [entry['time'], ...Object.values(recordOf(entry['timings']) ?? {})];
  return times.some(
    (time) => typeof time === 'number' && Number.isFinite(time) && !Number.isInteger(time * 100),
  );
}
