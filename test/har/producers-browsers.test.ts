import { describe, expect, it } from 'vitest';
import { type Drawn, derived, HOST, measured, readAs, unknown } from './producers-entry.ts';

describe('Safari', () => {
  const read = (drawn: Drawn) => readAs('WebKit Web Inspector', drawn);
  const NETWORK = { _fetchType: 'Network Load' };

  it('takes what it counted for a load from the network, in both directions', async () => {
    const exchange = await read({
      entry: NETWORK,
      request: HOST,
      requestSizes: { headersSize: 38 },
      headers: { 'Content-Encoding': 'gzip' },
      response: { httpVersion: 'HTTP/2', headersSize: 345, bodySize: 5_150, _transferSize: 5_495 },
      content: { size: 23_866, compression: 18_716 },
    });
    expect(exchange).toMatchObject({
      source: 'network',
      wire: { request: measured(38), response: measured(5_495) },
      content: { encoded: unknown, decoded: derived(23_866) },
    });
  });

  it.each([
    ['Memory Cache', 'memory-cache'],
    ['Disk Cache', 'disk-cache'],
    ['Service Worker', 'service-worker'],
  ])('knows an answer from %s, whose request lines are not those of the wire', async (fetchType, source) => {
    const exchange = await read({
      entry: { _fetchType: fetchType },
      request: HOST,
      headers: { ETag: '"a"' },
      response: { httpVersion: '', headersSize: -1, bodySize: -1 },
      content: { size: 0 },
    });
    expect(exchange).toMatchObject({
      source,
      request: { complete: false },
      wire: { request: derived(0), response: derived(0) },
      content: { decoded: unknown },
    });
  });

  it('does not take a stored response that was revalidated for a hit', async () => {
    const exchange = await read({
      entry: { _fetchType: 'Disk Cache' },
      request: { ...HOST, 'If-None-Match': '"a"' },
      requestSizes: { headersSize: 120 },
      headers: { ETag: '"a"', 'Content-Length': '5000' },
      response: { headersSize: 90, bodySize: 0, _transferSize: 90 },
      content: { size: 5_000 },
    });
    expect(exchange.source).toBe('revalidated');
    expect(exchange.response.complete).toBe(false);
    expect(exchange.wire.response).toEqual(derived(90));
  });

  it('leaves open whether a conditional request without sizes was sent', async () => {
    const exchange = await read({
      entry: { _fetchType: 'Disk Cache' },
      request: { 'If-None-Match': '"a"' },
      headers: { ETag: '"a"' },
    });
    expect(exchange).toMatchObject({ source: 'unknown', wire: { response: unknown } });
  });

  it('claims nothing for an entry that names no source', async () => {
    expect((await read({ response: { headersSize: 90, bodySize: 10 } })).source).toBe('unknown');
  });
});

describe('Playwright', () => {
  const read = (drawn: Drawn) => readAs('Playwright', drawn);
  const REMOTE = { serverIPAddress: '127.0.0.1' };

  it('counts a response by its transfer size, which is arithmetic in some browsers', async () => {
    const exchange = await read({
      entry: REMOTE,
      request: HOST,
      requestSizes: { headersSize: 400 },
      response: { headersSize: 200, bodySize: 1_000, _transferSize: 1_200 },
      content: { size: 1_000 },
    });
    expect(exchange).toMatchObject({
      source: 'network',
      wire: { request: derived(400), response: derived(1_200) },
    });
  });

  it('knows a hit of unknown kind by its transfer of nothing', async () => {
    const exchange = await read({
      entry: REMOTE,
      response: { headersSize: 190, bodySize: -190, _transferSize: 0 },
      content: { size: 20_002, compression: 20_192 },
    });
    expect(exchange).toMatchObject({ source: 'cache', wire: { response: derived(0) } });
  });

  it.each([
    [{ size: 5_000 }, 'present'],
    [{ size: -1 }, 'unknown'],
  ])('counts a 304 by its header, with the content %j', async (content, stored) => {
    const exchange = await read({
      request: { ...HOST, 'If-None-Match': '"a"' },
      response: { status: 304, headersSize: 159, bodySize: 0, _transferSize: 159 },
      content,
    });
    expect(exchange).toMatchObject({
      source: 'revalidated',
      wire: { response: derived(159) },
      content: { stored },
    });
  });

  it('does not believe a 304 that is longer than its header', async () => {
    const response = { status: 304, headersSize: 159, bodySize: 19_841, _transferSize: 20_000 };
    expect((await read({ response })).wire.response).toEqual(derived(159));
  });

  it('cannot tell a hit from a response in minimal mode', async () => {
    const exchange = await read({ request: HOST, response: { headersSize: -1, bodySize: -1 } });
    expect(exchange).toMatchObject({ source: 'unknown', wire: { response: unknown } });
  });

  it('does not count arithmetic as sent where no server was spoken to', async () => {
    const exchange = await read({ response: { headersSize: 200, bodySize: 1_000, _transferSize: 1_200 } });
    expect(exchange).toMatchObject({ source: 'unknown', wire: { response: unknown } });
  });

  it('knows what the test answered itself, and what it asked without a cache', async () => {
    const fulfilled = await read({ entry: { _wasFulfilled: true }, response: { _transferSize: 900 } });
    expect(fulfilled).toMatchObject({ source: 'unknown', wire: { response: derived(0) } });
    const asked = await read({ entry: { _apiRequest: true }, response: { headersSize: -1, bodySize: -1 } });
    expect(asked).toMatchObject({ source: 'network', client: 'api', wire: { response: unknown } });
  });

  it('knows a load that failed by the error, not by its status', async () => {
    expect((await read({ response: { status: -1 } })).source).toBe('unknown');
    const _failureText = 'net::ERR_CONNECTION_REFUSED';
    expect((await read({ response: { status: -1, _failureText } })).source).toBe('failed');
  });
});

