import { byteAt } from './codes.ts';
import { wordsOf } from './words.ts';

/** A digest under way. Bytes may come in any pieces. */
export interface Digest {
  begin(): void;
  /** Takes the bytes from `from` up to `to`. */
  add(bytes: Uint8Array, from: number, to: number): void;
  /** The digest of all bytes since `begin`: equal for equal bytes, and for others as good as never. */
  end(): string;
}

/** Of how many bytes a digest is. */
export const digestedLength = (digest: string): number => Number.parseInt(digest.split('-')[2] ?? '', 36);

const SEEDS = [0x9747b28c, 0x3c6ef372] as const;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

const mixFirst = (lane: number, word: number): number =>
  (Math.imul(rotate(lane ^ Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593), 13), 5) +
    0xe6546b64) |
  0;

const mixSecond = (lane: number, word: number): number =>
  (Math.imul(rotate(lane ^ Math.imul(rotate(Math.imul(word, 0x239b961b), 16), 0xab0e9789), 19), 5) +
    0x561ccd1b) |
  0;

/**
 * Two lanes of MurmurHash3's 32-bit mixing with different seeds and multipliers, which take the words in turn, and the
 * length: that tells contents of one capture apart. It is no defence against somebody who makes two alike on purpose.
 */
export function createDigest(): Digest {
  const lanes = new Int32Array(2);
  let length = 0;
  /** Bytes that do not fill a word yet. */
  let word = 0;
  let held = 0;

  /** Whether the next word is the second lane's. */
  let isSecond = false;

  function mix(next: number): void {
    if (isSecond) lanes[1] = mixSecond(lanes[1] as number, next);
    else lanes[0] = mixFirst(lanes[0] as number, next);
    isSecond = !isSecond;
  }

  function addByte(byte: number): void {
    word |= byte << (held * 8);
    held += 1;
    if (held < 4) return;
    mix(word);
    word = 0;
    held = 0;
  }

  /** Takes whole words, two at a time; gives the place behind them. */
  function addWords(bytes: Uint8Array, from: number, to: number): number {
    const words = wordsOf(bytes);
    let at = from;
    if (isSecond && at + 4 <= to) {
      mix(words.getInt32(at, true));
      at += 4;
    }
    let first = lanes[0] as number;
    let second = lanes[1] as number;
    for (; at + 8 <= to; at += 8) {
      first = mixFirst(first, words.getInt32(at, true));
      second = mixSecond(second, words.getInt32(at + 4, true));
    }
    lanes[0] = first;
    lanes[1] = second;
    if (at + 4 > to || isSecond) return at;
    mix(words.getInt32(at, true));
    return at + 4;
  }

  return {
    begin() {
      lanes.set(SEEDS);
      length = 0;
      word = 0;
      held = 0;
      isSecond = false;
    },
    add(bytes, from, to) {
      length += to - from;
      let at = from;
      while (at < to && held > 0) addByte(byteAt(bytes, at++));
      at = addWords(bytes, at, to);
      while (at < to) addByte(byteAt(bytes, at++));
    },
    end() {
      mix(word);
      mix(length);
      mix(length);
      return [...lanes, length].map((part) => (part >>> 0).toString(36)).join('-');
    },
  };
}
