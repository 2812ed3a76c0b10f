import { describe, expect, it } from 'vitest';
import { capture, report } from './capture.ts';

const SCRIPT = `
  > GET /app.js
  > Host: site.example
  < 200
  < ETag: "v1"
  < Content-Length: 1000
  response {"headersSize": 100, "bodySize": 1000, "_transferSize": 1100}
  content {"size": 1000}`;

describe('an entry that another one repeats to the last figure', () => {
  const FINE = 'entry {"time": 34.83466396573931, "pageref": "page_1"}';
  const twice = (extra: string) => `@ 0 ${SCRIPT}\n${extra}\n\n@ 0 ${SCRIPT}\n${extra}`;

  it.each(['WebInspector', 'WebKit Web Inspector', 'Playwright', 'chrome-har', 'mitmproxy'])(
    'is skipped in a capture of %s, whose times are fine enough to tell loads apart',
    async (creator) => {
      const { skipped, exchanges, entries } = await capture(creator, twice(FINE));
      expect(skipped).toEqual([{ entry: 1, reason: 'repeats-another', repeats: 0 }]);
      expect([exchanges.length, entries]).toEqual([1, 2]);
    },
  );

  it('is said to be skipped, and counted once', async () => {
    const { capture: of, summary } = await report('WebInspector', twice(FINE));
    expect(of.skipped).toEqual([
      { entry: 1, reason: 'lists another entry again, to the last figure (entry 0)' },
    ]);
    expect(summary.transferred).toMatchObject({ exchanges: 1, measuredBytes: 1_100 });
  });

  it.each(['Firefox', 'Charles Proxy', 'BrowserMob Proxy', 'WebPagetest', 'Somebody'])(
    'is kept in a capture of %s, where two requests can look so',
    async (creator) => {
      expect((await capture(creator, twice(FINE))).exchanges).toHaveLength(2);
    },
  );

  it('is kept where it took whole ms: two hits at once look so', async () => {
    const hit = 'entry {"time": 0, "_fromCache": "memory"}';
    expect((await capture('WebInspector', twice(hit))).exchanges).toHaveLength(2);
  });

  it('is kept where its times are no finer than hundredths of a ms', async () => {
    const coarse = 'entry {"time": 0.07, "timings": {"wait": 0.29}}';
    expect((await capture('WebInspector', twice(coarse))).exchanges).toHaveLength(2);
  });

  it('is skipped in whole ms where another page lists it: no request is sent by two pages', async () => {
    const pages = ['page_1', 'page_2'].map((page) => `@ 0 ${SCRIPT}\nentry {"pageref": "${page}"}`);
    const { skipped } = await capture('WebInspector', pages.join('\n\n'));
    expect(skipped).toHaveLength(1);
  });

  it.each([
    ['starts later', '@ 1', SCRIPT, FINE],
    ['took longer', '@ 0', SCRIPT, FINE.replace('931', '932')],
    ['has another line', '@ 0', SCRIPT.replace('"v1"', '"v2"'), FINE],
    ['has another size', '@ 0', SCRIPT.replace('"_transferSize": 1100', '"_transferSize": 1101'), FINE],
    ['asks something else', '@ 0', SCRIPT.replace('Host: site', 'Host: other'), FINE],
  ])('is none that %s', async (_, start, entry, extra) => {
    const { exchanges } = await capture(
      'WebInspector',
      `@ 0 ${SCRIPT}\n${FINE}\n\n${start} ${entry}\n${extra}`,
    );
    expect(exchanges).toHaveLength(2);
  });

  it('is skipped however often it comes', async () => {
    const { skipped } = await capture('WebInspector', `${twice(FINE)}\n\n@ 0 ${SCRIPT}\n${FINE}`);
    expect(skipped.map(({ repeats }) => repeats)).toEqual([0, 0]);
  });
});

