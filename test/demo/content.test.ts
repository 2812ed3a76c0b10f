import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dotFont } from '../../src/demo/content/font.ts';
import { icon, landscape, png } from '../../src/demo/content/picture.ts';

interface Chunk {
  type: string;
  data: Buffer;
}

/** The chunks of a PNG file; throws where a length or a checksum is wrong. */
function chunksOf(file: Uint8Array): Chunk[] {
  const bytes = Buffer.from(file);
  expect(bytes.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n');
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const typed = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(typed));
    chunks.push({ type: typed.toString('latin1', 0, 4), data: typed.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

const rowsOf = (file: Uint8Array): Buffer =>
  inflateSync(chunksOf(file).find(({ type }) => type === 'IDAT')?.data ?? Buffer.alloc(0));

/** The tables of an sfnt file by tag. */
function tablesOf(font: Buffer): Map<string, { checksum: number; bytes: Buffer }> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 12 + index * 16;
      const [checksum, offset, length] = [4, 8, 12].map((step) => font.readUInt32BE(at + step));
      const bytes = font.subarray(offset, (offset ?? 0) + (length ?? 0));
      return [font.toString('latin1', at, at + 4), { checksum: checksum ?? 0, bytes }];
    }),
  );
}

function sum(bytes: Buffer): number {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4)
    total = (total + Buffer.concat([bytes.subarray(at, at + 4), Buffer.alloc(3)]).readUInt32BE(0)) >>> 0;
  return total;
}

describe('a picture', () => {
  it('is a PNG of whole chunks that holds the given pixels', () => {
    const file = png(2, 2, (x, y) => [x, y, 255]);
    expect(chunksOf(file).map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect([...rowsOf(file)]).toEqual([0, 0, 0, 255, 1, 0, 255, 0, 0, 1, 255, 1, 1, 255]);
  });

  it('of a landscape is the same for the same seed and another for another', () => {
    expect(landscape(3, 40, 20)).toEqual(landscape(3, 40, 20));
    expect(landscape(3, 40, 20)).not.toEqual(landscape(4, 40, 20));
  });

  it('in the icon is a PNG of 32 × 32 where the directory says', () => {
    const file = Buffer.from(icon());
    const image = file.subarray(file.readUInt32LE(18), file.readUInt32LE(18) + file.readUInt32LE(14));
    expect(image.length).toBe(file.length - 22);
    const header = chunksOf(image)[0]?.data;
    expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([32, 32]);
  });
});

describe('the font', () => {
  const font = Buffer.from(dotFont('Demo Dots'));
  const tables = tablesOf(font);
  const table = (tag: string) => tables.get(tag)?.bytes ?? Buffer.alloc(0);

  it('has the tables that browsers ask for, in order and with their checksums', () => {
    expect([...tables.keys()]).toEqual([
      'OS/2',
      'cmap',
      'glyf',
      'head',
      'hhea',
      'hmtx',
      'loca',
      'maxp',
      'name',
      'post',
    ]);
    for (const [tag, { checksum, bytes }] of tables) {
      const counted = Buffer.from(bytes);
      if (tag === 'head') counted.writeUInt32BE(0, 8);
      expect(sum(counted), tag).toBe(checksum);
    }
    expect(sum(font)).toBe(0xb1b0afba);
  });

  it('has as many glyphs as it says, one after the other', () => {
    const glyphs = table('maxp').readUInt16BE(4);
    const ends = Array.from({ length: glyphs + 1 }, (_, index) => table('loca').readUInt32BE(index * 4));
    expect(glyphs).toBe(42);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(ends.at(-1)).toBe(table('glyf').length);
    expect(table('hmtx').length).toBe(glyphs * 4);
  });
});
