import { hasDefaultLifetime } from '../cache/freshness.ts';
import type { CacheControl } from '../http/cache-control.ts';
import { hasLine } from '../http/fields.ts';
import { responseLine } from './evidence.ts';
import type { Occurrence, Rule, Subject } from './rule.ts';
import { caching } from './section.ts';

const seen = (
  subject: Subject,
  parameters: Occurrence['parameters'],
  more: Partial<Occurrence> = {},
): Occurrence => ({ parameters, evidence: [responseLine(subject, 'Cache-Control')], ...more });

/** Whether the directive gives the response any time, s. */
const givesTime = (cacheControl: CacheControl, name: string): boolean =>
  Number(cacheControl.seconds(name) ?? 0) > 0;

const publicAndPrivate: Rule = {
  id: 'cc-conflict-public-private',
  level: 'advice',
  spec: caching('5.2.2.7'),
  about: 'response:cache-control',
  check(subject) {
    const { cacheControl } = subject.response;
    return cacheControl.has('public') && cacheControl.holdsForAll('private') ? seen(subject, {}) : null;
  },
};

/** What asks for the storing that no-store forbids. */
const FOR_STORING = ['public', 'immutable'];
const TIMES = ['max-age', 's-maxage', 'stale-while-revalidate'];
/** What changes nothing beside no-store, and is written there out of habit. */
const HABITS = ['no-cache', 'must-revalidate', 'proxy-revalidate', 'private', ...TIMES, 'stale-if-error'];

/** What contradicts the stronger directive; or else what merely changes nothing beside it. */
function overridden(
  cacheControl: CacheControl,
  against: readonly string[],
  habits: readonly string[],
): { names: readonly string[]; isHabit: boolean } | null {
  const contrary = [
    ...against.filter((name) => cacheControl.has(name)),
    ...TIMES.filter((name) => givesTime(cacheControl, name)),
  ];
  if (contrary.length > 0) return { names: contrary, isHabit: false };
  const idle = habits.filter((name) => cacheControl.has(name));
  return idle.length > 0 ? { names: idle, isHabit: true } : null;
}

const without = (found: ReturnType<typeof overridden>, subject: Subject): Occurrence | null =>
  found &&
  seen(
    subject,
    { directives: found.names.join(', '), ...(found.isHabit && { habit: 'yes' }) },
    found.isHabit ? { level: 'info' } : {},
  );

/** `no-store, must-understand` is right: caches that know the status code go by the rest (RFC 9111 §5.2.2.3). */
const noStoreOverrides: Rule = {
  id: 'cc-no-store-overrides',
  level: 'advice',
  spec: caching('4.2.1'),
  about: 'response:cache-control',
  applies: ({ response: { cacheControl } }) =>
    cacheControl.has('no-store') && !cacheControl.has('must-understand'),
  check: (subject) => without(overridden(subject.response.cacheControl, FOR_STORING, HABITS), subject),
};

const noCacheOverrides: Rule = {
  id: 'cc-no-cache-overrides',
  level: 'advice',
  spec: caching('4.2.1'),
  about: 'response:cache-control',
  unless: ['cc-no-store-overrides'],
  applies: ({ response: { cacheControl } }) => cacheControl.holdsForAll('no-cache'),
  check: (subject) => without(overridden(subject.response.cacheControl, ['immutable'], TIMES), subject),
};

const mustUnderstandAlone: Rule = {
  id: 'cc-must-understand-alone',
  level: 'should',
  spec: caching('5.2.2.3'),
  about: 'response:cache-control',
  check(subject) {
    const { cacheControl } = subject.response;
    return cacheControl.has('must-understand') && !cacheControl.has('no-store') ? seen(subject, {}) : null;
  },
};

/** Without Authorization, public only adds what a lifetime or the status code gives already (RFC 9111 §5.2.2.9). */
const publicUnnecessary: Rule = {
  id: 'cc-public-unnecessary',
  level: 'info',
  spec: caching('5.2.2.9'),
  about: 'response:cache-control',
  needs: ['request-lines', 'sensitive-lines'],
  unless: ['cc-conflict-public-private', 'cc-no-store-overrides'],
  applies: ({ exchange, request, response }) =>
    response.cacheControl.has('public') &&
    (exchange.method === 'GET' || exchange.method === 'HEAD') &&
    !hasLine(request.lines, 'authorization') &&
    isStorableAnyway(exchange.response.status, response),
  check: (subject) => seen(subject, {}),
};

const isStorableAnyway = (status: number, { cacheControl, expires }: Subject['response']): boolean =>
  cacheControl.has('max-age') ||
  cacheControl.has('s-maxage') ||
  expires !== null ||
  hasDefaultLifetime(status);

/** RFC 9111 §1.2.2: the value that greater ones count as. */
const GREATEST_DELTA = 2 ** 31;
/** A year and a day: a leap year is no mistake. */
const LONGEST_SECONDS = 366 * 86_400;

const deltaOverflow: Rule = {
  id: 'delta-overflow',
  level: 'info',
  spec: caching('1.2.2'),
  about: 'response:cache-control',
  check(subject) {
    const { cacheControl } = subject.response;
    for (const name of TIMES) {
      const seconds = cacheControl.seconds(name);
      if (seconds === null || seconds === 'invalid' || seconds <= LONGEST_SECONDS) continue;
      const digits = cacheControl.argument(name) ?? '';
      const parameters = { directive: name, seconds: digits };
      return seen(subject, Number(digits) > GREATEST_DELTA ? { ...parameters, overflow: 'yes' } : parameters);
    }
    return null;
  },
};

/** The rules on what the directives of Cache-Control mean together. */
export const cacheControlRules: readonly Rule[] = [
  publicAndPrivate,
  noStoreOverrides,
  noCacheOverrides,
  mustUnderstandAlone,
  publicUnnecessary,
  deltaOverflow,
];
