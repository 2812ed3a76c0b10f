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
 * validator, case aside; a pattern in the URL. A key without a value asks for nothing yet. `rules` are the ids of all
 * rules there are.
 */
export function compileFilter(filter: string, rules: readonly string[]): CompiledFilter {
  const conditions: Condition[] = [];
  const problems: FilterProblem[] = [];
  for (const term of termsOf(filter)) {
    const condition = conditionOf(term, rules);
    if (condition === undefined) continue;
    if (typeof condition === 'string')
      problems.push({ term: filter.slice(term.start, term.end), why: condition });
    else conditions.push(term.isNegated ? (row) => !condition(row) : condition);
  }
  return { passes: (row) => conditions.every((condition) => condition(row)), problems };
}

function conditionOf({ what }: Term, rules: readonly string[]): Condition | FilterProblem['why'] | undefined {
  switch (what.kind) {
    case 'text': {
      const text = what.text.toLowerCase();
      return text === '' ? undefined : wordCondition(text);
    }
    case 'pattern': {
      const matcher = compilePattern(what.pattern);
      return typeof matcher === 'string' ? matcher : ({ url }) => matcher(url);
    }
    case 'key': {
      const value = what.value.toLowerCase();
      return value === '' ? undefined : keyMeanings[what.key].condition(value, rules);
    }
  }
}

/**
 * Looks for a word field by field. A text with all fields would have to be made of each row anew after each report, which
 * takes four times as long (50,000 rows); texts that have no capitals are not copied.
 */
function wordCondition(word: string): Condition {
  const holds = (text: string): boolean => text.toLowerCase().includes(word);
  const seen = new Map<string, Map<number, boolean>>();
  const holdsExchange = ({ status, source }: Filterable['exchanges'][number]): boolean => {
    const byStatus = seen.get(source) ?? new Map<number, boolean>();
    seen.set(source, byStatus);
    const known = byStatus.get(status) ?? holds(`${status} ${source}`);
    byStatus.set(status, known);
    return known;
  };
  return ({ url, method, type, mimeType, policy, exchanges, findings }) =>
    holds(url) ||
    holds(method) ||
    holds(type) ||
    (mimeType !== null && holds(mimeType)) ||
    (policy.cacheControl !== null && holds(policy.cacheControl)) ||
    (policy.validatorValue !== null && holds(policy.validatorValue)) ||
    exchanges.some(holdsExchange) ||
    findings.some(({ rule }) => holds(rule));
}