describe('Firebug', () => {
  const read = (drawn: Drawn) => readAs('Firebug', drawn);

  it('adds header and content, and does not ask the content size', async () => {
    const exchange = await read({
      request: HOST,
      requestSizes: { headersSize: 704, bodySize: -1 },
      headers: { 'Content-Length': '16997' },
      response: { headersSize: 318, bodySize: 16_997 },
      content: { size: 132 },
    });
    expect(exchange).toMatchObject({
      source: 'network',
      wire: { request: derived(704), response: derived(17_315) },
      content: { encoded: derived(16_997), decoded: derived(16_997) },
    });
  });

  it('takes the body size of a 304 for what was stored', async () => {
    const exchange = await read({
      entry: { cache: { afterRequest: { hitCount: 4 } } },
      request: { ...HOST, 'If-None-Match': '"a"' },
      response: { status: 304, headersSize: 238, bodySize: 7_676 },
      content: { size: 7_676 },
    });
    expect(exchange).toMatchObject({
      source: 'revalidated',
      wire: { response: derived(238) },
      contentOnWire: unknown,
      content: { encoded: derived(7_676), stored: 'present' },
    });
  });

  it('gives a range for chunks, whose framing is not recorded', async () => {
    const exchange = await read({
      headers: { 'Transfer-Encoding': 'chunked' },
      response: { headersSize: 323, bodySize: 46_449 },
    });
    expect(exchange.wire.response).toMatchObject({ how: 'estimated', low: 46_782 });
  });

  it('does not count a response that may have come from the cache', async () => {
    const exchange = await read({
      entry: { cache: { afterRequest: { hitCount: 4 } } },
      headers: { 'Content-Length': '10' },
      response: { headersSize: 300, bodySize: 10 },
    });
    expect(exchange).toMatchObject({ source: 'unknown', wire: { response: unknown } });
  });

  it('does not count a body size that Content-Length contradicts', async () => {
    const headers = { 'Content-Length': '999' };
    expect((await read({ headers, response: { headersSize: 300, bodySize: 10 } })).wire.response).toEqual(
      unknown,
    );
  });
});

describe('Internet Explorer', () => {
  const read = (request: Record<string, string>, entry = {}) =>
    readAs('Internet Explorer Network Inspector', {
      entry,
      request: { ...HOST, ...request },
      headers: { 'Content-Type': 'image/png' },
      response: { status: 304, headersSize: 150, bodySize: 0 },
    });

  it('records its hits as 304, in no time and without a condition', async () => {
    expect(await read({}, { time: 0 })).toMatchObject({
      source: 'cache',
      request: { complete: false },
      wire: { request: derived(0), response: derived(0) },
    });
  });

  it('is not believed a 304 that nobody asked for, nor that it was a hit', async () => {
    expect(await read({})).toMatchObject({ source: 'unknown', wire: { response: unknown } });
  });

  it('is believed a 304 that was asked for', async () => {
    expect(await read({ 'If-Modified-Since': 'Mon, 23 Nov 2026 12:00:00 GMT' })).toMatchObject({
      source: 'revalidated',
      request: { complete: false },
      wire: { response: derived(150) },
    });
  });
});

describe('Chromium before it corrected the status of a revalidation', () => {
  const ASKED = { ...HOST, 'If-None-Match': '"a"' };
  const read = (drawn: Drawn) => readAs('WebInspector', drawn);

  it('shows a 304 as the 200 that it confirmed, which the transfer betrays', async () => {
    const exchange = await read({
      request: ASKED,
      headers: { ETag: '"a"', 'Content-Length': '10501' },
      response: { headersSize: 300, bodySize: 114, _transferSize: 414 },
      content: { size: 10_501 },
    });
    expect(exchange).toMatchObject({
      source: 'revalidated',
      response: { complete: false },
      wire: { response: derived(414) },
      responseHeaderBytes: unknown,
    });
  });

  it.each<[string, Drawn]>([
    [
      'the content was sent again',
      { response: { headersSize: 300, bodySize: 10_501, _transferSize: 10_801 } },
    ],
    ['the request asked about another', { request: { ...HOST, 'If-None-Match': '"b"' } }],
    ['the load broke off', { response: { _transferSize: 414, _error: 'net::ERR_ABORTED' } }],
    ['the content is coded and may be as short', { headers: { ETag: '"a"', 'Content-Encoding': 'br' } }],
  ])('is not taken for that where %s', async (_, drawn) => {
    const exchange = await read({
      request: ASKED,
      headers: { ETag: '"a"' },
      content: { size: 10_501 },
      ...drawn,
      response: { httpVersion: 'http/2.0', _transferSize: 414, ...drawn.response },
    });
    expect(exchange.source).toBe('network');
  });
});
