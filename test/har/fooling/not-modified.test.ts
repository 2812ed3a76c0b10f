import { describe, expect, it } from 'vitest';
import { report } from './capture.ts';

const FULL = `
  > GET /app.js
  > host: site.example
  < 200
  < date: Mon, 23 Nov 2026 12:00:00 GMT
  < cache-control: no-cache
  < etag: "v1"
  < content-length: 10501
  response {"httpVersion": "h2", "headersSize": -1, "bodySize": 10701, "_transferSize": 10701}
  content {"size": 10501}`;

describe('a 304 that is recorded as the 200 which it confirmed', () => {
  const masked = `
    > GET /app.js
    > host: site.example
    > if-none-match: "v1"
    < 200
    < date: Mon, 23 Nov 2026 12:00:10 GMT
    < cache-control: no-cache
    < etag: "v1"
    < content-length: 10501
    response {"httpVersion": "h2", "headersSize": -1, "bodySize": 90, "_transferSize": 90}
    content {"size": 10501}`;

  it.each(['chrome-har', 'WebInspector', 'sitespeed.io'])(
    'is a revalidation in a capture of %s, and no download',
    async (creator) => {
      const { summary, savings, findings } = await report(creator, `${FULL}\n\n${masked}`);
      expect(summary.bySource).toEqual({ network: 1, revalidated: 1 });
      expect(summary.transferred.measuredBytes).toBe(10_701 + 90);
      expect(savings.byRevalidation).toMatchObject({ exchanges: 1, measuredBytes: 10_701 - 90 });
      expect(savings.avoidable.downloads.exchanges).toBe(0);
      expect(findings.filter(({ exchanges }) => exchanges.includes(1))).toEqual([]);
    },
  );

  it('is a revalidation too where a service worker asked, whose content has no size', async () => {
    const { summary } = await report(
      'WebInspector',
      `${FULL}\n\n${masked.replace('"size": 10501', '"size": 0')}`,
    );
    expect(summary.bySource).toEqual({ network: 1, revalidated: 1 });
  });

  it('is not judged by lines that are those of the stored response', async () => {
    const { exchanges } = await report('chrome-har', `${FULL}\n\n${masked}`);
    expect(new Set(Object.values(exchanges[1]?.notModified?.fields ?? {}))).toEqual(new Set(['unknown']));
  });

  it('is left open where the transfer could have been the content', async () => {
    const coded = masked.replace('< etag', '< content-encoding: br\n< etag').replace('10501\n', '80\n');
    const { summary, savings } = await report('chrome-har', coded);
    expect(summary.bySource).toEqual({ unknown: 1 });
    expect(savings.byRevalidation.exchanges).toBe(0);
  });

  it('is not looked for where a proxy shows what came', async () => {
    const { summary } = await report('mitmproxy', `${FULL}\n\n${masked}`);
    expect(summary.bySource).toEqual({ network: 2 });
  });
});

describe('a hit that is recorded as a 304', () => {
  const hit = `
    > GET /magnet.png
    > Host: site.example
    < 304
    < Content-Type: image/png
    < Content-Length: 322
    entry {"time": 0, "timings": {"send": 0, "wait": 0, "receive": 0}}
    response {"headersSize": 105, "bodySize": 0}
    content {"size": 322}`;

  it('is a hit in Internet Explorer’s captures, which breaks no rule and saves no revalidation', async () => {
    const { summary, savings, findings } = await report('Internet Explorer Network Inspector', hit);
    expect(summary.bySource).toEqual({ cache: 1 });
    expect(summary.transferred.exchanges).toBe(0);
    expect(savings.byRevalidation.exchanges).toBe(0);
    expect(findings).toEqual([]);
  });

  it('is a 304 to a plain request in a proxy’s, as the origin sent it', async () => {
    const { summary, findings } = await report('mitmproxy', hit);
    expect(summary.bySource).toEqual({ revalidated: 1 });
    expect(findings.map(({ rule }) => rule)).toContain('304-unconditional');
  });
});
