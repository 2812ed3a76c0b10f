import { describe, expect, it } from 'vitest';
import { type Drawn, HOST, readAs } from './producers-entry.ts';

describe('Chromium', () => {
  const read = (drawn: Drawn) => readAs('WebInspector', drawn);

  it('takes the transfer size of a full response as measured', async () => {
    const exchange = await read({
      request: HOST,
      headers: { ETag: '"e1"' },
      response: { headersSize: 332, bodySize: 13_413, _transferSize: 13_745 },
      content: { size: 13_400 },
    });
    expect(exchange.source).toBe('network');
    expect(exchange.request.complete).toBe(true);
    expect(exchange.wire.response).toEqual({ how: 'measured', bytes: 13_745 });
    expect(exchange.content.encoded).toEqual({ how: 'derived', bytes: 13_400 });
  });

  const TEXT = 'GET /a.js HTTP/1.1\r\nHost: site.example\r\n'.length;
  it.each([
    ['today, without the empty line', TEXT, {}, { how: 'derived', bytes: TEXT + 2 }],
    ['in old versions, with it', TEXT + 2, {}, { how: 'derived', bytes: TEXT + 2 }],
    [
      'where a cookie was removed',
      TEXT + 50,
      {},
      { how: 'estimated', bytes: TEXT + 52, low: TEXT + 50, high: TEXT + 52 },
    ],
    ['over HTTP/2', -1, { httpVersion: 'http/2.0' }, { how: 'unknown' }],
  ])('counts a request by its lines: %s', async (_, headersSize, response, bytes) => {
    const { wire } = await read({ request: HOST, requestSizes: { headersSize }, response });
    expect(wire.request).toEqual(bytes);
  });

  it('takes the length of what a request carries from its field: bodySize counts it as text', async () => {
    const posted = 'POST /a.js HTTP/1.1\r\nHost: site.example\r\nContent-Length: 70000\r\n'.length;
    const exchange = await read({
      method: 'POST',
      request: { ...HOST, 'Content-Length': '70000' },
      requestSizes: { headersSize: posted, bodySize: 210_000 },
    });
    expect(exchange.wire.request).toEqual({ how: 'derived', bytes: posted + 2 + 70_000 });
  });

  it('does not know what a request carried that announces no length', async () => {
    const requestSizes = { headersSize: TEXT + 1, bodySize: 500 };
    expect((await read({ method: 'POST', request: HOST, requestSizes })).wire.request).toEqual({
      how: 'unknown',
    });
  });

  describe('whose image cannot be decoded', () => {
    const image = (drawn: Drawn) =>
      read({
        entry: { _resourceType: 'image' },
        headers: { 'Content-Length': '6000' },
        content: { size: 6_000 },
        ...drawn,
        response: { headersSize: 211, bodySize: 5_789, _transferSize: 6_000, ...drawn.response },
      });

    it('counts its header and its announced length', async () => {
      expect((await image({})).wire.response).toEqual({ how: 'derived', bytes: 6_211 });
      expect((await image({})).contentOnWire).toEqual({ how: 'unknown' });
    });

    it('gives a range where only a part was decoded, or the content is coded', async () => {
      const part = { content: { size: 4_000 }, response: { _transferSize: 4_000 } };
      expect((await image(part)).wire.response).toMatchObject({ how: 'estimated', low: 4_211, high: 6_211 });
      const coded = { headers: { 'Content-Length': '900', 'Content-Encoding': 'gzip' } };
      expect((await image(coded)).wire.response).toMatchObject({ how: 'estimated', low: 212, high: 1_111 });
    });

    it.each<[string, Drawn]>([
      ['over HTTP/2', { response: { httpVersion: 'http/2.0', headersSize: -1, bodySize: -1 } }],
      ['where only the rest was asked for', { request: { ...HOST, Range: 'bytes=3000-' } }],
    ])('does not know %s', async (_, drawn) => {
      expect((await image(drawn)).wire.response).toEqual({ how: 'unknown' });
    });
  });

  it('allows for a mistake about the header over HTTP/3, which was never measured', async () => {
    const exchange = await read({
      headers: { 'content-type': 'text/css' },
      response: { httpVersion: 'h3', headersSize: -1, bodySize: -1, _transferSize: 5_000 },
    });
    expect(exchange.wire.response).toEqual({ how: 'estimated', bytes: 5_000, low: 4_500, high: 5_500 });
  });

  it('does not take the cached body of a 304 for content on the wire', async () => {
    const exchange = await read({
      request: { ...HOST, 'If-None-Match': '"e1"' },
      response: { status: 304, headersSize: 215, bodySize: 0, _transferSize: 215 },
      content: { size: 13_400, mimeType: 'text/javascript' },
    });
    expect(exchange.source).toBe('revalidated');
    expect(exchange.wire.response).toEqual({ how: 'measured', bytes: 215 });
    expect(exchange.content).toMatchObject({ stored: 'present', decoded: { bytes: 13_400 } });
  });

  it.each([
    ['came', { status: 200, headersSize: 327, bodySize: 13_413, _transferSize: 13_740 }],
    ['came over HTTP/2', { httpVersion: 'http/2.0', headersSize: -1, bodySize: -1, _transferSize: 13_500 }],
    ['was stored', { status: 304, headersSize: 215, bodySize: 0, _transferSize: 215 }],
  ])('does not take the size 0 of what a service worker fetched for that of what %s', async (_, response) => {
    const { content } = await read({ request: HOST, response, content: { size: 0 } });
    expect(content).toMatchObject({ encoded: { how: 'unknown' }, decoded: { how: 'unknown' } });
  });

  it.each<[string, Drawn]>([
    ['an empty chunk', { response: { headersSize: 200, bodySize: 5, _transferSize: 205 } }],
    [
      'a length of 0 over HTTP/2',
      {
        headers: { 'content-length': '0' },
        response: { httpVersion: 'http/2.0', headersSize: -1, bodySize: -1, _transferSize: 40 },
      },
    ],
  ])('knows empty content by %s', async (_, drawn) => {
    const { content } = await read({ ...drawn, content: { size: 0 } });
    expect(content).toMatchObject({ encoded: { bytes: 0 }, decoded: { bytes: 0 } });
  });

  it('goes by the header where a cancelled load counts the cached body as transferred', async () => {
    const exchange = await read({
      response: { status: 304, headersSize: 159, bodySize: 0, _transferSize: 20_000 },
      content: { size: 20_000 },
    });
    expect(exchange.wire.response).toEqual({ how: 'derived', bytes: 159 });
  });

  it('has only a range for such a load over HTTP/2, even where the cached body is short', async () => {
    const exchange = await read({
      entry: { _resourceType: 'image' },
      headers: { etag: '"e1"' },
      response: { status: 304, httpVersion: 'http/2.0', headersSize: -1, bodySize: 0, _transferSize: 40 },
      content: { size: 40 },
    });
    expect(exchange.wire.response).toEqual({ how: 'estimated', bytes: 11, low: 4, high: 54 });
  });

  it('gives a range for a 304 that announces content, which the browser would not see', async () => {
    const exchange = await read({
      headers: { 'content-length': '11' },
      response: { status: 304, headersSize: 112, bodySize: 0, _transferSize: 112 },
      content: { size: 5_000 },
    });
    expect(exchange.wire.response).toEqual({ how: 'estimated', bytes: 112, low: 112, high: 123 });
  });

  it('knows a 304 that a script asked for with nothing stored', async () => {
    const exchange = await read({
      request: { ...HOST, 'If-None-Match': '"m1"' },
      response: {
        status: 304,
        headersSize: 125,
        bodySize: 0,
        _transferSize: 125,
        _error: 'net::ERR_ABORTED',
      },
      content: { size: 0, mimeType: 'x-unknown' },
    });
    expect(exchange.content.stored).toBe('absent');
    expect(exchange.wire.response).toEqual({ how: 'measured', bytes: 125 });
  });

  it('has only the transfer size over HTTP/2', async () => {
    const exchange = await read({
      request: { ':authority': 'site.example' },
      response: { headersSize: -1, bodySize: -1, _transferSize: 13_539 },
      content: { size: 13_400 },
    });
    expect(exchange.wire.response).toEqual({ how: 'measured', bytes: 13_539 });
    expect(exchange.wire.request).toEqual({ how: 'unknown' });
    expect(exchange.request.complete).toBe(true);
  });

  it.each([
    ['disk', 'disk-cache'],
    ['memory', 'memory-cache'],
  ])('knows a hit from %s, whose request lines are provisional', async (from, source) => {
    const exchange = await read({
      entry: { _fromCache: from },
      request: { Referer: 'http://site.example/' },
      response: { headersSize: -1, bodySize: 0, _transferSize: 0 },
      content: { size: 13_400 },
    });
    expect(exchange.source).toBe(source);
    expect(exchange.request.complete).toBe(false);
    expect(exchange.wire.response).toEqual({ how: 'derived', bytes: 0 });
  });

  it('asks for the service worker before the cache flag', async () => {
    const drawn = (from: string): Drawn => ({
      entry: { _fromCache: 'disk' },
      response: { _fetchedViaServiceWorker: true, _serviceWorkerResponseSource: from, _transferSize: 0 },
    });
    expect((await read(drawn('cache-storage'))).source).toBe('cache-storage');
    expect((await read(drawn('network'))).source).toBe('service-worker');
  });

  it('knows a hit of unknown kind in old exports by its transfer of nothing', async () => {
    const exchange = await read({ response: { bodySize: 0, _transferSize: 0 }, content: { size: 100 } });
    expect(exchange.source).toBe('cache');
  });

  it('counts a redirect by its header only where that is all there is', async () => {
    const redirect = (headers: Record<string, string>) =>
      read({ headers, response: { status: 302, headersSize: 186, bodySize: 0, _transferSize: 186 } });
    expect(await redirect({ 'Content-Length': '0' })).toMatchObject({
      source: 'redirect',
      wire: { response: { how: 'measured', bytes: 186 } },
    });
    expect((await redirect({ 'Content-Length': '50' })).wire.response).toMatchObject({ low: 186, high: 236 });
    expect((await redirect({})).wire.response).toEqual({ how: 'unknown' });
  });

  it('gives a range for a load that broke off', async () => {
    const exchange = await read({
      headers: { 'Content-Length': '5000' },
      response: { headersSize: 200, bodySize: 1000, _transferSize: 1200, _error: 'net::ERR_ABORTED' },
    });
    expect(exchange.wire.response).toEqual({ how: 'estimated', bytes: 1200, low: 1200, high: 5200 });
  });

  it('does not take what was read of a stored content for all of it', async () => {
    const exchange = await read({
      response: {
        status: 304,
        headersSize: 173,
        bodySize: 0,
        _transferSize: 173,
        _error: 'net::ERR_ABORTED',
      },
      content: { size: 262_144, mimeType: 'audio/wav' },
    });
    expect(exchange.content).toMatchObject({ stored: 'present', decoded: { how: 'unknown' } });
  });

  it('takes a WebSocket handshake for neither a hit nor measured', async () => {
    const exchange = await read({ response: { status: 101, bodySize: -129, _transferSize: 0 } });
    expect(exchange).toMatchObject({ source: 'network', wire: { response: { how: 'unknown' } } });
  });

  it('counts a preflight by its header, whose transfer size is 0', async () => {
    const exchange = await read({
      method: 'OPTIONS',
      entry: { _resourceType: 'preflight' },
      response: { status: 204, headersSize: 233, bodySize: -233, _transferSize: 0 },
    });
    expect(exchange.wire.response).toEqual({ how: 'derived', bytes: 233 });
  });

  it.each([
    [{ _resourceType: 'preflight' }, {}, 'preflight'],
    [{}, { status: 0, _error: 'net::ERR_FAILED' }, 'failed'],
  ])('knows %j %j as %s', async (entry, response, source) => {
    expect((await read({ entry, response })).source).toBe(source);
  });
});

