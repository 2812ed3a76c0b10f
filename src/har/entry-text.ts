import type { Fields } from '../exchange/exchange.ts';
import type { EntryParts } from './entry-parts.ts';
import { AUTHORITY, createFieldLines, valueText } from './field-lines.ts';
import { OPEN_LIST, OPEN_OBJECT } from './json/codes.ts';
import type { Cursor } from './json/cursor.ts';
import { nextByte, type ReadMember, readItems, readObject, readValue, skipValue } from './json/values.ts';

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

/**
 * Makes the function that reads the entry at a cursor. Bodies are passed over, and of the response's a digest is kept.
 * What the function throws is what {@link readValue} throws.
 */
export function createEntryText(): (cursor: Cursor) => EntryParts {
  const lines = createFieldLines();
  let requestFields: Fields = [];
  let responseFields: Fields = [];
  let namesAuthority = false;
  let contentDigest: string | null = null;

  const entryMember: ReadMember = (cursor, name, depth) => {
    if (name === 'request') {
      requestFields = [];
      namesAuthority = false;
      return readRecord(cursor, depth, requestMember);
    }
    if (name === 'response') {
      responseFields = [];
      contentDigest = null;
      return readRecord(cursor, depth, responseMember);
    }
    if (name === 'timings') return readRecord(cursor, depth, timingsMember);
    return otherMember(cursor, name, depth);
  };
  const requestMember: ReadMember = (cursor, name, depth) => {
    if (name !== 'headers') return otherMember(cursor, name, depth);
    namesAuthority = false;
    requestFields = readFields(cursor, depth, (line) => {
      if (line === AUTHORITY) namesAuthority = true;
    });
    return undefined;
  };
  const responseMember: ReadMember = (cursor, name, depth) => {
    if (name === 'content') {
      contentDigest = null;
      return readRecord(cursor, depth, contentMember);
    }
    if (name !== 'headers') return otherMember(cursor, name, depth);
    responseFields = readFields(cursor, depth);
    return undefined;
  };
  const contentMember: ReadMember = (cursor, name, depth) => {
    if (name !== 'text') return otherMember(cursor, name, depth);
    contentDigest = skipValue(cursor, true);
    return undefined;
  };

  function readFields(cursor: Cursor, depth: number, see?: (name: string) => void): Fields {
    if (nextByte(cursor) !== OPEN_LIST) {
      readValue(cursor, depth);
      return [];
    }
    const fields: Fields[number][] = [];
    let name: unknown;
    let value: unknown;
    const lineMember: ReadMember = (_, member, deeper) => {
      if (member === 'name') name = readValue(cursor, deeper);
      else if (member === 'value') value = readValue(cursor, deeper);
      else skipValue(cursor);
      return undefined;
    };
    readItems(cursor, depth, () => {
      [name, value] = [undefined, undefined];
      readRecord(cursor, depth + 1, lineMember);
      if (typeof name !== 'string') return;
      see?.(name);
      lines.add(fields, name, valueText(value));
    });
    return fields;
  }

  return (cursor) => {
    requestFields = [];
    responseFields = [];
    namesAuthority = false;
    contentDigest = null;
    const entry = readRecord(cursor, 0, entryMember);
    return { entry, requestFields, responseFields, namesAuthority, contentDigest };
  };
}

const otherMember: ReadMember = (cursor, name, depth) => {
  if (!LEFT_OUT.has(name)) return readValue(cursor, depth);
  skipValue(cursor);
  return undefined;
};

const timingsMember: ReadMember = (cursor, name, depth) => {
  if (name === 'wait') return readValue(cursor, depth);
  skipValue(cursor);
  return undefined;
};

/** An object with its members read in that way; any other value in full. */
const readRecord = (cursor: Cursor, depth: number, readMember: ReadMember): unknown =>
  nextByte(cursor) === OPEN_OBJECT ? readObject(cursor, depth, readMember) : readValue(cursor, depth);
