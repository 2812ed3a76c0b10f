import type { Capture, CaptureNote } from './capture.ts';
import { type Collecting, createCollecting } from './collecting.ts';
import { partsOf } from './entry-parts.ts';
import { HarError } from './error.ts';
import { createLogText, type LogEnd } from './log-text.ts';
import { recordOf } from './raw-entry.ts';
import { BrokenCompression, type TextInput, utf8Of } from './utf-8.ts';

/** How far the reading of a capture has come. */
export interface ReadProgress {
  /** Bytes of its text, of what is compressed after that has been undone. */
  readonly bytes: number;
  readonly entries: number;
}

export interface ReadOptions {
  /** Hears of progress again and again. Reading goes on when the promise that it may give has settled. */
  readonly onProgress?: (progress: ReadProgress) => unknown;
  /** Ends the reading: the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a capture: a HAR as text, as bytes (UTF-8 or UTF-16, perhaps gzip), as a stream of such bytes, or parsed.
 * `{ log: { entries } }`, `{ entries }` and a bare list of entries are all taken, as JSONP too. Text is never held as a
 * whole, nor is any body. Where it breaks off, the entries before the break are given, and a note says where that is.
 * @throws HarError where the input cannot be a capture at all, with the reason and the position
 */
export async function readHar(input: TextInput | object, options: ReadOptions = {}): Promise<Capture> {
  const isText = typeof input === 'string' || input instanceof Uint8Array || input instanceof ReadableStream;
  return isText ? readText(input, options) : readParsed(input);
}

/** Bytes that are read at a time. */
const PIECE = 1 << 18;

async function readText(input: TextInput, { onProgress, signal }: ReadOptions): Promise<Capture> {
  const collecting = createCollecting();
  const text = createLogText(collecting);
  const notes: CaptureNote[] = [];
  let bytes = 0;
  try {
    for await (const piece of pieces(input)) {
      signal?.throwIfAborted();
      bytes += piece.length;
      const goesOn = text.add(piece);
      await onProgress?.({ bytes, entries: collecting.entries() });
      if (!goesOn) break;
    }
  } catch (error) {
    if (!(error instanceof BrokenCompression)) throw error;
    if (bytes === 0) throw new HarError({ code: 'not-compressed' });
    notes.push({ code: 'compression-broken' });
  }
  signal?.throwIfAborted();
  return captureOf(collecting, text.end(), notes);
}

async function* pieces(input: TextInput): AsyncGenerator<Uint8Array> {
  for await (const bytes of utf8Of(input)) {
    for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
  }
}

function captureOf(
  collecting: Collecting,
  { isEmpty, hasEntries, fault }: LogEnd,
  notes: readonly CaptureNote[],
): Capture {
  if (isEmpty) throw new HarError({ code: 'empty' });
  const gravest = collecting.fault() ?? (collecting.entries() === 0 ? fault : undefined);
  if (gravest) throw new HarError(gravest);
  if (!hasEntries) throw new HarError({ code: 'no-entries' });
  if (!fault) return collecting.capture(notes);
  const { code, offset } = fault;
  return collecting.capture([{ code: code === 'cut-off' ? code : 'broken-off', offset }, ...notes]);
}

function readParsed(parsed: object): Capture {
  const outer = Array.isArray(parsed)
    ? { entries: parsed as unknown[] }
    : (parsed as Readonly<Record<string, unknown>>);
  const log = recordOf('log' in outer ? outer['log'] : undefined) ?? recordOf(outer) ?? {};
  const entries = log['entries'];
  if (!Array.isArray(entries)) throw new HarError({ code: 'no-entries' });
  const collecting = createCollecting();
  collecting.member('creator', log['creator']);
  collecting.member('browser', log['browser']);
  for (const entry of entries as unknown[]) collecting.entry(partsOf(entry));
  return collecting.capture([]);
}
