import {
  BACKSLASH,
  byteAt,
  CLOSE_LIST,
  CLOSE_OBJECT,
  isDelimiter,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './codes.ts';
import type { Digest } from './digest.ts';
import { LONGEST_SCALAR } from './scalars.ts';

/** Passes over one JSON value without keeping any of it, in as many pieces as its bytes come in. */
export interface Skipping {
  /** Begins with the next value. `digest` takes the bytes between the quotes, where the value is a string. */
  begin(digest?: Digest): void;
  /**
   * Passes over bytes from `from` up to `to`. Gives the place behind the value, `GOES_ON` where that is behind `to`,
   * `BROKEN` where a bracket closes what another kind has opened, or `ENDLESS` where a number has no end in sight. What
   * else lies between brackets and quotes is not looked at.
   */
  over(bytes: Uint8Array, from: number, to: number): number;
}

export const GOES_ON = -1;
export const BROKEN = -2;
export const ENDLESS = -3;

/** So many bytes of a string are looked at one by one before the search for its end is left to the engine. */
const BY_HAND = 64;
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
      if (taken > LONGEST_SCALAR) return ENDLESS;
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

  function closingQuote(bytes: Uint8Array, from: number, to: number): number {
    let at = inEscape ? from + 1 : from;
    while (at < to) {
      const near = Math.min(to, at + BY_HAND);
      at = upToQuote(bytes, at, near);
      if (at < near) return at;
      if (at >= to) break;
      const quote = nextQuote(bytes, at, to);
      const escaped = isEscaped(bytes, at, quote);
      if (!escaped && quote < to) return quote;
      at = escaped ? quote + 1 : quote;
    }
    inEscape = at > to;
    return GOES_ON;
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
      const quote = closingQuote(bytes, from, to);
      isOpen = quote < 0;
      digest?.add(bytes, from, isOpen ? to : quote);
      if (isOpen) return GOES_ON;
      inEscape = false;
      return quote + 1;
    },
    isOpen: () => isOpen,
  };
}

/** The place of the next quote that is not escaped, or one at or behind `near`. */
function upToQuote(bytes: Uint8Array, from: number, near: number): number {
  let at = from;
  while (at < near) {
    const byte = byteAt(bytes, at);
    if (byte === QUOTE) return at;
    at += byte === BACKSLASH ? 2 : 1;
  }
  return at;
}

/** The place of the next quote, escaped or not; `to` where there is none before it. */
function nextQuote(bytes: Uint8Array, from: number, to: number): number {
  const quote = bytes.indexOf(QUOTE, from);
  return quote < 0 || quote > to ? to : quote;
}

/** Whether the byte at `end` is escaped: an odd number of backslashes stands right before it, none of them before `from`. */
function isEscaped(bytes: Uint8Array, from: number, end: number): boolean {
  let at = end;
  while (at > from && byteAt(bytes, at - 1) === BACKSLASH) at -= 1;
  return (end - at) % 2 === 1;
}
