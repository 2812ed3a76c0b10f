import type { Tally } from '../../audit/report.ts';
import type { ResourceType, Source } from '../../exchange/exchange.ts';
import { LEVELS, type Level } from '../../rules/rule.ts';
import { sumOf } from '../../views/Amount.tsx';
import { type Outcome, outcomeOf } from '../../views/outcome.ts';
import type { Filterable } from './filterable.ts';
import { compilePattern } from './pattern.ts';
import type { FilterKey, Kind } from './terms.ts';

/** Whether a resource is what a term asks for. */
export type Condition = (row: Filterable) => boolean;

/** Why a value says nothing. */
export type ValueProblem =
  | 'no-such-kind'
  | 'no-such-level'
  | 'no-such-rule'
  | 'no-such-source'
  | 'no-such-type'
  | 'no-size'
  | 'no-status'
  | 'too-long';

/** What can stand behind a key. */
export interface KeyMeaning {
  /** The condition of a value in small letters, which is never empty; `rules` are the ids of all rules there are. */
  condition(value: string, rules: readonly string[]): Condition | ValueProblem;
  /** The values that a resource has, to be offered; each once. */
  readonly values?: (row: Filterable) => readonly string[];
  /** The wider values that hold one; only where a resource has no more than one. */
  readonly wider?: (value: string) => readonly string[];
  /** Values to offer where they are not those that the resources have. */
  readonly examples?: readonly string[];
}

type IsKind = Kind | 'is:from-cache' | 'is:service-worker-intercepted';

const cameTo =
  (outcome: Outcome): Condition =>
  ({ exchanges }) =>
    exchanges.some((exchange) => outcomeOf(exchange) === outcome);
const isCached = cameTo('cache');

const kinds: Readonly<Record<IsKind, Condition>> = {
  'is:304': cameTo('not-modified'),
  'is:fault': ({ faulty304s }) => faulty304s > 0,
  'is:cached': isCached,
  'is:from-cache': isCached,
  'is:avoidable': ({ avoidable }) => avoidable.exchanges > 0,
  'is:transferred': ({ transferred }) => transferred.exchanges > 0,
  'is:service-worker-intercepted': ({ exchanges }) =>
    exchanges.some(({ source }) => source === 'service-worker'),
};
const isKinds: ReadonlyMap<string, Condition> = new Map(Object.entries(kinds));

/** All of them, by the types. */
const SOURCES: Readonly<Record<Source, true>> = {
  network: true,
  revalidated: true,
  'disk-cache': true,
  'memory-cache': true,
  cache: true,
  'cache-storage': true,
  'service-worker': true,
  redirect: true,
  preflight: true,
  failed: true,
  unknown: true,
};

const TYPES: Readonly<Record<ResourceType, true>> = {
  document: true,
  stylesheet: true,
  script: true,
  image: true,
  font: true,
  media: true,
  fetch: true,
  manifest: true,
  other: true,
};

const once = <T>(values: readonly T[]): readonly T[] => (values.length < 2 ? values : [...new Set(values)]);

const hasAny =
  (values: (row: Filterable) => readonly string[]) =>
  (wanted: ReadonlySet<string>): Condition =>
  (row) =>
    values(row).some((value) => wanted.has(value));

/** A key whose values are all known: one of them, else all that hold the text. Without names these are the rules. */
function oneOfKnown(
  names: readonly string[] | undefined,
  problem: ValueProblem,
  values: (row: Filterable) => readonly string[],
): KeyMeaning {
  return {
    condition(value, rules) {
      const all = names ?? rules;
      const meant = all.includes(value) ? [value] : all.filter((name) => name.includes(value));
      return meant.length === 0 ? problem : hasAny(values)(new Set(meant));
    },
    values,
  };
}

/** A key that a resource has one value of, the case of which does not matter; null where it is not known. */
const exactly = (read: (row: Filterable) => string | null): KeyMeaning => ({
  condition: (value) => (row) => read(row)?.toLowerCase() === value,
  values: (row) => {
    const value = read(row);
    return value === null || value === '' ? [] : [value];
  },
});

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** A size in bytes, in the units of DevTools: `300`, `10k`, `1.5MB`; undefined where it is none. */
export function sizeOf(value: string): number | undefined {
  const [, figure, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)([kmg]?)b?$/i.exec(value) ?? [];
  return figure === undefined ? undefined : Number(figure) * (UNITS[unit.toLowerCase()] ?? 1);
}

/** Whether the bytes of any exchange in it are known. */
const hasFigure = ({ exchanges, unknown }: Tally): boolean => unknown < exchanges;

