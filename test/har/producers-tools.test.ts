import { describe, expect, it } from 'vitest';
import { between, type Drawn, derived, HOST, measured, readAs, unknown } from './producers-entry.ts';

describe('every proxy', () => {
  const PROXIES = [
    'mitmproxy',
    'Charles Proxy',
    'Fiddler',
    'HTTP Toolkit',
    'BrowserMob Proxy',
    'pcap2har',
  ] as const;

  it.each(PROXIES)('%s sees a 304 only where one was sent', async (creator) => {
    const exchange = await readAs(creator, {
      request: HOST,
      headers: { ETag: '"a"' },
      response: { status: 304, headersSize: 41, bodySize: 0 },
    });
    expect(exchange.source).toBe('revalidated');
    expect(exchange.request.complete).toBe(true);
    expect(exchange.contentOnWire).toEqual(unknown);
  });

  it.each(PROXIES)('%s shows content behind the header of a 304 where it recorded some', async (creator) => {
    const exchange = await readAs(creator, {
      headers: { 'Content-Length': '11' },
      response: { status: 304, headersSize: 60, bodySize: 11 },
    });
    expect(exchange.contentOnWire).toEqual(derived(11));
  });

  it.each(PROXIES)('%s never has figures that it measured', async (creator) => {
    const exchange = await readAs(creator, {
      request: HOST,
      requestSizes: { headersSize: 300 },
      headers: { 'Content-Length': '93' },
      response: { headersSize: 60, bodySize: 93 },
      content: { size: 93 },
    });
    expect(exchange.source).toBe('network');
    expect(exchange.wire.response.how).not.toBe('measured');
    expect(exchange.wire.request.how).not.toBe('measured');
  });

  it.each(PROXIES)('%s claims no length for content that it passed on unread', async (creator) => {
    const exchange = await readAs(creator, {
      headers: { 'Content-Length': '5000' },
      response: { headersSize: 60, bodySize: 0 },
    });
    expect(exchange.wire.response).toEqual(unknown);
  });

  it.each(PROXIES)('%s does not call a request without an answer failed', async (creator) => {
    expect(await readAs(creator, { response: { status: 0 } })).toMatchObject({
      source: 'unknown',
      wire: { request: unknown, response: unknown },
    });
  });

  it.each(['mitmproxy', 'BrowserMob Proxy'])(
    '%s names the error of a request that failed',
    async (creator) => {
      const response = { status: 0, _error: 'server disconnected' };
      expect((await readAs(creator, { response })).source).toBe('failed');
    },
  );
});

describe('mitmproxy', () => {
  const headers = { 'Content-Encoding': 'gzip', 'Content-Length': '104' };

  it('counts the lines, since its header size is no size of anything sent', async () => {
    const exchange = await readAs('mitmproxy', {
      headers,
      response: { headersSize: 900, bodySize: 104 },
      content: { size: 104, compression: 13_296 },
    });
    const header = 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 104\r\n\r\n'.length;
    expect(exchange.wire.response).toEqual(derived(header + 104));
    expect(exchange.content).toMatchObject({ encoded: derived(104), decoded: derived(13_400) });
  });

  it('has only a bound for compressed header lines', async () => {
    const exchange = await readAs('mitmproxy', {
      headers,
      response: { httpVersion: 'HTTP/2.0', bodySize: 104 },
    });
    expect(exchange.wire.response).toMatchObject({ how: 'estimated', low: 108 });
  });
});

describe('Charles and Fiddler', () => {
  it.each(['Charles Proxy', 'Fiddler'])(
    '%s is believed sizes that Content-Length confirms',
    async (creator) => {
      const read = (bodySize: number) =>
        readAs(creator, { headers: { 'Content-Length': '93' }, response: { headersSize: 60, bodySize } });
      expect((await read(93)).wire.response).toEqual(derived(153));
      expect((await read(400)).wire.response).toEqual(unknown);
    },
  );
});

