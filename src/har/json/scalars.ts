import { BACKSLASH, byteAt, DOT, isDelimiter, MINUS, NINE, QUOTE, ZERO } from './codes.ts';
import { type Cursor, Incomplete, Unreadable } from './cursor.ts';
import { spell } from './texts.ts';

/** Bytes of a string that is kept. The longest header that servers take has 64 kB. */
export const LONGEST_TEXT = 1 << 20;
/** Longer than any number that a program writes. */
export const LONGEST_SCALAR = 400;
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

const PLAIN = 0;
const CLOSING = 1;
const ESCAPING = 2;
const BEYOND_ASCII = 3;
const FORBIDDEN = 4;

/** What a byte within a string is. */
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE) return CLOSING;
  if (byte === BACKSLASH) return ESCAPING;
  if (byte >= 0x80) return BEYOND_ASCII;
  return byte < 0x20 ? FORBIDDEN : PLAIN;
});

/** Powers of ten that a double holds exactly. */
const TENS = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads the string on whose opening quote the cursor stands.
 * @throws Incomplete, or Unreadable where it is no JSON, no UTF-8 or too large to be kept
 */
export function readText(cursor: Cursor): string {
  const { bytes, words, end, texts } = cursor;
  const from = cursor.at + 1;
  const guessed = texts.guess(bytes, words, from, end);
  if (guessed >= 0) {
    cursor.at = guessed;
    return texts.last();
  }
  let ascii = true;
  let escaped = false;
  let at = from;
  for (;;) {
    if (at >= end) throw endless(from, end);
    const kind = KINDS[byteAt(bytes, at)];
    if (kind === PLAIN) at += 1;
    else if (kind === CLOSING) break;
    else if (kind === ESCAPING) {
      escaped = true;
      at += 2;
    } else if (kind === BEYOND_ASCII) {
      ascii = false;
      at += 1;
    } else throw new Unreadable('not-json', at);
  }
  if (at - from > LONGEST_TEXT) throw new Unreadable('too-large', from - 1);
  cursor.at = at + 1;
  try {
    return texts.of(bytes, words, from, at, { ascii, escaped });
  } catch (error) {
    throw new Unreadable(error instanceof SyntaxError ? 'not-json' : 'not-utf-8', from - 1);
  }
}

const endless = (from: number, end: number): Unreadable | Incomplete =>
  end - from > LONGEST_TEXT ? new Unreadable('too-large', from - 1) : new Incomplete();

/**
 * Reads the number on whose first byte the cursor stands. Where a double holds its digits, dividing them by a power of
 * ten gives the nearest double, as JSON.parse does; any other is left to the engine.
 * @throws Incomplete, or Unreadable where it is none
 */
export function readNumber(cursor: Cursor): number {
  const { bytes, end, at: from } = cursor;
  const negative = byteAt(bytes, from) === MINUS;
  const first = negative ? from + 1 : from;
  let digits = 0;
  let at = first;
  let dot = -1;
  for (; at < end; at++) {
    const byte = byteAt(bytes, at);
    if (byte >= ZERO && byte <= NINE) digits = digits * 10 + (byte - ZERO);
    else if (byte === DOT && dot < 0) dot = at;
    else break;
  }
  if (at >= end) throw new Incomplete();
  const decimals = dot < 0 ? 0 : at - dot - 1;
  const whole = (dot < 0 ? at : dot) - first;
  const isUsual = whole > 0 && whole + decimals < 16 && (dot < 0 || decimals > 0);
  const isPadded = whole > 1 && byteAt(bytes, first) === ZERO;
  if (!isUsual || isPadded || !isDelimiter(byteAt(bytes, at))) return readUnusual(cursor);
  cursor.at = at;
  const value = digits / (TENS[decimals] as number);
  return negative ? -value : value;
}

function readUnusual(cursor: Cursor): number {
  const { at } = cursor;
  const value = readScalar(cursor);
  if (typeof value !== 'number') throw new Unreadable('not-json', at);
  return value;
}

/**
 * Reads the number or the literal on whose first byte the cursor stands.
 * @throws Incomplete, or Unreadable where it is neither
 */
export function readScalar(cursor: Cursor): number | boolean | null {
  const { bytes, end, at: from } = cursor;
  let at = from;
  while (at < end && !isDelimiter(byteAt(bytes, at))) at += 1;
  if (at - from > LONGEST_SCALAR) throw new Unreadable('not-json', from);
  if (at >= end) throw new Incomplete();
  const spelling = spell(bytes, from, at);
  if (!SCALAR.test(spelling)) throw new Unreadable('not-json', from);
  cursor.at = at;
  return JSON.parse(spelling);
}
