import {
  type Pattern,
  type Place,
  type Range,
  readPattern,
  UnsupportedPattern,
  WORD,
} from './pattern-syntax.ts';

/*
 * Regular expressions without going back: a pattern becomes a table before any text is looked at, and a text is then
 * read once, from left to right. JavaScript's own engine can take longer than anyone waits, on text that a page chose
 * and patterns as harmless as `(a+)+b`, and nothing can interrupt it.
 */

/** Characters of a pattern, states of its automaton, rows of its table, steps to fill it: what takes more is refused. */
const LONGEST = 500;
const MOST_STATES = 1_500;
const MOST_ROWS = 1_000;
const MOST_STEPS = 2_000_000;

/** Why a text is no pattern to match with. */
export type PatternProblem = 'not-a-pattern' | 'pattern-unsupported' | 'pattern-too-large';

/** Finds out whether a text holds a match, case aside. */
export type Matcher = (text: string) => boolean;

/** Compiles a regular expression that takes no notice of case. */
export function compilePattern(source: string): Matcher | PatternProblem {
  if (source.length > LONGEST) return 'pattern-too-large';
  try {
    new RegExp(source, 'i');
  } catch {
    return 'not-a-pattern';
  }
  try {
    return matcherOf(automatonOf(readPattern(source)));
  } catch (error) {
    if (error instanceof UnsupportedPattern) return 'pattern-unsupported';
    if (error instanceof TooLarge) return 'pattern-too-large';
    throw error;
  }
}

class TooLarge extends Error {}

type State =
  | { readonly kind: 'one-of'; readonly ranges: readonly Range[]; readonly next: number }
  | { readonly kind: 'place'; readonly place: Place; readonly next: number }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  | { readonly kind: 'match' };

interface Automaton {
  readonly states: readonly State[];
  readonly first: number;
}

/** The automaton of a pattern, built from its end; state 0 is the match. */
function automatonOf(pattern: Pattern): Automaton {
  const states: State[] = [{ kind: 'match' }];
  const add = (state: State): number => {
    if (states.length >= MOST_STATES) throw new TooLarge();
    return states.push(state) - 1;
  };

  function build(part: Pattern, next: number): number {
    switch (part.kind) {
      case 'one-of':
        return add({ kind: 'one-of', ranges: part.ranges, next });
      case 'place':
        return add({ kind: 'place', place: part.place, next });
      case 'sequence':
        return part.parts.reduceRight((after, inner) => build(inner, after), next);
      case 'choice':
        return add({ kind: 'fork', next: part.options.map((option) => build(option, next)) });
      case 'repeat':
        return repeat(part.part, part.least, part.most, next);
    }
  }

  function repeat(part: Pattern, least: number, most: number, next: number): number {
    if (least > MOST_STATES || (most !== Infinity && most > MOST_STATES)) throw new TooLarge();
    let after = next;
    if (most === Infinity) {
      const ways = [next];
      after = add({ kind: 'fork', next: ways });
      ways.push(build(part, after));
    } else {
      for (let count = least; count < most; count++)
        after = add({ kind: 'fork', next: [next, build(part, after)] });
    }
    for (let count = 0; count < least; count++) after = build(part, after);
    return after;
  }

  const first = build(pattern, 0);
  return { states, first };
}

/** What stands on one side of a place in the text. */
type Side = 'nothing' | 'word' | 'other';

function holds(place: Place, before: Side, behind: Side): boolean {
  if (place === 'start') return before === 'nothing';
  if (place === 'end') return behind === 'nothing';
  const isEdge = (before === 'word') !== (behind === 'word');
  return (place === 'edge') === isEdge;
}

const within = (ranges: readonly Range[], code: number): boolean =>
  ranges.some(([first, last]) => first <= code && code <= last);

let capitals: readonly (readonly [capital: number, small: number])[] | undefined;

/** Every capital with its small letter, which a text is read as if it had. */
function capitalsOf() {
  const found: [number, number][] = [];
  for (let code = 0; code <= 0xffff; code++) {
    const lowered = String.fromCharCode(code).toLowerCase();
    if (lowered.length === 1 && lowered.charCodeAt(0) !== code) found.push([code, lowered.charCodeAt(0)]);
  }
  return found;
}

