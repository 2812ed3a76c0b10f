import type { RecordedLine } from './field-lines.ts';
import { isSame, wordsOf } from './json/words.ts';

interface WrittenLine {
  readonly line: RecordedLine;
  /** Where its bytes are kept. */
  readonly from: number;
  readonly length: number;
}

/** How lines of a name are written around their values. */
interface Frame {
  readonly name: string;
  /** Where the bytes before a value are kept, and right behind them those behind it. */
  readonly from: number;
  readonly before: number;
  readonly behind: number;
}

/** Where a line's value stands: from its opening quote up to the place behind the closing one. */
export interface ValuePlace {
  readonly from: number;
  readonly to: number;
}

/** What came behind lines of one name, the latest first. */
interface Followers {
  readonly lines: WrittenLine[];
  readonly frames: Frame[];
}

/** Bytes of lines that are kept; where they are full, all are forgotten. */
const ROOM = 1 << 19;
/** Longer ones are not kept. */
const LONGEST = 1 << 10;
/** So many are tried behind a line. */
const MOST = 6;

/**
 * Header lines as they are written in a text, to know them again without reading them: of 29 lines in an entry of the
 * captures that are measured, 23 are written as one was before.
 */
export class WrittenLines {
  /** Never used; {@link Texts.everlasting} says what for. */
  static readonly everlasting = new WrittenLines();

  private readonly kept = new Uint8Array(ROOM);
  private readonly keptWords = wordsOf(this.kept);
  private readonly known = new Map<RecordedLine, WrittenLine>();
  private readonly frames = new Map<string, Frame>();
  private readonly followers = new Map<string, Followers>();
  private used = 0;
  private expected: Followers = { lines: [], frames: [] };

  /** Begins a message of that kind. */
  begin(kind: 'request' | 'response'): void {
    this.goOn(BEGINNINGS[kind]);
  }

  /** The line that ends before `end` and was written so before, behind a line of the same name; undefined where none was. */
  find(words: DataView, at: number, end: number): WrittenLine | undefined {
    const { expected, keptWords } = this;
    for (let place = 0; place < expected.lines.length; place++) {
      const written = expected.lines[place] as WrittenLine;
      if (at + written.length > end) continue;
      if (!isSame(keptWords, written.from, words, at, written.length)) continue;
      this.goOn(written.line.name);
      return written;
    }
    return undefined;
  }

  /** How a line that stands there is written up to its value, as one was that came behind a line of the same name. */
  findFrame(words: DataView, at: number, end: number): Frame | undefined {
    for (const frame of this.expected.frames) {
      if (at + frame.before <= end && isSame(this.keptWords, frame.from, words, at, frame.before))
        return frame;
    }
    return undefined;
  }

  /** Whether a value that ends at `at` is followed by what is behind values in that frame. */
  isFramed({ from, before, behind }: Frame, words: DataView, at: number, end: number): boolean {
    return at + behind <= end && isSame(this.keptWords, from + before, words, at, behind);
  }

  /** Takes note of the line that was read, from `from` up to `to`, and of how it is written around its value. */
  learn(line: RecordedLine, bytes: Uint8Array, from: number, to: number, value?: ValuePlace): void {
    if (to - from <= LONGEST) {
      if (this.used + 2 * LONGEST > ROOM) this.forget();
      if (line.isUsual) put(this.expected.lines, this.written(line, bytes, from, to));
      if (value) put(this.expected.frames, this.frame(line.name, bytes, from, to, value));
    }
    this.goOn(line.name);
  }

  private written(line: RecordedLine, bytes: Uint8Array, from: number, to: number): WrittenLine {
    const there = this.known.get(line);
    if (there?.length === to - from) return there;
    const written = { line, from: this.keep(bytes, from, to), length: to - from };
    this.known.set(line, written);
    return written;
  }

  private frame(name: string, bytes: Uint8Array, from: number, to: number, value: ValuePlace): Frame {
    const [before, behind] = [value.from - from, to - value.to];
    const there = this.frames.get(name);
    if (there?.before === before && there.behind === behind) return there;
    const frame = { name, from: this.keep(bytes, from, value.from), before, behind };
    this.keep(bytes, value.to, to);
    this.frames.set(name, frame);
    return frame;
  }

  private goOn(name: string): void {
    const next = this.followers.get(name);
    this.expected = next ?? { lines: [], frames: [] };
    if (!next) this.followers.set(name, this.expected);
  }

  private forget(): void {
    this.known.clear();
    this.frames.clear();
    this.followers.clear();
    this.expected = { lines: [], frames: [] };
    this.used = 0;
  }

  private keep(bytes: Uint8Array, from: number, to: number): number {
    const place = this.used;
    this.kept.set(bytes.subarray(from, to), place);
    this.used += to - from;
    return place;
  }
}

/** Puts it before the others, in place of the last one where there are too many. */
function put<T>(others: T[], latest: T): void {
  if (others.unshift(latest) > MOST) others.pop();
}

/** Stand for the line before the first one: no line has such a name. */
const BEGINNINGS = { request: '\nrequest', response: '\nresponse' };
