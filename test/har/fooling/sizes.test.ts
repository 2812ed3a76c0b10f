import { describe, expect, it } from 'vitest';
import { capture, report } from './capture.ts';

const unknown = { how: 'unknown' };

describe('sizes that are none', () => {
  const CREATORS = [
    'WebInspector',
    'Firefox',
    'WebKit Web Inspector',
    'Playwright',
    'chrome-har',
    'Browsertime',
    'WebPagetest',
    'Firebug',
    'Internet Explorer Network Inspector',
    'Insomnia REST Client',
    'Charles Proxy',
    'Fiddler',
    'Somebody',
  ];
  const SIZES = ['-1', '-129', 'null', '"1234"', '1.5', '1e300', '{}'];
  const drawn = (size: string) => `
    > GET /app.js
    > Host: site.example
    < 200
    < Content-Type: text/javascript
    request {"headersSize": ${size}, "bodySize": ${size}}
    response {"headersSize": ${size}, "bodySize": ${size}, "_transferSize": ${size}}
    content {"size": ${size}}
    entry {"serverIPAddress": "::1", "_fetchType": "Network Load", "_bytesIn": -1, "_requestId": "1"}`;

  it.each(CREATORS)('leave what was transferred unknown in a capture of %s', async (creator) => {
    const { exchanges } = await capture(creator, SIZES.map(drawn).join('\n'.repeat(2)));
    expect(exchanges).toHaveLength(SIZES.length);
    for (const { wire, content, responseHeaderBytes } of exchanges) {
      expect(wire).toEqual({ request: unknown, response: unknown });
      expect([content.encoded, content.decoded, responseHeaderBytes]).toEqual([unknown, unknown, unknown]);
    }
  });

  it('are summed as unknown, not as nothing', async () => {
    const { summary } = await report('WebInspector', drawn('-1'));
    expect(summary.transferred).toMatchObject({ exchanges: 1, unknown: 1, measuredBytes: 0 });
  });
});