describe('a load that stands in two entries which differ', () => {
  it('of a service worker crosses the network once', async () => {
    const { summary, savings } = await report(
      'WebInspector',
      `> GET /data.json
       < 200
       < ETag: "d1"
       response {"_fetchedViaServiceWorker": true, "_serviceWorkerResponseSource": "network", "_transferSize": 0}
       content {"size": 5000}

       @ 5
       > GET /data.json
       > Host: site.example
       < 200
       < ETag: "d1"
       response {"headersSize": 100, "bodySize": 5000, "_transferSize": 5100}
       content {"size": 5000}`,
    );
    expect(summary.resources).toBe(1);
    expect(summary.bySource).toEqual({ 'service-worker': 1, network: 1 });
    expect(summary.transferred).toMatchObject({ exchanges: 1, measuredBytes: 5_100 });
    expect(savings.byCache.exchanges).toBe(0);
    expect(savings.avoidable.downloads.exchanges).toBe(0);
  });

  it('from Cache Storage is flagged as from disk too, and is no hit of the HTTP cache', async () => {
    const { summary, savings } = await report(
      'WebInspector',
      `> GET /shell.css
       < 200
       < ETag: "s1"
       entry {"_fromCache": "disk"}
       response {"bodySize": 0, "_transferSize": 0, "_fetchedViaServiceWorker": true, "_serviceWorkerResponseSource": "cache-storage"}
       content {"size": 900}`,
    );
    expect(summary.bySource).toEqual({ 'cache-storage': 1 });
    expect(savings.byCache.exchanges).toBe(0);
    expect(summary.transferred.exchanges).toBe(0);
  });

  const IMAGE_CACHE = `
    > GET /logo.png
    < 200
    entry {"timings": {}, "time": 0}
    content {"size": -1}`;
  const DISK = `
    > GET /logo.png
    < 200
    < ETag: "l1"
    entry {"_securityState": "insecure", "timings": {"wait": 0}, "time": 0}
    response {"headersSize": 0, "bodySize": 700}
    content {"size": 700}`;
  const NETWORK = `
    > GET /logo.png
    > Host: site.example
    < 200
    < ETag: "l1"
    entry {"_securityState": "insecure", "serverIPAddress": "::1", "time": 20}
    response {"headersSize": 150, "bodySize": 850}
    content {"size": 700}`;

  it('of Firefox’s image cache saves nothing beside the hit that it shows again', async () => {
    const blocks = [`@ 0 ${NETWORK}`, `@ 5000 ${IMAGE_CACHE}`, `@ 5010 ${DISK}`];
    const { savings } = await report('Firefox', blocks.join('\n\n'));
    expect(savings.byCache).toMatchObject({ exchanges: 2, unknown: 1, measuredBytes: 850 });
  });

  it('of Firefox’s image cache saves nothing beside the download that it shows again', async () => {
    const { savings, summary } = await report('Firefox', `@ 0 ${NETWORK}\n\n@ 25 ${IMAGE_CACHE}`);
    expect(summary.transferred).toMatchObject({ exchanges: 1, measuredBytes: 850 });
    expect(savings.byCache).toMatchObject({ exchanges: 1, unknown: 1, measuredBytes: 0 });
  });

  it('of Firefox that stands there three times is counted as saved once', async () => {
    const blocks = [`@ 0 ${NETWORK}`, `@ 5000 ${IMAGE_CACHE}`, `@ 5002 ${IMAGE_CACHE}`, `@ 5010 ${DISK}`];
    const { savings } = await report('Firefox', blocks.join('\n\n'));
    expect(savings.byCache).toMatchObject({ exchanges: 3, unknown: 2, measuredBytes: 850 });
  });

  it('with a preflight is one download: the preflight asks about another method', async () => {
    const { resources, summary } = await report(
      'WebInspector',
      `> OPTIONS /api
       > Host: api.example
       > Access-Control-Request-Method: PUT
       < 204
       entry {"_resourceType": "preflight"}
       response {"headersSize": 233, "bodySize": -233, "_transferSize": 0}

       @ 5
       > PUT /api
       > Host: api.example
       < 200
       response {"headersSize": 100, "bodySize": 50, "_transferSize": 150}
       content {"size": 50}`,
    );
    expect(resources.map(({ id }) => id.split(' ')[0])).toEqual(['OPTIONS', 'PUT']);
    expect(summary.bySource).toEqual({ preflight: 1, network: 1 });
    expect(summary.transferred).toMatchObject({ exchanges: 2, measuredBytes: 383 });
  });

  it('with a redirect is counted where its content came, not with the redirect', async () => {
    const { summary } = await report(
      'Firefox',
      `> GET /old.js
       > Host: site.example
       < 302
       < Location: /new.js
       < Content-Length: 0
       entry {"_securityState": "insecure", "serverIPAddress": "::1"}
       response {"headersSize": 186, "bodySize": 1186}
       content {"size": 0}

       @ 5
       > GET /new.js
       > Host: site.example
       < 200
       < Content-Length: 1000
       entry {"_securityState": "insecure", "serverIPAddress": "::1"}
       response {"headersSize": 100, "bodySize": 1100}
       content {"size": 1000}`,
    );
    expect(summary.transferred).toMatchObject({ exchanges: 2, measuredBytes: 1_286, unknown: 0 });
  });

  it('that was prefetched is downloaded once and then at hand', async () => {
    const { summary, savings } = await report(
      'WebInspector',
      `> GET /next.html
       > Host: site.example
       > Sec-Purpose: prefetch
       < 200
       < Content-Length: 1000
       response {"headersSize": 100, "bodySize": 1000, "_transferSize": 1100}
       content {"size": 1000}

       > GET /next.html
       < 200
       < Content-Length: 1000
       response {"bodySize": 0, "_transferSize": 0}
       content {"size": 1000}`,
    );
    expect(summary.bySource).toEqual({ network: 1, cache: 1 });
    expect(summary.transferred.measuredBytes).toBe(1_100);
    expect(savings.byCache).toMatchObject({ exchanges: 1, measuredBytes: 1_100 });
  });
});

