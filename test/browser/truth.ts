import type { ExchangeReport, Report } from '../../src/audit/report.ts';
import type { ServedRequest } from '../../src/demo/origin.ts';

/** Chromium's DevTools asks loopback origins for this by itself; no network log shows it. */
const ASKED_BY_DEVTOOLS = '/.well-known/appspecific/com.chrome.devtools.json';

const REACHED: ReadonlySet<string> = new Set(['network', 'revalidated', 'redirect', 'preflight', 'failed']);

/** The requests that the origin served to the page. */
export const servedToPage = (served: readonly ServedRequest[]): readonly ServedRequest[] =>
  served.filter(({ path }) => path !== ASKED_BY_DEVTOOLS);

/** The exchanges that the report says reached an origin, in the order in which they began. */
export const reachedOrigin = (report: Report): readonly ExchangeReport[] =>
  report.exchanges
    .filter(({ source }) => REACHED.has(source))
    .toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));

export const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

/** `GET /path 304`, sorted: equal for the same requests and answers. */
export const asServed = (served: readonly ServedRequest[]): string[] =>
  served.map(({ method, path, status }) => `${method} ${path} ${status}`).sort();
export const asReported = (exchanges: readonly ExchangeReport[]): string[] =>
  exchanges.map(({ method, url, status }) => `${method} ${pathOf(url)} ${status}`).sort();

const CONDITIONS = /^(?:if-none-match|if-modified-since)$/i;

/**
 * What 304s saved, by the origin's sockets: the last full response of the same path, less the 304. A 304 to a request
 * without a condition confirms no stored response and saves nothing.
 */
export function savedAtSockets(served: readonly ServedRequest[]): number {
  const full = new Map<string, number>();
  let saved = 0;
  for (const { path, status, sentBytes, requestFields } of served) {
    if (status !== 304) full.set(path, sentBytes);
    else if (requestFields.some(([name]) => CONDITIONS.test(name)))
      saved += (full.get(path) ?? sentBytes) - sentBytes;
  }
  return saved;
}

/** What the report says 304s saved, the estimated part at its most likely. */
export const savedInReport = ({ savings: { byRevalidation } }: Report): number =>
  byRevalidation.measuredBytes + byRevalidation.estimatedBytes.bytes;

/** Each exchange whose response bytes are measured, beside what its socket sent; matched by method, path and order. */
export function measuredBesideSent(
  report: Report,
  served: readonly ServedRequest[],
): { request: string; measured: number; sent: number }[] {
  const waiting = new Map<string, ServedRequest[]>();
  for (const request of served) {
    const key = `${request.method} ${request.path}`;
    waiting.set(key, [...(waiting.get(key) ?? []), request]);
  }
  return reachedOrigin(report).flatMap(({ method, url, wire }) => {
    const key = `${method} ${pathOf(url)}`;
    const request = waiting.get(key)?.shift();
    if (request === undefined || wire.response.how !== 'measured') return [];
    return [{ request: `${key} ${request.status}`, measured: wire.response.bytes, sent: request.sentBytes }];
  });
}
