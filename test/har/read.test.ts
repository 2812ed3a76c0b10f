import { describe, expect, it } from 'vitest';
import { HarError } from '../../src/har/error.ts';
import { readHar } from '../../src/har/read.ts';

const entry = (over: object = {}) => ({
  startedDateTime: '2026-11-23T12:00:00.000Z',
  time: 12,
  request: { method: 'GET', url: 'https://site.example/', headers: [], headersSize: -1, bodySize: -1 },
  response: { status: 200, headers: [], content: {}, headersSize: -1, bodySize: -1 },
  ...over,
});

describe('reading a capture', () => {
  it.each([
    ['a log', { log: { entries: [entry()] } }],
    ['bare entries', { entries: [entry()] }],
    ['a list', [entry()]],
  ])('takes %s', async (_, shape) => {
    expect((await readHar(shape)).exchanges).toHaveLength(1);
    expect((await readHar(JSON.stringify(shape))).exchanges).toHaveLength(1);
    expect(
      (await readHar(new TextEncoder().encode(`\uFEFF${JSON.stringify(shape)}`))).exchanges,
    ).toHaveLength(1);
    const stream = new Blob([JSON.stringify(shape)]).stream();
    expect((await readHar(stream)).exchanges).toHaveLength(1);
  });

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['{"log": ', /^ends too early.* \(byte 8\)$/],
    ['"text"', /no HAR/],
    ['['.repeat(200_000), /too early|nested too deeply/],
    ['{"log": {}}', /no HAR: no list of entries with requests/],
    ['{"log": {"entries": {}}}', /no HAR: no list of entries with requests/],
    ['null', /no HAR/],
    ['[1, 2, 3]', /no HAR: no list of entries with requests/],
    ['{"entries": [{"a": 1}]}', /no HAR: no list of entries with requests/],
  ])('refuses %j in one line', async (text, message) => {
    const error: unknown = await readHar(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HarError);
    expect((error as HarError).message).toMatch(message);
    expect((error as HarError).message).not.toContain('\n');
  });

  it('refuses what is not text', async () => {
    await expect(readHar(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]))).rejects.toThrow('not text');
  });

  it.each([
    [null, 'not-an-object'],
    [[], 'not-an-object'],
    [{}, 'no-request'],
    [entry({ request: { url: 'https://a.example/' } }), 'no-method'],
    [entry({ request: { method: 'GET' } }), 'no-url'],
    [entry({ request: { method: 'GET', url: '/x' } }), 'relative-url'],
    [entry({ request: { method: 'GET', url: 'data:,x' } }), 'not-http'],
    [entry({ response: 7 }), 'no-response'],
  ])('lists %j as skipped and reads the rest', async (bad, reason) => {
    const capture = await readHar([entry(), bad, entry()]);
    expect(capture.skipped.map((skipped) => [skipped.entry, skipped.reason])).toEqual([[1, reason]]);
    expect(capture.exchanges.map(({ entry: index }) => index)).toEqual([0, 2]);
    expect(capture.entries).toBe(3);
  });

  it('keeps an exchange whose time cannot be read', async () => {
    const capture = await readHar([entry({ startedDateTime: 'NaN-NaN-NaN' })]);
    expect(capture.exchanges[0]?.startedAt).toBeNull();
  });

  it('splits values that a producer joined with line feeds', async () => {
    const response = { ...entry().response, headers: [{ name: 'Vary', value: 'Accept\nOrigin' }] };
    const capture = await readHar([entry({ response })]);
    expect(capture.exchanges[0]?.response.fields).toEqual([
      ['Vary', 'Accept'],
      ['Vary', 'Origin'],
    ]);
  });

  it.each([
    [{ toString: 1 }, ''],
    [null, ''],
    [7, '7'],
    [true, 'true'],
  ])('reads %j as the field value %j', async (value, text) => {
    const response = { ...entry().response, headers: [{ name: 'X', value }] };
    expect((await readHar([entry({ response })])).exchanges[0]?.response.fields).toEqual([['X', text]]);
  });

  it.each(['constructor', '__proto__', 'toString'])('knows no resource type %s', async (name) => {
    const request = { ...entry().request, headers: [{ name: 'Sec-Fetch-Dest', value: name }] };
    expect((await readHar([entry({ _resourceType: name, request })])).exchanges[0]?.type).toBe('other');
  });

  it('takes durations and lengths beyond all measure for not known', async () => {
    const headers = [{ name: 'Content-Length', value: '9'.repeat(400) }];
    const response = { ...entry().response, headers, status: 304, headersSize: 100, _transferSize: 100 };
    const creator = { name: 'WebInspector', version: '1' };
    const entries = [entry({ response, timings: { wait: 1e308 } })];
    const [exchange] = (await readHar({ log: { creator, entries } })).exchanges;
    expect(exchange).toMatchObject({ waitMs: null, wire: { response: { how: 'measured', bytes: 100 } } });
  });

  it('says that it has no measurements for an unknown producer', async () => {
    const headers = [{ name: 'Cookie', value: 'a=1' }];
    const request = { ...entry().request, headers };
    const capture = await readHar({
      log: { creator: { name: 'Somebody', version: '1' }, entries: [entry({ request })] },
    });
    expect(capture.notes).toEqual([{ code: 'producer-not-measured', producer: 'Somebody' }]);
    expect(capture.exchanges[0]).toMatchObject({ source: 'unknown', wire: { response: { how: 'unknown' } } });
  });

  it.each([-1, -233, null, undefined, Number.NaN, '215', 1.5])(
    'takes a size of %s for not known',
    async (size) => {
      const response = {
        ...entry().response,
        status: 304,
        headersSize: size,
        bodySize: size,
        _transferSize: size,
      };
      const creator = { name: 'WebInspector', version: '537.36' };
      const capture = await readHar({ log: { creator, entries: [entry({ response })] } });
      expect(capture.exchanges[0]?.wire.response).toEqual({ how: 'unknown' });
    },
  );
});
