import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit, createAudit, type Judgement } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import type { Capture } from '../../src/har/capture.ts';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { traffic } from '../traffic.ts';

const EXCHANGES = traffic(`
  > GET /app.js#part
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  < Cache-Control: max-age=60
  = 35000

  > GET /app.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  < Cache-Control: max-age=60
  from disk-cache
  +30

  > GET /app.js
  > If-None-Match: "v1"
  < 304
  < ETag: "v1"
  < Cache-Control: max-age=60
  +72

  > HEAD /app.js
  < 200
  < ETag: "v1"

  > GET /gone
  < 404
  = 9`);

const CAPTURE: Capture = {
  producer: { name: 'test' },
  entries: 6,
  exchanges: EXCHANGES,
  pages: [],
  skipped: [{ entry: 5, reason: 'not-http', scheme: 'data' }],
  notes: [],
  sensitiveLines: 'shown',
  hits: 'told',
  cache: 'unknown',
};

describe('an audit', () => {
  it('gathers by method and URL without fragment', () => {
    const { resources } = audit(CAPTURE);
    expect(resources.map(({ id, exchanges }) => [id, exchanges])).toEqual([
      ['GET https://site.example/app.js', [0, 1, 2]],
      ['HEAD https://site.example/app.js', [3]],
      ['GET https://site.example/gone', [4]],
    ]);
  });

  it('says why each was asked for', () => {
    const codes = audit(CAPTURE).exchanges.map(({ decision }) => [
      decision.action,
      ...decision.reasons.map(({ code }) => code),
    ]);
    expect(codes).toEqual([
      ['fetch', 'first-in-capture'],
      ['reuse', 'fresh'],
      ['revalidate', 'stale', 'validated'],
      ['fetch', 'first-in-capture'],
      ['fetch', 'first-in-capture'],
    ]);
    expect(audit(CAPTURE).exchanges[2]?.decision.reasons[0]?.message).toBe(
      'The stored copy had been stale for 12 s (max-age=60, age 72 s).',
    );
  });

  it('counts every entry as an exchange or as skipped, with the reason', () => {
    const { capture } = audit(CAPTURE);
    expect(capture).toMatchObject({ entries: 6, exchanges: 5 });
    expect(capture.skipped).toEqual([{ entry: 5, reason: 'no HTTP exchange (data:)' }]);
  });

  it('speaks Chinese where asked to', () => {
    expect(audit(CAPTURE, { language: 'zh-CN' }).capture.skipped[0]?.reason).toBe('不是 HTTP 交换 (data:)');
  });

  it('gives a report on some resources whose figures are of these alone, and the whole one as before', () => {
    const live = createAudit({ producer: CAPTURE.producer });
    for (const exchange of EXCHANGES) live.add(exchange);
    for (const skipped of CAPTURE.skipped) live.skip(skipped);
    const whole = live.report();
    const before = structuredClone(whole);
    const first = whole.resources[0]?.id ?? '';
    const last = whole.resources.at(-1)?.id ?? '';
    const part = live.report(new Set([first, last, 'no such resource']));
    expect(part.resources.map(({ id }) => id)).toEqual([first, last]);
    for (const { resource } of part.findings) expect([first, last]).toContain(resource);
    for (const { id, findings } of part.resources)
      for (const at of findings) expect(part.findings[at]?.resource).toBe(id);
    const exchanges = part.resources.reduce((sum, resource) => sum + resource.exchanges.length, 0);
    expect(part.exchanges).toHaveLength(exchanges);
    expect(part.capture).toMatchObject({ entries: exchanges, exchanges, skipped: [] });
    expect(part.capture.notes.at(-1)).toMatchObject({ code: 'filtered' });
    expect(whole).toEqual(before);
    expect(live.report()).toEqual(before);
  });

  it('gives the same report for live traffic in any order, with replacements, as for the capture at once', () => {
    const whole = JSON.stringify(audit(CAPTURE));
    const arrivals = fc.shuffledSubarray([...EXCHANGES, ...EXCHANGES], { minLength: EXCHANGES.length * 2 });
    fc.assert(
      fc.property(arrivals, (order) => {
        const live = createAudit({ producer: CAPTURE.producer });
        for (const exchange of order) {
          live.add({ ...exchange, url: 'https://site.example/earlier-snapshot' });
          live.report();
          live.add(exchange);
        }
        for (const skipped of CAPTURE.skipped) live.skip(skipped);
        return JSON.stringify(live.report()) === whole;
      }),
      { numRuns: 25 },
    );
  });

  it('gives after each exchange the report on all so far, and leaves earlier reports as they were', () => {
    const exchanges = traffic(`
      > GET /late.js
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      = 9000
      script

      > GET /other.js
      < 200
      < ETag: "a"
      = 500
      script

      > GET /late.js
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      < Age: 7
      = 9000
      script

      > GET /third.js
      < 200
      < Cache-Control: max-age=5
      = 100
      script

      > GET /late.js
      < 200
      < ETag: "v1"
      = 9000
      script

      > GET /late.js
      > If-None-Match: "v1"
      < 304
      script`);
    for (const order of [exchanges, exchanges.toReversed()]) {
      const live = createAudit({ producer: CAPTURE.producer });
      const given: { report: Report; text: string }[] = [];
      const expected = order.map((exchange, count) => {
        live.add(exchange);
        const report = live.report();
        given.push({ report, text: JSON.stringify(report) });
        const soFar = order.slice(0, count + 1);
        return JSON.stringify(audit({ ...CAPTURE, entries: soFar.length, exchanges: soFar, skipped: [] }));
      });
      expect(given.map(({ text }) => text)).toEqual(expected);
      expect(given.map(({ report }) => JSON.stringify(report))).toEqual(expected);
    }
  });

  it('does not call content changed that came with the tag that was asked about', () => {
    const codes = (tag: string) => {
      const live = createAudit({ producer: { name: 'test' } });
      for (const exchange of traffic(`> GET /a\n> If-None-Match: "1"\n< 200\n< ETag: ${tag}`))
        live.add(exchange);
      return live.report().exchanges[0]?.decision.reasons.map(({ code }) => code);
    };
    expect(codes('"2"')).toEqual(['content-changed']);
    expect(codes('W/"1"')).toEqual([]);
  });

  it('counts Expires from when the response came, where that has no Date', () => {
    const exchanges = traffic(`
      > GET /a
      < 200
      < Expires: Mon, 23 Nov 2026 12:02:10 GMT`).map((exchange) => ({ ...exchange, waitMs: 10_000 }));
    const { resources } = audit({ ...CAPTURE, entries: 1, exchanges, skipped: [] });
    expect(resources[0]?.policy.lifetimeSeconds).toEqual({ private: 120, shared: 120 });
  });

  it.each([
    ['https://site.example/a*b', '/a*b /axb'],
    ['https://site.example/a\\*b', '/a*b'],
    ['*/a\\*?', '/a*?'],
    ['*\\*b', '/a*b'],
    ['https://site.example/\\\\*', '/\\*'],
  ])('ignores by %s no other URL than those that fit it', (pattern, ignored) => {
    const paths = ['/a*b', '/axb', '/a*?', '/\\*', '/\\x'];
    const text = paths.map((path) => `> GET ${path}\n< 200\n< Cache-Control: max-age=ten`).join('\n\n');
    const live = createAudit({ settings: { ignore: [{ url: pattern }] } });
    for (const exchange of traffic(text)) live.add(exchange);
    const silent = live.report().resources.filter(({ findings }) => findings.length === 0);
    expect(silent.map(({ url }) => url.replace('https://site.example', '')).join(' ')).toBe(ignored);
  });

  describe('that is to judge in another way from now on', () => {
    const strict = {
      profile: 'strict',
      settings: {
        levels: { '304-date-missing': 'off', '304-vary-missing': 'info' },
        ignore: [{ url: '*/gone' }],
        thresholds: { ...DEFAULT_SETTINGS.thresholds, leastBytes: 10 },
      },
    } as const;
    const started = (options: Judgement) => {
      const live = createAudit({ producer: CAPTURE.producer, ...options });
      for (const skipped of CAPTURE.skipped) live.skip(skipped);
      return live;
    };
    const textOf = (report: Report) => JSON.stringify(report);

    it('gives the report of an audit that judged so from the start, whenever it was told', () => {
      const whole = textOf(audit(CAPTURE, strict));
      expect(whole).not.toBe(textOf(audit(CAPTURE)));
      for (let told = 0; told <= EXCHANGES.length; told++) {
        const live = started({});
        EXCHANGES.forEach((exchange, count) => {
          if (count === told) live.choose(strict);
          live.add(exchange);
          live.report();
        });
        if (told === EXCHANGES.length) live.choose(strict);
        expect(textOf(live.report())).toBe(whole);
      }
    });

    it('goes back to the default ways for what is left out, and leaves earlier reports as they were', () => {
      const live = started(strict);
      for (const exchange of EXCHANGES) live.add(exchange);
      const strictly = live.report();
      live.choose({});
      expect(textOf(live.report())).toBe(textOf(audit(CAPTURE)));
      expect(textOf(strictly)).toBe(textOf(audit(CAPTURE, strict)));
    });
  });

  it('forgets everything when cleared', () => {
    const live = createAudit({ producer: CAPTURE.producer });
    for (const exchange of EXCHANGES) live.add(exchange);
    live.clear();
    expect(live.report()).toEqual(createAudit({ producer: CAPTURE.producer }).report());
  });
});
