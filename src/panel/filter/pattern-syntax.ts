/** Code units from the first to the last, both included. */
export type Range = readonly [first: number, last: number];

/** What has to hold between two characters. */
export type Place = 'start' | 'end' | 'edge' | 'no-edge';

/** A regular expression taken apart. */
export type Pattern =
  | { readonly kind: 'one-of'; readonly ranges: readonly Range[] }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

/** What a pattern that JavaScript takes can hold and no automaton can do: a look around, a reference back. */
export class UnsupportedPattern extends Error {}

const LAST_UNIT = 0xffff;
const DIGITS: readonly Range[] = [[0x30, 0x39]];
/** The characters of words, in text without capitals. */
export const WORD: readonly Range[] = [
  [0x30, 0x39],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const SPACE: readonly Range[] = [...'\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff']
  .map((character): Range => [character.charCodeAt(0), character.charCodeAt(0)])
  .concat([[0x2000, 0x200a]])
  .sort(([a], [b]) => a - b);
const LINE_ENDS: readonly Range[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f', '0': '\0' };

/** The code units that are in none of the ranges. */
function complement(ranges: readonly Range[]): readonly Range[] {
  const others: Range[] = [];
  let from = 0;
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    if (first > from) others.push([from, first - 1]);
    from = Math.max(from, last + 1);
  }
  if (from <= LAST_UNIT) others.push([from, LAST_UNIT]);
  return others;
}

const CLASSES: Readonly<Record<string, readonly Range[]>> = {
  d: DIGITS,
  D: complement(DIGITS),
  w: WORD,
  W: complement([...WORD, [0x41, 0x5a]]),
  s: SPACE,
  S: complement(SPACE),
};

/** The ranges with small letters beside capitals, since the text to match has no capitals. */
function withoutCase(ranges: readonly Range[]): readonly Range[] {
  const small = ranges.flatMap(([first, last]): Range[] => {
    if (first === last) {
      const lowered = String.fromCharCode(first).toLowerCase();
      return lowered.length === 1 ? [[lowered.charCodeAt(0), lowered.charCodeAt(0)]] : [];
    }
    const from = Math.max(first, 0x41);
    const to = Math.min(last, 0x5a);
    return from <= to ? [[from + 0x20, to + 0x20]] : [];
  });
  return [...ranges, ...small];
}

/**
 * Takes apart a regular expression that JavaScript has found to be one, for text in small letters. Throws
 * `UnsupportedPattern`.
 */
export function readPattern(source: string): Pattern {
  let at = 0;

  function choice(): Pattern {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', options };
  }

  function sequence(): Pattern {
    const parts: Pattern[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated());
    return { kind: 'sequence', parts };
  }

  function repeated(): Pattern {
    const part = atom();
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at));
    if (!found) return part;
    at += found[0].length;
    const [, sign, least = '0', comma, most = ''] = found;
    if (sign) return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
    const upTo = comma === '' ? Number(least) : most === '' ? Infinity : Number(most);
    return { kind: 'repeat', part, least: Number(least), most: upTo };
  }

  function atom(): Pattern {
    const character = source[at++] ?? '';
    if (character === '(') return group();
    if (character === '[') return set();
    if (character === '^') return { kind: 'place', place: 'start' };
    if (character === '$') return { kind: 'place', place: 'end' };
    if (character === '.') return { kind: 'one-of', ranges: complement(LINE_ENDS) };
    if (character !== '\\') return oneOf(character);
    if (source[at] === 'b' || source[at] === 'B')
      return { kind: 'place', place: source[at++] === 'b' ? 'edge' : 'no-edge' };
    return { kind: 'one-of', ranges: withoutCase(escaped()) };
  }

  function group(): Pattern {
    const opening = /^\?(?::|<(?![=!])[^>]*>)/.exec(source.slice(at));
    if (!opening && source[at] === '?') throw new UnsupportedPattern();
    at += opening?.[0].length ?? 0;
    const inside = choice();
    at++;
    return inside;
  }

  function set(): Pattern {
    const isNegated = source[at] === '^';
    if (isNegated) at++;
    const ranges: Range[] = [];
    while (at < source.length && source[at] !== ']') {
      const from = member();
      const isRange = source[at] === '-' && at + 1 < source.length && source[at + 1] !== ']';
      if (!isRange) {
        ranges.push(...from);
        continue;
      }
      at++;
      ranges.push(...between(from, member()));
    }
    at++;
    const folded = withoutCase(ranges);
    return { kind: 'one-of', ranges: isNegated ? complement(folded) : folded };
  }

  function member(): readonly Range[] {
    const character = source[at++] ?? '';
    if (character !== '\\') return unit(character.charCodeAt(0));
    if (source[at] !== 'b') return escaped();
    at++;
    return unit(0x08);
  }

  /** What stands behind a backslash. */
  function escaped(): readonly Range[] {
    const character = source[at++] ?? '';
    const named = CLASSES[character];
    if (named) return named;
    const code = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/i.exec(source.slice(at - 1));
    if (code) {
      at += code[0].length - 1;
      return unit(Number.parseInt(code[1] ?? code[2] ?? '', 16));
    }
    if (/[1-9kc]/.test(character) || (character === '0' && /\d/.test(source[at] ?? '')))
      throw new UnsupportedPattern();
    return unit((CONTROLS[character] ?? character).charCodeAt(0));
  }

  const oneOf = (character: string): Pattern => ({
    kind: 'one-of',
    ranges: withoutCase(unit(character.charCodeAt(0))),
  });

  return choice();
}

const unit = (code: number): readonly Range[] => [[code, code]];

/** The range between two members of a set; where one is a class, as JavaScript does: both, and the hyphen. */
function between(from: readonly Range[], to: readonly Range[]): readonly Range[] {
  const [[first, same] = [0, -1]] = from;
  const [[last, end] = [0, -1]] = to;
  if (from.length === 1 && to.length === 1 && first === same && last === end) return [[first, last]];
  return [...from, ...unit(0x2d), ...to];
}
