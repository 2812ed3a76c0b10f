/** Characters of a text that are put into bytes at a time. */
const PIECE = 1 << 16;

/** What a capture may come as, besides parsed. */
export type TextInput = string | Uint8Array | ReadableStream<Uint8Array>;

/** Thrown where compressed data end too early or are none. */
export class BrokenCompression extends Error {}

/**
 * The text of a capture as UTF-8, in pieces: gzip (RFC 1952) is undone, UTF-16 is put into UTF-8, a byte order mark stays.
 * @throws BrokenCompression behind the last piece that could be had; what the stream itself throws.
 */
export async function* utf8Of(input: TextInput): AsyncGenerator<Uint8Array> {
  if (typeof input === 'string') yield* encoded(input);
  else yield* decoded(await peeked(piecesOf(input)));
}

function* encoded(text: string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let from = 0; from < text.length; ) {
    const to = from + PIECE;
    // Both halves of a character beyond the BMP go together.
    const end = isHighSurrogate(text.charCodeAt(to - 1)) ? to + 1 : to;
    yield encoder.encode(text.slice(from, end));
    from = end;
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

async function* piecesOf(input: Uint8Array | ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (input instanceof Uint8Array) {
    yield input;
    return;
  }
  const reader = input.getReader();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isOver = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (isOver) reader.releaseLock();
    else await reader.cancel();
  }
}

interface Peeked {
  readonly first: Uint8Array;
  readonly rest: AsyncGenerator<Uint8Array>;
}

/** Waits for as many pieces as it takes to tell what is coming. */
async function peeked(pieces: AsyncGenerator<Uint8Array>): Promise<Peeked> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < 2) {
    const { done, value } = await pieces.next();
    if (done) break;
    first = first.length === 0 ? value : concatenated(first, value);
  }
  return { first, rest: pieces };
}

function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

async function* joined({ first, rest }: Peeked): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function* decoded(pieces: Peeked, mayBeCompressed = true): AsyncGenerator<Uint8Array> {
  const [one = 0x20, two = 0x20] = pieces.first;
  const all = joined(pieces);
  if (mayBeCompressed && one === 0x1f && two === 0x8b) yield* decoded(await peeked(decompressed(all)), false);
  else if ((one === 0xff && two === 0xfe) || (one !== 0 && two === 0)) yield* recoded(all, 'utf-16le');
  else if ((one === 0xfe && two === 0xff) || (one === 0 && two !== 0)) yield* recoded(all, 'utf-16be');
  else yield* all;
}

async function* recoded(pieces: AsyncGenerator<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}

async function* decompressed(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const fed = feed(pieces, writable.getWriter() as WritableStreamDefaultWriter<Uint8Array>);
  try {
    yield* piecesOf(readable);
  } catch {
    // What the source itself threw comes before what that did to the decompression.
    await fed;
    throw new BrokenCompression();
  }
  await fed;
}

/** Writes all pieces. Rejects only with what the source of the pieces throws. */
async function feed(
  pieces: AsyncGenerator<Uint8Array>,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  const write = (step: () => Promise<void>): Promise<boolean> =>
    step().then(
      () => true,
      () => false,
    );
  try {
    for await (const piece of pieces) if (!(await write(() => writer.write(piece)))) return;
  } catch (error) {
    await write(() => writer.abort(error));
    throw error;
  }
  await write(() => writer.close());
}
