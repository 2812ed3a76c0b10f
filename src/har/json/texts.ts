import { byteAt, QUOTE } from './codes.ts';

/** Turns the bytes of JSON strings into text, and equal bytes mostly into the very same string. */
export interface Texts {
  /**
   * Tries the text that followed the last two when they were read before. Gives the place behind the closing quote
   * where it is this one, then `last` has it; else −1. `from` is the place behind the opening quote.
   */
  guess(bytes: Uint8Array, from: number, end: number): number;
  last(): string;
  /**
   * The text of the bytes between two quotes. `ascii`: none of them is beyond it; `escaped`: there are backslashes.
   * @throws TypeError where they are not UTF-8, SyntaxError where an escape in them is none
   */
  of(bytes: Uint8Array, from: number, to: number, ascii: boolean, escaped: boolean): string;
}

/** Stands for every text that was not seen before, so that what follows one is known all the same. */
const NEW = 0;

/** Places for texts that were seen; a text takes the place of an earlier one that falls on the same. */
const PLACES = 1 << 14;
/** Texts longer than this are hardly ever seen twice. */
const LONGEST = 1024;

/**
 * A capture says the same few hundred names and values again and again, mostly in the same order. To keep one string
 * for each saves most of the memory that its header lines take, and comparing them is cheap.
 */
export function createTexts(): Texts {
  const spelt: string[] = new Array(PLACES).fill('');
  const meant: string[] = new Array(PLACES).fill('');
  /** By the places of two texts in a row, the place of the one that followed them. */
  const followers = new Int32Array(PLACES);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let latest = 0;
  let before = 0;

  const pair = (): number => (Math.imul(before, 31) ^ latest) & (PLACES - 1);
  const goOn = (place: number): void => {
    before = latest;
    latest = place;
  };

  return {
    guess(bytes, from, end) {
      const place = followers[pair()] as number;
      const text = spelt[place] as string;
      const to = from + text.length;
      if (text === '' || to >= end || byteAt(bytes, to) !== QUOTE || !isSpelt(text, bytes, from)) return -1;
      goOn(place);
      return to + 1;
    },
    last: () => meant[latest] as string,
    of(bytes, from, to, ascii, escaped) {
      if (to === from) return '';
      if (!ascii || to - from > LONGEST) {
        const text = decoder.decode(bytes.subarray(from, to));
        return escaped ? unescaped(text) : text;
      }
      const place = numberOf(bytes, from, to) & (PLACES - 1);
      const known = spelt[place] as string;
      if (known.length === to - from && isSpelt(known, bytes, from)) {
        followers[pair()] = place;
        goOn(place);
        return meant[place] as string;
      }
      goOn(NEW);
      const text = spell(bytes, from, to);
      spelt[place] = '';
      const meaning = escaped ? unescaped(text) : text;
      spelt[place] = text;
      meant[place] = meaning;
      return meaning;
    },
  };
}

/** The text of bytes of ASCII. */
export function spell(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return ascii.decode(bytes.subarray(from, to));
  const codes: number[] = [];
  for (let at = from; at < to; at++) codes.push(byteAt(bytes, at));
  return String.fromCharCode.apply(null, codes);
}

/** Up to so many bytes, spelling a text out is quicker than a decoder. */
const SHORT = 12;
const ascii = new TextDecoder();

const unescaped = (text: string): string => JSON.parse(`"${text}"`);

/** A number for a text. Looks at its length and at seven bytes only: whether it is the same is compared in full anyway. */
function numberOf(bytes: Uint8Array, from: number, to: number): number {
  const [length, last] = [to - from, to - 1];
  const mixed =
    Math.imul(length, 0x9e3779b1) ^
    byteAt(bytes, from) ^
    (byteAt(bytes, last) << 7) ^
    (byteAt(bytes, from + (length >> 1)) << 14) ^
    (byteAt(bytes, from + (length >> 2)) << 21) ^
    (byteAt(bytes, last - (length >> 2)) << 3) ^
    (byteAt(bytes, last - (length >> 3)) << 11) ^
    (byteAt(bytes, Math.max(from, last - 1)) << 17);
  const spread = Math.imul(mixed, 0x85ebca6b);
  return spread ^ (spread >>> 15);
}

/** Whether the bytes from `from` on spell a text of ASCII. */
function isSpelt(text: string, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== byteAt(bytes, from + at)) return false;
  }
  return true;
}
