import { BACKSLASH, byteAt, QUOTE } from './codes.ts';

/** The same bytes, to be read four at a time: one such read and its check take about as long as those of a byte. */
export const wordsOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Whether as many bytes from `from` on are those from `at` on. Looks at the last ones first: where texts that may stand
 * in one place differ, they mostly do so near their ends.
 */
export function isSame(words: DataView, from: number, others: DataView, at: number, length: number): boolean {
  if (length < 4) return isSameShort(words, from, others, at, length);
  for (let place = length - 4; place > 0; place -= 4) {
    if (words.getInt32(from + place, true) !== others.getInt32(at + place, true)) return false;
  }
  return words.getInt32(from, true) === others.getInt32(at, true);
}

function isSameShort(words: DataView, from: number, others: DataView, at: number, length: number): boolean {
  for (let place = 0; place < length; place++) {
    if (words.getUint8(from + place) !== others.getUint8(at + place)) return false;
  }
  return true;
}

/** A byte in each of a word's four places. */
const ONES = 0x01010101;
const TOPS = 0x80808080 | 0;
const QUOTES = QUOTE * ONES;

/** The top bit of the word's first byte that is 0, and none below that; 0 where there is no such byte. */
const firstZero = (word: number): number => {
  const found = (word - ONES) & ~word & TOPS;
  return found & -found;
};

/** The place of such a bit's byte among the four. */
const placeOf = (bit: number): number => (31 - Math.clz32(bit)) >> 3;

/**
 * The place of the next quote that ends the string that `from` is within; `to` where there is none before it. Looking
 * for backslashes as well costs more than looking back from each quote: texts have more of them.
 */
export function closingQuote(bytes: Uint8Array, words: DataView, from: number, to: number): number {
  let at = from;
  while (at < to) {
    at = nextQuote(bytes, words, at, to);
    if (at === to || !isEscaped(bytes, from, at)) return at;
    at += 1;
  }
  return to;
}

/** The place of the next quote, escaped or not; `to` where there is none before it. */
function nextQuote(bytes: Uint8Array, words: DataView, from: number, to: number): number {
  let at = from;
  for (; at + 8 <= to; at += 8) {
    const first = firstZero(words.getInt32(at, true) ^ QUOTES);
    const second = firstZero(words.getInt32(at + 4, true) ^ QUOTES);
    if (first !== 0) return at + placeOf(first);
    if (second !== 0) return at + 4 + placeOf(second);
  }
  while (at < to && byteAt(bytes, at) !== QUOTE) at += 1;
  return at;
}

/** Whether the byte at `end` is escaped: an odd number of backslashes stands right before it, none of them before `from`. */
export function isEscaped(bytes: Uint8Array, from: number, end: number): boolean {
  let at = end;
  while (at > from && byteAt(bytes, at - 1) === BACKSLASH) at -= 1;
  return (end - at) % 2 === 1;
}
