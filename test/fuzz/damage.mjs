const BYTES = [
  0x00, 0x09, 0x0a, 0x22, 0x2c, 0x2f, 0x30, 0x3a, 0x5b, 0x5c, 0x5d, 0x65, 0x7b, 0x7d, 0x7f, 0x80, 0xc0, 0xed,
  0xf8, 0xff,
];
/** Overlong, surrogate, cut and impossible sequences of UTF-8, a BOM, and escapes that are none. */
const SEQUENCES = [
  'c0af',
  'eda080',
  'e28282',
  'f0908d',
  'f4908080',
  'efbbbf',
  '5c75644438',
  '5c78',
  '1f8b08',
  'fffe',
  'feff',
].map((hex) => Buffer.from(hex, 'hex'));

/** A place in the bytes, `length` long at the most. */
function range(bytes, random, length) {
  const start = random.integer(0, bytes.length);
  return [start, Math.min(bytes.length, start + random.integer(1, length))];
}

const replaced = (bytes, start, end, ...parts) =>
  Buffer.concat([bytes.subarray(0, start), ...parts, bytes.subarray(end)]);

const DAMAGES = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[random.integer(0, copy.length - 1)] ^= 1 << random.integer(0, 7);
    return copy;
  },
  (bytes, random) => replaced(bytes, ...range(bytes, random, 1), Buffer.from([random.pick(BYTES)])),
  (bytes, random) => replaced(bytes, ...range(bytes, random, random.chance(0.5) ? 1 : 2_000)),
  (bytes, random) => {
    const [at] = range(bytes, random, 1);
    return replaced(bytes, at, at, Buffer.from([random.pick(BYTES)]));
  },
  (bytes, random) => {
    const [at] = range(bytes, random, 1);
    return replaced(bytes, at, at, random.pick(SEQUENCES));
  },
  (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length)),
  (bytes, random) => bytes.subarray(random.integer(0, bytes.length)),
  (bytes, random) => {
    const [start, end] = range(bytes, random, 4_000);
    return replaced(bytes, end, end, bytes.subarray(start, end));
  },
  (bytes, random) => {
    const [at] = range(bytes, random, 1);
    return replaced(bytes, at, at, Buffer.alloc(random.integer(1, 20_000), random.pick(BYTES)));
  },
];

/** Damages bytes in a few places, or splices them with those of another capture. */
export function damage(bytes, other, random) {
  if (random.chance(0.1)) {
    const [at] = range(bytes, random, 1);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(random.integer(0, other.length))]);
  }
  let damaged = bytes;
  for (let left = random.integer(1, 4); left > 0; left--) damaged = random.pick(DAMAGES)(damaged, random);
  return damaged;
}
