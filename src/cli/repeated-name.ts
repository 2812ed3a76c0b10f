import { OPEN_LIST, OPEN_OBJECT } from '../har/json/codes.ts';
import { type Cursor, createCursor } from '../har/json/cursor.ts';
import { nextByte, readItems, readObject, readValue } from '../har/json/values.ts';

/** The names, from the outermost in, that lead to the first one that stands twice in its object; undefined where none does. */
export function repeatedName(json: Uint8Array): readonly string[] | undefined {
  const walk: Walk = { cursor: { ...createCursor(), bytes: json, end: json.length }, repeated: undefined };
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
    const names = new Set<string>();
    readObject(cursor, depth, (_, name, deeper) => {
      const here = [...place, name];
      if (names.has(name)) walk.repeated ??= here;
      names.add(name);
      pass(walk, deeper, here);
    });
  } else if (byte === OPEN_LIST) {
    let index = 0;
    readItems(cursor, depth, () => pass(walk, depth + 1, [...place, String(index++)]));
  } else readValue(cursor, depth);
}
