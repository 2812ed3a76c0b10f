import {
  byteAt,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isWhiteSpace,
  LEFT_OUT,
  MINUS,
  NINE,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  ZERO,
} from './codes.ts';
import { type Cursor, Incomplete, Unreadable } from './cursor.ts';
import { readNumber, readScalar, readText } from './scalars.ts';
import { BROKEN, ENDLESS, GOES_ON } from './skipping.ts';

const SPACE = 0x20;

/** Levels of lists and objects in a value that is kept. HAR has six. */
const DEEPEST = 60;

/**
 * Goes on to the next byte that is no white space and gives it.
 * @throws Incomplete where there is none
 */
export function nextByte(cursor: Cursor): number {
  const { bytes, end } = cursor;
  for (let { at } = cursor; at < end; at++) {
    const byte = byteAt(bytes, at);
    // White space is all below the first sign; what else is there is found out by whoever reads on.
    if (byte <= SPACE && isWhiteSpace(byte)) continue;
    cursor.at = at;
    return byte;
  }
  throw new Incomplete();
}

/** Whether anything but white space is left. */
export function hasMore({ bytes, at, end }: Cursor): boolean {
  for (let place = at; place < end; place++) if (!isWhiteSpace(byteAt(bytes, place))) return true;
  return false;
}

/**
 * Reads the next value in full; one that was left out reads as undefined.
 * @throws Incomplete, or Unreadable where it is no JSON that can be kept
 */
export function readValue(cursor: Cursor, depth = 0): unknown {
  const byte = nextByte(cursor);
  switch (byte) {
    case QUOTE:
      return readText(cursor);
    case OPEN_OBJECT:
      return readObject(cursor, depth, keepValue, undefined);
    case OPEN_LIST:
      return readList(cursor, depth);
    case LEFT_OUT:
      return void passMark(cursor);
    default:
      return byte === MINUS || (byte >= ZERO && byte <= NINE) ? readNumber(cursor) : readScalar(cursor);
  }
}

/** Reads a member's value, or passes over it and gives undefined. */
export type ReadMember<S> = (cursor: Cursor, name: string, depth: number, state: S) => unknown;

const keepValue: ReadMember<undefined> = (cursor, _name, depth) => readValue(cursor, depth);

/**
 * Reads the object on whose opening bracket the cursor stands, each member as `readMember` does, which is
 * given `state`: a function of its own for each reading would have to be compiled for each. Throws as
 * {@link readValue}.
 */
export function readObject<S>(
  cursor: Cursor,
  depth: number,
  readMember: ReadMember<S>,
  state: S,
): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  goDeeper(cursor, depth);
  for (let name = nextName(cursor, OPEN_OBJECT); name !== undefined; name = nextName(cursor, CLOSE_OBJECT)) {
    const value = readMember(cursor, name, depth + 1, state);
    // To assign to this name would change what the object inherits from.
    if (value !== undefined && name !== '__proto__') object[name] = value;
  }
  return object;
}

function readList(cursor: Cursor, depth: number): unknown[] {
  const list: unknown[] = [];
  for (let goesOn = beginsList(cursor, depth); goesOn; goesOn = hasNextItem(cursor))
    list.push(readValue(cursor, depth + 1));
  return list;
}

/** Passes the opening bracket of a list; false where the list ends at once. Throws as {@link readValue}. */
export function beginsList(cursor: Cursor, depth: number): boolean {
  goDeeper(cursor, depth);
  return !isEmpty(cursor, CLOSE_LIST);
}

/** Passes what stands behind an item; false where the list ends. Throws as {@link readValue}. */
export function hasNextItem(cursor: Cursor): boolean {
  const { passages, words, at: from, end } = cursor;
  const seen = passages.find(words, from, end, CLOSE_LIST);
  if (seen) {
    cursor.at = from + seen.length;
    return !seen.isEnd;
  }
  const isEnd = passesEnd(cursor, CLOSE_LIST);
  if (!isEnd) nextByte(cursor);
  passages.learn(cursor.bytes, from, cursor.at, { standing: CLOSE_LIST, name: undefined, isEnd });
  return !isEnd;
}

function goDeeper(cursor: Cursor, depth: number): void {
  if (depth > DEEPEST) throw new Unreadable('nested-too-deeply', cursor.at);
}

/** Passes what stands before the next member's value and gives the member's name; undefined where the object ends. */
function nextName(cursor: Cursor, standing: typeof OPEN_OBJECT | typeof CLOSE_OBJECT): string | undefined {
  const { passages, words, at: from, end } = cursor;
  const seen = passages.find(words, from, end, standing);
  if (seen) {
    cursor.at = from + seen.length;
    return seen.name;
  }
  let name: string | undefined;
  const isEnd = standing === OPEN_OBJECT ? isEmpty(cursor, CLOSE_OBJECT) : passesEnd(cursor, CLOSE_OBJECT);
  if (!isEnd) {
    name = readName(cursor);
    nextByte(cursor);
  }
  passages.learn(cursor.bytes, from, cursor.at, { standing, name, isEnd });
  return name;
}

/** Passes the opening bracket, and the closing one if it follows at once. */
function isEmpty(cursor: Cursor, closing: number): boolean {
  cursor.at += 1;
  if (nextByte(cursor) !== closing) return false;
  cursor.at += 1;
  return true;
}

/** Reads a member's name and passes the colon behind it. Throws as {@link readValue}. */
export function readName(cursor: Cursor): string {
  if (nextByte(cursor) !== QUOTE) throw new Unreadable('not-json', cursor.at);
  const name = readText(cursor);
  if (nextByte(cursor) !== COLON) throw new Unreadable('not-json', cursor.at);
  cursor.at += 1;
  return name;
}

/** Passes a comma, or the bracket that ends an object or a list; true for the latter. Throws as {@link readValue}. */
export function passesEnd(cursor: Cursor, closing: number): boolean {
  const byte = nextByte(cursor);
  if (byte !== COMMA && byte !== closing) throw new Unreadable('not-json', cursor.at);
  cursor.at += 1;
  return byte === closing;
}

function passMark(cursor: Cursor): void {
  if (!cursor.marks.has(cursor.at)) throw new Unreadable('not-json', cursor.at);
  cursor.at += 1;
}

/**
 * Passes over the next value. Gives the digest of a string's bytes where that is asked for, else null.
 * @throws Incomplete; the cursor then says what is under way, and its skipping can go on in further bytes
 */
export function skipValue(cursor: Cursor, digested = false): string | null {
  const byte = nextByte(cursor);
  const { at: from, bytes, words, end, skipping, digest } = cursor;
  if (byte === LEFT_OUT) {
    const known = cursor.marks.get(from)?.digest ?? null;
    passMark(cursor);
    return known;
  }
  const taken = digested && byte === QUOTE;
  cursor.underWay = { from, digested: taken };
  skipping.begin(taken ? digest : undefined);
  const behind = skipping.over(bytes, words, from, end);
  if (behind === GOES_ON) throw new Incomplete();
  cursor.underWay = undefined;
  if (behind === BROKEN || behind === ENDLESS || behind === from) throw new Unreadable('not-json', from);
  cursor.at = behind;
  const found = taken ? digest.end() : null;
  cursor.leftOut.push({ from, to: behind, digest: found });
  return found;
}
