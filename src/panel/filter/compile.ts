import type { Filterable } from './filterable.ts';
import { type Condition, keyMeanings, type ValueProblem } from './keys.ts';
import { compilePattern, type PatternProblem } from './pattern.ts';
import { type Term, termsOf } from './terms.ts';

/** A term that could not be understood, and why; it asks for nothing. */
export interface FilterProblem {
  /** As it stands in the filter. */
  readonly term: string;
  readonly why: PatternProblem | ValueProblem;
}

export interface CompiledFilter {
  /** Whether a resource is what every term asks for. */
  readonly passes: Condition;
  readonly problems: readonly FilterProblem[];
}

/**
 * Compiles a filter. A word is looked for in the URL, method, type, statuses, sources, rules, Cache-Control and
 * validator, case aside; a pattern in the URL. A key without a value asks for nothing yet.
 */
export function compileFilter(filter: string): CompiledFilter {
  const conditions: Condition[] = [];
  const problems: FilterProblem[] = [];
  for (const term of termsOf(filter)) {
    const condition = conditionOf(term);
    if (condition === undefined) continue;
    if (typeof condition === 'string')
      problems.push({ term: filter.slice(term.start, term.end), why: condition });
    else conditions.push(term.isNegated ? (row) => !condition(row) : condition);
  }
  return { passes: (row) => conditions.every((condition) => condition(row)), problems };
}

function conditionOf({ what }: Term): Condition | FilterProblem['why'] | undefined {
  switch (what.kind) {
    case 'text': {
      const text = what.text.toLowerCase();
      return text === '' ? undefined : (row) => textsOf(row).all.includes(text);
    }
    case 'pattern': {
      const matcher = compilePattern(what.pattern);
      return typeof matcher === 'string' ? matcher : (row) => matcher(textsOf(row).url);
    }
    case 'key': {
      const value = what.value.toLowerCase();
      return value === '' ? undefined : keyMeanings[what.key].condition(value);
    }
  }
}

interface Texts {
  readonly all: string;
  readonly url: string;
}

const texts = new WeakMap<Filterable, Texts>();

function textsOf(row: Filterable): Texts {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const seen = row.exchanges.map(({ status, source }) => `${status} ${source}`);
  const parts = [
    row.method,
    row.type,
    row.mimeType ?? '',
    row.cacheControl ?? '',
    row.validator ?? '',
    ...new Set(seen),
    ...row.rules.map(({ rule }) => rule),
  ];
  const url = row.url.toLowerCase();
  const read = { url, all: `${url}\n${parts.join('\n').toLowerCase()}` };
  texts.set(row, read);
  return read;
}
