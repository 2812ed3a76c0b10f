import type { Exchange } from '../../src/exchange/exchange.ts';
import { readHar } from '../../src/har/read.ts';

/** What a test says of an entry; the rest is that of a plain GET answered with 200 over HTTP/1.1. */
export interface Drawn {
  readonly entry?: object;
  readonly method?: string;
  readonly request?: Record<string, string>;
  readonly requestSizes?: { headersSize?: number; bodySize?: number };
  readonly response?: object;
  readonly headers?: Record<string, string>;
  readonly content?: object;
}

const lines = (fields: Record<string, string>) =>
  Object.entries(fields).map(([name, value]) => ({ name, value }));

const drawEntry = (drawn: Drawn) => ({
  startedDateTime: '2026-11-23T12:00:00.000Z',
  time: 5,
  timings: { wait: 3 },
  request: {
    method: drawn.method ?? 'GET',
    url: 'http://site.example/a.js',
    headers: lines(drawn.request ?? {}),
    headersSize: -1,
    bodySize: 0,
    ...drawn.requestSizes,
  },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: 'HTTP/1.1',
    headers: lines(drawn.headers ?? {}),
    content: drawn.content ?? {},
    ...drawn.response,
  },
  ...drawn.entry,
});

/** A capture of that creator with one such entry. */
export const captureBy = (creator: string, drawn: Drawn = {}) =>
  readHar({ log: { creator: { name: creator, version: '1' }, entries: [drawEntry(drawn)] } });

/** The exchange that such an entry of that creator is read as. */
export async function readAs(creator: string, drawn: Drawn): Promise<Exchange> {
  const [exchange] = (await captureBy(creator, drawn)).exchanges;
  if (!exchange) throw new Error('the entry was skipped');
  return exchange;
}

export const HOST = { Host: 'site.example' };

export const unknown = { how: 'unknown' };
export const measured = (bytes: number) => ({ how: 'measured', bytes });
export const derived = (bytes: number) => ({ how: 'derived', bytes });
export const between = (low: number, high: number) => ({ how: 'estimated', low, high });