/**
 * A key that is compared with an amount. Less than a size is only what is known to the last exchange: the rest may
 * come to more.
 */
function compared(tallyOf: (row: Filterable) => Tally): KeyMeaning {
  const comparisons: Readonly<Record<string, (bytes: number, size: number, unknown: number) => boolean>> = {
    '>': (bytes, size) => bytes > size,
    '>=': (bytes, size) => bytes >= size,
    '<': (bytes, size, unknown) => bytes < size && unknown === 0,
    '<=': (bytes, size, unknown) => bytes <= size && unknown === 0,
  };
  return {
    condition(value) {
      if (value === 'unknown') return (row) => tallyOf(row).unknown > 0;
      const [, sign = '', figure = ''] = /^([<>]=?|)(.*)$/.exec(value) ?? [];
      const size = sizeOf(figure);
      const compare = comparisons[sign === '' ? '>=' : sign];
      if (size === undefined || !compare) return 'no-size';
      return (row) => {
        const tally = tallyOf(row);
        return hasFigure(tally) && compare(sumOf(tally).bytes, size, tally.unknown);
      };
    },
    examples: ['>10k', '>100k', '>1M', 'unknown'],
  };
}

const escapeForPattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A host with or without its port; `*` stands for any text. */
function domainCondition(value: string): Condition | ValueProblem {
  if (!value.includes('*'))
    return ({ host }) =>
      host === value || (host.startsWith(value) && /^:\d+$/.test(host.slice(value.length)));
  const parts = value.split('*').map(escapeForPattern);
  const matcher = compilePattern(`^${parts.join('.*')}(?:\\:\\d+)?$`);
  return typeof matcher === 'string' ? 'too-long' : ({ host }) => matcher(host);
}

/** What a host belongs to: `*.shop.example`. The last label alone would be everything. */
function domainsAround(host: string): readonly string[] {
  const labels = host.replace(/:\d+$/, '').split('.');
  const isAddress = host.startsWith('[') || /^\d+$/.test(labels.at(-1) ?? '');
  return isAddress ? [] : labels.slice(1, -1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`);
}

function levelCondition(value: string): Condition | ValueProblem {
  const isOrAbove = value.startsWith('>=');
  const level = LEVELS.find((known) => known === (isOrAbove ? value.slice(2) : value));
  if (level === undefined) return 'no-such-level';
  const wanted: readonly Level[] = isOrAbove ? LEVELS.slice(0, LEVELS.indexOf(level) + 1) : [level];
  return ({ findings }) => findings.some((finding) => wanted.includes(finding.level));
}

/** What each key means. */
export const keyMeanings: Readonly<Record<FilterKey, KeyMeaning>> = {
  avoidable: compared(({ avoidable }) => avoidable),
  domain: {
    condition: domainCondition,
    values: ({ host }) => (host === '' ? [] : [host]),
    wider: domainsAround,
  },
  is: {
    condition: (value) => isKinds.get(`is:${value}`) ?? 'no-such-kind',
    examples: [...isKinds.keys()].map((kind) => kind.slice('is:'.length)),
  },
  'larger-than': {
    condition(value) {
      const size = sizeOf(value);
      if (size === undefined) return 'no-size';
      return ({ transferred }) => hasFigure(transferred) && sumOf(transferred).bytes >= size;
    },
    examples: ['100', '10k', '1M'],
  },
  level: { condition: levelCondition, examples: [...LEVELS, '>=should', '>=advice'] },
  method: exactly(({ method }) => method),
  'mime-type': exactly(({ mimeType }) => mimeType),
  'resource-type': oneOfKnown(Object.keys(TYPES), 'no-such-type', ({ type }) => [type]),
  rule: oneOfKnown(undefined, 'no-such-rule', ({ findings }) => once(findings.map(({ rule }) => rule))),
  saved: compared(({ savedByRevalidation }) => savedByRevalidation),
  scheme: exactly(({ url }) => /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0] ?? null),
  source: oneOfKnown(Object.keys(SOURCES), 'no-such-source', ({ exchanges }) =>
    once(exchanges.map(({ source }) => source)),
  ),
  'status-code': {
    condition(value) {
      if (!/^\d{1,3}$/.test(value)) return 'no-status';
      const wanted = Number(value);
      return ({ exchanges }) => exchanges.some(({ status }) => status === wanted);
    },
    values: ({ exchanges }) => once(exchanges.map(({ status }) => String(status))),
  },
  url: { condition: (value) => (row) => row.url.toLowerCase().includes(value) },
};
