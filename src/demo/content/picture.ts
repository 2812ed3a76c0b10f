import { crc32, deflateSync } from 'node:zlib';
import { createDice } from './prose.ts';

type Colour = readonly [red: number, green: number, blue: number];

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)]);
}

/**
 * A PNG file (8 bits, RGB, no interlace) of `width` × `height` pixels; `colourAt` gives each pixel's colour,
 * 0 to 255 per channel.
 */
export function png(width: number, height: number, colourAt: (x: number, y: number) => Colour): Uint8Array {
  const stride = 1 + width * 3;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(colourAt(x, y), y * stride + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A picture of hills under a sky as a PNG file; `seed` (an integer) chooses its colours and grain. */
export function landscape(seed: number, width: number, height: number): Uint8Array {
  const grain = createDice(seed);
  const ridgeAt = (hill: number, x: number) =>
    height * (0.35 + hill * 0.17) +
    Math.sin((x / width) * (5 + hill * 3) + seed + hill * 2) * height * 0.09 +
    Math.sin((x / width) * (17 + hill * 5) + seed) * height * 0.03;
  return png(width, height, (x, y) => {
    const hills = [0, 1, 2, 3].filter((hill) => y > ridgeAt(hill, x)).length;
    const light = hills === 0 ? 205 + (y / height) * 40 : 176 - hills * 29;
    const speck = Math.floor(grain() * 6);
    const tint = (seed * 53) % 50;
    const channel = (value: number) => Math.min(255, Math.max(0, Math.floor(value + speck)));
    return [channel(light * 0.72 + tint), channel(light * 0.86), channel(light - hills * 9)];
  });
}

/** An icon file that holds one PNG of 32 × 32 pixels: a dark disc with a light tick on it. */
export function icon(): Uint8Array {
  const size = 32;
  const image = png(size, size, (x, y) => {
    const onTick =
      (x < 14 && Math.abs(y - x - 6) < 3 && x > 7) || (x >= 13 && Math.abs(x + y - 33) < 3 && x < 25);
    if (onTick) return [250, 250, 250];
    return Math.hypot(x - 15.5, y - 15.5) < 15.5 ? [26, 92, 168] : [255, 255, 255];
  });
  const directory = Buffer.alloc(22);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(1, 4);
  directory.set([size, size], 6);
  directory.writeUInt16LE(1, 10);
  directory.writeUInt16LE(24, 12);
  directory.writeUInt32LE(image.length, 14);
  directory.writeUInt32LE(directory.length, 18);
  return Buffer.concat([directory, image]);
}
