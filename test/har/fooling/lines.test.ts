import { describe, expect, it } from 'vitest';
import { capture, report } from './capture.ts';

describe('pseudo-header fields', () => {
  const text = `
    > GET /app.js
    > :authority: site.example
    > :method: GET
    > :path: /app.js
    > :scheme: https
    > if-none-match: "v1"
    < 304
    < :status: 304
    < :version: HTTP/2
    < etag: "v1"
    response {"httpVersion": "h2", "_transferSize": 60}`;

  it('are no header lines, yet name the host, as every request on the wire does', async () => {
    const { exchanges } = await capture('WebInspector', text);
    expect(exchanges[0]?.request).toEqual({ fields: [['if-none-match', '"v1"']], complete: true });
    expect(exchanges[0]?.response.fields).toEqual([['etag', '"v1"']]);
  });

  it('add nothing to the length of a header', async () => {
    const plain = text.replaceAll(/^\s*[<>] :.*\n/gm, '');
    const sizes = [text, plain].map(
      async (drawn) => (await capture('mitmproxy', drawn)).exchanges[0]?.responseHeaderBytes,
    );
    const [listed, without] = await Promise.all(sizes);
    expect(listed).toEqual(without);
  });

  it('are absent from provisional requests, which are then not whole', async () => {
    const provisional = text.replaceAll(/^\s*> :.*\n/gm, '');
    expect((await capture('WebInspector', provisional)).exchanges[0]?.request.complete).toBe(false);
  });
});

describe('lines of one name', () => {
  it('that were joined by line feeds are read as lines', async () => {
    const { exchanges } = await capture(
      'WebInspector',
      `> GET /
       < 200
       < Set-Cookie: a=1; Path=/|b=2
       < Vary: Accept|Origin`,
    );
    expect(exchanges[0]?.response.fields).toEqual([
      ['Set-Cookie', 'a=1; Path=/'],
      ['Set-Cookie', 'b=2'],
      ['Vary', 'Accept'],
      ['Vary', 'Origin'],
    ]);
  });

  it('that stand alone stay so, and mean what they mean together', async () => {
    const { resources } = await report(
      'WebInspector',
      `> GET /a.css
       > Host: site.example
       < 200
       < Cache-Control: public
       < cache-control: max-age=60
       response {"_transferSize": 500}`,
    );
    expect(resources[0]?.policy).toMatchObject({
      cacheControl: 'public, max-age=60',
      lifetimeSeconds: { private: 60 },
    });
  });
});

describe('a capture without header lines', () => {
  const text = `
    > GET /app.js
    < 200
    response {"headersSize": 228, "bodySize": 493}

    > GET /app.js
    < 304
    response {"headersSize": 128, "bodySize": 0}`;

  it('accuses no 304 of what is not shown, and says so', async () => {
    const { findings, exchanges, capture: of } = await report('BrowserMob Proxy', text);
    expect(findings).toEqual([]);
    expect(new Set(Object.values(exchanges[1]?.notModified?.fields ?? {}))).toEqual(new Set(['unknown']));
    expect(of.notes.map(({ code }) => code)).toContain('no-header-lines');
  });

  it('knows no policy of its resources', async () => {
    const { resources } = await report('BrowserMob Proxy', text);
    expect(resources[0]?.policy.known).toBe(false);
  });
});

describe('Cookie, Set-Cookie and Authorization', () => {
  const plain = `
    > GET /account
    > Host: site.example
    < 200
    < ETag: "a"`;

  it('may have been taken out of a whole Chromium export, which carries and says it', async () => {
    const { sensitiveLines, notes } = await capture('WebInspector', plain);
    expect(sensitiveLines).toBe('may-be-removed');
    expect(notes).toEqual([{ code: 'sensitive-lines-may-be-removed' }]);
  });

  it.each(['> Cookie: a=1', '> authorization: Basic x', '< Set-Cookie: a=1'])(
    'were not where one of them is shown: %s',
    async (shown) => {
      const { sensitiveLines, notes } = await capture('WebInspector', `${plain}\n\n${plain}\n${shown}`);
      expect([sensitiveLines, notes]).toEqual(['shown', []]);
    },
  );

  it('are shown by Firefox wherever they were sent', async () => {
    const { sensitiveLines, notes } = await capture('Firefox', plain);
    expect(sensitiveLines).toBe('shown');
    expect(notes.map(({ code }) => code)).not.toContain('sensitive-lines-may-be-removed');
  });
});

describe('hits that a producer does not list', () => {
  const full = `
    > GET /app.js
    > Host: site.example
    < 200
    < ETag: "a"
    response {"headersSize": 100, "bodySize": 10, "_transferSize": 110}`;

  it.each(['mitmproxy', 'HTTP Toolkit', 'pcap2har', 'chrome-har', 'WebPagetest'])(
    'are not taken for misses in a capture of %s',
    async (creator) => {
      const { hits, notes } = await capture(creator, full);
      expect(hits).toBe('left-out');
      expect(notes).toEqual([{ code: 'hits-left-out', producer: creator }]);
    },
  );

  it('are listed by chrome-har where it was asked for them', async () => {
    const hit = `> GET /app.js\n< 200\n< ETag: "a"\nresponse {"fromDiskCache": true}`;
    expect(await capture('chrome-har', `${full}\n\n${hit}`)).toMatchObject({ hits: 'told', notes: [] });
  });

  it('are not told where Playwright was asked for no sizes, and where Firefox hides what answered', async () => {
    const sizeless = `> GET /app.js\n> Host: site.example\n< 200\n< ETag: "a"`;
    expect((await capture('Playwright', sizeless)).hits).toBe('not-told');
    const local = `> GET /app.js\n< 200\n< ETag: "a"\nresponse {"headersSize": 0, "bodySize": 0}`;
    expect((await capture('Firefox', `${local}\nentry {"_securityState": "insecure"}`)).hits).toBe(
      'not-told',
    );
  });

  it.each([
    ['WebInspector', 'told'],
    ['Firefox', 'told'],
    ['Insomnia REST Client', 'told'],
    ['Firebug', 'not-told'],
    ['Somebody', 'not-told'],
  ])('are another matter for %s: %s', async (creator, hits) => {
    expect((await capture(creator, full)).hits).toBe(hits);
  });
});