describe('stale-while-revalidate', () => {
  const STORED = `< 200
    < Cache-Control: max-age=0, stale-while-revalidate=60
    < ETag: "s1"`;
  const FIRST = `
    > GET /swr.txt
    > Host: site.example
    ${STORED}
    response {"headersSize": 322, "bodySize": 13400, "_transferSize": 13722}
    content {"size": 13400}`;
  const HIT = `
    > GET /swr.txt
    ${STORED}
    entry {"_fromCache": "disk", "time": 2}
    response {"bodySize": 0, "_transferSize": 0}
    content {"size": 13400}`;

  it('is a hit and a 304 for one load: both count for what they are', async () => {
    const background = `
      > GET /swr.txt
      > Host: site.example
      > If-None-Match: "s1"
      < 304
      < Cache-Control: max-age=0, stale-while-revalidate=60
      < ETag: "s1"
      < Date: Mon, 23 Nov 2026 12:00:02 GMT
      entry {"_resourceType": "other", "time": 25050}
      response {"headersSize": 200, "bodySize": 0, "_transferSize": 200, "_error": "net::ERR_ABORTED"}
      content {"size": 0, "mimeType": "x-unknown"}`;
    const { summary, savings, exchanges } = await report(
      'WebInspector',
      `${FIRST}\n\n${HIT}\n\n${background}`,
    );
    expect(summary.bySource).toEqual({ network: 1, 'disk-cache': 1, revalidated: 1 });
    expect(savings.byCache).toMatchObject({ exchanges: 1, measuredBytes: 13_722 });
    expect(savings.byRevalidation).toMatchObject({ exchanges: 1, measuredBytes: 13_722 - 200 });
    expect(exchanges[2]?.notModified?.body).not.toBe('no-stored-body');
  });

  it('whose background request the page cut off was no failure, and may have come whole', async () => {
    const background = `
      > GET /swr.txt
      > Host: site.example
      > If-None-Match: "s1"
      < 200
      < ETag: "s2"
      < Content-Length: 13400
      entry {"_resourceType": "other", "time": 25050}
      response {"headersSize": 322, "bodySize": 13400, "_transferSize": 13722, "_error": "net::ERR_ABORTED"}
      content {"size": 13400}`;
    const { exchanges } = await report('WebInspector', `${FIRST}\n\n${HIT}\n\n${background}`);
    expect(exchanges[2]).toMatchObject({
      source: 'network',
      wire: { response: { how: 'estimated', low: 13_722, high: 13_722 } },
    });
  });

  const sentAgain = (bodySize: number) => `
    > GET /swr.txt
    > Host: site.example
    > If-None-Match: "s1"
    < 200
    < ETag: "s1"
    < Transfer-Encoding: chunked
    entry {"_resourceType": "other", "time": 25050}
    response {"headersSize": 309, "bodySize": ${bodySize}, "_transferSize": ${309 + bodySize}, "_error": "net::ERR_ABORTED"}
    content {"size": 13400}`;

  it('whose background request brought the same content again was answered wrongly', async () => {
    const { findings } = await report('WebInspector', `${FIRST}\n\n${HIT}\n\n${sentAgain(13_413)}`);
    expect(findings.find(({ rule }) => rule === 'inm-ignored')).toMatchObject({
      level: 'must',
      exchanges: [2],
      message: 'The request named the ETag that the response has, and the answer was a 200 instead of a 304.',
    });
    expect(findings.map(({ rule }) => rule)).not.toContain('redundant-download');
  });

  it('whose background request announced its length is told with a figure that is marked as an estimate', async () => {
    const announced = sentAgain(13_400).replace('Transfer-Encoding: chunked', 'Content-Length: 13400');
    const { findings } = await report('WebInspector', `${FIRST}\n\n${HIT}\n\n${announced}`);
    expect(findings.find(({ rule }) => rule === 'inm-ignored')?.message).toContain(
      'a 200 (≈ 13.7 kB) instead',
    );
  });

  it('whose background request broke off may be a 304 recorded as a 200', async () => {
    const { findings, rules } = await report('WebInspector', `${FIRST}\n\n${HIT}\n\n${sentAgain(1_000)}`);
    for (const name of ['inm-ignored', 'redundant-download']) {
      expect(findings.map(({ rule }) => rule)).not.toContain(name);
      expect(rules.find(({ rule }) => rule === name)).toMatchObject({ cannotTell: 1 });
    }
  });
});
