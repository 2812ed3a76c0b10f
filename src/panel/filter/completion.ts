import { visible } from '../../messages/visible.ts';
import type { Filterable } from './filterable.ts';
import { keyMeanings } from './keys.ts';
import { FILTER_KEYS, type FilterKey, type Term, termsOf } from './terms.ts';

/** What can be written at the caret. */
export interface Suggestion {
  readonly key: FilterKey;
  /** undefined: the key alone, with a value still to come. */
  readonly value?: string;
  /** Resources with that value; 0 for a key alone. */
  readonly count: number;
}

/** What the text from `from` to `to` can be replaced by, the likeliest first. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

/** As many as can be looked through; more are found by typing on. */
const MOST = 20;

/**
 * What fits the word before the caret: keys, or behind a key the values that the resources have. `asked`: for every key
 * where nothing is written yet. undefined where there is nothing to offer.
 */
export function completionAt(
  filter: string,
  caret: number,
  rows: readonly Filterable[],
  { asked = false } = {},
): Completion | undefined {
  const term = termsOf(filter).find(({ contentStart, end }) => contentStart <= caret && caret <= end);
  const found = term ? within(term, filter, caret, rows) : asked ? keys('', caret, caret) : undefined;
  return found && found.suggestions.length > 0 ? found : undefined;
}

function within(
  { what, contentStart, end }: Term,
  filter: string,
  caret: number,
  rows: readonly Filterable[],
): Completion | undefined {
  const written = filter.slice(contentStart, caret).toLowerCase();
  if (what.kind === 'pattern' || (what.kind === 'text' && what.isQuoted)) return undefined;
  if (what.kind === 'text') return written === '' ? undefined : keys(written, contentStart, end);
  const typed = written.replace(/^"/, '');
  const fitting = offered(what.key, rows).filter(({ value }) => value.toLowerCase().includes(typed));
  const starting = fitting.filter(({ value }) => value.toLowerCase().startsWith(typed));
  const others = fitting.filter((offer) => !starting.includes(offer));
  const isWritten = fitting.length === 1 && fitting[0]?.value.toLowerCase() === what.value.toLowerCase();
  const suggestions = [...starting, ...others].slice(0, MOST).map((offer) => ({ key: what.key, ...offer }));
  return { from: contentStart, to: end, suggestions: isWritten ? [] : suggestions };
}

const keys = (written: string, from: number, to: number): Completion => ({
  from,
  to,
  suggestions: FILTER_KEYS.filter((key) => key.startsWith(written)).map((key) => ({ key, count: 0 })),
});

interface Offer {
  readonly value: string;
  readonly count: number;
}

const known = new WeakMap<readonly Filterable[], Map<FilterKey, readonly Offer[]>>();

/** The values of a key that resources have, the most frequent first. */
function offered(key: FilterKey, rows: readonly Filterable[]): readonly Offer[] {
  const byKey = known.get(rows) ?? new Map<FilterKey, readonly Offer[]>();
  known.set(rows, byKey);
  const offers = byKey.get(key) ?? counted(key, rows);
  byKey.set(key, offers);
  return offers;
}

function counted(key: FilterKey, rows: readonly Filterable[]): readonly Offer[] {
  const { condition, values, wider, examples = [] } = keyMeanings[key];
  if (!values) {
    return examples.flatMap((value) => {
      const meant = condition(value.toLowerCase(), []);
      const count = typeof meant === 'string' ? 0 : rows.filter(meant).length;
      return count === 0 ? [] : [{ value, count }];
    });
  }
  const counts = new Map<string, number>();
  const add = (value: string, count: number) => counts.set(value, (counts.get(value) ?? 0) + count);
  for (const row of rows) for (const value of values(row)) add(value, 1);
  if (wider) for (const [value, count] of [...counts]) for (const held of wider(value)) add(held, count);
  // A value with a quotation mark cannot be written in a filter, one with hidden characters not so that it can be read.
  return [...counts]
    .filter(([value]) => !value.includes('"') && visible(value) === value)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count);
}

/** The filter with a suggestion written into it, and where the caret then is. */
export function accepted(
  filter: string,
  { from, to }: Completion,
  { key, value }: Suggestion,
): { filter: string; caret: number } {
  const written = value === undefined ? `${key}:` : /\s/.test(value) ? `"${value}"` : value;
  return { filter: filter.slice(0, from) + written + filter.slice(to), caret: from + written.length };
}
