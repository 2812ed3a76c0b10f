import type { Fields } from '../exchange/exchange.ts';

type Line = Fields[number];

/** The pseudo-header field that names the host (RFC 9113 §8.3.1). */
export const AUTHORITY = ':authority';

/** Keeps header lines that come again and again, so that each is one pair of strings however often it was sent. */
export interface FieldLines {
  /** Adds the lines that a recorded name and value stand for: several where the value joins several with line feeds. */
  add(to: Line[], name: string, value: string): void;
}

interface Known {
  readonly name: string;
  readonly value: string;
  readonly lines: readonly Line[];
}

/** Places for lines that were seen; one takes the place of an earlier one that falls on the same. */
const PLACES = 1 << 13;

/** Starts with no line known. */
export function createFieldLines(): FieldLines {
  const known: (Known | undefined)[] = new Array(PLACES).fill(undefined);
  return {
    add(to, name, value) {
      const place = placeOf(name, value);
      let found = known[place];
      if (found?.name !== name || found.value !== value) {
        found = { name, value, lines: linesOf(name, value) };
        known[place] = found;
      }
      for (const line of found.lines) to.push(line);
    },
  };
}

/**
 * Safari joins lines of one name with line feeds, and so does old Set-Cookie in Chromium. Pseudo-header fields are no
 * header lines (RFC 9113 §8.3).
 */
function linesOf(name: string, value: string): readonly Line[] {
  if (name.startsWith(':')) return [];
  return value.includes('\n') ? value.split('\n').map((part): Line => [name, part]) : [[name, value]];
}

/** Looks at lengths and a few characters only: whether a line is the same is compared in full anyway. */
function placeOf(name: string, value: string): number {
  const mixed =
    name.length * 31 +
    value.length * 131 +
    (name.length === 0 ? 0 : name.charCodeAt(name.length - 1) * 17) +
    (value.length === 0
      ? 0
      : value.charCodeAt(value.length - 1) * 7 + value.charCodeAt(value.length >> 1) * 3);
  return mixed & (PLACES - 1);
}

/** The text of a field value; some producers write numbers or booleans as such. */
export const valueText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};
