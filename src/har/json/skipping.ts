import { byteAt, CLOSE_LIST, CLOSE_OBJECT, isDelimiter, OPEN_LIST, OPEN_OBJECT, QUOTE } from './codes.ts';
import type { Digest } from './digest.ts';
import { LONGEST_SCALAR } from './scalars.ts';
import { closingQuote, isEscaped } from './words.ts';

export const GOES_ON = -1;
export const BROKEN = -2;
export const ENDLESS = -3;

/** Levels down to which the kinds of brackets are compared. */
const COMPARED = 4096;
const SPACE = 0x20;

/** What a byte outside of strings is. */
const NOTHING = 0;
const OPENING = 1;
const CLOSING = 2;
const QUOTING = 3;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE) return QUOTING;
  if (byte === OPEN_OBJECT || byte === OPEN_LIST) return OPENING;
  return byte === CLOSE_OBJECT || byte === CLOSE_LIST ? CLOSING : NOTHING;
});

/** Passes over one JSON value without keeping any of it, in as many pieces as its bytes come in. */
export class Skipping {
  /** Never used; {@link Texts.everlasting} says what for. */
  static readonly everlasting = new Skipping();

  private readonly closings = new Uint8Array(COMPARED);
  private digest: Digest | undefined;
  private depth = 0;
  /** Bytes of the value so far, where it is a number or a literal. */
  private taken = 0;
  /** Whether a string goes on, and whether its next byte is escaped. */
  private isOpen = false;
  private inEscape = false;

  /** Begins with the next value. `digest` takes the bytes between the quotes, where the value is a string. */
  begin(digest?: Digest): void {
    this.digest = digest;
    digest?.begin();
    this.depth = 0;
    this.taken = 0;
    this.isOpen = false;
    this.inEscape = false;
  }

  /**
   * Passes over bytes from `from` up to `to`. Gives the place behind the value, `GOES_ON` where that is behind `to`,
   * `BROKEN` where a bracket closes what another kind has opened, or `ENDLESS` where a number has no end in sight. What
   * else lies between brackets and quotes is not looked at. `words` are the same bytes.
   */
  over(bytes: Uint8Array, words: DataView, from: number, to: number): number {
    let at = from;
    if (this.isOpen) {
      at = this.overText(bytes, words, from, to);
      if (at < 0 || this.depth === 0) return at;
    }
    return this.depth > 0 ? this.overLevels(bytes, words, at, to) : this.overTop(bytes, words, at, to);
  }

  /** Begins a value, or goes on in a number or a literal. */
  private overTop(bytes: Uint8Array, words: DataView, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const byte = byteAt(bytes, at);
      if (isDelimiter(byte)) {
        if (this.taken > 0 || byte > SPACE) return at;
        continue;
      }
      this.taken += 1;
      if (this.taken > LONGEST_SCALAR) return ENDLESS;
      if (byte === QUOTE) return this.overText(bytes, words, at + 1, to);
      if (KINDS[byte] !== OPENING) continue;
      this.opens(byte);
      return this.overLevels(bytes, words, at + 1, to);
    }
    return GOES_ON;
  }

  /** Goes on between brackets, in a list or an object that is open. */
  private overLevels(bytes: Uint8Array, words: DataView, from: number, to: number): number {
    for (let at = from; at < to; ) {
      const byte = byteAt(bytes, at);
      at += 1;
      switch (KINDS[byte]) {
        case OPENING:
          this.opens(byte);
          break;
        case CLOSING:
          if (!this.closes(byte)) return BROKEN;
          if (this.depth === 0) return at;
          break;
        case QUOTING:
          at = this.overText(bytes, words, at, to);
          if (at < 0) return GOES_ON;
      }
    }
    return GOES_ON;
  }

  private opens(byte: number): void {
    if (this.depth < COMPARED) this.closings[this.depth] = byte === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST;
    this.depth += 1;
  }

  /** True where the bracket closes what is open. */
  private closes(byte: number): boolean {
    this.depth -= 1;
    return this.depth >= COMPARED || byte === this.closings[this.depth];
  }

  /** Passes over a string, from behind its opening quote; gives the place behind the closing one, or `GOES_ON`. */
  private overText(bytes: Uint8Array, words: DataView, from: number, to: number): number {
    const start = this.inEscape ? Math.min(from + 1, to) : from;
    const quote = closingQuote(bytes, words, start, to);
    this.digest?.add(bytes, words, from, quote);
    this.isOpen = quote === to;
    if (!this.isOpen) {
      this.inEscape = false;
      return quote + 1;
    }
    this.inEscape = start === to ? this.inEscape && from === to : isEscaped(bytes, start, to);
    return GOES_ON;
  }
}
