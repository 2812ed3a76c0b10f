import { LEFT_OUT } from './codes.ts';
import { type Cursor, createCursor } from './cursor.ts';
import { BROKEN, ENDLESS, GOES_ON } from './skipping.ts';
import { wordsOf } from './words.ts';

/** The part of a long text that has to be in memory: what is being read, without what was passed over of it. */
export interface View {
  readonly cursor: Cursor;
  /** Takes the next bytes of the text. False while reading on is no use: more are needed. */
  add(bytes: Uint8Array): boolean;
  /** What is read from here on may have to be read anew. */
  begin(): void;
  /** The bytes ended before what was begun did: keeps of it what has to be read anew. */
  suspend(): void;
  /**
   * Gives up what was begun and passes over the value that it is. `goes-on`: its end is in bytes to come;
   * `broken`: its brackets do not match; `nothing-there`: no value begins there.
   */
  passOver(): 'passed' | 'goes-on' | 'broken' | 'nothing-there';
  /**
   * Whether a value is being passed over that goes on in bytes to come, or cannot: its brackets do not match, or a number
   * within what was begun has no end in sight.
   */
  skips(): 'nothing' | 'value' | 'broken-value' | 'endless-number';
  /** Gives up what was begun because of such a number, which the bytes that were added last have shown; true as `add`. */
  passOverNumber(latest: Uint8Array): boolean;
  /** Bytes of what was begun, up to a place of the cursor, without what was passed over. */
  kept(to: number): number;
  /** The byte of the text, from 0, at which what was begun begins. */
  begunAt(): number;
  /** The byte of the text, from 0, that stands at a place of the cursor. */
  offsetOf(at: number): number;
  /** Bytes of the text so far. */
  total(): number;
}

interface Mark {
  readonly digest: string | null;
  /** Bytes of the text that the mark stands for, less the one that it takes. */
  readonly removed: number;
}

/** Room for the next bytes is made in such steps. */
const STEP = 1 << 18;

/** Opens a view at the beginning of a text. */
export function createView(): View {
  const cursor = createCursor();
  let marks = new Map<number, Mark>();
  let base = 0;
  let unit = 0;
  let total = 0;
  let least = 0;
  let skip: { readonly marked: boolean; readonly digested: boolean; removed: number } | undefined;
  let trouble: 'none' | 'broken' | 'endless' = 'none';

  const offsetOf = (at: number): number => {
    let offset = base + at;
    for (const [place, { removed }] of marks) if (place < at) offset += removed;
    return offset;
  };

  function append(bytes: Uint8Array): void {
    const length = cursor.end + bytes.length;
    if (length > cursor.bytes.length) {
      const larger = new Uint8Array(Math.ceil(Math.max(length, cursor.end * 2) / STEP) * STEP);
      larger.set(cursor.bytes.subarray(0, cursor.end));
      cursor.bytes = larger;
      cursor.words = wordsOf(larger);
    }
    cursor.bytes.set(bytes, cursor.end);
    cursor.end = length;
  }

  /** The value that was being passed over has ended. */
  function endSkip({ marked, digested, removed }: NonNullable<typeof skip>): void {
    if (marked) {
      marks.set(cursor.end, { digest: digested ? cursor.digest.end() : null, removed: removed - 1 });
      append(Uint8Array.of(LEFT_OUT));
    } else base += removed;
    skip = undefined;
  }

  function begin(): void {
    unit = cursor.at;
    cursor.leftOut = [];
    cursor.underWay = undefined;
  }

  /** Moves what is kept of the unit to the front, with a mark for each value that was passed over in it. */
  function compact(to: number): void {
    const moved = new Map<number, Mark>();
    const { bytes, leftOut } = cursor;
    const start = offsetOf(unit);
    const known = [...marks].filter(([place]) => place >= unit && place < to);
    let [from, length, next] = [unit, 0, 0];
    const keepUpTo = (place: number): void => {
      for (; next < known.length; next++) {
        const [at, mark] = known[next] as [number, Mark];
        if (at >= place) break;
        moved.set(at - from + length, mark);
      }
      bytes.copyWithin(length, from, place);
      length += place - from;
    };
    for (const value of leftOut) {
      keepUpTo(value.from);
      let removed = value.to - value.from - 1;
      for (; next < known.length; next++) {
        const [at, mark] = known[next] as [number, Mark];
        if (at >= value.to) break;
        removed += mark.removed;
      }
      moved.set(length, { digest: value.digest, removed });
      bytes[length] = LEFT_OUT;
      length += 1;
      from = value.to;
    }
    keepUpTo(to);
    base = start;
    marks = moved;
    cursor.marks = moved;
    cursor.end = length;
  }

  function take(bytes: Uint8Array): boolean {
    let from = 0;
    if (skip) {
      const behind = cursor.skipping.over(bytes, wordsOf(bytes), 0, bytes.length);
      if (behind === ENDLESS) trouble = skip.marked ? 'endless' : 'broken';
      else trouble = behind === BROKEN ? 'broken' : 'none';
      skip.removed += behind < 0 ? bytes.length : behind;
      if (behind < 0) return false;
      endSkip(skip);
      from = behind;
    }
    append(bytes.subarray(from));
    return cursor.end >= least;
  }

  /** Keeps nothing of what was begun, of which so many bytes of the text have been passed over. */
  function forget(upTo: number): void {
    base = offsetOf(unit);
    skip = { marked: false, digested: false, removed: upTo - base };
    marks = new Map();
    cursor.marks = marks;
    [cursor.at, cursor.end, least] = [0, 0, 0];
    begin();
  }

  return {
    cursor,
    add(bytes) {
      total += bytes.length;
      return take(bytes);
    },
    begin,
    suspend() {
      const { underWay, end } = cursor;
      compact(underWay?.from ?? end);
      if (underWay) skip = { marked: true, digested: underWay.digested, removed: end - underWay.from };
      // To read it anew only when twice as much is there keeps the cost of long values linear.
      least = cursor.end * 2;
      cursor.at = 0;
      begin();
    },
    passOver() {
      const { bytes, words, end, skipping } = cursor;
      skipping.begin();
      const behind = skipping.over(bytes, words, unit, end);
      if (behind === BROKEN || behind === ENDLESS) return 'broken';
      if (behind !== GOES_ON) {
        cursor.at = behind;
        return behind > unit ? 'passed' : 'nothing-there';
      }
      forget(total);
      return 'goes-on';
    },
    passOverNumber(latest) {
      // There is neither a bracket nor a quote in the number, so it does not matter how much of it is gone.
      cursor.skipping.begin();
      cursor.skipping.over(cursor.bytes, cursor.words, unit, cursor.end);
      forget(total - latest.length);
      return take(latest);
    },
    skips() {
      if (!skip) return 'nothing';
      if (trouble === 'none') return 'value';
      return trouble === 'broken' ? 'broken-value' : 'endless-number';
    },
    kept: (to) => cursor.leftOut.reduce((sum, value) => sum - (value.to - value.from), to - unit),
    begunAt: () => offsetOf(unit),
    offsetOf,
    total: () => total,
  };
}
