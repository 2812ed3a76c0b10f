import { describe, expect, it } from 'vitest';
import { audit, createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import { type Bytes, estimated, measured, UNKNOWN } from '../../src/exchange/bytes.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { readResponseFields } from '../../src/http/message.ts';
import { toText } from '../../src/report/text.ts';
import { cacheInsight } from '../../src/savings/cache-insight.ts';
import { reportOn } from '../report/reports.ts';
import { objectionsTo } from '../report/schema.ts';
import { traffic } from '../traffic.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const BYTES = 100_000;

const insightOf = (exchange: Exchange) =>
  cacheInsight(exchange, readResponseFields(exchange.response.fields, exchange.startedAt ?? 0));

/** One response to a script's URL, of which 100,000 bytes crossed the network. */
function script(lines: readonly string[], changes: Partial<Exchange> = {}): Exchange {
  const [exchange] = traffic(
    ['> GET /app.js', '< 200', ...lines.map((line) => `< ${line}`), 'script'].join('\n'),
  );
  if (!exchange) throw new Error('no exchange was drawn');
  return { ...exchange, wire: { ...exchange.wire, response: measured(BYTES) }, ...changes };
}

const withResponse = (exchange: Exchange, response: Bytes): Exchange => ({
  ...exchange,
  wire: { ...exchange.wire, response },
});

describe('of 100,000 bytes of script the insight calls wasted', () => {
  it.each([
    ['', 0, 100_000],
    ['max-age=1', 1, 99_986],
    ['max-age=720', 720, 90_000],
    [`max-age=${HOUR}`, HOUR, 80_000],
    [`max-age=${3 * HOUR}`, 3 * HOUR, 70_000],
    [`max-age=${8 * HOUR}`, 8 * HOUR, 60_000],
    [`max-age=${12 * HOUR}`, 12 * HOUR, 50_000],
    [`max-age=${DAY}`, DAY, 40_000],
    [`max-age=${2 * DAY}`, 2 * DAY, 30_000],
    [`max-age=${3 * DAY}`, 3 * DAY, 20_000],
    [`max-age=${7 * DAY}`, 7 * DAY, 10_000],
    ['max-age=2591999', 2_591_999, 9_358],
    ['max-age=60, stale-while-revalidate=86400', 60, 99_167],
    ['Max-Age=60', 0, 100_000],
    ['s-maxage=60', 0, 100_000],
    ['max-age="60"', 0, 100_000],
    ['public', 0, 100_000],
    ['max-age=60s', 60, 99_167],
    ['max-age=60, max-age=3600', HOUR, 80_000],
    ['No-Store, max-age=3600', HOUR, 80_000],
  ])('under "%s", read as %d s, %d', (cacheControl, ttlSeconds, bytes) => {
    const lines = cacheControl === '' ? [] : [`Cache-Control: ${cacheControl}`];
    expect(insightOf(script(lines))).toEqual({ ttlSeconds, wastedBytes: { how: 'derived', bytes } });
  });

  it.each([
    `max-age=${30 * DAY}`,
    `max-age=${365 * DAY}`,
    'max-age=0',
    'max-age=-1',
    'private, max-age=60',
    'max-age=60, must-revalidate',
    'no-cache',
    'no-store',
  ])('under "%s" nothing, for it passes it over', (cacheControl) => {
    expect(insightOf(script([`Cache-Control: ${cacheControl}`]))).toBeNull();
  });

  it('what Cache-Control leaves open and Pragma does not', () => {
    expect(insightOf(script(['Pragma: no-cache']))).toBeNull();
    expect(insightOf(script(['Pragma: no-cache', 'Cache-Control: public']))?.ttlSeconds).toBe(0);
  });
});

describe('Expires, to the insight,', () => {
  // The response began to arrive 20 ms after noon.
  const soon = 'Mon, 23 Nov 2026 13:00:00 GMT';

  it('counts from when the response came, in whole seconds, and only without max-age', () => {
    expect(insightOf(script([`expires: ${soon}`]))).toEqual({
      ttlSeconds: HOUR,
      wastedBytes: { how: 'derived', bytes: 80_000 },
    });
    expect(insightOf(script([`expires: ${soon}`, 'cache-control: max-age=720']))?.ttlSeconds).toBe(720);
    expect(insightOf(script([`expires: ${soon}`], { waitMs: 2_500 }))?.ttlSeconds).toBe(HOUR - 2);
  });

  it('is there only where its name is in lower case', () => {
    expect(insightOf(script([`Expires: ${soon}`]))?.ttlSeconds).toBe(0);
    expect(insightOf(script(['Expires: 0', `expires: ${soon}`]))?.ttlSeconds).toBe(HOUR);
  });

  it.each(['0', '-1', 'soon', 'Mon, 23 Nov 2026 11:00:00 GMT'])('is over where it is "%s"', (value) => {
    expect(insightOf(script([`expires: ${value}`]))).toBeNull();
  });

  it('is not there where it is empty', () => {
    expect(insightOf(script(['expires:']))?.ttlSeconds).toBe(0);
  });

  it('cannot be reckoned with where the time is not known', () => {
    const timeless = { startedAt: null };
    expect(insightOf(script([`expires: ${soon}`], timeless))).toEqual({
      ttlSeconds: null,
      wastedBytes: UNKNOWN,
    });
    expect(insightOf(script(['expires: soon'], timeless))).toBeNull();
    expect(insightOf(script(['cache-control: max-age=720'], timeless))?.ttlSeconds).toBe(720);
  });
});

describe('the insight looks at', () => {
  const lines = ['Cache-Control: max-age=720'];
  const looksAt = (changes: Partial<Exchange>) => insightOf(script(lines, changes)) !== null;
  const answer = script(lines).response;

  it.each(['font', 'image', 'media', 'script', 'stylesheet'] as const)('a %s', (type) => {
    expect(looksAt({ type })).toBe(true);
  });

  it.each(['document', 'fetch', 'manifest', 'other'] as const)('no %s', (type) => {
    expect(looksAt({ type })).toBe(false);
  });

  it('the statuses 200, 203 and 206 alone', () => {
    const statuses = [200, 201, 203, 204, 206, 301, 304, 404, 500];
    const seen = statuses.filter((status) => looksAt({ response: { ...answer, status } }));
    expect(seen).toEqual([200, 203, 206]);
  });

  it('no 304 that was recorded as a 200, no preflight, no failed load, no response without its lines', () => {
    expect(looksAt({ source: 'revalidated' })).toBe(false);
    expect(looksAt({ source: 'preflight' })).toBe(false);
    expect(looksAt({ source: 'failed' })).toBe(false);
    expect(looksAt({ response: { ...answer, complete: false } })).toBe(false);
  });
});

describe('what is wasted is known as well as the transfer:', () => {
  const exchange = script(['Cache-Control: max-age=720']);

  it('not at all, or within the share of its range', () => {
    expect(insightOf(withResponse(exchange, UNKNOWN))?.wastedBytes).toEqual(UNKNOWN);
    expect(insightOf(withResponse(exchange, estimated(1_000, 500, 2_000)))?.wastedBytes).toEqual(
      estimated(900, 450, 1_800),
    );
  });

  it.each([
    ['stylesheet', 0.2],
    ['script', 0.33],
    ['font', 0.5],
  ] as const)('of a %s from the cache by what its content may be compressed to', (type, factor) => {
    const hit = script([], {
      type,
      source: 'disk-cache',
      wire: { request: UNKNOWN, response: { how: 'derived', bytes: 0 } },
      responseHeaderBytes: UNKNOWN,
      content: { ...exchange.content, encoded: UNKNOWN, decoded: measured(BYTES) },
    });
    expect(insightOf(hit)?.wastedBytes).toEqual(
      estimated(BYTES * factor, BYTES * 0.005, BYTES * 1.01 + 1_000),
    );
    const unknown = { ...hit, content: { ...hit.content, decoded: UNKNOWN } };
    expect(insightOf(unknown)?.wastedBytes).toEqual(UNKNOWN);
  });
});

const VISITS = `
  > GET /
  < 200
  = 5000
  document

  > GET /short.js
  < 200
  < Cache-Control: max-age=720
  = 9942
  script

  > GET /bare.css
  < 200
  = 970
  stylesheet

  > GET /long.js
  < 200
  < Cache-Control: max-age=31536000
  = 50000
  script

  > GET /cached.css
  < 200
  < Cache-Control: max-age=3600
  = 5000
  from disk-cache
  stylesheet

  +60
  > GET /short.js
  < 200
  < Cache-Control: no-store
  = 20000
  script

  > GET /bare.css
  < 304
  stylesheet`;

describe('a report', () => {
  const insightsIn = ({ resources }: Report) =>
    Object.fromEntries(
      resources.flatMap(({ url, cacheInsight: insight }) =>
        insight ? [[new URL(url).pathname, insight]] : [],
      ),
    );

  it("says what the insight would call wasted of each resource's first load, apart from all other figures", () => {
    const report = reportOn(VISITS);
    expect(insightsIn(report)).toEqual({
      '/short.js': { ttlSeconds: 720, wastedBytes: { how: 'derived', bytes: 9_000 } },
      '/bare.css': { ttlSeconds: 0, wastedBytes: { how: 'derived', bytes: 1_000 } },
      '/cached.css': { ttlSeconds: HOUR, wastedBytes: estimated(823, 20, 4_863) },
    });
    expect(report.savings.cacheInsight).toEqual({
      resources: 3,
      wasted: {
        exchanges: 3,
        unknown: 0,
        measuredBytes: 10_000,
        estimatedBytes: { bytes: 823, low: 20, high: 4_863 },
      },
    });
    expect(report.savings.avoidable.cost.exchanges).toBe(0);
    expect(objectionsTo(report)).toEqual([]);
  });

  it('takes a load over the network rather than an earlier one from the cache', () => {
    const hit = '> GET /app.js\n< 200\n< Cache-Control: max-age=720\n= 9000\nscript\nfrom memory-cache';
    const load = '> GET /app.js\n< 200\n< Cache-Control: max-age=3600\n= 9941\nscript';
    const wasted = { ttlSeconds: HOUR, wastedBytes: { how: 'derived', bytes: 8_000 } };
    expect(insightsIn(reportOn(`${hit}\n\n${load}\n\n${hit}`))).toEqual({ '/app.js': wasted });
    expect(insightsIn(reportOn(`${load}\n\n${hit}`))).toEqual({ '/app.js': wasted });
  });

  it('says the same of live traffic, in whatever order it comes', () => {
    const exchanges = traffic(VISITS);
    const live = createAudit();
    for (const exchange of exchanges.toReversed()) {
      live.add(exchange);
      live.report();
    }
    const { cacheInsight: atOnce } = audit({
      producer: { name: 'unknown' },
      entries: exchanges.length,
      exchanges,
      pages: [],
      skipped: [],
      notes: [],
      sensitiveLines: 'shown',
      hits: 'told',
      cache: 'unknown',
    }).savings;
    expect(live.report().savings.cacheInsight).toEqual(atOnce);
  });

  it.each([
    ['en', "what Lighthouse's Cache insight would call wasted, of 3 resources"],
    ['zh-CN', 'Lighthouse 的 Cache insight 会视为浪费的量，涉及 3 个资源'],
  ] as const)('has a line on it in %s', (language, words) => {
    const text = toText(reportOn(VISITS, language), { language, columns: 120 });
    expect(text).toContain(words);
    expect(text).toContain('≈ 10.8 kB');
  });
});
