import type { RecordedLine } from './field-lines.ts';
import { isSame, wordsOf } from './json/words.ts';

interface WrittenLine {
  readonly line: RecordedLine;
  /** Where its bytes are kept. */
  readonly from: number;
  readonly length: number;
}

/** Bytes of lines that are kept; where they are full, all are forgotten. */
const ROOM = 1 << 19;
/** Longer ones are not kept. */
const LONGEST = 1 << 10;
/** So many are tried behind a line. */
const MOST = 6;

/**
 * Header lines as they are written in a text, to know them again without reading them: to compare a line with those that
 * are expected takes a fifth of that.
 */
export class WrittenLines {
  /** Never used; {@link Texts.everlasting} says what for. */
  static readonly everlasting = new WrittenLines();

  private readonly kept = new Uint8Array(ROOM);
  private readonly keptWords = wordsOf(this.kept);
  private readonly known = new Map<RecordedLine, WrittenLine>();
  /** By the name of a line, those that came behind it, the latest first. */
  private readonly followers = new Map<string, WrittenLine[]>();
  private used = 0;
  private expected: WrittenLine[] = [];

  /** Begins a message of that kind. */
  begin(kind: 'request' | 'response'): void {
    this.goOn(BEGINNINGS[kind]);
  }

  /** The line that ends before `end` and was written so before, behind a line of the same name; undefined where none was. */
  find(words: DataView, at: number, end: number): WrittenLine | undefined {
    const { expected, keptWords } = this;
    for (let place = 0; place < expected.length; place++) {
      const written = expected[place] as WrittenLine;
      if (at + written.length > end) continue;
      if (!isSame(keptWords, written.from, words, at, written.length)) continue;
      this.goOn(written.line.name);
      return written;
    }
    return undefined;
  }

  /** Takes note of the line that was read instead, from `from` up to `to`. */
  learn(line: RecordedLine, bytes: Uint8Array, from: number, to: number): void {
    if (line.isUsual && to - from <= LONGEST) {
      const { expected } = this;
      const there = this.known.get(line);
      const written = there?.length === to - from ? there : this.keep(line, bytes, from, to);
      if (expected.unshift(written) > MOST) expected.pop();
    }
    this.goOn(line.name);
  }

  private goOn(name: string): void {
    const next = this.followers.get(name);
    this.expected = next ?? [];
    if (!next) this.followers.set(name, this.expected);
  }

  private keep(line: RecordedLine, bytes: Uint8Array, from: number, to: number): WrittenLine {
    if (this.used + to - from > ROOM) {
      this.known.clear();
      this.followers.clear();
      this.used = 0;
    }
    const written = { line, from: this.used, length: to - from };
    this.kept.set(bytes.subarray(from, to), this.used);
    this.used += to - from;
    this.known.set(line, written);
    return written;
  }
}

/** Stand for the line before the first one: no line has such a name. */
const BEGINNINGS = { request: '\nrequest', response: '\nresponse' };
