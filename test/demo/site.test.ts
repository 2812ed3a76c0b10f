import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import { plantedFaults, resources } from '../../src/demo/resources.ts';
import { connectTo, get, type RawClient, type RawResponse } from './raw-client.ts';

const SIX = ['date', 'etag', 'content-location', 'expires', 'cache-control', 'vary'];

let demo: DemoOrigin;
let client: RawClient;

beforeAll(async () => {
  demo = await startDemo();
  client = await connectTo(demo.url);
});
afterAll(async () => {
  client.leave();
  await demo.close();
});

/** The 304 that a browser gets for what it stored; the connection is a new one, as the 304 may end it. */
async function revalidate(path: string, stored: RawResponse, ...lines: string[]): Promise<RawResponse> {
  const connection = await connectTo(demo.url);
  const etag = stored.fields.get('etag');
  const date = stored.fields.get('last-modified');
  const conditional = [
    ...(etag === undefined ? [] : [`If-None-Match: ${etag}`]),
    ...(date === undefined ? [] : [`If-Modified-Since: ${date}`]),
  ];
  const response = await connection.ask(get(path, ...conditional, ...lines));
  connection.leave();
  return response;
}

const accepting = 'Accept-Encoding: gzip, deflate, br, zstd';
const present = (response: RawResponse) => SIX.filter((field) => response.fields.has(field));
const revalidated = resources.filter(
  ({ policy }) => policy.etag !== undefined || policy.lastModified !== undefined,
);
const losing = resources.flatMap(({ path, fault }) =>
  fault && 'loses' in fault ? [{ path, loses: fault.loses.toLowerCase() }] : [],
);

describe('304s of the site', () => {
  it.each(revalidated.filter(({ fault }) => !fault))('$path repeats what its 200 had', async ({ path }) => {
    const stored = await client.ask(get(path, accepting));
    const answer = await revalidate(path, stored, accepting);
    expect(answer.status).toBe(304);
    expect(present(answer)).toEqual(present(stored));
    for (const field of ['etag', 'cache-control', 'vary', 'content-location'])
      expect(answer.fields.get(field)).toBe(stored.fields.get(field));
  });

  it.each(losing)('$path loses $loses and nothing else', async ({ path, loses }) => {
    const stored = await client.ask(get(path, accepting));
    expect(present(stored)).toContain(loses);
    const answer = await revalidate(path, stored, accepting);
    expect(answer.status).toBe(304);
    expect(present(answer)).toEqual(present(stored).filter((field) => field !== loses));
    expect(answer.fields.has('content-length')).toBe(false);
  });

  it('show all six fields once', async () => {
    const path = '/good/all-six-fields.js';
    const stored = await client.ask(get(path, accepting));
    expect(present(await revalidate(path, stored, accepting))).toEqual(SIX);
  });

  it('announce content once, of a length that is not the stored one', async () => {
    const path = '/bad/304-announces-content.js';
    const stored = await client.ask(get(path));
    const answer = await revalidate(path, stored);
    expect(answer.fields.get('content-length')).toBe('512');
    expect(stored.content.length).not.toBe(512);
    expect(present(answer)).toEqual(present(stored));
  });

  it('answer an unconditional request once', async () => {
    const path = '/bad/304-unconditional.json';
    expect((await client.ask(get(path))).status).toBe(200);
    const answer = await client.ask(get(path, 'X-Have-Copy: "any"'));
    expect(answer.status).toBe(304);
    expect(present(answer)).toEqual(['date', 'etag', 'cache-control']);
  });

  it('never come for a validator that does not match', async () => {
    for (const { path } of revalidated) {
      const lines = [
        'If-None-Match: "other", W/"another"',
        'If-Modified-Since: Mon, 04 Mar 2024 10:00:00 GMT',
      ];
      expect((await client.ask(get(path, ...lines))).status, path).toBe(200);
    }
  });

  it('come for a listed tag, a weak form of the tag and *', async () => {
    const path = '/good/strong-etag.js';
    const etag = (await client.ask(get(path))).fields.get('etag');
    for (const tags of [`"a", ${etag}`, `W/${etag}`, '*'])
      expect((await client.ask(get(path, `If-None-Match: ${tags}`))).status).toBe(304);
  });
});