describe('HTTP Toolkit', () => {
  it('has a client for each program that sent requests', async () => {
    expect((await readAs('HTTP Toolkit', { entry: { pageref: 'curl' } })).client).toBe('curl');
  });
});

describe('BrowserMob Proxy', () => {
  it('counts a response without its lines, which may have come in chunks', async () => {
    const exchange = await readAs('BrowserMob Proxy', {
      requestSizes: { headersSize: 367 },
      response: { headersSize: 228, bodySize: 493 },
      content: { size: 0 },
    });
    expect(exchange).toMatchObject({
      request: { complete: false },
      response: { complete: false },
      wire: { request: derived(367), response: { how: 'estimated', bytes: 721, low: 721 } },
      content: { encoded: derived(493), decoded: unknown },
    });
  });
});

describe('chrome-har', () => {
  const read = (drawn: Drawn) => readAs('chrome-har', drawn);
  const RUN = { pageref: 'page_1', connection: '49' };

  it('takes each page for a run with an emptied cache', async () => {
    expect((await read({ entry: RUN })).client).toBe('page_1');
  });

  it('goes by the transfer over HTTP/2, where the body size is the same again', async () => {
    const exchange = await read({
      entry: RUN,
      request: HOST,
      headers: { 'Content-Length': '22269' },
      response: { httpVersion: 'h2', headersSize: -1, bodySize: 22_614, _transferSize: 22_614 },
      content: { size: 22_269 },
    });
    expect(exchange).toMatchObject({
      source: 'network',
      wire: { response: measured(22_614) },
      contentOnWire: unknown,
      content: { encoded: derived(22_269) },
    });
  });

  it('shows a revalidation as 200, which the transfer betrays', async () => {
    const exchange = await read({
      entry: RUN,
      request: { ...HOST, 'if-none-match': '"a"' },
      headers: { etag: '"a"' },
      response: { httpVersion: 'h2', bodySize: 90, _transferSize: 90 },
      content: { size: 10_501 },
    });
    expect(exchange).toMatchObject({
      source: 'revalidated',
      response: { complete: false },
      wire: { response: derived(90) },
      content: { stored: 'present' },
    });
  });

  it('leaves open what a matching validator means where the transfer does not decide', async () => {
    const exchange = await read({
      entry: RUN,
      request: { ...HOST, 'if-none-match': '"a"' },
      headers: { etag: '"a"', 'content-encoding': 'br' },
      response: { httpVersion: 'h2', bodySize: 900, _transferSize: 900 },
      content: { size: 10_501 },
    });
    expect(exchange).toMatchObject({ source: 'unknown', wire: { response: unknown } });
  });

  it.each([
    [{ fromDiskCache: true }, {}, 'disk-cache'],
    [{ fromServiceWorker: true }, {}, 'service-worker'],
    [{ fromPrefetchCache: true }, {}, 'cache'],
    [{}, { cache: { beforeRequest: { hitCount: 0 } } }, 'cache'],
    [{}, { connection: '0' }, 'cache'],
  ])('knows a hit by %j %j', async (response, entry, source) => {
    const exchange = await read({ entry, response: { headersSize: 725, bodySize: 3_717, ...response } });
    expect(exchange).toMatchObject({ source, wire: { response: derived(0) } });
  });

  it('counts the header alone of a redirect', async () => {
    const exchange = await read({
      entry: RUN,
      headers: { 'Content-Length': '324' },
      response: { status: 301, headersSize: 251, bodySize: 0, _transferSize: 251 },
    });
    expect(exchange.wire.response).toMatchObject({ how: 'estimated', low: 251, high: 575 });
  });
});