/** Code units told apart by no state of the automaton share a class; a class is known by its first code unit. */
function classesOf({ states }: Automaton) {
  const cuts = new Set([0]);
  const ranges = [...states.flatMap((state) => (state.kind === 'one-of' ? state.ranges : [])), ...WORD];
  for (const [first, last] of ranges) cuts.add(first).add(last + 1);
  const firsts = [...cuts].sort((a, b) => a - b);
  const byCode = new Uint16Array(0x10000);
  firsts.forEach((first, index) => {
    byCode.fill(index, first, firsts[index + 1] ?? byCode.length);
  });
  capitals ??= capitalsOf();
  for (const [capital, small] of capitals) byCode[capital] = byCode[small] ?? 0;
  return { firsts, byCode };
}

/** A row of the table: where the automaton may be, and what it has just read. */
interface Row {
  readonly states: readonly number[];
  readonly before: Side;
}

/** Works out the whole table: for each row and class the next row. Row 0 is the match, which nothing leaves. */
function matcherOf(automaton: Automaton): Matcher {
  const { states, first } = automaton;
  const { firsts, byCode } = classesOf(automaton);
  const seesEdges = states.some(({ kind, ...rest }) => 'place' in rest && /edge/.test(rest.place));
  const sideOf = (code: number): Side => (within(WORD, code) ? 'word' : 'other');
  const sides = firsts.map(sideOf);
  const rows: Row[] = [
    { states: [], before: 'other' },
    { states: [], before: 'nothing' },
  ];
  const indices = new Map<string, number>();
  const next: number[][] = [[]];
  const matchesAtEnd = [true];

  function rowOf(reached: readonly number[], before: Side): number {
    const seen = seesEdges ? before : 'other';
    const key = `${seen} ${reached.join(' ')}`;
    const index = indices.get(key) ?? rows.length;
    if (index === rows.length) {
      if (index >= MOST_ROWS) throw new TooLarge();
      indices.set(key, index);
      rows.push({ states: reached, before: seen });
    }
    return index;
  }

  let steps = 0;
  for (let index = 1; index < rows.length; index++) {
    const { states: from, before } = rows[index] ?? { states: [], before: 'other' };
    const reached = new Map<Side, ReadonlySet<number>>();
    for (const side of ['nothing', 'word', 'other'] as const)
      reached.set(side, reach(states, [...from, first], before, side));
    next.push(
      firsts.map((code, kind) => {
        const here = reached.get(sides[kind] ?? 'other') ?? new Set();
        if (here.has(0)) return 0;
        steps += here.size;
        if (steps > MOST_STEPS) throw new TooLarge();
        return rowOf(step(states, here, code), sides[kind] ?? 'other');
      }),
    );
    matchesAtEnd.push(reached.get('nothing')?.has(0) ?? false);
  }
  return reader(Uint16Array.from(next.flatMap((row) => (row.length > 0 ? row : firsts.map(() => 0)))), {
    byCode,
    classes: firsts.length,
    matchesAtEnd,
  });
}

/** The states that can be had from these without reading, between `before` and `behind`. */
function reach(
  states: readonly State[],
  from: readonly number[],
  before: Side,
  behind: Side,
): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const state = states[index];
    if (state?.kind === 'fork') open.push(...state.next);
    if (state?.kind === 'place' && holds(state.place, before, behind)) open.push(state.next);
  }
  return reached;
}

/** The states behind a character, in order. */
function step(states: readonly State[], from: ReadonlySet<number>, code: number): readonly number[] {
  const reached = new Set<number>();
  for (const index of from) {
    const state = states[index];
    if (state?.kind === 'one-of' && within(state.ranges, code)) reached.add(state.next);
  }
  return [...reached].sort((a, b) => a - b);
}

function reader(
  next: Uint16Array,
  table: { byCode: Uint16Array; classes: number; matchesAtEnd: readonly boolean[] },
): Matcher {
  const { byCode, classes, matchesAtEnd } = table;
  return (text) => {
    let row = 1;
    for (let at = 0; at < text.length; at++) {
      row = next[row * classes + (byCode[text.charCodeAt(at)] ?? 0)] ?? 0;
      if (row === 0) return true;
    }
    return matchesAtEnd[row] ?? false;
  };
}
