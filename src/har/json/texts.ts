import { byteAt, QUOTE } from './codes.ts';

/** Turns the bytes of JSON strings into text, and equal bytes mostly into the very same string. */
export interface Texts {
  /**
   * Tries the text that followed the last one when that was read before. Gives the place behind the closing quote
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

/** Places for texts that were seen; a text takes the place of an earlier one that falls on the same. */
const PLACES = 1 << 14;
/** Texts longer than this are hardly ever seen twice. */
const LONGEST = 1024;
/** Up to here, spelling a text out is quicker than a decoder. */
const SPELT = 40;

/**
 * A capture says the same few hundred names and values again and again, mostly in the same order. To keep one string
 * for each saves most of the memory that its header lines take, and comparing them is cheap.
 */
export function createTexts(): Texts {
  const spelt: string[] = new Array(PLACES).fill('');
  const meant: string[] = new Array(PLACES).fill('');
  /** By the place of a text, the place of the one that followed it. */
  const followers = new Int32Array(PLACES);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let latest = 0;

  const follow = (place: number): void => {
    followers[latest] = place;
    latest = place;
  };

  return {
    guess(bytes, from, end) {
      const place = followers[latest] as number;
      const text = spelt[place] as string;
      const to = from + text.length;
      if (text === '' || to >= end || byteAt(bytes, to) !== QUOTE || !isSpelt(text, bytes, from)) return -1;
      latest = place;
      return to + 1;
    },
    last: () => meant[latest] as string,
    of(bytes, from, to, ascii, escaped) {
      if (to === from) return '';
      if (!ascii || to - from > LONGEST) {
        const text = decoder.decode(bytes.subarray(from, to));
        return escaped ? unescaped(text) : text;
      }
      const place = placeOf(bytes, from, to);
      follow(place);
      const known = spelt[place] as string;
      if (known.length === to - from && isSpelt(known, bytes, from)) return meant[place] as string;
      const text = to - from < SPELT ? spell(bytes, from, to) : decoder.decode(bytes.subarray(from, to));
      spelt[place] = '';
      const meaning = escaped ? unescaped(text) : text;
      spelt[place] = text;
      meant[place] = meaning;
      return meaning;
    },
  };
}

/** The text of a few bytes, each a character of its own. */
export const spell = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode.apply(null, bytes.subarray(from, to) as unknown as number[]);

const unescaped = (text: string): string => JSON.parse(`"${text}"`);

/** Looks at the length and at seven bytes only: whether a text is the same is compared in full anyway. */
function placeOf(bytes: Uint8Array, from: number, to: number): number {
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
  return (spread ^ (spread >>> 15)) & (PLACES - 1);
}

function isSpelt(text: string, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== byteAt(bytes, from + at)) return false;
  }
  return true;
}
