import { hostOf } from '../exchange/host.ts';
import { type Outcome, TELLING_FIELDS, type ToldOutcome, toldOutcome } from '../http/cache-outcome.ts';
import { type FieldLines, fieldValue, hasLine } from '../http/fields.ts';
import { cacheStatusRules } from './cache-status.ts';
import { responseLine } from './evidence.ts';
import { groupedBy } from './grouping.ts';
import { type CaptureOccurrence, type CaptureRule, captureRule, type Rule, type Traced } from './rule.ts';
import { caching, rfc } from './section.ts';
import { targetedRules } from './targeted.ts';

const ageSyntax: Rule = {
  id: 'age-syntax',
  level: 'must',
  spec: caching('5.1'),
  about: 'response:age',
  applies: ({ response }) => String(response.age) !== fieldValue(response.lines, 'age'),
  check({ response }) {
    const values = ageValues(response.lines);
    const bad = values.find((value) => !/^\d+$/.test(value));
    const isRepeated = values.length > 1 && new Set(values).size === 1;
    if (bad === undefined && !isRepeated) return null;
    const problem = bad === undefined ? 'repeated' : bad.includes(',') ? 'list' : 'not-seconds';
    const parameters = { problem, value: bad ?? String(values[0]) };
    return { parameters, evidence: values.map((value) => ({ field: 'Age', value })) };
  },
};

/**
 * The values of all lines, where tools may have joined several of numbers. Several numbers that differ are a fault of
 * another rule, whatever the field.
 */
const ageValues = ({ fields, names }: FieldLines): string[] =>
  names.flatMap((name, place) => {
    const value = String(fields[place]?.[1]).trim();
    if (name !== 'age') return [];
    return /^\d+(?: *, *\d+)+$/.test(value) ? value.split(/ *, */) : [value];
  });

const ageMissingOnHit: Rule = {
  id: 'age-missing-on-hit',
  level: 'must',
  spec: caching('4'),
  about: TELLING_FIELDS.map((field) => `response:${field}` as const),
  applies: ({ exchange, response }) => exchange.source !== 'revalidated' && !hasLine(response.lines, 'age'),
  check(subject) {
    const told = toldOutcome(subject.response.lines);
    if (told?.outcome !== 'hit' && told?.outcome !== 'stale') return null;
    return {
      parameters: { field: told.field, value: told.value },
      evidence: [{ field: told.field, value: told.value }, responseLine(subject, 'Age')],
      ...(told.vouched ? {} : { level: 'advice' as const }),
    };
  },
};

/** A clock's second, a slow answer and a coarse Date together, s: Date within this of the answer was made for it. */
const MADE_NOW_SECONDS = 5;

const ageDateRewritten: Rule = {
  id: 'age-date-rewritten',
  level: 'advice',
  spec: caching('4.2.3'),
  about: 'response:age',
  applies: ({ response }, { settings }) =>
    response.date !== null && (response.age ?? 0) > settings.thresholds.clockSeconds,
  needs: ['time'],
  check(subject, { policy }) {
    const { exchange, response } = subject;
    const begun = exchange.startedAt ?? 0;
    const before = (begun - (response.date ?? 0)) / 1000;
    const behind = before + (exchange.durationMs ?? 0) / 1000;
    if (before > MADE_NOW_SECONDS || behind < -MADE_NOW_SECONDS) return null;
    return {
      parameters: { age: String(response.age) },
      evidence: [responseLine(subject, 'Age'), responseLine(subject, 'Date')],
      // A lifetime by max-age does not depend on Date; nor does none at all.
      ...(response.cacheControl.has('max-age') || policy().lifetimeSeconds.private === null
        ? { level: 'info' as const }
        : {}),
    };
  },
};

/** Fewer answers make no ratio. */
const LEAST_ANSWERS = 3;
/** So many different lines are shown of a host. */
const MOST_LINES = 5;

const sharedHitRatio = captureRule<ToldOutcome>({
  id: 'shared-hit-ratio',
  level: 'info',
  spec: rfc(9211, '2'),
  trace({ exchange, response }) {
    const isNew = exchange.source === 'network' || exchange.source === 'revalidated';
    return isNew && exchange.response.complete ? (toldOutcome(response.lines) ?? undefined) : undefined;
  },
  judge(traces) {
    const byHost = groupedBy(traces, ({ url }) => hostOf(url));
    return [...byHost].flatMap(([host, told]) => (told.length < LEAST_ANSWERS ? [] : [ratioOf(host, told)]));
  },
});

function ratioOf(host: string, told: readonly Traced<ToldOutcome>[]): CaptureOccurrence {
  const count = (...outcomes: readonly Outcome[]) =>
    String(told.filter(({ trace }) => outcomes.includes(trace.outcome)).length);
  const lines = new Map(told.map(({ trace }) => [`${trace.field}: ${trace.value}`, trace]));
  return {
    resource: told[0]?.resource ?? '',
    exchanges: told.map(({ exchange }) => exchange),
    parameters: {
      host,
      all: String(told.length),
      hits: count('hit', 'stale'),
      revalidated: count('revalidated'),
      misses: count('miss'),
      bypassed: count('bypass'),
    },
    evidence: [...lines.values()].slice(0, MOST_LINES).map(({ field, value }) => ({ field, value })),
  };
}

/** The rules on Age, on what shared caches tell, and on fields for some caches only. */
export const sharedCacheRules: readonly Rule[] = [
  ageSyntax,
  ageMissingOnHit,
  ageDateRewritten,
  ...cacheStatusRules,
  ...targetedRules,
];

/** The rule on the shared caches of a host. */
export const sharedCacheCaptureRules: readonly CaptureRule[] = [sharedHitRatio];
