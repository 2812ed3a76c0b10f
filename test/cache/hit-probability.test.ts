import { describe, expect, it } from 'vitest';
import { hitProbability, insightLifetime, wastedBytes } from '../../src/cache/hit-probability.ts';
import { readResponseFields } from '../../src/http/message.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600;
const DAY = 24 * HOUR;

const read = (...lines: string[]) =>
  insightLifetime(
    readResponseFields(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1)] as const;
      }),
      NOW,
    ),
    NOW,
  );
const wasted = (cacheControl: string): number | string => {
  const lifetime = read(`cache-control: ${cacheControl}`);
  return typeof lifetime === 'string' ? lifetime : Number(wastedBytes(lifetime ?? 0, 100_000).toFixed(3));
};

describe("the insight's figures", () => {
  it('are those of Lighthouse for 100,000 bytes of script', () => {
    const table = [
      ['', 100_000],
      ['max-age=1', 99_986.111],
      ['max-age=720', 90_000],
      [`max-age=${HOUR}`, 80_000],
      [`max-age=${3 * HOUR}`, 70_000],
      [`max-age=${8 * HOUR}`, 60_000],
      [`max-age=${12 * HOUR}`, 50_000],
      [`max-age=${DAY}`, 40_000],
      [`max-age=${2 * DAY}`, 30_000],
      [`max-age=${3 * DAY}`, 20_000],
      [`max-age=${7 * DAY}`, 10_000],
      ['max-age=2591999', 9_357.542],
      [`max-age=${30 * DAY}`, 'passed-over'],
      [`max-age=${365 * DAY}`, 'passed-over'],
      ['max-age=0', 'passed-over'],
      ['private, max-age=60', 'passed-over'],
      ['max-age=60, must-revalidate', 'passed-over'],
      ['no-cache', 'passed-over'],
      ['no-store', 'passed-over'],
      ['max-age=60, stale-while-revalidate=600', 99_166.667],
      ['Max-Age=60', 100_000],
      ['s-maxage=60', 100_000],
      ['max-age="60"', 100_000],
      ['public', 100_000],
    ] as const;
    expect(table.map(([cacheControl]) => [cacheControl, wasted(cacheControl)])).toEqual(table);
  });

  it('end at certainty', () => {
    expect(hitProbability(0)).toBe(0);
    expect(hitProbability(30 * DAY)).toBeCloseTo(0.9064, 4);
    expect(hitProbability(2_316 * HOUR)).toBeCloseTo(0.925, 6);
    expect(hitProbability(8_760 * HOUR)).toBe(1);
    expect(hitProbability(9_000 * HOUR)).toBe(1);
  });
});

describe('the lifetime that the insight reads', () => {
  it('comes from Expires against the time of receipt where there is no max-age', () => {
    expect(read('expires: Mon, 23 Nov 2026 13:00:00 GMT')).toBe(HOUR);
    expect(read('expires: Mon, 23 Nov 2026 13:00:00 GMT', 'cache-control: max-age=60')).toBe(60);
    expect(read('expires: Mon, 23 Nov 2026 11:00:00 GMT')).toBe('passed-over');
    expect(read('expires: soon')).toBe('passed-over');
  });

  it('is not known from Expires alone without the time of receipt', () => {
    const fields = readResponseFields([['expires', 'Mon, 23 Nov 2026 13:00:00 GMT']], NOW);
    expect(insightLifetime(fields, null)).toBe('unknown');
  });

  it('heeds Pragma only where there is no Cache-Control', () => {
    expect(read('pragma: no-cache')).toBe('passed-over');
    expect(read('pragma: no-cache', 'cache-control: max-age=60')).toBe(60);
  });

  it('is that of the last max-age that is a number', () => {
    expect(read('cache-control: max-age=60, max-age=120, max-age=soon')).toBe(120);
  });
});