describe('sizes that count something else than they say', () => {
  const wireOf = async (creator: string, text: string) =>
    (await capture(creator, text)).exchanges[0]?.wire.response;

  it('Chromium: the 304 of a load that was cancelled counts the stored body as transferred', async () => {
    const full = `
      > GET /a.png
      > Host: site.example
      < 200
      < ETag: "v1"
      response {"headersSize": 200, "bodySize": 20000, "_transferSize": 20200}
      content {"size": 20000}`;
    const cancelled = `
      > GET /a.png
      > Host: site.example
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      response {"headersSize": 159, "bodySize": 0, "_transferSize": 20000}
      content {"size": 20000}`;
    const { savings, summary } = await report('WebInspector', `${full}\n\n${cancelled}`);
    expect(savings.byRevalidation.measuredBytes).toBe(20_200 - 159);
    expect(summary.transferred.measuredBytes).toBe(20_200 + 159);
  });

  it('Chromium: the stored body in the content of a 304 did not come again', async () => {
    const text = `
      > GET /a.js
      > Host: site.example
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      response {"headersSize": 215, "bodySize": 0, "_transferSize": 215}
      content {"size": 13400}`;
    expect(await wireOf('WebInspector', text)).toEqual({ how: 'measured', bytes: 215 });
  });

  it.each([
    ['http/2.0', { how: 'measured', bytes: 13_539 }],
    ['h3', { how: 'estimated', bytes: 13_539, low: 13_039, high: 14_039 }],
  ])(
    'Chromium over %s: without header sizes the transfer is still known, as well as it was measured',
    async (version, response) => {
      const text = `
      > GET /a.js
      > :authority: site.example
      < 200
      response {"httpVersion": "${version}", "headersSize": -1, "bodySize": -1, "_transferSize": 13539}
      content {"size": 13400}`;
      const { exchanges } = await capture('WebInspector', text);
      expect(exchanges[0]?.wire.response).toEqual(response);
      expect(exchanges[0]?.responseHeaderBytes).toEqual(unknown);
    },
  );

  const FIREFOX = 'entry {"_securityState": "insecure", "serverIPAddress": "::1"}';

  it('Firefox: the body size of a response holds its header, of a 304 the stored body too', async () => {
    const full = `
      > GET /a.js
      > Host: site.example
      < 200
      < ETag: "v1"
      ${FIREFOX}
      response {"headersSize": 332, "bodySize": 13732}
      content {"size": 13400}`;
    const notModified = `
      > GET /a.js
      > Host: site.example
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      ${FIREFOX}
      response {"headersSize": 125, "bodySize": 13525}
      content {"size": 13400}`;
    const { summary, savings } = await report('Firefox', `${full}\n\n${notModified}`);
    expect(summary.transferred.measuredBytes).toBe(13_732 + 125);
    expect(savings.byRevalidation.measuredBytes).toBe(13_732 - 125);
  });

  it.each([
    ['with a length that agrees', '< Content-Length: 13400', 13_400, { how: 'derived', bytes: 13_732 }],
    ['with a content size that agrees', '< X-Any: 1', 13_400, { how: 'derived', bytes: 13_732 }],
    ['where nothing agrees', '< Content-Encoding: gzip', 90_000, unknown],
  ])('Firefox before it counted the header in: %s', async (_, line, size, bytes) => {
    const text = `
      > GET /a.js
      > Host: site.example
      < 200
      ${line}
      entry {"serverIPAddress": "::1"}
      response {"headersSize": 332, "bodySize": 13400}
      content {"size": ${size}}`;
    expect(await wireOf('Firefox', text)).toEqual(bytes);
  });

  it.each([0, -1])('Firefox before that: a 304 whose body size is %i took its header', async (bodySize) => {
    const text = `
      > GET /a.js
      > Host: site.example
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      entry {"serverIPAddress": "::1", "cache": {"afterRequest": null}}
      response {"headersSize": 125, "bodySize": ${bodySize}}
      content {"size": 13400}`;
    expect(await wireOf('Firefox', text)).toEqual({ how: 'measured', bytes: 125 });
  });

  it('Firefox: bytecode in the body size of a hit is no content', async () => {
    const text = `
      > GET /a.js
      < 200
      < ETag: "v1"
      entry {"_securityState": "insecure", "timings": {"wait": 0}, "time": 0}
      response {"headersSize": 0, "bodySize": 13711}
      content {"size": 0}`;
    const { savings, summary } = await report('Firefox', text);
    expect(summary.bySource).toEqual({ 'disk-cache': 1 });
    expect(savings.byCache).toMatchObject({ exchanges: 1, unknown: 1 });
  });

  it('Firefox: bytecode in the body size of a 304 does not make its Content-Length wrong', async () => {
    const text = `
      > GET /a.js
      > Host: site.example
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      < Content-Length: 13400
      entry {"_securityState": "insecure", "serverIPAddress": "::1", "cache": {"afterRequest": null}}
      response {"headersSize": 125, "bodySize": 13836}
      content {"size": 0, "mimeType": "text/javascript"}`;
    const { findings, rules } = await report('Firefox', text);
    expect(findings.filter(({ level }) => level === 'must')).toEqual([]);
    expect(rules).toContainEqual(
      expect.objectContaining({ rule: '304-content-length-wrong', cannotTell: 1 }),
    );
  });

  it('Chromium: the size 0 of what a service worker fetched is neither what it saved nor the length to announce', async () => {
    const fetched = (lines: string, sizes: string) => `
      > GET /a.txt
      > Host: site.example
      ${lines}
      < ETag: "v1"
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      response ${sizes}
      content {"size": 0, "mimeType": "text/plain"}`;
    const full = fetched('< 200', '{"headersSize": 200, "bodySize": 13413, "_transferSize": 13613}');
    const confirmed = fetched(
      '> If-None-Match: "v1"\n< 304\n< Content-Length: 13400',
      '{"headersSize": 160, "bodySize": 0, "_transferSize": 160}',
    );
    const alone = await report('WebInspector', confirmed);
    expect(alone.savings.byRevalidation).toMatchObject({ exchanges: 1, unknown: 1 });
    const { findings } = await report('WebInspector', `${full}\n\n${confirmed}`);
    expect(findings.filter(({ level }) => level === 'must')).toEqual([]);
  });

  it('a part of the content says nothing of what the whole would have taken', async () => {
    const part = (first: number) => `
      > GET /film.mp4
      > Host: site.example
      > Range: bytes=${first}-${first + 9}
      < 206
      < ETag: "f1"
      < Content-Range: bytes ${first}-${first + 9}/100000
      < Content-Length: 10
      response {"headersSize": 200, "bodySize": 10, "_transferSize": 210}
      content {"size": 10}`;
    const { summary, savings } = await report('WebInspector', `${part(0)}\n\n${part(10)}`);
    expect(summary.bySource).toEqual({ network: 2 });
    expect(summary.transferred.measuredBytes).toBe(420);
    expect(savings.avoidable.downloads.exchanges).toBe(0);
  });

  it('Chromium: a stored part that was filled up announces the byte that it asked for first', async () => {
    const text = `
      > GET /chart.js
      > Host: site.example
      > Range: bytes=6814-6814
      > If-Range: "v1"
      < 206
      < ETag: "v1"
      < Content-Encoding: gzip
      < Content-Range: bytes 6814-6814/11425
      < Content-Length: 1
      response {"headersSize": 473, "bodySize": 5088, "_transferSize": 5561}
      content {"size": 29098}`;
    const { exchanges } = await capture('WebInspector', text);
    expect(exchanges[0]).toMatchObject({
      wire: { response: { how: 'measured', bytes: 5_561 } },
      content: { encoded: unknown },
    });
  });
});
