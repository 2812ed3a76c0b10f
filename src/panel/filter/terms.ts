/** The keys that a value can stand behind, as DevTools names its own; the rest are this panel's. */
export const FILTER_KEYS = [
  'avoidable',
  'domain',
  'is',
  'larger-than',
  'level',
  'method',
  'mime-type',
  'resource-type',
  'rule',
  'saved',
  'scheme',
  'source',
  'status-code',
  'url',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** One condition of a filter, and where it stands in the text. */
export interface Term {
  readonly start: number;
  readonly end: number;
  /** With a hyphen before it: the other resources. */
  readonly isNegated: boolean;
  /** Where its text, pattern or value begins, quotation marks included. */
  readonly contentStart: number;
  readonly what:
    | { readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean }
    | { readonly kind: 'pattern'; readonly pattern: string }
    | { readonly kind: 'key'; readonly key: FilterKey; readonly value: string };
}

/** What a summary's figure asks for. */
export type Kind = 'is:304' | 'is:fault' | 'is:cached' | 'is:avoidable' | 'is:transferred';

const isKey = (name: string): name is FilterKey => FILTER_KEYS.some((key) => key === name);

/** The last quotation mark may still be missing. */
const QUOTED = /"([^"]*)(?:"(?=\s|$)|$)/y;
/** A slash within is escaped, so that a path such as `/api/users/` stays a text. */
const PATTERN = /\/((?:[^/\\]|\\.)+)\/(?=\s|$)/y;
const KEY = /([a-z-]+):/iy;
const WORD = /\S+/y;
const SPACE = /\s*/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The terms of a filter, in order. All texts are filters: what is no more than a text is looked for as one. */
export function termsOf(filter: string): readonly Term[] {
  const terms: Term[] = [];
  let at = match(SPACE, filter, 0)?.[0].length ?? 0;
  while (at < filter.length) {
    const term = termAt(filter, at);
    terms.push(term);
    at = term.end + (match(SPACE, filter, term.end)?.[0].length ?? 0);
  }
  return terms;
}

function termAt(filter: string, start: number): Term {
  const isNegated = filter[start] === '-' && /\S/.test(filter[start + 1] ?? '');
  const at = isNegated ? start + 1 : start;
  const pattern = match(PATTERN, filter, at);
  if (pattern) {
    const what = { kind: 'pattern', pattern: pattern[1] ?? '' } as const;
    return { start, end: at + pattern[0].length, isNegated, contentStart: at, what };
  }
  const key = match(KEY, filter, at);
  const name = key?.[1]?.toLowerCase() ?? '';
  if (key && isKey(name)) {
    const contentStart = at + key[0].length;
    const { text, end } = wordAt(filter, contentStart);
    return { start, end, isNegated, contentStart, what: { kind: 'key', key: name, value: text } };
  }
  const { text, end, isQuoted } = wordAt(filter, at);
  return { start, end, isNegated, contentStart: at, what: { kind: 'text', text, isQuoted } };
}

function wordAt(filter: string, at: number): { text: string; end: number; isQuoted: boolean } {
  const quoted = match(QUOTED, filter, at);
  if (quoted) return { text: quoted[1] ?? '', end: at + quoted[0].length, isQuoted: true };
  const text = match(WORD, filter, at)?.[0] ?? '';
  return { text, end: at + text.length, isQuoted: false };
}

const asks = ({ isNegated, what }: Term, kind: Kind): boolean =>
  !isNegated && what.kind === 'key' && what.key === 'is' && `is:${what.value.toLowerCase()}` === kind;

/** Whether a filter asks for a kind. */
export const asksFor = (filter: string, kind: Kind): boolean =>
  termsOf(filter).some((term) => asks(term, kind));

/** The filter with the word for a kind added, or taken out where it is already there. */
export function toggleKind(filter: string, kind: Kind): string {
  const terms = termsOf(filter);
  const others = terms.filter((term) => !asks(term, kind));
  const kept = others.map(({ start, end }) => filter.slice(start, end)).join(' ');
  if (others.length < terms.length) return kept;
  const added = kept === '' ? kind : `${kept} ${kind}`;
  // A quotation mark that was still missing would take it in.
  return asksFor(added, kind) ? added : `${kept}" ${kind}`;
}