describe('Firefox', () => {
  const read = (drawn: Drawn) => readAs('Firefox', drawn);
  const REMOTE = { serverIPAddress: '127.0.0.1' };

  it('finds the header inside the body size of a full response', async () => {
    const exchange = await read({
      entry: REMOTE,
      request: HOST,
      requestSizes: { headersSize: 403 },
      headers: { 'Content-Encoding': 'gzip', 'Content-Length': '93' },
      response: { headersSize: 310, bodySize: 403 },
      content: { size: 93 },
    });
    expect(exchange.source).toBe('network');
    expect(exchange.wire.response).toEqual({ how: 'measured', bytes: 403 });
    expect(exchange.content).toMatchObject({
      encoded: { how: 'derived', bytes: 93 },
      decoded: { how: 'unknown' },
    });
  });

  it('adds the framing of chunks, which is not recorded, as a range', async () => {
    const exchange = await read({
      entry: REMOTE,
      headers: { 'Transfer-Encoding': 'chunked' },
      response: { headersSize: 283, bodySize: 13_683 },
      content: { size: 13_400 },
    });
    const { response } = exchange.wire;
    expect(response).toMatchObject({ how: 'estimated', bytes: 13_696 });
    expect(response).toHaveProperty('low', 13_693);
  });

  it('takes only the header of a 304 for sent, and the rest of its body size for stored', async () => {
    const exchange = await read({
      entry: REMOTE,
      request: { ...HOST, 'If-None-Match': '"g1"' },
      response: { status: 304, headersSize: 125, bodySize: 218 },
      content: { size: 93, mimeType: 'text/javascript' },
    });
    expect(exchange.wire.response).toEqual({ how: 'measured', bytes: 125 });
    expect(exchange.content).toEqual({
      encoded: { how: 'derived', bytes: 93 },
      decoded: { how: 'unknown' },
      stored: 'present',
    });
  });

  const CHANNEL = { _securityState: 'insecure', timings: { wait: 0 } };
  const NO_CHANNEL = { timings: {} };
  const STORED = { ETag: '"a"' };
  it.each([
    ['disk', CHANNEL, 13_400, 13_400, STORED, 'disk-cache'],
    ['bytecode', CHANNEL, 13_711, 0, STORED, 'disk-cache'],
    ['the style cache, as the event shows it', NO_CHANNEL, 0, -1, STORED, 'memory-cache'],
    ['the style cache, as getHAR shows it', NO_CHANNEL, 0, 500, STORED, 'memory-cache'],
    ['the image cache', NO_CHANNEL, 0, -1, {}, 'memory-cache'],
    ['a service worker or a cache', CHANNEL, 0, 500, STORED, 'unknown'],
  ])('tells a hit from %s by what was not sent', async (_, entry, bodySize, size, headers, source) => {
    const exchange = await read({
      entry,
      response: { headersSize: 0, bodySize },
      content: { size },
      headers: headers as Record<string, string>,
    });
    expect(exchange.source).toBe(source);
    expect(exchange.wire.response).toEqual({ how: 'derived', bytes: 0 });
  });

  it('does not take bytecode for the stored content', async () => {
    const exchange = await read({
      response: { headersSize: 0, bodySize: 13_711 },
      content: { size: 0 },
      headers: { ETag: '"a"' },
    });
    expect(exchange.content.encoded).toEqual({ how: 'unknown' });
  });

  it('does not take bytecode for what a 304 confirmed, whose length it may announce', async () => {
    const { content } = await read({
      entry: { ...REMOTE, _securityState: 'insecure' },
      request: { ...HOST, 'If-None-Match': '"a"' },
      response: { status: 304, headersSize: 125, bodySize: 125 + 13_711 },
      content: { size: 0, mimeType: 'text/javascript' },
      headers: { ETag: '"a"', 'Content-Length': '13400' },
    });
    expect(content).toEqual({ encoded: { how: 'unknown' }, decoded: { how: 'unknown' }, stored: 'present' });
  });

  const full = (headers: Record<string, string>, response: object, size: number, httpVersion = 'HTTP/1.1') =>
    read({
      entry: { ...REMOTE, _securityState: 'insecure' },
      headers,
      response: { httpVersion, headersSize: 200, ...response },
      content: { size },
    });

  it('goes by the announced length where all of it came and the count was taken too early', async () => {
    const { wire } = await full({ 'Content-Length': '5242880' }, { bodySize: 1_605_832 }, 5_242_880);
    expect(wire.response).toEqual({ how: 'derived', bytes: 5_243_080 });
  });

  it('gives a range where a load broke off: more may have come unread', async () => {
    const { wire } = await full({ 'Content-Length': '9000' }, { bodySize: 4_200 }, 4_000);
    expect(wire.response).toEqual({ how: 'estimated', bytes: 4_200, low: 4_200, high: 9_200 });
  });

  it('does not know how long trailers are', async () => {
    const headers = { 'Transfer-Encoding': 'chunked', Trailer: 'X-Checksum' };
    expect((await full(headers, { bodySize: 3_200 }, 3_000)).wire.response).toEqual({ how: 'unknown' });
  });

  it('allows for early hints with the same links, which it does not show', async () => {
    const link = '</a.css>; rel=preload; as=style';
    const hints = `HTTP/1.1 103 Early Hints\r\nLink: ${link}\r\n\r\n`.length;
    const { wire } = await full({ 'Content-Length': '100', Link: link }, { bodySize: 300 }, 100);
    expect(wire.response).toEqual({ how: 'estimated', bytes: 300, low: 300, high: 300 + hints });
  });

  it('adds the names of repeated lines, which its header size joins into one', async () => {
    const headers = [
      { name: 'Set-Cookie', value: 'a=1' },
      { name: 'Set-Cookie', value: 'b=2' },
      { name: 'Vary', value: 'Origin' },
      { name: 'vary', value: 'Accept' },
    ];
    const { wire } = await full({}, { headers, bodySize: 300 }, 100);
    expect(wire.response).toEqual({ how: 'derived', bytes: 300 + 13 + 6 });
  });

  it('takes the length of what a request carries from its field: bodySize counts characters', async () => {
    const exchange = await read({
      entry: REMOTE,
      method: 'POST',
      request: { ...HOST, 'Content-Length': '3000' },
      requestSizes: { headersSize: 470, bodySize: 1_500 },
    });
    expect(exchange.wire.request).toEqual({ how: 'derived', bytes: 3_470 });
  });

  it('leaves the target out of what a redirect took', async () => {
    const exchange = await read({
      entry: REMOTE,
      headers: { 'Content-Length': '0' },
      response: { status: 302, headersSize: 186, bodySize: 13_586 },
    });
    expect(exchange.wire.response).toEqual({ how: 'measured', bytes: 186 });
  });
});

