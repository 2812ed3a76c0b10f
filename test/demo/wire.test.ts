import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Zstd } from '@hpcc-js/wasm-zstd';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import { wireKinds } from '../../src/demo/wire.ts';
import { connectTo, get, type RawClient } from './raw-client.ts';

let demo: DemoOrigin;
let client: RawClient;

beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.reset();
  client = await connectTo(demo.url);
});
afterEach(() => client.leave());

describe('the page of all that can cross a wire', () => {
  it('lists every case with the way to ask for it', async () => {
    const html = (await client.ask(get('/wire/'))).content.toString();
    for (const path of (await wireKinds()).keys()) {
      if (path !== '/wire/') expect(html).toContain(`data-path="${path}"`);
    }
    expect(html.match(/data-ask=/g)?.length).toBeGreaterThan(50);
  });

  it.each([0, 1, 100, 1_000, 16_384, 65_536, 262_144, 1_048_576, 5_242_880])(
    'serves %i bytes',
    async (size) => {
      const response = await fetch(new URL(`/wire/size/${size}`, demo.url));
      expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, size]);
    },
  );

  it('serves the same records in every coding, whole and in chunks', async () => {
    const zstd = await Zstd.load();
    const decoders = {
      gzip: gunzipSync,
      br: brotliDecompressSync,
      zstd: (bytes: Buffer) => zstd.decompress(bytes),
    };
    const texts = new Set<string>();
    for (const [coding, decode] of Object.entries(decoders)) {
      for (const path of [`/wire/coding/${coding}`, `/wire/coding/${coding}-chunked`]) {
        const { fields, content } = await client.ask(get(path));
        expect(fields.get('content-encoding')).toBe(coding);
        texts.add(Buffer.from(decode(content)).toString());
      }
    }
    expect(texts.size).toBe(1);
    expect([...texts][0]?.length).toBeGreaterThan(20_000);
  });

  it.each([
    ['bytes=0-99', 206, 'bytes 0-99/100000', 100],
    ['bytes=99990-200000', 206, 'bytes 99990-99999/100000', 10],
    ['bytes=5000-', 206, 'bytes 5000-99999/100000', 95_000],
    ['bytes=-500', 206, 'bytes 99500-99999/100000', 500],
    ['bytes=100000-', 416, 'bytes */100000', 0],
  ])('answers %s with %i', async (range, status, contentRange, length) => {
    const response = await client.ask(get('/wire/range/first', `Range: ${range}`));
    expect(response.status).toBe(status);
    expect(response.fields.get('content-range')).toBe(contentRange);
    expect(response.content.length).toBe(length);
  });

  it('confirms what is stored, with and without its length', async () => {
    for (const [path, length] of [
      ['/wire/304/with-length', '12000'],
      ['/wire/size/1000', undefined],
    ] as const) {
      const etag = (await client.ask(get(path))).fields.get('etag');
      const again = await client.ask(get(path, `If-None-Match: ${etag}`));
      expect([again.status, again.fields.get('content-length')]).toEqual([304, length]);
    }
  });

  it('redirects to its other name, which is another origin', async () => {
    const { status, fields } = await client.ask(
      'GET /wire/redirect/elsewhere HTTP/1.1\r\nHost: localhost:81\r\n\r\n',
    );
    expect([status, fields.get('location')]).toEqual([302, '//127.0.0.1:81/wire/elsewhere/target']);
  });

  it('allows what a preflight asks for', async () => {
    const { status, headers } = await fetch(new URL('/wire/elsewhere/asked-first', demo.url), {
      method: 'OPTIONS',
    });
    expect([status, headers.get('access-control-allow-headers')]).toEqual([204, 'X-Own']);
  });

  it('ends content with the connection where no length is announced', async () => {
    client.send(get('/wire/until-close'));
    await client.closed;
    await demo.settled();
    expect(demo.served[0]?.sentContentBytes).toBe(20_000);
    expect(client.totals().received).toBe(demo.served[0]?.sentBytes);
  });

  it('cuts the connection where it is said to', async () => {
    client.send(get('/wire/broken-off'));
    await client.closed;
    await demo.settled();
    expect(demo.served[0]).toMatchObject({ status: 200, complete: false, sentContentBytes: 4_000 });
  });

  it('waits for the client to leave where it is said to', async () => {
    client.send(get('/wire/left/small'));
    await expect.poll(() => client.totals().received).toBeGreaterThan(3_000);
    client.leave();
    await demo.settled();
    expect(demo.served[0]).toMatchObject({ complete: false, sentContentBytes: 3_000 });
  });

  it('has nothing at other addresses', async () => {
    expect((await client.ask(get('/wire/nothing'))).status).toBe(404);
  });
});
