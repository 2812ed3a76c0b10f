import type { ExchangeReport, Report } from '../../src/audit/report.ts';
import type { ServedRequest } from '../../src/demo/origin.ts';
import { type Bytes, rangeOf } from '../../src/exchange/bytes.ts';
import { pathOf, reachedOrigin } from './truth.ts';

/** An exchange of the report beside the request that the origin served for it. */
export interface Pair {
  readonly exchange: ExchangeReport;
  readonly served: ServedRequest;
  /** The last full response to the same request before it, as the origin sent it. */
  readonly full: ServedRequest | undefined;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Requests that the report lacks. */
  readonly lacking: readonly ServedRequest[];
  /** Exchanges that the origin never served, but for those that say themselves that they failed. */
  readonly unserved: readonly ExchangeReport[];
}

/**
 * Matches exchanges with requests one to one, in their order: by method, path and status, and what has no status (the
 * load failed, or had not ended) by method and path among those that are left.
 */
export function pair(report: Report, served: readonly ServedRequest[]): Pairing {
  const left = new Set(served);
  const pairs: Pair[] = [];
  const take = (exchange: ExchangeReport, fits: (request: ServedRequest) => boolean): boolean => {
    const path = pathOf(exchange.url);
    const found = [...left].find(
      (request) => request.method === exchange.method && request.path === path && fits(request),
    );
    if (found === undefined) return false;
    left.delete(found);
    const full = served.findLast(
      (before) => before.number < found.number && before.path === path && before.status !== 304,
    );
    pairs.push({ exchange, served: found, full });
    return true;
  };
  const reached = reachedOrigin(report);
  const ended = reached.filter(({ status }) => status !== 0);
  const unserved = ended.filter((exchange) => !take(exchange, ({ status }) => status === exchange.status));
  for (const exchange of reached.filter(({ status }) => status === 0)) take(exchange, () => true);
  return { pairs, lacking: [...left], unserved };
}

/** A figure of the report beside what the origin counted. */
export interface Held {
  readonly request: string;
  readonly said: Bytes;
  readonly true: number;
}

/** What an exchange took in one direction. */
export interface Compared extends Held {
  readonly direction: 'request' | 'response';
  readonly kind: string;
}

/** Both directions of every pair; `kinds` names the kind of a path. */
export function compared(pairs: readonly Pair[], kinds: ReadonlyMap<string, string>): Compared[] {
  return pairs.flatMap(({ exchange, served }) => {
    const request = `${served.method} ${served.path} ${served.status}`;
    const kind = served.status === 304 ? '304' : kindOf(served, kinds);
    return [
      { request, direction: 'request', kind, said: exchange.wire.request, true: served.receivedBytes },
      { request, direction: 'response', kind, said: exchange.wire.response, true: served.sentBytes },
    ];
  });
}

const kindOf = ({ method, path }: ServedRequest, kinds: ReadonlyMap<string, string>): string =>
  method === 'OPTIONS' ? 'preflight' : (kinds.get(path.replace(/\?.*/, '')) ?? 'other');

const isExact = (value: Bytes): value is Extract<Bytes, { how: 'measured' | 'derived' }> =>
  value.how === 'measured' || value.how === 'derived';

/** The figures that claim to be exact and are further off than `tolerance`, bytes. */
export const wrong = (all: readonly Compared[], tolerance: number): readonly Compared[] =>
  all.filter((each) => isExact(each.said) && Math.abs(each.said.bytes - each.true) > tolerance);

/** The ranges that do not hold the truth. */
export const missed = <Said extends Held>(all: readonly Said[]): readonly Said[] =>
  all.filter((each) => {
    const range = each.said.how === 'estimated' ? rangeOf(each.said) : undefined;
    return range !== undefined && (each.true < range.low || range.high < each.true);
  });

/** What each 304 saved whose full response is in the report too: a busy Firefox may have lost that one. */
export function savings(pairs: readonly Pair[]): Held[] {
  const reported = new Set(pairs.map(({ served }) => served));
  return pairs.flatMap(({ exchange, served, full }) => {
    if (exchange.notModified === undefined || full === undefined || !reported.has(full)) return [];
    const request = `${served.method} ${served.path}`;
    return [{ request, said: exchange.notModified.saved, true: full.sentBytes - served.sentBytes }];
  });
}

/** The sums of what is said and of what is true, over those that have a figure, and the number of those that have none. */
export function sumOf(all: readonly Held[]): { said: number; true: number; unknown: number } {
  const sums = { said: 0, true: 0, unknown: 0 };
  for (const { said, true: truth } of all) {
    const range = rangeOf(said);
    if (!range) sums.unknown++;
    else {
      sums.said += range.bytes;
      sums.true += truth;
    }
  }
  return sums;
}

const HOWS = ['measured', 'derived', 'estimated', 'unknown'] as const;

/** One line for each kind and direction: how many exchanges are known how, the largest error, the sum of errors. */
export function tableOf(all: readonly Compared[]): string {
  const rows = new Map<string, Compared[]>();
  for (const each of all) {
    const key = `${each.direction.padEnd(8)} ${each.kind}`;
    rows.set(key, [...(rows.get(key) ?? []), each]);
  }
  const head = ['direction kind'.padEnd(34), ...HOWS, 'largest error', 'sum of errors', 'true bytes'].join(
    ' | ',
  );
  const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, cells]) => line(key, cells));
  const totals = ['request', 'response'].map((direction) =>
    line(
      `${direction} in all`,
      all.filter((each) => each.direction === direction),
    ),
  );
  return [head, ...lines, ...totals].join('\n');
}

function line(key: string, cells: readonly Compared[]): string {
  const counts = HOWS.map((how) => String(cells.filter(({ said }) => said.how === how).length));
  const errors = cells.flatMap(({ said, true: truth }) =>
    said.how === 'unknown' ? [] : [said.bytes - truth],
  );
  const largest = errors.reduce((most, error) => (Math.abs(error) > Math.abs(most) ? error : most), 0);
  const total = errors.reduce((sum, error) => sum + error, 0);
  const sent = cells.reduce((sum, { true: truth }) => sum + truth, 0);
  return [key.padEnd(34), ...counts, largest, total, sent].join(' | ');
}
