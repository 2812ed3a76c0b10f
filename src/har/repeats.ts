import type { Fields } from '../exchange/exchange.ts';
import type { Trust } from './producers/producer.ts';
import { type RawEntry, recordOf, textOf } from './raw-entry.ts';

/** The entries of one capture seen so far, to know one that lists the same load again. */
export interface Repeats {
  /** The index of the entry that this one repeats; undefined for one that is new, which is then remembered. */
  find(raw: RawEntry, index: number): number | undefined;
}

type Figure = string | number | null;

interface Seen {
  readonly index: number;
  readonly page: string;
  readonly requestFields: Fields;
  readonly responseFields: Fields;
  readonly figures: readonly Figure[];
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
      const { entry, method, url, requestFields, responseFields } = raw;
      const figures = figuresOf(raw);
      const entered = { index, page: textOf(entry['pageref']), requestFields, responseFields, figures };
      const key = `${figures[0]} ${figures[1]} ${method} ${url}`;
      const before = seen.get(key);
      if (!before) seen.set(key, entered);
      return before && isOneLoad(entered, before) ? before.index : undefined;
    },
  };
}

const isOneLoad = (entered: Seen, before: Seen): boolean =>
  (entered.figures.some(isFinelyTimed) || isOfAnotherPage(entered, before)) &&
  entered.figures.every((figure, index) => figure === before.figures[index]) &&
  isSame(entered.requestFields, before.requestFields) &&
  isSame(entered.responseFields, before.responseFields);

const isOfAnotherPage = (a: Seen, b: Seen): boolean => a.page !== '' && b.page !== '' && a.page !== b.page;

const isSame = (a: Fields, b: Fields): boolean =>
  a.length === b.length &&
  a.every(([name, value], index) => name === b[index]?.[0] && value === b[index]?.[1]);

const figureOf = (value: unknown): Figure =>
  typeof value === 'number' || typeof value === 'string' ? value : null;

const TIMES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/** What of an entry is a figure, beside its method and its URL; the start and the whole time come first. */
function figuresOf(raw: RawEntry): readonly Figure[] {
  const { entry, response } = raw;
  const timings = recordOf(entry['timings']) ?? {};
  return [
    figureOf(entry['startedDateTime']),
    figureOf(entry['time']),
    ...TIMES.map((name) => figureOf(timings[name])),
    figureOf(entry['connection']),
    figureOf(entry['_fromCache']),
    figureOf(entry['_fetchType']),
    raw.status,
    figureOf(response['statusText']),
    raw.httpVersion,
    raw.requestHeadersSize,
    raw.requestBodySize,
    raw.headersSize,
    raw.bodySize,
    raw.contentSize,
    raw.transferSize,
  ];
}

/** Whether a figure is a time finer than hundredths of a ms: no size and no status is. */
const isFinelyTimed = (figure: Figure): boolean =>
  typeof figure === 'number' && Math.abs(figure * 100 - Math.round(figure * 100)) > 1e-6;
