import { byteAt } from './codes.ts';

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
 * A digest under way; bytes may come in any pieces. Two lanes of MurmurHash3's 32-bit mixing with different seeds and
 * multipliers, which take the words in turn, and the length: that tells contents of one capture apart. It is no defence
 * against somebody who makes two alike on purpose.
 */
export class Digest {
  private first = 0;
  private second = 0;
  private length = 0;
  /** Bytes that do not fill a word yet. */
  private word = 0;
  private held = 0;
  /** Whether the next word is the second lane's. */
  private isSecond = false;

  begin(): void {
    [this.first, this.second] = SEEDS;
    this.length = 0;
    this.word = 0;
    this.held = 0;
    this.isSecond = false;
  }

  /** Takes the bytes from `from` up to `to`; `words` are the same bytes. */
  add(bytes: Uint8Array, words: DataView, from: number, to: number): void {
    this.length += to - from;
    let at = from;
    while (at < to && this.held > 0) this.addByte(byteAt(bytes, at++));
    at = this.addWords(words, at, to);
    while (at < to) this.addByte(byteAt(bytes, at++));
  }

  /** The digest of all bytes since `begin`: equal for equal bytes, and for others as good as never. */
  end(): string {
    this.mix(this.word);
    this.mix(this.length);
    this.mix(this.length);
    return [this.first, this.second, this.length].map((part) => (part >>> 0).toString(36)).join('-');
  }

  private mix(next: number): void {
    if (this.isSecond) this.second = mixSecond(this.second, next);
    else this.first = mixFirst(this.first, next);
    this.isSecond = !this.isSecond;
  }

  private addByte(byte: number): void {
    this.word |= byte << (this.held * 8);
    this.held += 1;
    if (this.held < 4) return;
    this.mix(this.word);
    this.word = 0;
    this.held = 0;
  }

  /** Takes whole words, two at a time; gives the place behind them. */
  private addWords(words: DataView, from: number, to: number): number {
    let at = from;
    if (this.isSecond && at + 4 <= to) {
      this.mix(words.getInt32(at, true));
      at += 4;
    }
    let { first, second } = this;
    for (; at + 8 <= to; at += 8) {
      first = mixFirst(first, words.getInt32(at, true));
      second = mixSecond(second, words.getInt32(at + 4, true));
    }
    this.first = first;
    this.second = second;
    if (at + 4 > to || this.isSecond) return at;
    this.mix(words.getInt32(at, true));
    return at + 4;
  }
}
