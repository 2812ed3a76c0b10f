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

describe('what could have been spared', () => {
  it('names the exchanges behind it', () => {
    const report = auditOf(`${VISITED}\n\n${CONFIRMED}\n\n${VISITED}`);
    expect(report.exchanges.map(({ avoidable }) => avoidable)).toEqual([
      undefined,
      'revalidation',
      'download',
    ]);
    expect(report.savings.avoidable.cost).toMatchObject({ exchanges: 2, unknown: 0 });
  });

  it('counts what is not known apart, and not as nothing', () => {
    const audit = createAudit();
    for (const exchange of traffic(`${VISITED}\n\n${CONFIRMED}`)) {
      const wire = { ...exchange.wire, response: { how: 'unknown' } as const };
      audit.add(exchange.source === 'revalidated' ? { ...exchange, wire, waitMs: null } : exchange);
    }
    const { avoidable, byRevalidation } = audit.report().savings;
    expect(avoidable.revalidations).toMatchObject({ exchanges: 1, unknownWaits: 1, cost: { unknown: 1 } });
    expect(byRevalidation.unknownWaits).toBe(1);
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

  it('is not counted twice where the bare listing comes first', () => {
    const report = auditOf(`${VISITED}
      +0

      > GET /app.js
      < 200
      from memory-cache
      unseen response
      +9

      > GET /app.js
      < 200
      < ETag: "v1"
      from disk-cache
      +9`);
    expect(report.savings.byCache).toMatchObject({ exchanges: 2, unknown: 1, measuredBytes: 35_067 });
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

describe('a 304 that was asked for although the stored response was fresh', () => {
  const page = (lines: string) => `
    > GET /page
    < 200
    < Date: Mon, 23 Nov 2026 12:00:00 GMT
    < ETag: "v1"
    < Cache-Control: max-age=60
    = 9000

    > GET /page
    > If-None-Match: "v1"
    < 304
    < ETag: "v1"
    ${lines}`;
  const spared = (text: string) => auditOf(text).savings.avoidable.revalidations.exchanges;

  it('came of a reload, which no lifetime spares', () => {
    expect(spared(page('+5'))).toBe(0);
    expect(spared(page('+61'))).toBe(1);
  });

  it('is not judged where not all request lines are known', () => {
    expect(spared(page('+61\nunseen request'))).toBe(0);
  });

  it('is judged by its own fields where the stored response was not seen', () => {
    const late = (policy: string) => `> GET /late\n> If-None-Match: "a"\n< 304\n< Cache-Control: ${policy}`;
    expect(spared(late('no-cache'))).toBe(1);
    expect(spared(late('max-age=60'))).toBe(0);
  });
});

describe('a part of the content', () => {
  it('saves its own length, not that of the whole', () => {
    const report = auditOf(`
      > GET /film
      < 200
      < ETag: "v1"
      = 1000000

      > GET /film
      < 206
      < ETag: "v1"
      < Content-Range: bytes 0-99/1000000
      = 100
      from disk-cache`);
    expect(report.savings.byCache.measuredBytes).toBe(0);
    expect(report.savings.byCache.estimatedBytes.bytes).toBeLessThan(1_000);
  });
});

describe('a full download', () => {
  it.each([
    ['the same content', 'digest a', 'digest a', 1],
    ['other content', 'digest a', 'digest b', 0],
    ['content of which nothing was recorded', '', '', 0],
  ])('without any validator, of %s', (_, first, second, exchanges) => {
    const page = (digest: string) => `> GET /plain\n< 200\n= 5000\n${digest}`;
    expect(auditOf(`${page(first)}\n\n${page(second)}`).savings.avoidable.downloads.exchanges).toBe(
      exchanges,
    );
  });

  it.each([
    ['the same tag', VISITED, 1],
    ['another tag', VISITED.replace('"v1"', '"v2"'), 0],
    ['the same tag in another coding', VISITED.replace('< ETag', '< Content-Encoding: br\n< ETag'), 0],
    ['another variant', VISITED.replace('> GET /app.js', '> GET /app.js?b'), 0],
  ])('with %s', (_, again, exchanges) => {
    expect(auditOf(`${VISITED}\n\n${again}`).savings.avoidable.downloads.exchanges).toBe(exchanges);
  });

  it.each([
    [
      'that a hard reload demanded',
      VISITED.replace('> GET /app.js', '> GET /app.js\n> Cache-Control: no-cache'),
      0,
    ],
    [
      'with other credentials',
      VISITED.replace('> GET /app.js', '> GET /app.js\n> Authorization: Basic b'),
      0,
    ],
    ['that began with the first', `${VISITED}\n+0`, 0],
    ['that began after it', `${VISITED}\n+9`, 1],
  ])('%s', (_, again, exchanges) => {
    expect(auditOf(`${VISITED}\n+0\n\n${again}`).savings.avoidable.downloads.exchanges).toBe(exchanges);
  });

  it.each([
    ['the same length', 10_000, 1],
    ['another length', 12_000, 0],
  ])('with an equal weak tag and %s', (_, length, exchanges) => {
    const weak = (bytes: number) => `
      > GET /weak
      < 200
      < ETag: W/"1"
      < Content-Length: ${bytes}
      = ${bytes}`;
    expect(auditOf(`${weak(10_000)}\n\n${weak(length)}`).savings.avoidable.downloads.exchanges).toBe(
      exchanges,
    );
  });

  it('is not avoidable under Vary: *, which no request matches', () => {
    const any = VISITED.replace('< ETag', '< Vary: *\n< ETag');
    expect(auditOf(`${any}\n\n${any}`).savings.avoidable.downloads.exchanges).toBe(0);
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
