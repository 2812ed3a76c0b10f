import { createLogText, type TextPlace } from './log-text.ts';
import { type TextInput, utf8Of } from './utf-8.ts';

/** An entry as it stands in a capture's text, with all that reading passes over. */
export interface RecordedEntry {
  /** Its number, as reading numbers entries. */
  readonly entry: number;
  readonly value: unknown;
}

/** Bytes of an entry at most, bodies and all: it is parsed as a whole. */
const LARGEST = 1 << 26;

/** Thrown where an entry is too large to be had as a whole. */
export class EntryTooLarge extends Error {
  constructor(readonly entry: number) {
    super(`entry ${entry} is too large`);
  }
}

/**
 * The entries of a capture as they stand in its text, one at a time; those that cannot be read are left out.
 * @throws EntryTooLarge; what the stream itself throws
 */
export async function* recordedEntries(input: TextInput): AsyncGenerator<RecordedEntry> {
  const heard: (TextPlace & { readonly entry: number })[] = [];
  let entries = 0;
  const text = createLogText({
    member() {},
    entry(_, place) {
      heard.push({ ...place, entry: entries++ });
    },
    unreadable() {
      entries += 1;
    },
  });
  const recent = createRecent();
  const found = function* (): Generator<RecordedEntry> {
    for (const { entry, from, to } of heard.splice(0))
      yield { entry, value: JSON.parse(recent.text(from, to)) as unknown };
  };
  for await (const piece of utf8Of(input)) {
    recent.add(piece);
    const goesOn = text.add(piece);
    yield* found();
    if (!goesOn) return;
    recent.forget(text.begunAt());
    if (recent.length() > LARGEST) throw new EntryTooLarge(entries);
  }
  text.end();
  yield* found();
}

/** The latest bytes of a text, by their places in it. */
function createRecent() {
  let pieces: Uint8Array[] = [];
  let [begin, end] = [0, 0];
  return {
    add(piece: Uint8Array): void {
      pieces.push(piece);
      end += piece.length;
    },
    forget(upTo: number): void {
      let first = pieces[0];
      while (first && begin + first.length <= upTo) {
        begin += first.length;
        pieces = pieces.slice(1);
        first = pieces[0];
      }
    },
    length: () => end - begin,
    text(from: number, to: number): string {
      const decoder = new TextDecoder();
      let [text, at] = ['', begin];
      for (const piece of pieces) {
        const part = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
        text += decoder.decode(part, { stream: true });
        at += piece.length;
      }
      return text + decoder.decode();
    },
  };
}
