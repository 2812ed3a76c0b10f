/** Seven rows of five dots for each character; a row is one base-32 digit, its lowest bit the rightmost dot. */
const DOTS: Readonly<Record<string, string>> = {
  ' ': '0000000',
  '-': '000v000',
  '.': '00000cc',
  '/': '01248g0',
  '0': 'ehjlphe',
  '1': '4c4444e',
  '2': 'eh1248v',
  '3': 'v2421he',
  '4': '26aiv22',
  '5': 'vgu11he',
  '6': '68guhhe',
  '7': 'v124888',
  '8': 'ehhehhe',
  '9': 'ehhf12c',
  ':': '0cc0cc0',
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhe',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hhpljhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllla',
  X: 'hha4ahh',
  Y: 'hhha444',
  Z: 'v1248gv',
};

const UNITS_PER_EM = 1000;
const PITCH = 100;
const DOT = 84;
const ADVANCE = 6 * PITCH;
const ASCENT = 7 * PITCH;

type Dot = readonly [x: number, y: number];

const u8 = (...values: number[]): Buffer => Buffer.from(values);
const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
};
const padded = (bytes: Buffer, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);

function dotsOf(rows: string): Dot[] {
  return [...rows].flatMap((digit, row) => {
    const bits = Number.parseInt(digit, 32);
    return [0, 1, 2, 3, 4]
      .filter((column) => bits & (16 >> column))
      .map((column): Dot => [column * PITCH, (6 - row) * PITCH]);
  });
}

/** A `glyf` entry that draws every dot as a square of four on-curve points; no bytes where there is no dot. */
function glyph(dots: readonly Dot[]): Buffer {
  if (dots.length === 0) return Buffer.alloc(0);
  const points = dots.flatMap(([x, y]): Dot[] => [
    [x, y],
    [x, y + DOT],
    [x + DOT, y + DOT],
    [x + DOT, y],
  ]);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const steps = (values: number[]) => values.map((value, index) => value - (values[index - 1] ?? 0));
  const entry = Buffer.concat([
    u16(dots.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)),
    u16(...dots.map((_, index) => index * 4 + 3), 0),
    u8(...points.map(() => 1)),
    u16(...steps(xs)),
    u16(...steps(ys)),
  ]);
  return padded(entry, 4);
}

/** A format 4 `cmap` subtable for runs of consecutive characters that have consecutive glyphs. */
function characterMap(runs: readonly { first: number; last: number; glyph: number }[]): Buffer {
  const segments = [...runs, { first: 0xffff, last: 0xffff, glyph: 0 }];
  const search = 2 ** Math.floor(Math.log2(segments.length));
  const body = Buffer.concat([
    u16(segments.length * 2, search * 2, Math.log2(search), (segments.length - search) * 2),
    u16(...segments.map((run) => run.last), 0),
    u16(...segments.map((run) => run.first)),
    u16(...segments.map((run) => run.glyph - run.first)),
    u16(...segments.map(() => 0)),
  ]);
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), u16(4, body.length + 6, 0), body]);
}

function nameTable(family: string): Buffer {
  const texts: [id: number, text: string][] = [
    [1, family],
    [2, 'Regular'],
    [3, `${family} 1`],
    [4, family],
    [5, 'Version 1.0'],
    [6, family.replaceAll(' ', '')],
  ];
  const encoded = texts.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const records = texts.map(([id], index) => {
    const length = encoded[index]?.length ?? 0;
    offset += length;
    return u16(3, 1, 0x409, id, length, offset - length);
  });
  return Buffer.concat([u16(0, texts.length, 6 + texts.length * 12), ...records, ...encoded]);
}

function os2Table(first: number, last: number): Buffer {
  return Buffer.concat([
    u16(4, ADVANCE, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0),
    Buffer.alloc(10),
    u32(1, 0, 0, 0),
    Buffer.from('DEMO', 'latin1'),
    u16(0x40, first, last, ASCENT, -200, 100, ASCENT, 200),
    u32(1, 0),
    u16(7 * PITCH, 7 * PITCH, 0, 32, 1),
  ]);
}

function checksum(bytes: Buffer): number {
  const whole = padded(bytes, 4);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Lays tables out as an `sfnt` file with the checksums that OpenType asks for, `head`'s own among them. */
function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
  const tags = Object.keys(tables).sort();
  const search = 2 ** Math.floor(Math.log2(tags.length));
  const header = [
    u32(0x00010000),
    u16(tags.length, search * 16, Math.log2(search), (tags.length - search) * 16),
  ];
  const bodies: Buffer[] = [];
  let offset = 12 + tags.length * 16;
  let headAt = 0;
  for (const tag of tags) {
    const table = tables[tag] ?? Buffer.alloc(0);
    if (tag === 'head') headAt = offset;
    header.push(Buffer.from(tag, 'latin1'), u32(checksum(table), offset, table.length));
    bodies.push(padded(table, 4));
    offset += padded(table, 4).length;
  }
  const file = Buffer.concat([...header, ...bodies]);
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8);
  return file;
}

/**
 * A TrueType font file of square dots named `family`, with capital letters, figures and `- . / :`; small letters
 * look like capitals.
 */
export function dotFont(family: string): Uint8Array {
  const characters = Object.keys(DOTS).sort();
  const outlines = [DOTS['0'] ?? '', ...characters.map((character) => DOTS[character] ?? '')].map(dotsOf);
  const glyphs = outlines.map(glyph);
  const glyphOf = (character: string) => characters.indexOf(character) + 1;
  const run = (first: string, last: string, drawn: string) => ({
    first: first.charCodeAt(0),
    last: last.charCodeAt(0),
    glyph: glyphOf(drawn),
  });
  let end = 0;
  const ends = glyphs.map(({ length }) => {
    end += length;
    return end;
  });
  const mostDots = Math.max(...outlines.map((dots) => dots.length));
  const lowestX = (dots: readonly Dot[]) => (dots.length === 0 ? 0 : Math.min(...dots.map(([x]) => x)));
  return sfnt({
    'OS/2': os2Table(0x20, 0x7a),
    cmap: characterMap([run(' ', ' ', ' '), run('-', ':', '-'), run('A', 'Z', 'A'), run('a', 'z', 'A')]),
    glyf: Buffer.concat(glyphs),
    head: Buffer.concat([
      u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
      u16(0x000b, UNITS_PER_EM),
      u32(0, 3_700_000_000, 0, 3_700_000_000),
      u16(0, 0, 4 * PITCH + DOT, 6 * PITCH + DOT, 0, 8, 2, 1, 0),
    ]),
    hhea: Buffer.concat([
      u32(0x00010000),
      u16(ASCENT, -200, 100, ADVANCE, 0, ADVANCE - 4 * PITCH - DOT, 4 * PITCH + DOT, 1, 0, 0),
      u16(0, 0, 0, 0, 0, glyphs.length),
    ]),
    hmtx: u16(...outlines.flatMap((dots) => [ADVANCE, lowestX(dots)])),
    loca: u32(0, ...ends),
    maxp: Buffer.concat([
      u32(0x00010000),
      u16(glyphs.length, mostDots * 4, mostDots, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    ]),
    name: nameTable(family),
    post: Buffer.concat([u32(0x00030000, 0), u16(-100, 50), u32(1, 0, 0, 0, 0)]),
  });
}
