import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import { traffic } from '../traffic.ts';

function auditOf(text: string): Report {
  const audit = createAudit({ producer: { name: 'test' } });
  for (const exchange of traffic(text)) audit.add(exchange);
  return audit.report();
}

const savedIn = (report: Report) =>
  report.exchanges.findLast(({ notModified }) => notModified)?.notModified?.saved;

const VISITED = `
  > GET /app.js
  < 200
  < ETag: "v1"
  < Cache-Control: no-cache
  = 35000
  script`;
const CONFIRMED = `
  > GET /app.js
  > If-None-Match: "v1"
  < 304
  < ETag: "v1"
  < Cache-Control: no-cache
  script`;

describe('a 304', () => {
  it('saves what the full response took less what it took itself', () => {
    const report = auditOf(`${VISITED}\n\n${CONFIRMED}`);
    expect(savedIn(report)).toEqual({ how: 'derived', bytes: 35_000 });
    expect(report.savings.byRevalidation).toMatchObject({
      exchanges: 1,
      unknown: 0,
      measuredBytes: 35_000,
      waitMs: 20,
    });
  });

  it('may save less than nothing', () => {
    const report = auditOf(`
      > GET /dot
      < 200
      < ETag: "v1"
      = 1

      > GET /dot
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      < X-Long: ${'x'.repeat(100)}`);
    expect(savedIn(report)).toEqual({ how: 'derived', bytes: -109 });
  });

  it('is an estimate with a range where only the decoded length is known', () => {
    const saved = savedIn(auditOf(`${CONFIRMED}\n= 40000`));
    expect(saved).toMatchObject({ how: 'estimated', bytes: 13_200 });
    expect(saved).toHaveProperty(
      'low',
      expect.toSatisfy((low: number) => low < 1_000),
    );
    expect(saved).toHaveProperty(
      'high',
      expect.toSatisfy((high: number) => high > 40_000),
    );
  });

  it('is unknown where nothing is known of the content', () => {
    const report = auditOf(CONFIRMED);
    expect(savedIn(report)).toEqual({ how: 'unknown' });
    expect(report.savings.byRevalidation).toMatchObject({ exchanges: 1, unknown: 1, measuredBytes: 0 });
  });

  it('is avoidable only where nobody but the cache asked', () => {
    const reload = CONFIRMED.replace('> If-None-Match', '> Cache-Control: max-age=0\n> If-None-Match');
    expect(auditOf(`${VISITED}\n\n${CONFIRMED}`).savings.avoidable.revalidations).toMatchObject({
      exchanges: 1,
      waitMs: 20,
    });
    expect(auditOf(`${VISITED}\n\n${reload}`).savings.avoidable.revalidations.exchanges).toBe(0);
  });
});

describe('a fresh hit', () => {
  it('saves the whole of the full response, apart from revalidation', () => {
    const report = auditOf(`${VISITED}

      > GET /app.js
      < 200
      < ETag: "v1"
      from disk-cache`);
    expect(report.savings.byCache).toMatchObject({ exchanges: 1, measuredBytes: 35_067 });
    expect(report.savings.byRevalidation.exchanges).toBe(0);
    expect(report.summary.transferred).toMatchObject({ exchanges: 1, measuredBytes: 35_067 });
  });

  it('is not counted twice where it only lists a load again', () => {
    const report = auditOf(`${VISITED}
      +0

      > GET /app.js
      < 200
      from memory-cache
      unseen response
      +0`);
    expect(report.savings.byCache).toMatchObject({ exchanges: 1, unknown: 1, measuredBytes: 0 });
  });
});

describe('a full download', () => {
  it.each([
    ['the same tag', VISITED, 1],
    ['another tag', VISITED.replace('"v1"', '"v2"'), 0],
    ['the same tag in another coding', VISITED.replace('< ETag', '< Content-Encoding: br\n< ETag'), 0],
    ['another variant', VISITED.replace('> GET /app.js', '> GET /app.js?b'), 0],
  ])('with %s', (_, again, exchanges) => {
    expect(auditOf(`${VISITED}\n\n${again}`).savings.avoidable.downloads.exchanges).toBe(exchanges);
  });

  it('is not avoidable where its Vary asks for another variant', () => {
    const page = (language: string) => `
      > GET /page
      > Accept-Language: ${language}
      < 200
      < ETag: "same"
      < Vary: Accept-Language
      = 900`;
    expect(auditOf(`${page('de')}\n\n${page('en')}`).savings.avoidable.downloads.exchanges).toBe(0);
    expect(auditOf(`${page('de')}\n\n${page('de')}`).savings.avoidable.downloads.exchanges).toBe(1);
  });
});
