import { GUESSED_SHARE, YEAR } from '../cache/freshness.ts';
import { insightLifetime, LOOKED_AT, wastedBytes } from '../cache/hit-probability.ts';
import { rangeOf } from '../exchange/bytes.ts';
import type { ResourceType } from '../exchange/exchange.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import { responseLine } from './evidence.ts';
import {
  contentAge,
  contentBytes,
  isFullAnswer,
  isRepresentation,
  receivedAt,
  secondsOf,
  statedLifetime,
} from './lifetime.ts';
import { isStatic, isVersioned } from './resource-kind.ts';
import { CANNOT_TELL, type Evidence, type Rule, type Subject } from './rule.ts';
import { caching, rfc } from './section.ts';

/** The line that gives the lifetime. */
const lifetimeLine = (subject: Subject): Evidence =>
  responseLine(subject, subject.response.cacheControl.has('max-age') ? 'Cache-Control' : 'Expires');

// Browsers ask for these under names that cannot change.
const FIXED_NAME =
  /\/(?:favicon\.ico|apple-touch-icon[\w.-]*\.png|robots\.txt|manifest\.json|[\w-]+\.webmanifest)(?:\?|$)/i;

/** An old copy of these spoils no page, and they hardly change under one name. */
export const HARMLESS: ReadonlySet<ResourceType> = new Set<ResourceType>(['image', 'font', 'media']);

const immutableUnversioned: Rule = {
  id: 'immutable-unversioned',
  level: 'advice',
  spec: rfc(8246, '2'),
  about: ['response:cache-control', 'response:expires'],
  applies: (subject) => subject.exchange.type !== 'document' && isRepresentation(subject),
  check(subject, { settings: { thresholds } }) {
    const lifetime = statedLifetime(subject);
    if (lifetime === null || lifetime === 0) return null;
    const isImmutable = subject.response.cacheControl.has('immutable');
    if (!isImmutable && lifetime < thresholds.longLifetimeSeconds) return null;
    const { url } = subject.exchange;
    if (isVersioned(url) || FIXED_NAME.test(url)) return null;
    return {
      parameters: { seconds: secondsOf(lifetime), ...(isImmutable && { immutable: '1' }) },
      evidence: [lifetimeLine(subject)],
      ...(!isImmutable && HARMLESS.has(subject.exchange.type) && { level: 'info' as const }),
    };
  },
};

/** Where the model finds no lifetime it counts 0; the rules on lifetimes that are missing say what to do there. */
const shortTtlWaste: Rule = {
  id: 'short-ttl-waste',
  level: 'advice',
  spec: caching('4.2.1'),
  about: 'response',
  unless: ['ttl-vs-change-rate', 'dictionary-not-fresh'],
  unlessOfResource: 'revalidation-churn',
  applies: (subject) =>
    isStatic(subject.exchange) &&
    LOOKED_AT.has(subject.exchange.response.status) &&
    isFullAnswer(subject) &&
    insightInto(subject) !== null,
  needs: ['wire-bytes'],
  check(subject, { settings: { thresholds } }) {
    const lifetime = insightInto(subject);
    const sent = rangeOf(subject.exchange.wire.response);
    if (typeof lifetime !== 'number' || !sent) return CANNOT_TELL;
    const wasted = wastedBytes(lifetime, sent.bytes);
    return {
      parameters: {
        bytes: String(sent.bytes),
        wasted: String(wasted),
        seconds: secondsOf(lifetime),
        ...(sent.low !== sent.high && { estimated: '1' }),
      },
      evidence: [responseLine(subject, 'Cache-Control'), responseLine(subject, 'Expires')],
      ...(wasted < thresholds.leastBytes && { level: 'info' as const }),
    };
  },
};

/** The lifetime that the model reads and finds too short; `unknown` where the capture does not say when it began. */
function insightInto(subject: Subject): number | 'unknown' | null {
  const lifetime = insightLifetime(subject.response, receivedAt(subject));
  return lifetime === 'passed-over' ? null : lifetime;
}

/** A lifetime of less than this share of the time that the content has stayed the same is far too short. */
const FAR_TOO_SHORT = 1 / 100;
/** Whoever asks no more than once in so long pays nothing worth a word, s. */
const SELDOM = 86_400;

const ttlVersusChangeRate: Rule = {
  id: 'ttl-vs-change-rate',
  level: 'advice',
  spec: caching('4.2.2'),
  about: 'response:last-modified',
  unlessOfResource: 'revalidation-churn',
  applies: (subject) => isStatic(subject.exchange) && isRepresentation(subject),
  check(subject) {
    const lifetime = statedLifetime(subject);
    if (lifetime === null || lifetime === 0 || lifetime >= SELDOM) return null;
    const unchanged = contentAge(subject);
    if (unchanged === CANNOT_TELL) return CANNOT_TELL;
    if (unchanged === null || lifetime >= unchanged * FAR_TOO_SHORT) return null;
    return {
      parameters: {
        seconds: secondsOf(lifetime),
        unchanged: secondsOf(unchanged),
        instead: secondsOf(Math.min(YEAR, unchanged * GUESSED_SHARE)),
      },
      evidence: [
        lifetimeLine(subject),
        responseLine(subject, 'Last-Modified'),
        responseLine(subject, 'Date'),
      ],
    };
  },
};

const htmlLongLifetime: Rule = {
  id: 'html-long-ttl',
  level: 'advice',
  spec: caching('4.2.1'),
  about: ['response:cache-control', 'response:expires'],
  applies: (subject) => subject.exchange.type === 'document' && isRepresentation(subject),
  check(subject, { settings: { thresholds } }) {
    const lifetime = statedLifetime(subject);
    if (lifetime === null || lifetime <= thresholds.htmlLifetimeSeconds) return null;
    if (isVersioned(subject.exchange.url)) return null;
    return { parameters: { seconds: secondsOf(lifetime) }, evidence: [lifetimeLine(subject)] };
  },
};

const noStoreStatic: Rule = {
  id: 'no-store-static',
  level: 'advice',
  spec: caching('5.2.2.5'),
  about: 'response:cache-control',
  applies: (subject) =>
    subject.response.cacheControl.has('no-store') &&
    isStatic(subject.exchange) &&
    subject.exchange.response.status === 200 &&
    isFullAnswer(subject),
  check(subject, { settings: { thresholds }, past }) {
    if (subject.response.cacheControl.has('must-understand') || isPersonal(subject)) return null;
    const bytes = contentBytes(subject);
    if (bytes !== null && bytes < thresholds.leastBytes) return null;
    return {
      parameters: {
        ...(bytes !== null && { bytes: String(bytes) }),
        ...(past.sameContent() && { again: '1' }),
      },
      evidence: [responseLine(subject, 'Cache-Control')],
    };
  },
};

/** Whether the content may be one person's: then no-store can be meant. */
const isPersonal = ({ request, response }: Subject): boolean =>
  hasLine(response.lines, 'set-cookie') ||
  hasLine(request.lines, 'authorization') ||
  /\b(?:cookie|authorization)\b/i.test(fieldValue(response.lines, 'vary') ?? '');

/** The rules on how long a lifetime is. */
export const lifetimeLengthRules: readonly Rule[] = [
  immutableUnversioned,
  shortTtlWaste,
  ttlVersusChangeRate,
  htmlLongLifetime,
  noStoreStatic,
];
