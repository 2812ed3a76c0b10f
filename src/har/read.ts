import type { Capture, CaptureNote } from './capture.ts';
import { type Collecting, createCollecting } from './collecting.ts';
import { partsOf } from './entry-parts.ts';
import { HarError } from './error.ts';
import { createLogText, type LogEnd } from './log-text.ts';
import { recordOf } from './raw-entry.ts';
import { BrokenCompression, isTextInput, type ReadSignal, type TextInput, utf8Of } from './utf-8.ts';

/** How far the reading of a capture has come. */
export interface ReadProgress {
  /** Bytes of its text, of what is compressed after that has been undone. */
  readonly bytes: number;
  readonly entries: number;
}

/** How a capture is read. */
export interface ReadOptions {
  /** Hears of progress again and again. Reading goes on when the promise that it may give has settled. */
  readonly onProgress?: (progress: ReadProgress) => unknown;
  /** Ends the reading: the promise then rejects with the signal's reason. */
  readonly signal?: ReadSignal;
}

/**
 * Reads a capture: a HAR as text, as bytes (UTF-8 or UTF-16, perhaps gzip), as a stream or a blob of such bytes, or parsed.
 * `{ log: { entries } }`, `{ entries }` and a bare list of entries are all taken, as JSONP too. Text is never held as a
 * whole, nor is any body. Where it breaks off, the entries before the break are given, and a note says where that is.
 * @throws HarError where the input cannot be a capture at all, with the reason and the position; what the stream itself
 *   throws; the reason of the signal
 */
export async function readHar(input: TextInput | object, options: ReadOptions = {}): Promise<Capture> {
  options.signal?.throwIfAborted();
  if (typeof input !== 'string' && Object(input) !== input) throw new HarError({ code: 'no-entries' });
  return isTextInput(input) ? readText(input, options) : readParsed(input);
}

/** Bytes that are read at a time. */
const PIECE = 1 << 18;

async function readText(input: TextInput, { onProgress, signal }: ReadOptions): Promise<Capture> {
  const collecting = createCollecting();
  const text = createLogText(collecting);
  const notes: CaptureNote[] = [];
  let bytes = 0;
  try {
    for await (const piece of pieces(input, signal)) {
      signal?.throwIfAborted();
      bytes += piece.length;
      const goesOn = text.add(piece);
      await onProgress?.({ bytes, entries: collecting.entries() });
      if (!goesOn) break;
    }
  } catch (error) {
    if (!(error instanceof BrokenCompression)) throw error;
    if (bytes === 0) throw new HarError({ code: 'not-compressed' });
    notes.push({ code: 'compression-broken', offset: bytes });
  }
  signal?.throwIfAborted();
  return captureOf(collecting, text.end(), notes);
}

async function* pieces(input: TextInput, signal?: ReadSignal): AsyncGenerator<Uint8Array> {
  for await (const bytes of utf8Of(input, signal)) {
    for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
  }
}

function captureOf(
  collecting: Collecting,
  { isEmpty, hasEntries, fault }: LogEnd,
  notes: readonly CaptureNote[],
): Capture {
  if (isEmpty) throw new HarError({ code: 'empty' });
  const gravest = collecting.fault() ?? (collecting.hasRequest() ? undefined : fault);
  if (gravest) throw new HarError(gravest);
  if (!hasEntries) throw new HarError({ code: 'no-entries' });
  // Where the compression broke, the text ends too early for that reason.
  const isKnown = fault?.code === 'cut-off' && notes.some(({ code }) => code === 'compression-broken');
  if (!fault || isKnown) return collecting.capture(notes);
  const { code, offset } = fault;
  return collecting.capture([{ code: code === 'cut-off' ? code : 'broken-off', offset }, ...notes]);
}

/** The entries of a parsed capture, in the order in which a reading numbers them; undefined where it has no list of them. */
export function entriesOf(parsed: object): unknown[] | undefined {
  const lists = listsOf(parsed);
  return lists.length === 0 ? undefined : lists.flat();
}

function listsOf(parsed: object): unknown[][] {
  const outer = outerOf(parsed);
  const log = recordOf(outer['log']);
  const lists = Object.keys(outer).flatMap((name) =>
    name === 'log' ? [log?.['entries']] : name === 'entries' ? [outer[name]] : [],
  );
  return lists.filter((list): list is unknown[] => Array.isArray(list));
}

const outerOf = (parsed: object): Members =>
  Array.isArray(parsed) ? { entries: parsed as unknown[] } : (parsed as Members);

function readParsed(parsed: object): Capture {
  const outer = outerOf(parsed);
  const log = recordOf(outer['log']);
  const found = listsOf(parsed);
  if (found.length === 0) throw new HarError({ code: 'no-entries' });
  const collecting = createCollecting();
  const head = log ?? outer;
  collecting.member('creator', head['creator']);
  collecting.member('browser', head['browser']);
  for (const list of found) for (const entry of list) collecting.entry(partsOf(entry));
  return collecting.capture([]);
}

type Members = Readonly<Record<string, unknown>>;
