import type { CLOSE_LIST, CLOSE_OBJECT, OPEN_OBJECT } from './codes.ts';
import { spell } from './texts.ts';
import { isSame, wordsOf } from './words.ts';

/**
 * Where a passage stands: where an object begins, or behind a value in an object or a list. Where a list begins is none:
 * what stands before its first item stands in an empty one as well.
 */
type Standing = typeof OPEN_OBJECT | typeof CLOSE_OBJECT | typeof CLOSE_LIST;

/** What stands between two values means. */
interface Meaning {
  readonly standing: Standing;
  /** The name of the member whose value follows; undefined where a list's item does, or the end. */
  readonly name: string | undefined;
  /** Whether the object or the list ends with it. */
  readonly isEnd: boolean;
}

/** What stands between two values: brackets, commas, white space, and the name of the member that comes next. */
interface Passage extends Meaning {
  /** Where its bytes are kept. */
  readonly from: number;
  readonly length: number;
  /** Those that were seen behind what follows it. */
  readonly next: Passage[];
}

/** Bytes of passages that are kept; where they are full, all are forgotten. */
const ROOM = 1 << 16;
/** Longer ones are not kept. */
const LONGEST = 256;
/** So many are tried in one place. */
const MOST = 6;

/**
 * The passages of a text seen so far. A program writes the same few again and again, in the same order, and to compare
 * bytes with those that are expected takes less than to read them.
 */
export class Passages {
  /** Never used; {@link Texts.everlasting} says what for. */
  static readonly everlasting = new Passages();

  private readonly kept = new Uint8Array(ROOM);
  private readonly keptWords = wordsOf(this.kept);
  private readonly known = new Map<string, Passage>();
  private used = 0;
  private expected: Passage[] = [];

  /** Gives the passage that ends before `end` and was seen before in such a place; undefined where there is none. */
  find(words: DataView, at: number, end: number, standing: Standing): Passage | undefined {
    const { expected, keptWords } = this;
    for (let place = 0; place < expected.length; place++) {
      const passage = expected[place] as Passage;
      if (passage.standing !== standing || at + passage.length > end) continue;
      if (!isSame(keptWords, passage.from, words, at, passage.length)) continue;
      this.expected = passage.next;
      return passage;
    }
    return undefined;
  }

  /** Takes note of one that was read instead, from `from` up to `to`. */
  learn(bytes: Uint8Array, from: number, to: number, { standing, name, isEnd }: Meaning): void {
    if (to - from > LONGEST) return;
    const key = `${standing} ${spell(bytes, from, to)}`;
    const place = this.expected;
    let passage = this.known.get(key);
    if (!passage) {
      passage = { standing, name, isEnd, from: this.keep(bytes, from, to), length: to - from, next: [] };
      this.known.set(key, passage);
    }
    if (place.unshift(passage) > MOST) place.pop();
    this.expected = passage.next;
  }

  private keep(bytes: Uint8Array, from: number, to: number): number {
    if (this.used + to - from > ROOM) {
      this.known.clear();
      this.used = 0;
    }
    this.kept.set(bytes.subarray(from, to), this.used);
    this.used += to - from;
    return this.used - (to - from);
  }
}
