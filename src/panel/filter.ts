import type { ResourceRow } from '../desk/contract.ts';
import { outcomeOf } from '../views/outcome.ts';

/** The words that ask for a kind of resource instead of a text. */
const kinds: Readonly<Record<string, (row: ResourceRow) => boolean>> = {
  'is:304': ({ exchanges }) => exchanges.some((exchange) => outcomeOf(exchange) === 'not-modified'),
  'is:fault': ({ faulty304s }) => faulty304s > 0,
  'is:cached': ({ exchanges }) => exchanges.some((exchange) => outcomeOf(exchange) === 'cache'),
  'is:avoidable': ({ avoidable }) => avoidable.exchanges > 0,
  'is:transferred': ({ transferred }) => transferred.exchanges > 0,
};

export type Kind = 'is:304' | 'is:fault' | 'is:cached' | 'is:avoidable' | 'is:transferred';

const wordsOf = (filter: string): string[] =>
  filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/**
 * Compiles a filter. A row passes where every word is found in its method, URL, type, statuses, outcomes, rule ids,
 * Cache-Control or validator, case aside; `is:` words ask for a kind; `-` before a word turns it round.
 */
export function compileFilter(filter: string): (row: ResourceRow) => boolean {
  const tests = wordsOf(filter).map((word) => {
    const negated = word.length > 1 && word.startsWith('-');
    const plain = negated ? word.slice(1) : word;
    const test = kinds[plain] ?? ((row: ResourceRow) => textOf(row).includes(plain));
    return negated ? (row: ResourceRow) => !test(row) : test;
  });
  return (row) => tests.every((test) => test(row));
}

const texts = new WeakMap<ResourceRow, string>();

function textOf(row: ResourceRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { exchanges, findings } = row;
  const parts = [
    row.method,
    row.url,
    row.type,
    row.policy.cacheControl ?? '',
    row.policy.validatorValue ?? '',
    ...exchanges.map(({ status, source }) => `${status} ${source}`),
    ...findings.map(({ rule }) => rule),
  ];
  const text = parts.join('\n').toLowerCase();
  texts.set(row, text);
  return text;
}

/** Whether a filter holds the word that asks for a kind. */
export const asksFor = (filter: string, kind: Kind): boolean => wordsOf(filter).includes(kind);

/** The filter with the word for a kind added, or taken out where it is already there. */
export function toggleKind(filter: string, kind: Kind): string {
  const words = filter.split(/\s+/).filter((word) => word !== '');
  const others = words.filter((word) => word.toLowerCase() !== kind);
  return (others.length < words.length ? others : [...words, kind]).join(' ');
}
