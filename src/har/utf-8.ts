/** Characters of a text that are put into bytes at a time. */
const PIECE = 1 << 16;

/**
 * What is asked of a stream, a blob and a signal. Known by what they can do and not by their classes: those differ between
 * realms, and an engine without them still reads text.
 */
interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
    releaseLock(): void;
  };
}
interface ByteBlob {
  stream(): ByteStream;
}
export interface ReadSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What a capture may come as, besides parsed. */
export type TextInput = string | Uint8Array | ArrayBuffer | ByteBlob | ByteStream | AsyncIterable<Uint8Array>;

/** Thrown where compressed data end too early or are none. */
export class BrokenCompression extends Error {}

/**
 * The text of a capture as UTF-8, in pieces: gzip (RFC 1952) is undone, UTF-16 is put into UTF-8. Ends early where
 * `signal` says so.
 * @throws BrokenCompression behind the last piece that could be had; what the stream itself throws.
 */
export async function* utf8Of(input: TextInput, signal?: ReadSignal): AsyncGenerator<Uint8Array> {
  if (typeof input === 'string') yield* encoded(input);
  else yield* decoded(await peeked(piecesOf(input, signal)));
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

/** Whether a value is one that text can be had from. */
export const isTextInput = (input: object | string): input is TextInput =>
  typeof input === 'string' ||
  input instanceof Uint8Array ||
  input instanceof ArrayBuffer ||
  isBlob(input) ||
  isStream(input) ||
  Symbol.asyncIterator in input;

const isBlob = (input: object): input is ByteBlob => 'stream' in input && typeof input.stream === 'function';
const isStream = (input: object): input is ByteStream =>
  'getReader' in input && typeof input.getReader === 'function';

async function* piecesOf(input: Exclude<TextInput, string>, signal?: ReadSignal): AsyncGenerator<Uint8Array> {
  if (input instanceof Uint8Array) yield input;
  else if (input instanceof ArrayBuffer) yield new Uint8Array(input);
  else if (isBlob(input)) yield* piecesOfStream(input.stream(), signal);
  else if (isStream(input)) yield* piecesOfStream(input, signal);
  else yield* input;
}

async function* piecesOfStream(stream: ByteStream, signal?: ReadSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  // A stream that stands still would not be left before its next piece.
  const cancel = () => void reader.cancel(signal?.reason).catch(() => undefined);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isOver = done;
      if (done) return;
      if (value) yield value;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
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
  // Nobody waits for it where the text ends before its source does.
  fed.catch(() => undefined);
  try {
    yield* piecesOfStream(readable);
  } catch {
    // What the source itself threw comes before what that did to the decompression.
    await fed;
    throw new BrokenCompression();
  }
  await fed;
}

/**
 * Bytes that are decompressed at a time: what is wrong in them loses what they hold before that as well, and that is
 * much of a small file.
 */
const COMPRESSED_PIECE = 1 << 12;
const SMALL_PIECE = 1 << 8;
const BEGINNING = 1 << 14;

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
  let fed = 0;
  try {
    for await (const piece of pieces) {
      for (let from = 0, length = 0; from < piece.length; from += length) {
        length = fed < BEGINNING ? SMALL_PIECE : COMPRESSED_PIECE;
        const part = piece.subarray(from, from + length);
        fed += part.length;
        if (!(await write(() => writer.write(part)))) return;
      }
    }
  } catch (error) {
    await write(() => writer.abort(error));
    throw error;
  }
  await write(() => writer.close());
}
