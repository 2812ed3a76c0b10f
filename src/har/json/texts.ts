import { byteAt, QUOTE } from './codes.ts';
import { isSame, wordsOf } from './words.ts';

/** Stands for every text that was not seen before, so that what follows one is known all the same. */
const NEW = 0;

/** Places for texts that were seen; a text takes the place of an earlier one that falls on the same. */
const PLACES = 1 << 14;
/** Bytes of each place: of a text that has no more, they are kept, to be compared four at a time. */
const ROOM = 128;
/** Texts longer than this are hardly ever seen twice. */
const LONGEST = 1024;

/** Whether all bytes between two quotes are ASCII, and whether there are backslashes among them. */
export interface Spelling {
  readonly ascii: boolean;
  readonly escaped: boolean;
}

/**
 * Turns the bytes of JSON strings into text, and equal bytes mostly into the very same string. A capture says the same
 * few hundred names and values again and again, mostly in the same order. To keep one string for each saves most of the
 * memory that its header lines take, and comparing them is cheap.
 */
export class Texts {
  /**
   * Never used. What the engine has compiled for objects of a kind it throws away with the last of them: where none
   * outlived a reading, the next one took a quarter longer.
   */
  static readonly everlasting = new Texts();

  private readonly rooms = new Uint8Array(PLACES * ROOM);
  private readonly roomWords = wordsOf(this.rooms);
  private readonly lengths = new Int32Array(PLACES);
  /** The texts that are too long for their rooms. */
  private readonly long: string[] = new Array(PLACES).fill('');
  private readonly meant: string[] = new Array(PLACES).fill('');
  /** By the places of two texts in a row, the place of the one that followed them. */
  private readonly followers = new Int32Array(PLACES);
  private latest = 0;
  private before = 0;

  /**
   * Tries the text that followed the last two when they were read before. Gives the place behind the closing quote
   * where it is this one, then `last` has it; else −1. `from` is the place behind the opening quote.
   */
  guess(bytes: Uint8Array, words: DataView, from: number, end: number): number {
    const place = this.followers[this.pair()] as number;
    const length = this.lengths[place] as number;
    const to = from + length;
    if (length === 0 || to >= end || byteAt(bytes, to) !== QUOTE) return -1;
    if (!this.stands(place, bytes, words, from, length)) return -1;
    this.goOn(place);
    return to + 1;
  }

  last(): string {
    return this.meant[this.latest] as string;
  }

  /**
   * The text of the bytes between two quotes. `words` are the same bytes.
   * @throws TypeError where they are not UTF-8, SyntaxError where an escape in them is none
   */
  of(bytes: Uint8Array, words: DataView, from: number, to: number, { ascii, escaped }: Spelling): string {
    if (to === from) return '';
    if (!ascii || to - from > LONGEST) {
      const text = strictDecoder().decode(bytes.subarray(from, to));
      return escaped ? unescaped(text) : text;
    }
    const place = numberOf(bytes, from, to) & (PLACES - 1);
    if (this.lengths[place] === to - from && this.stands(place, bytes, words, from, to - from)) {
      this.followers[this.pair()] = place;
      this.goOn(place);
      return this.meant[place] as string;
    }
    this.goOn(NEW);
    return this.keep(place, bytes, from, to, escaped);
  }

  private pair(): number {
    return (Math.imul(this.before, 31) ^ this.latest) & (PLACES - 1);
  }

  private goOn(place: number): void {
    this.before = this.latest;
    this.latest = place;
  }

  /** Whether the text of that place, whose length is known to be this one, stands there. */
  private stands(place: number, bytes: Uint8Array, words: DataView, from: number, length: number): boolean {
    return length > ROOM
      ? isSpelt(this.long[place] as string, bytes, from)
      : isSame(this.roomWords, place * ROOM, words, from, length);
  }

  private keep(place: number, bytes: Uint8Array, from: number, to: number, escaped: boolean): string {
    const text = spell(bytes, from, to);
    // Forgotten first: an escape that is none leaves nothing behind.
    this.lengths[place] = 0;
    const meaning = escaped ? unescaped(text) : text;
    const isLong = text.length > ROOM;
    this.lengths[place] = text.length;
    this.long[place] = isLong ? text : '';
    this.meant[place] = meaning;
    const room = place * ROOM - from;
    if (!isLong) for (let at = from; at < to; at++) this.rooms[room + at] = byteAt(bytes, at);
    return meaning;
  }
}

/** The text of bytes of ASCII. */
export function spell(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return asciiDecoder().decode(bytes.subarray(from, to));
  const codes: number[] = [];
  for (let at = from; at < to; at++) codes.push(byteAt(bytes, at));
  return String.fromCharCode.apply(null, codes);
}

/** Up to so many bytes, spelling a text out is quicker than a decoder. */
const SHORT = 12;

/** Makes it when it is first needed: the library loads where an engine has no decoder, and works as far as it goes. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const asciiDecoder = lazily(() => new TextDecoder());
const strictDecoder = lazily(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }));

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
