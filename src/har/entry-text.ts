import type { Fields } from '../exchange/exchange.ts';
import type { EntryParts } from './entry-parts.ts';
import { AUTHORITY, FieldLines, type RecordedLine, valueText } from './field-lines.ts';
import { OPEN_LIST, OPEN_OBJECT, QUOTE } from './json/codes.ts';
import type { Cursor } from './json/cursor.ts';
import { readText } from './json/scalars.ts';
import {
  beginsList,
  hasNextItem,
  nextByte,
  type ReadMember,
  readObject,
  readValue,
  skipValue,
} from './json/values.ts';
import { type ValuePlace, WrittenLines } from './written-lines.ts';

/** Members that no exchange needs, and that take most of a capture: they are passed over wherever they stand. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'cookies',
  'queryString',
  'postData',
  'stack',
  '_initiator',
  '_webSocketMessages',
  '_eventSourceMessages',
]);

/** Reads entries of one text. Bodies are passed over, and of the response's a digest is kept. */
export class EntryText {
  /** Never used; {@link Texts.everlasting} says what for. */
  static readonly everlasting = new EntryText();

  readonly lines = new FieldLines();
  readonly written = new WrittenLines();
  /** What the entry has come to so far. */
  requestFields: Fields = [];
  responseFields: Fields = [];
  namesAuthority = false;
  contentDigest: string | null = null;
  /** The members of the header line that is being read. */
  name: unknown;
  value: unknown;
  valuePlace: ValuePlace | undefined;

  /** Reads the entry at a cursor. Throws as {@link readValue}. */
  read(cursor: Cursor): EntryParts {
    this.requestFields = [];
    this.responseFields = [];
    this.namesAuthority = false;
    this.contentDigest = null;
    const entry = readRecord(cursor, 0, entryMember, this);
    const { requestFields, responseFields, namesAuthority, contentDigest } = this;
    return { entry, requestFields, responseFields, namesAuthority, contentDigest };
  }
}

const entryMember: ReadMember<EntryText> = (cursor, name, depth, text) => {
  if (name === 'request') {
    text.requestFields = [];
    text.namesAuthority = false;
    return readRecord(cursor, depth, requestMember, text);
  }
  if (name === 'response') {
    text.responseFields = [];
    text.contentDigest = null;
    return readRecord(cursor, depth, responseMember, text);
  }
  if (name === 'timings') return readRecord(cursor, depth, timingsMember, text);
  return otherMember(cursor, name, depth);
};

const requestMember: ReadMember<EntryText> = (cursor, name, depth, text) => {
  if (name !== 'headers') return otherMember(cursor, name, depth);
  text.namesAuthority = false;
  text.requestFields = readFields(cursor, depth, text, 'request');
  return undefined;
};

const responseMember: ReadMember<EntryText> = (cursor, name, depth, text) => {
  if (name === 'content') {
    text.contentDigest = null;
    return readRecord(cursor, depth, contentMember, text);
  }
  if (name !== 'headers') return otherMember(cursor, name, depth);
  text.responseFields = readFields(cursor, depth, text, 'response');
  return undefined;
};

const contentMember: ReadMember<EntryText> = (cursor, name, depth, text) => {
  if (name !== 'text') return otherMember(cursor, name, depth);
  text.contentDigest = skipValue(cursor, true);
  return undefined;
};

function readFields(cursor: Cursor, depth: number, text: EntryText, kind: 'request' | 'response'): Fields {
  if (nextByte(cursor) !== OPEN_LIST) {
    readValue(cursor, depth);
    return [];
  }
  const fields: Fields[number][] = [];
  text.written.begin(kind);
  for (let goesOn = beginsList(cursor, depth); goesOn; goesOn = hasNextItem(cursor)) {
    const line = passLine(cursor, text) ?? readFramed(cursor, text) ?? readLine(cursor, depth + 1, text);
    if (!line) continue;
    for (const each of line.lines) fields.push(each);
    if (kind === 'request' && line.name === AUTHORITY) text.namesAuthority = true;
  }
  return fields;
}

/** Passes a line that is written as one was before. */
function passLine(cursor: Cursor, { written }: EntryText): RecordedLine | undefined {
  const found = written.find(cursor.words, cursor.at, cursor.end);
  if (found) cursor.at += found.length;
  return found?.line;
}

/** Reads the value alone of a line that is otherwise written as one was before. */
function readFramed(cursor: Cursor, { written, lines }: EntryText): RecordedLine | undefined {
  const { bytes, words, at: from } = cursor;
  const frame = written.findFrame(words, from, cursor.end);
  if (!frame) return undefined;
  cursor.at += frame.before;
  const value = nextByte(cursor) === QUOTE ? readText(cursor) : undefined;
  if (value === undefined || !written.isFramed(frame, words, cursor.at, cursor.end)) {
    cursor.at = from;
    return undefined;
  }
  cursor.at += frame.behind;
  const line = lines.of(frame.name, value);
  written.learn(line, bytes, from, cursor.at);
  return line;
}

function readLine(cursor: Cursor, depth: number, text: EntryText): RecordedLine | undefined {
  const { bytes, at: from } = cursor;
  text.name = undefined;
  text.value = undefined;
  text.valuePlace = undefined;
  readRecord(cursor, depth, lineMember, text);
  if (typeof text.name !== 'string') return undefined;
  const line = text.lines.of(text.name, valueText(text.value));
  if (!hasMark(cursor, from)) text.written.learn(line, bytes, from, cursor.at, text.valuePlace);
  return line;
}

const lineMember: ReadMember<EntryText> = (cursor, member, depth, text) => {
  if (member === 'name') text.name = readValue(cursor, depth);
  else if (member === 'value') {
    const isText = nextByte(cursor) === QUOTE;
    const from = cursor.at;
    text.value = readValue(cursor, depth);
    text.valuePlace = isText ? { from, to: cursor.at } : undefined;
  } else skipValue(cursor);
  return undefined;
};

/** Whether a mark stands between a place and the cursor: what it stands for may be something else the next time. */
function hasMark({ marks, at }: Cursor, from: number): boolean {
  for (const place of marks.keys()) if (place >= from && place < at) return true;
  return false;
}

const otherMember = (cursor: Cursor, name: string, depth: number): unknown => {
  if (!LEFT_OUT.has(name)) return readValue(cursor, depth);
  skipValue(cursor);
  return undefined;
};

const timingsMember: ReadMember<EntryText> = (cursor, name, depth) => {
  if (name === 'wait') return readValue(cursor, depth);
  skipValue(cursor);
  return undefined;
};

/** An object with its members read in that way; any other value in full. */
const readRecord = <S>(cursor: Cursor, depth: number, readMember: ReadMember<S>, state: S): unknown =>
  nextByte(cursor) === OPEN_OBJECT ? readObject(cursor, depth, readMember, state) : readValue(cursor, depth);
