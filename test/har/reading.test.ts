import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { combineCaptures } from '../../src/har/combine.ts';
import { readHar } from '../../src/har/read.ts';

const entry = (url: string, more: object = {}) => ({
  startedDateTime: '2026-11-23T12:00:00.000Z',
  time: 12,
  request: {
    method: 'GET',
    url,
    headers: [{ name: 'Host', value: 'site.example' }],
    headersSize: 90,
    bodySize: 0,
  },
  response: {
    status: 200,
    headers: [{ name: 'Set-Cookie', value: 'a=1' }],
    content: { size: 4, text: 'body' },
    headersSize: 80,
    bodySize: 4,
    _transferSize: 84,
  },
  ...more,
});
const log = (...entries: object[]) => ({ log: { creator: { name: 'WebInspector', version: '1' }, entries } });
const capture = log(
  entry('https://site.example/a'),
  entry('https://site.example/ü'),
  entry('https://site.example/a'),
);
const text = JSON.stringify(capture);
const bytes = new TextEncoder().encode(text);

/** What a program on the other end of a pipe gives. */
const stream = (...pieces: (Uint8Array | Error)[]) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else controller.enqueue(piece);
    },
  });
const piecesOf = (whole: Uint8Array, length: number) =>
  Array.from({ length: Math.ceil(whole.length / length) }, (_, place) =>
    whole.subarray(place * length, (place + 1) * length),
  );
