import { OPEN_LIST, OPEN_OBJECT } from '../har/json/codes.ts';
import { type Cursor, createCursor } from '../har/json/cursor.ts';
import { beginsList, hasNextItem, nextByte, readObject, readValue } from '../har/json/values.ts';

/** The names, from the outermost in, that lead to the first one that stands twice in its object; undefined where none does. */
export function repeatedName(json: Uint8Array): readonly string[] | undefined {
  const walk: Walk = { cursor: createCursor(json), repeated: undefined };
  pass(walk, 0, []);
  return walk.repeated;
}

interface Walk {
  readonly cursor: Cursor;
  repeated: readonly string[] | undefined;
}

function pass(walk: Walk, depth: number, place: readonly string[]): void {
  const { cursor } = walk;
  const byte = nextByte(cursor);
  if (byte === OPEN_OBJECT) {
    readObject(cursor, depth, passMember, { walk, place, names: new Set<string>() });
  } else if (byte === OPEN_LIST) {
    let index = 0;
    for (let goesOn = beginsList(cursor, depth); goesOn; goesOn = hasNextItem(cursor))
      pass(walk, depth + 1, [...place, String(index++)]);
  } else readValue(cursor, depth);
}

/** The object that is being read: where it stands, and the names that it has had. */
interface Reading {
  readonly walk: Walk;
  readonly place: readonly string[];
  readonly names: Set<string>;
}

function passMember(_: Cursor, name: string, depth: number, { walk, place, names }: Reading): void {
  const here = [...place, name];
  if (names.has(name)) walk.repeated ??= here;
  names.add(name);
  pass(walk, depth, here);
}
