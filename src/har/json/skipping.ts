import { byteAt, CLOSE_LIST, CLOSE_OBJECT, isDelimiter, OPEN_LIST, OPEN_OBJECT, QUOTE } from './codes.ts';
import type { Digest } from './digest.ts';
import { LONGEST_SCALAR } from './scalars.ts';
import { closingQuote, isEscaped, wordsOf } from './words.ts';

/** Passes over one JSON value without keeping any of it, in as many pieces as its bytes come in. */
export interface Skipping {
  /** Begins with the next value. `digest` takes the bytes between the quotes, where the value is a string. */
  begin(digest?: Digest): void;
  /**
   * Passes over bytes from `from` up to `to`. Gives the place behind the value, `GOES_ON` where that is behind `to`, or
   * `BROKEN` where a bracket closes what another kind has opened, or a number has no end. What else lies between brackets and quotes is not
   * looked at.
   */
  over(bytes: Uint8Array, from: number, to: number): number;
}

export const GOES_ON = -1;
export const BROKEN = -2;

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

/** Makes a {@link Skipping} that is not under way. */
export function createSkipping(): Skipping {
  const text = createTextSkipping();
  const closings = new Uint8Array(COMPARED);
  let depth = 0;
  /** Bytes of the value so far, where it is a number or a literal. */
  let taken = 0;

  /** True where the bracket closes what is open. */
  function closes(byte: number): boolean {
    depth -= 1;
    return depth >= COMPARED || byte === closings[depth];
  }

  function opens(byte: number): void {
    if (depth < COMPARED) closings[depth] = byte === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST;
    depth += 1;
  }

  /** Goes on between brackets, in a list or an object that is open. */
  function overLevels(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; ) {
      const byte = byteAt(bytes, at);
      at += 1;
      switch (KINDS[byte]) {
        case OPENING:
          opens(byte);
          break;
        case CLOSING:
          if (!closes(byte)) return BROKEN;
          if (depth === 0) return at;
          break;
        case QUOTING:
          at = text.over(bytes, at, to);
          if (at < 0) return GOES_ON;
      }
    }
    return GOES_ON;
  }

  /** Begins a value, or goes on in a number or a literal. */
  function overTop(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const byte = byteAt(bytes, at);
      if (isDelimiter(byte)) {
        if (taken > 0 || byte > SPACE) return at;
        continue;
      }
      taken += 1;
      if (taken > LONGEST_SCALAR) return BROKEN;
      if (byte === QUOTE) return text.over(bytes, at + 1, to);
      if (KINDS[byte] !== OPENING) continue;
      opens(byte);
      return overLevels(bytes, at + 1, to);
    }
    return GOES_ON;
  }

  return {
    begin(digest) {
      text.begin(digest);
      depth = 0;
      taken = 0;
    },
    over(bytes, from, to) {
      let at = from;
      if (text.isOpen()) {
        at = text.over(bytes, from, to);
        if (at < 0 || depth === 0) return at;
      }
      return depth > 0 ? overLevels(bytes, at, to) : overTop(bytes, at, to);
    },
  };
}

/** Passes over a string, from behind its opening quote. */
function createTextSkipping() {
  let isOpen = false;
  let inEscape = false;
  let digest: Digest | undefined;
  let seen: Uint8Array | undefined;
  let words = wordsOf(new Uint8Array());

  /** The bytes to be read in words; made anew only where they are others. */
  function wordsIn(bytes: Uint8Array): DataView {
    if (seen !== bytes) words = wordsOf(bytes);
    seen = bytes;
    return words;
  }

  return {
    begin(taking?: Digest): void {
      digest = taking;
      digest?.begin();
      isOpen = false;
      inEscape = false;
    },
    /** The place behind the closing quote, or `GOES_ON`. */
    over(bytes: Uint8Array, from: number, to: number): number {
      const start = inEscape ? Math.min(from + 1, to) : from;
      const quote = closingQuote(bytes, wordsIn(bytes), start, to);
      digest?.add(bytes, from, quote);
      isOpen = quote === to;
      if (!isOpen) return quote + 1;
      inEscape = start === to ? inEscape && from === to : isEscaped(bytes, start, to);
      return GOES_ON;
    },
    isOpen: () => isOpen,
  };
}