const gzip = async (plain: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(
    await new Response(new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );
const utf16 = (plain: string, order: 'le' | 'be', mark: boolean) => {
  const units = [...((mark ? '\uFEFF' : '') + plain)].flatMap((character) => character.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
};

describe('the same capture', () => {
  it('is read alike in whatever form it comes', async () => {
    const parsed = await readHar(capture);
    expect(parsed.exchanges).toHaveLength(3);
    const [first, second, third] = parsed.exchanges;
    expect(first?.contentDigest).toBe(third?.contentDigest);
    expect([first, second]).toMatchObject([
      { url: 'https://site.example/a' },
      { url: 'https://site.example/ü' },
    ]);
    const forms = {
      text,
      'text with a byte order mark': `\uFEFF${text}`,
      bytes,
      'a call with padding': new TextEncoder().encode(`cb(${text});`),
      'UTF-16, little end first': utf16(text, 'le', true),
      'UTF-16, big end first': utf16(text, 'be', true),
      'UTF-16 without a mark': utf16(text, 'le', false),
      'a blob': new Blob([bytes]),
      'a buffer': bytes.buffer,
      'whatever gives bytes bit by bit': Readable.from(piecesOf(bytes, 50)),
      gzip: await gzip(bytes),
      'gzip of UTF-16': await gzip(utf16(text, 'be', true)),
      'a stream of single bytes': stream(...piecesOf(bytes, 1)),
      'a stream of gzip in pieces': stream(...piecesOf(await gzip(bytes), 7)),
      'a stream with nothing in some pieces': stream(
        new Uint8Array(),
        ...piecesOf(bytes, 100),
        new Uint8Array(),
      ),
    };
    for (const [form, input] of Object.entries(forms)) {
      expect([form, await readHar(input)]).toEqual([form, parsed]);
    }
  });

  it('is read alike where it says at its end who wrote it', async () => {
    const { creator, entries } = capture.log;
    const turned = JSON.stringify({ log: { entries, creator } });
    expect(await readHar(turned)).toEqual(await readHar(capture));
  });
});

describe('a capture that is cut off', () => {
  it('gives what comes before, the entry that is cut, and the place', async () => {
    const end = text.indexOf('/ü') + 40;
    const cut = await readHar(text.slice(0, end));
    expect(cut.exchanges.map(({ url }) => url)).toEqual(['https://site.example/a']);
    const offset = new TextEncoder().encode(text.slice(0, end)).length;
    expect(cut.skipped).toEqual([{ entry: 1, reason: 'cut-off', offset }]);
    expect(cut.notes).toEqual([{ code: 'cut-off', offset }]);
    expect(cut.entries).toBe(2);
  });

  it('within what compresses it gives what could be decompressed, and says so', async () => {
    const many = JSON.stringify(
      log(...Array.from({ length: 5_000 }, (_, n) => entry(`https://site.example/${Math.sin(n)}`))),
    );
    const packed = await gzip(new TextEncoder().encode(many));
    const cut = await readHar(packed.subarray(0, packed.length >> 1));
    expect(cut.exchanges.length).toBeGreaterThan(500);
    expect(cut.exchanges.length + cut.skipped.length).toBe(cut.entries);
    expect(cut.notes).toEqual([{ code: 'compression-broken', offset: expect.any(Number) }]);
  });

  it.each([
    ['something else behind it', (packed: Uint8Array) => [...packed, 1, 2, 3, 4]],
    ['a wrong checksum', (packed: Uint8Array) => packed.with(-6, (packed.at(-6) ?? 0) ^ 1)],
  ])('or has %s, small as it is, gives nearly all of it', async (_, spoilt) => {
    const whole = JSON.stringify(
      log(...Array.from({ length: 50 }, (__, n) => entry(`https://site.example/${Math.sin(n)}`))),
    );
    const read = await readHar(Uint8Array.from(spoilt(await gzip(new TextEncoder().encode(whole)))));
    expect(read.exchanges.length).toBeGreaterThan(35);
    expect(read.notes).toEqual([{ code: 'compression-broken', offset: expect.any(Number) }]);
  });

  it('before any entry is none', async () => {
    await expect(readHar(text.slice(0, 100))).rejects.toThrow(
      'ends too early: no entry of it is whole (byte 100)',
    );
    await expect(readHar(new Uint8Array([0x1f, 0x8b, 8, 0, 1]))).rejects.toThrow('cannot be decompressed');
  });
});

describe('a reading under way', () => {
  it('says how far it has come, and waits for who wants to be waited for', async () => {
    const seen: number[] = [];
    let waiting = 0;
    await readHar(stream(...piecesOf(bytes, 100)), {
      onProgress: async ({ bytes: read, entries }) => {
        expect(waiting++).toBe(0);
        await new Promise((resolve) => setTimeout(resolve));
        waiting--;
        seen.push(read, entries);
      },
    });
    expect(seen.at(-2)).toBe(bytes.length);
    expect(seen.at(-1)).toBeGreaterThan(0);
    expect(seen).toHaveLength(Math.ceil(bytes.length / 100) * 2);
  });

  it('can be ended, and then leaves its source alone', async () => {
    const ending = new AbortController();
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes.subarray(0, 200)),
      cancel: () => {
        cancelled = true;
      },
    });
    const reading = readHar(endless, {
      signal: ending.signal,
      onProgress: () => ending.abort(new Error('enough')),
    });
    await expect(reading).rejects.toThrow('enough');
    expect(cancelled).toBe(true);
  });

  it('can be ended while its source stands still', async () => {
    const ending = new AbortController();
    let cancelled = false;
    const still = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.subarray(0, 200)),
      cancel: () => {
        cancelled = true;
      },
    });
    const reading = readHar(still, { signal: ending.signal });
    setTimeout(() => ending.abort(new Error('enough')));
    await expect(reading).rejects.toThrow('enough');
    expect(cancelled).toBe(true);
    await expect(readHar(capture, { signal: ending.signal })).rejects.toThrow('enough');
  });

  it('leaves it to its source to fail when it has ended before', async () => {
    const packed = await gzip(new TextEncoder().encode(`<html>${'x'.repeat(100_000)}`));
    let fail = (_: Error) => {};
    const failing = new ReadableStream<Uint8Array>({
      start(controller) {
        fail = (error) => controller.error(error);
        controller.enqueue(packed);
      },
    });
    await expect(readHar(failing)).rejects.toThrow('not JSON (byte 0)');
    fail(new Error('nobody waits for this'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('fails as its source does, compressed or not', async () => {
    const failure = () => new Error('the disk is gone');
    await expect(readHar(stream(bytes.subarray(0, 300), failure()))).rejects.toThrow('the disk is gone');
    const packed = await gzip(bytes);
    await expect(readHar(stream(packed.subarray(0, 60), failure()))).rejects.toThrow('the disk is gone');
  });

  it('ends as soon as nothing more can be read', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    await expect(readHar(endless)).rejects.toThrow('not JSON (byte 0)');
    expect(pulled).toBeLessThan(5);
  });
});

describe('the content of a response', () => {
  const withText = async (content: object) =>
    (
      await readHar(
        JSON.stringify({ entries: [entry('https://a.example/', { response: { status: 200, content } })] }),
      )
    ).exchanges[0]?.contentDigest;

  it('is known by its digest where all of it was recorded', async () => {
    expect(await withText({ size: 4, text: 'body' })).toMatch(/\w/);
    expect(await withText({ size: 4, text: 'Ym9keQ==', encoding: 'base64' })).toMatch(/\w/);
  });

  it.each([
    ['cut off', { size: 5_000, text: 'body' }],
    ['left empty', { size: 0, text: '' }],
    ['left out', { size: 4 }],
  ])('is not where it was %s', async (_, content) => {
    expect(await withText(content)).toBeNull();
  });
});

describe('several captures', () => {
  it('are audited as one, and what one client downloaded is not held against another', async () => {
    const other = await readHar(JSON.stringify({ entries: [entry('https://site.example/a'), 7] }));
    const all = combineCaptures([
      { name: 'one.har', capture: await readHar(capture) },
      { name: 'two.har', capture: other },
    ]);
    expect(all.entries).toBe(5);
    expect(all.exchanges.map(({ id, entry: index }) => [id, index])).toEqual([0, 1, 2, 3].map((n) => [n, n]));
    expect(new Set(all.exchanges.map(({ client }) => client)).size).toBe(2);
    expect(all.skipped).toEqual([
      { entry: 4, reason: 'not-an-object', origin: { capture: 'two.har', entry: 1 } },
    ]);
    expect(all.producer).toEqual({ name: 'WebInspector, unknown' });
    expect(all.notes).toEqual([{ code: 'producer-not-measured', producer: '', capture: 'two.har' }]);
  });

  it('name the entry that another one repeats, and its capture', async () => {
    const twice = await readHar(
      log(entry('https://a.example/'), ...Array(2).fill(entry('https://b.example/', { time: 1.2345 }))),
    );
    const parts = [
      { name: 'one.har', capture: await readHar(capture) },
      { name: 'two.har', capture: twice },
    ];
    const { skipped } = audit(combineCaptures(parts)).capture;
    expect(skipped).toEqual([
      { entry: 5, reason: 'lists another entry again, to the last figure (entry 1) (entry 2 of two.har)' },
    ]);
  });

  it('of which there is only one are that one', async () => {
    const only = await readHar(capture);
    expect(combineCaptures([{ name: 'one.har', capture: only }])).toBe(only);
  });
});