describe('Browsertime', () => {
  it('reads what it has from chrome-har, and only that, as such', async () => {
    const response = { headersSize: -1, bodySize: 500, _transferSize: 500 };
    const fromChrome = await readAs('Browsertime', { entry: { connection: '7' }, request: HOST, response });
    expect(fromChrome.wire.response).toEqual(measured(500));
    const fromFirefox = await readAs('Browsertime', {
      headers: { 'Content-Length': '93' },
      response: { headersSize: 310, bodySize: 403 },
    });
    expect(fromFirefox.wire.response).toEqual(derived(403));
  });

  it('did not always have the transfer: then the body size is the decoded content', async () => {
    const exchange = await readAs('Browsertime', {
      entry: { _requestId: '1.2', connection: '49' },
      request: { ...HOST, 'If-Modified-Since': 'Mon, 23 Nov 2026 12:00:00 GMT' },
      response: { status: 304, headersSize: 620, bodySize: 26_352 },
      content: { size: 26_352 },
    });
    expect(exchange).toMatchObject({ source: 'revalidated', wire: { response: derived(620) } });
  });
});

describe('WebPageTest', () => {
  const read = (drawn: Drawn) =>
    readAs('WebPagetest', { ...drawn, response: { httpVersion: '1.1', ...drawn.response } });

  it('counts bytes in both directions, in digits as text', async () => {
    const exchange = await read({
      entry: { _bytesIn: '744', _bytesOut: '408' },
      request: HOST,
      headers: { 'Content-Length': '342' },
      response: { headersSize: 400, bodySize: 0 },
      content: { size: 0 },
    });
    expect(exchange).toMatchObject({
      source: 'network',
      wire: { request: measured(408), response: measured(744) },
      responseHeaderBytes: derived(402),
      contentOnWire: derived(342),
      content: { encoded: derived(342) },
    });
  });

  it('does not count the content of a request', async () => {
    const drawn = { method: 'POST', entry: { _bytesIn: 1_314, _bytesOut: '456' } };
    expect((await read(drawn)).wire.request).toEqual(unknown);
  });

  it('counts a 304 by what came in', async () => {
    const exchange = await read({
      entry: { _bytesIn: '263' },
      response: { status: 304, headersSize: 261, bodySize: 0 },
    });
    expect(exchange).toMatchObject({ source: 'revalidated', wire: { response: measured(263) } });
  });

  it('was not seen over HTTP/2', async () => {
    const exchange = await read({ entry: { _bytesIn: 900 }, response: { httpVersion: 'HTTP/2' } });
    expect(exchange.wire.response).toEqual(derived(900));
  });

  it.each([
    ['page_1_0', 'page_1'],
    ['page_1_1', 'page_1'],
    ['page_2_0_1', 'page_2'],
    ['elsewhere', 'elsewhere'],
  ])('takes the view %s for one of the client %s', async (pageref, client) => {
    expect((await read({ entry: { pageref } })).client).toBe(client);
  });

  it('tells errors of the system by codes above those of HTTP', async () => {
    expect((await read({ response: { status: 12_999 } })).source).toBe('failed');
  });
});

describe('Insomnia', () => {
  it('has no cache and no sizes, and writes request lines of its own', async () => {
    const exchange = await readAs('Insomnia REST Client', {
      request: HOST,
      headers: { 'Content-Length': '100' },
      response: { headersSize: -1, bodySize: -1 },
      content: { size: 400 },
    });
    expect(exchange).toMatchObject({
      source: 'network',
      request: { complete: false },
      wire: { request: unknown, response: unknown },
      content: { encoded: derived(100), decoded: derived(400) },
    });
  });
});

describe('header lines that were joined', () => {
  it('leave a range of what they took, but for the commas of dates', async () => {
    const read = (headers: Record<string, string>) =>
      readAs('pcap2har', { headers, response: { bodySize: 0 } });
    const date = await read({ date: 'Mon, 23 Nov 2026 12:00:00 GMT' });
    expect(date.responseHeaderBytes).toEqual(derived(19 + 37));
    const joined = await read({ vary: 'a,b' });
    expect(joined.responseHeaderBytes).toMatchObject(between(19 + 11, 19 + 18));
  });
});
