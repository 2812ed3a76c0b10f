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
      return readObject(cursor, depth, keepValue);
    case OPEN_LIST:
      return readList(cursor, depth);
    case LEFT_OUT:
      return void passMark(cursor);
    default:
      return byte === MINUS || (byte >= ZERO && byte <= NINE) ? readNumber(cursor) : readScalar(cursor);
  }
}

/** Reads a member's value, or passes over it and gives undefined. */
export type ReadMember = (cursor: Cursor, name: string, depth: number) => unknown;

const keepValue: ReadMember = (cursor, _name, depth) => readValue(cursor, depth);

/** Reads the object on whose opening bracket the cursor stands, each member as `readMember` does. Throws as {@link readValue}. */
export function readObject(cursor: Cursor, depth: number, readMember: ReadMember): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  if (isEmpty(cursor, depth, CLOSE_OBJECT)) return object;
  do {
    const name = readName(cursor);
    const value = readMember(cursor, name, depth + 1);
    // To assign to this name would change what the object inherits from.
    if (value !== undefined && name !== '__proto__') object[name] = value;
  } while (!passesEnd(cursor, CLOSE_OBJECT));
  return object;
}

function readList(cursor: Cursor, depth: number): unknown[] {
  const list: unknown[] = [];
  readItems(cursor, depth, () => list.push(readValue(cursor, depth + 1)));
  return list;
}

/** Calls `readItem` at each item of the list on whose opening bracket the cursor stands. Throws as {@link readValue}. */
export function readItems(cursor: Cursor, depth: number, readItem: () => void): void {
  if (isEmpty(cursor, depth, CLOSE_LIST)) return;
  do readItem();
  while (!passesEnd(cursor, CLOSE_LIST));
}

/** Passes the opening bracket, and the closing one if it follows at once. */
function isEmpty(cursor: Cursor, depth: number, closing: number): boolean {
  if (depth > DEEPEST) throw new Unreadable('nested-too-deeply', cursor.at);
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
  const { at: from, bytes, end, skipping, digest } = cursor;
  if (byte === LEFT_OUT) {
    const known = cursor.marks.get(from)?.digest ?? null;
    passMark(cursor);
    return known;
  }
  const taken = digested && byte === QUOTE;
  cursor.underWay = { from, digested: taken };
  skipping.begin(taken ? digest : undefined);
  const behind = skipping.over(bytes, from, end);
  if (behind === GOES_ON) throw new Incomplete();
  cursor.underWay = undefined;
  if (behind === BROKEN || behind === ENDLESS || behind === from) throw new Unreadable('not-json', from);
  cursor.at = behind;
  const found = taken ? digest.end() : null;
  cursor.leftOut.push({ from, to: behind, digest: found });
  return found;
}