describe('Firefox over HTTP/2 and 3', () => {
  const read = (response: object) =>
    readAs('Firefox', {
      entry: { serverIPAddress: '::1', _securityState: 'secure' },
      requestSizes: { headersSize: 600 },
      response: { httpVersion: 'HTTP/3', headersSize: 386, ...response },
    });

  it('has header sizes that were never sent, and so only bounds', async () => {
    const { wire } = await read({ status: 304, bodySize: 5_509 });
    expect(wire.response).toEqual({ how: 'estimated', bytes: 86, low: 4, high: 427 });
    expect(wire.request).toMatchObject({ how: 'estimated', low: 4, high: 641 });
  });

  it('has exact content lengths, but not the number of frames', async () => {
    expect((await read({ bodySize: 13_786 })).wire.response).toEqual({
      how: 'estimated',
      bytes: 13_495,
      low: 13_406,
      high: 17_607,
    });
  });
});

describe('a producer that was not measured', () => {
  const read = (drawn: Drawn) => readAs('Somebody', drawn);

  it.each([
    ['the length agrees', { headersSize: 300, bodySize: 93 }, { how: 'derived', bytes: 393 }],
    ['the body size holds the header', { headersSize: 300, bodySize: 393 }, { how: 'derived', bytes: 393 }],
    ['they disagree', { headersSize: 300, bodySize: 5_000 }, { how: 'unknown' }],
    ['the header is not known', { headersSize: -1, bodySize: 93 }, { how: 'unknown' }],
  ])('counts a full response only where %s', async (_, response, bytes) => {
    expect((await read({ headers: { 'Content-Length': '93' }, response })).wire.response).toEqual(bytes);
  });

  it('never takes the request lines for complete', async () => {
    expect((await read({ request: HOST })).request.complete).toBe(false);
  });

  it('does not believe a 200 whose validator the request asked about', async () => {
    const exchange = await read({
      request: { 'If-None-Match': '"a"' },
      headers: { ETag: '"a"' },
      response: { headersSize: 200, bodySize: 10_501 },
    });
    expect(exchange.source).toBe('unknown');
  });
});
