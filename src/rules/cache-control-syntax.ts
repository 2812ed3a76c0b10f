import { remembered } from '../exchange/remembered.ts';
import {
  DELTAS,
  FLAGS,
  type MalformedDirective,
  QUALIFIABLE,
  type WrittenDirective,
} from '../http/cache-control-syntax.ts';
import { responseLine, shortened } from './evidence.ts';
import { isForSurrogatesAlone } from './lifetime.ts';
import { nearestName } from './nearest-name.ts';
import type { Level, Occurrence, Rule, Subject } from './rule.ts';
import { caching, type Section } from './section.ts';

/** Directives of requests alone (RFC 9111 §5.2.1). */
const OF_REQUESTS: ReadonlySet<string> = new Set(['only-if-cached', 'max-stale', 'min-fresh']);
/** Directives of Internet Explorer, which nobody reads any more. */
const LEGACY: ReadonlySet<string> = new Set(['pre-check', 'post-check']);

const KNOWN = [...DELTAS, ...FLAGS, ...QUALIFIABLE, ...OF_REQUESTS, ...LEGACY];
const isKnown: ReadonlySet<string> = new Set(KNOWN);

/** More directives than this are not named in a sentence. */
const MOST_NAMED = 3;

const listed = (pieces: readonly { readonly text: string }[]): string => {
  const texts = pieces.slice(0, MOST_NAMED).map(({ text }) => shortened(text));
  return pieces.length > MOST_NAMED ? `${texts.join(', ')}, …` : texts.join(', ');
};

const seen = (subject: Subject, parameters: Occurrence['parameters'], level?: Level): Occurrence => ({
  parameters,
  evidence: [responseLine(subject, 'Cache-Control')],
  ...(level && { level }),
});

/** A rule that fires where any directive is written so, and names those that are. */
const onDirectives = (
  id: string,
  level: Level,
  spec: Section,
  isFaulty: (directive: WrittenDirective) => boolean,
): Rule => ({
  id,
  level,
  spec,
  about: 'response:cache-control',
  applies: ({ response }) => response.cacheControl.written().directives.some(isFaulty),
  check(subject) {
    const faulty = subject.response.cacheControl.written().directives.filter(isFaulty);
    return seen(subject, { directives: listed(faulty) });
  },
});

const deltaSyntax = onDirectives(
  'cc-delta-syntax',
  'must',
  caching('1.2.2'),
  ({ name, form, argument }) => form === 'token' && DELTAS.has(name) && !/^\d+$/.test(argument),
);

const deltaQuoted = onDirectives(
  'cc-delta-quoted',
  'must',
  caching('5.2.2.1'),
  ({ name, form }) => form === 'quoted' && DELTAS.has(name),
);

const deltaMissingValue = onDirectives(
  'cc-delta-missing-value',
  'must',
  caching('5.2'),
  ({ name, form }) => (form === 'bare' || form === 'empty') && DELTAS.has(name),
);

const flagWithValue = onDirectives(
  'cc-flag-with-value',
  'must',
  caching('5.2'),
  ({ name, form }) => form !== 'bare' && form !== 'empty' && FLAGS.has(name),
);

const fieldListToken = onDirectives(
  'cc-fieldlist-token',
  'should',
  caching('5.2.2.4'),
  ({ name, form }) => form === 'token' && QUALIFIABLE.has(name),
);

const qualified = onDirectives(
  'cc-qualified-unsupported',
  'info',
  caching('5.2.2.4'),
  ({ name, form, argument }) => form === 'quoted' && argument !== '' && QUALIFIABLE.has(name),
);

const letterCase = onDirectives(
  'cc-case',
  'advice',
  caching('5.2'),
  ({ name, inLowerCase }) => !inLowerCase && isKnown.has(name),
);

const requestDirective = onDirectives(
  'cc-request-directive-in-response',
  'advice',
  caching('5.2.1'),
  ({ name }) => OF_REQUESTS.has(name),
);

