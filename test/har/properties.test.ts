import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, rangeOf } from '../../src/exchange/bytes.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Capture } from '../../src/har/capture.ts';
import { HarError } from '../../src/har/error.ts';
import { readHar } from '../../src/har/read.ts';
import { anyValue, capture, damagedCapture, inPieces, reordered } from './any-capture.ts';

/** Properties are tried on many captures each: how long that takes is not what they are about. */
const UNTIMED = { timeout: 120_000 };

const utf8 = (text: string) => new TextEncoder().encode(text);

/** A capture, or the code of the HarError in its place; any other error fails the test. */
async function readOrRefused(input: Parameters<typeof readHar>[0]): Promise<Capture | string> {
  return readHar(input).catch((error: unknown) => {
    expect(error).toBeInstanceOf(HarError);
    return (error as HarError).fault.code;
  });
}

const figuresOf = ({ wire, responseHeaderBytes, contentOnWire, content }: Exchange): Bytes[] => [
  wire.request,
  wire.response,
  responseHeaderBytes,
  contentOnWire,
  content.encoded,
  content.decoded,
];

/** A capture accounts for every entry once, and holds no absurd figure. */
function expectSound({ entries, exchanges, skipped }: Capture): void {
  const listed = [...exchanges, ...skipped].map(({ entry }) => entry).toSorted((a, b) => a - b);
  expect(listed).toEqual(Array.from({ length: entries }, (_, index) => index));
  expect(exchanges.flatMap(figuresOf).filter(isAbsurd)).toEqual([]);
}

function isAbsurd(figure: Bytes): boolean {
  const range = rangeOf(figure);
  if (!range) return false;
  const { low, bytes, high } = range;
  return ![low, bytes, high].every(Number.isFinite) || low < 0 || low > bytes || high < bytes;
}

describe('whatever the input', UNTIMED, () => {
  it('any JSON in any field: every entry is an exchange or skipped, and no figure is absurd', async () => {
    await fc.assert(
      fc.asyncProperty(damagedCapture, async (damaged) => {
        const read = await readOrRefused(JSON.stringify(damaged));
        if (typeof read !== 'string') expectSound(read);
      }),
      { numRuns: 200 },
    );
  });

  it('any JSON at all is a capture or refused', async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, async (value) => {
        const read = await readOrRefused(JSON.stringify(value));
        if (typeof read !== 'string') expectSound(read);
      }),
    );
  });

  it('any bytes are a capture or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const read = await readOrRefused(bytes);
        if (typeof read !== 'string') expectSound(read);
      }),
    );
  });

  it('a capture cut off anywhere is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.nat(), async (whole, place) => {
        const bytes = utf8(JSON.stringify(whole));
        const read = await readOrRefused(bytes.slice(0, place % bytes.length));
        if (typeof read !== 'string') expectSound(read);
      }),
    );
  });
});

describe('one capture', UNTIMED, () => {
  it('reads the same as text, as bytes and parsed', async () => {
    await fc.assert(
      fc.asyncProperty(capture, async (whole) => {
        const text = JSON.stringify(whole, null, 2);
        const read = await readHar(text);
        expect(await readHar(utf8(text))).toEqual(read);
        expect(await readHar(utf8(`\uFEFF${text}`))).toEqual(read);
        expect(await readHar(JSON.parse(text) as object)).toEqual(read);
      }),
    );
  });

  it('reads the same in pieces cut anywhere, also inside a character or an escape', async () => {
    await fc.assert(
      fc.asyncProperty(
        capture,
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 40 }),
        async (whole, escaped, cuts) => {
          const text = JSON.stringify(whole);
          const written = escaped ? withEscapes(text) : text;
          expect(await readHar(inPieces(utf8(written), cuts))).toEqual(await readHar(written));
          expect(withoutDigests(await readHar(written))).toEqual(withoutDigests(await readHar(text)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('reads the same byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(capture, async (whole) => {
        const bytes = utf8(JSON.stringify(whole));
        const everywhere = Array.from({ length: bytes.length }, (_, index) => index);
        expect(await readHar(inPieces(bytes, everywhere))).toEqual(await readHar(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('reads the same in whatever order the names of an entry stand', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.integer(), async (whole, seed) => {
        expect(await readHar(JSON.stringify(reordered(whole, seed)))).toEqual(await readHar(whole));
      }),
    );
  });
});

/** A digest is that of a content as it is written, and compares within one capture. */
const withoutDigests = ({ exchanges, ...rest }: Capture) => ({
  ...rest,
  exchanges: exchanges.map(({ contentDigest, ...exchange }) => exchange),
});

const withEscapes = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('what a reader of bytes adds', UNTIMED, () => {
  it('reads the same as UTF-16 of either order', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.array(fc.nat(), { maxLength: 10 }), async (whole, cuts) => {
        const text = JSON.stringify(whole);
        const read = await readHar(text);
        const littleEndian = Buffer.from(`\uFEFF${text}`, 'utf16le');
        const bigEndian = Buffer.from(littleEndian).swap16();
        expect(await readHar(new Uint8Array(littleEndian))).toEqual(read);
        expect(await readHar(inPieces(new Uint8Array(bigEndian), cuts))).toEqual(read);
      }),
    );
  });

  it('reads the same compressed', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.array(fc.nat(), { maxLength: 10 }), async (whole, cuts) => {
        const text = JSON.stringify(whole);
        const compressed = new Uint8Array(gzipSync(text));
        expect(await readHar(compressed)).toEqual(await readHar(text));
        expect(await readHar(inPieces(compressed, cuts))).toEqual(await readHar(text));
      }),
    );
  });

  it('a compressed capture cut off or damaged is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.nat(), fc.nat(), async (whole, place, cut) => {
        const compressed = new Uint8Array(gzipSync(JSON.stringify(whole)));
        const at = place % compressed.length;
        compressed.set([(compressed[at] ?? 0) ^ 1], at);
        const read = await readOrRefused(compressed.slice(0, (cut % compressed.length) + 1));
        if (typeof read !== 'string') expectSound(read);
      }),
    );
  });

  it('reads the same as the argument of a function', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.constantFrom('onInputData', 'a.b', '$'), async (whole, name) => {
        const text = JSON.stringify(whole);
        expect(await readHar(`${name}(${text});\n`)).toEqual(await readHar(text));
      }),
    );
  });

  it('a capture cut off gives its first exchanges and says where it breaks', async () => {
    await fc.assert(
      fc.asyncProperty(capture, fc.nat(), async (whole, place) => {
        const text = JSON.stringify(whole);
        const bytes = utf8(text);
        const firstEntry = utf8(text.slice(0, text.indexOf('[') + 1)).length;
        const cut = firstEntry + (place % (bytes.length - firstEntry));
        const read = await readOrRefused(bytes.slice(0, cut));
        const { exchanges, entries } = await readHar(bytes);
        if (typeof read === 'string') {
          expect(read).toBe('cut-off');
          return;
        }
        expect(read.exchanges).toEqual(exchanges.slice(0, read.exchanges.length));
        expect(read.entries).toBeLessThanOrEqual(entries);
        expectSound(read);
        expect(read.notes).toContainEqual({ code: 'cut-off', offset: cut });
      }),
      { numRuns: 200 },
    );
  });
});
