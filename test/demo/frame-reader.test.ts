import { describe, expect, it } from 'vitest';
import { createFrameReader, type Frame } from '../../src/demo/frame-reader.ts';

const frame = (type: number, flags: number, stream: number, payload: number): Buffer => {
  const bytes = Buffer.alloc(9 + payload, 0xff);
  bytes.writeUIntBE(payload, 0, 3);
  bytes.writeUInt8(type, 3);
  bytes.writeUInt8(flags, 4);
  bytes.writeUInt32BE(stream, 5);
  return bytes;
};

function read(pieces: readonly Uint8Array[], preface = 0): Frame[] {
  const frames: Frame[] = [];
  const take = createFrameReader(preface, (each) => frames.push(each));
  for (const piece of pieces) take(piece);
  return frames;
}

describe('the reader of frames', () => {
  const bytes = Buffer.concat([
    Buffer.alloc(24, 'P'),
    frame(4, 0, 0, 0),
    frame(1, 5, 1, 40),
    frame(0, 1, 3, 20_000),
  ]);
  const frames = [
    { type: 4, flags: 0, stream: 0, bytes: 9 },
    { type: 1, flags: 5, stream: 1, bytes: 49 },
    { type: 0, flags: 1, stream: 3, bytes: 20_009 },
  ];

  it.each([1, 7, 9, 24, 33, 1_000, bytes.length])('finds the same frames in pieces of %i bytes', (size) => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    expect(read(pieces, 24)).toEqual(frames);
  });

  it('tells a frame only when all of it is there', () => {
    expect(read([frame(0, 1, 1, 10).subarray(0, 18)])).toEqual([]);
  });

  it('does not take the reserved bit for a part of the stream', () => {
    expect(read([frame(0, 0, 0x8000_0001, 0)])).toMatchObject([{ stream: 1 }]);
  });
});