const syntax: Rule = {
  id: 'cc-syntax',
  level: 'must',
  spec: caching('5.2'),
  about: 'response:cache-control',
  check(subject) {
    const { malformed, directives } = subject.response.cacheControl.written();
    const empty = directives.find(({ name, form }) => form === 'empty' && !DELTAS.has(name));
    const first: Pick<MalformedDirective, 'text' | 'fault'> | undefined =
      malformed[0] ?? (empty && { text: empty.text, fault: 'other' });
    return first ? seen(subject, { piece: shortened(first.text), fault: first.fault }) : null;
  },
};

/** How many letters a misspelt directive may be away from the one that was meant. */
const MOST_LETTERS = 2;
/** More unknown directives than this are not compared with the known ones. */
const MOST_COMPARED = 20;

/** The directive that a name is a slip of the pen for; what begins with "x-" was made up on purpose. */
const likelyMeant = remembered((name: string) =>
  name.startsWith('x-') ? null : (nearestName(name, KNOWN, MOST_LETTERS) ?? null),
);

const unknownDirective: Rule = {
  id: 'cc-unknown-directive',
  level: 'advice',
  spec: caching('5.2.3'),
  about: 'response:cache-control',
  applies: ({ response }) =>
    response.cacheControl.written().directives.some(({ name }) => !isKnown.has(name)),
  check(subject) {
    const unknown = subject.response.cacheControl
      .written()
      .directives.filter(({ name }) => !isKnown.has(name));
    for (const { text, name } of unknown.slice(0, MOST_COMPARED)) {
      const meant = likelyMeant(name);
      if (meant !== null) return seen(subject, { directive: shortened(text), meant });
    }
    return null;
  },
};

/** Equal values say the same twice; of different ones each recipient picks its own. */
const duplicate: Rule = {
  id: 'cc-duplicate',
  level: 'advice',
  spec: caching('4.2.1'),
  about: 'response:cache-control',
  applies: ({ response }) => response.cacheControl.written().repeats.length > 0,
  check(subject) {
    const { repeats } = subject.response.cacheControl.written();
    const different = repeats.find(({ first, again }) => contradicts(first, again));
    if (different) {
      const { first, again } = different;
      return seen(subject, { directive: shortened(first.name), values: listed([first, again]) });
    }
    const equal = repeats.find(({ first, again }) => first.argument === again.argument);
    return equal ? seen(subject, { directive: shortened(equal.first.name) }, 'info') : null;
  },
};

/** no-cache and private may stand there for some fields and once more for the whole. */
const contradicts = (first: WrittenDirective, again: WrittenDirective): boolean =>
  first.argument !== again.argument && !QUALIFIABLE.has(first.name);

const isLegacy = ({ name }: WrittenDirective): boolean => LEGACY.has(name);

/** Surrogate-Control is for a CDN, which takes it out, and does no harm beside Cache-Control. */
const legacy: Rule = {
  id: 'cc-legacy',
  level: 'advice',
  spec: caching('5.2.3'),
  about: ['response:cache-control', 'response:surrogate-control'],
  check(subject) {
    const { response } = subject;
    const { directives } = response.cacheControl.written();
    if (directives.some(isLegacy)) return seen(subject, { directives: listed(directives.filter(isLegacy)) });
    if (!isForSurrogatesAlone(response)) return null;
    return { parameters: { surrogate: 'alone' }, evidence: [responseLine(subject, 'Surrogate-Control')] };
  },
};

/** The rules on how Cache-Control is written. */
export const cacheControlSyntaxRules: readonly Rule[] = [
  deltaSyntax,
  deltaQuoted,
  deltaMissingValue,
  flagWithValue,
  fieldListToken,
  qualified,
  syntax,
  unknownDirective,
  letterCase,
  duplicate,
  requestDirective,
  legacy,
];