describe('the faults that are announced', () => {
  it('are one per kind, each at the address that names it', () => {
    expect(plantedFaults).toEqual([
      { path: '/bad/304-loses-etag.js', rule: '304-etag-missing' },
      { path: '/bad/304-loses-cache-control.css', rule: '304-cache-control-missing' },
      { path: '/bad/304-loses-vary.js', rule: '304-vary-missing' },
      { path: '/bad/304-loses-expires.css', rule: '304-expires-missing' },
      { path: '/bad/304-loses-content-location.json', rule: '304-content-location-missing' },
      { path: '/bad/304-loses-date.png', rule: '304-date-missing' },
      { path: '/bad/304-announces-content.js', rule: '304-content-length-wrong' },
      { path: '/bad/304-unconditional.json', rule: '304-unconditional' },
      { path: '/bad/ignores-if-none-match.js', rule: 'inm-ignored' },
      { path: '/bad/quoted-max-age.css', rule: 'cc-delta-quoted' },
      { path: '/bad/last-modified-in-future.png', rule: 'lm-future' },
    ]);
  });

  it('are all asked for again on every visit: none is ever fresh', async () => {
    for (const { path } of plantedFaults) {
      const { fields } = await client.ask(get(path));
      const stale =
        fields.get('cache-control')?.startsWith('no-cache') || fields.get('expires') === fields.get('date');
      expect(stale, path).toBe(true);
    }
  });
});

describe('contents', () => {
  it('have the length and type that are announced and a size worth storing', async () => {
    for (const { path, mediaType } of resources.filter(({ redirectsTo }) => redirectsTo === undefined)) {
      const { fields, content, status } = await client.ask(get(path));
      expect(status, path).toBe(200);
      expect(fields.get('content-type'), path).toBe(mediaType);
      expect(content.length, path).toBeGreaterThan(200);
      expect(content.length, path).toBeLessThan(100_000);
    }
  });

  it.each([
    ['/good/gzip.css', 'gzip', 'gzip', gunzipSync],
    ['/good/gzip-chunked.js', 'gzip', 'gzip', gunzipSync],
    ['/good/brotli.js', 'gzip, br', 'br', brotliDecompressSync],
    ['/good/brotli.js', 'gzip, br;q=0', 'gzip', gunzipSync],
  ])('%s for Accept-Encoding %s comes as %s', async (path, accepted, coding, decode) => {
    const plain = await client.ask(get(path));
    const coded = await client.ask(get(path, `Accept-Encoding: ${accepted}`));
    expect(plain.fields.has('content-encoding')).toBe(false);
    expect(coded.fields.get('content-encoding')).toBe(coding);
    expect(coded.fields.get('vary')).toBe('Accept-Encoding');
    expect(coded.fields.get('etag')).not.toBe(plain.fields.get('etag'));
    expect(coded.content.length).toBeLessThan(plain.content.length / 2);
    expect(decode(coded.content).equals(plain.content)).toBe(true);
  });

  it('are behind a redirect that has none itself', async () => {
    const redirect = await client.ask(get('/good/redirect.png'));
    expect(redirect.status).toBe(302);
    expect(redirect.fields.get('content-length')).toBe('0');
    const target = await client.ask(get(redirect.fields.get('location') ?? ''));
    expect(target.fields.get('content-type')).toBe('image/png');
  });

  it('are the same from every origin', async () => {
    const other = await startDemo();
    const elsewhere = await connectTo(other.url);
    for (const { path } of resources)
      expect((await elsewhere.ask(get(path))).content.equals((await client.ask(get(path))).content)).toBe(
        true,
      );
    elsewhere.leave();
    await other.close();
  });

  it('are all named by the page, which has no script or style inside', async () => {
    const html = (await client.ask(get('/'))).content.toString('utf8');
    for (const { path } of resources.filter(({ use }) => use !== 'page')) expect(html).toContain(`"${path}"`);
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
  });
});

describe('what is not on the site', () => {
  it('is answered with 404 and not to be stored', async () => {
    const answer = await client.ask(get('//elsewhere/good/gzip.css'));
    expect([answer.status, answer.fields.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('the query of an address does not matter', async () => {
    expect((await client.ask(get('/?visit=2'))).status).toBe(200);
  });
});
