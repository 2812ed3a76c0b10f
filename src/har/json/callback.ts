import { byteAt } from './codes.ts';
import { type Cursor, Incomplete, Unreadable } from './cursor.ts';
import { spell } from './texts.ts';
import { nextByte } from './values.ts';

/** Passes the byte order mark that UTF-8 may begin with. @throws Incomplete */
export function passByteOrderMark(cursor: Cursor): void {
  const { bytes, at, end } = cursor;
  for (const [place, byte] of BYTE_ORDER_MARK.entries()) {
    if (at + place >= end) throw new Incomplete();
    if (byteAt(bytes, at + place) !== byte) return;
  }
  cursor.at += BYTE_ORDER_MARK.length;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Whether a character in UTF-8 can begin with this byte (RFC 3629 §4). */
const mayBegin = (byte: number): boolean => byte < 0x80 || (byte >= 0xc2 && byte < 0xf5);

/** Bytes in which the name of a callback has to be over. */
const LONGEST = 300;
/** `name(`, perhaps behind the empty comment that keeps old browsers from mistaking it for something else. */
const CALLBACK = /^(?:\/\*\*\/\s*)?[A-Za-z_$][\w$.]*\s*\(/;
const SCALAR = /^(?:"|-?\d|(?:true|false|null)\b)/;

/**
 * Passes the name and the bracket that JSONP puts before JSON. False where there is other JSON instead.
 * @throws Incomplete, or Unreadable where there is neither
 */
export function passCallback(cursor: Cursor): boolean {
  const first = nextByte(cursor);
  const { bytes, at, end } = cursor;
  if (!mayBegin(first)) throw new Unreadable('not-utf-8', at);
  const begin = spell(bytes, at, Math.min(end, at + LONGEST));
  const callback = CALLBACK.exec(begin);
  if (!callback && SCALAR.test(begin)) return false;
  if (callback) cursor.at += callback[0].length;
  else if (begin.length < LONGEST && /^[-\w$./*\s]*$/.test(begin)) throw new Incomplete();
  else throw new Unreadable('not-json', at);
  return true;
}
