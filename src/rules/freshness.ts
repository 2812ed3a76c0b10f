import { freshnessLifetime } from '../cache/freshness.ts';
import { hasLine } from '../http/fields.ts';
import { responseLine, responseLines } from './evidence.ts';
import {
  contentBytes,
  forbidsReuse,
  holderOf,
  isForSurrogatesAlone,
  isFullAnswer,
  isOwnAnswer,
  receivedAt,
  secondsOf,
  statedLifetime,
  statesLifetime,
} from './lifetime.ts';
import { CANNOT_TELL, type Rule, type Subject } from './rule.ts';
import { caching, http } from './section.ts';

/** The statuses that browsers give a lifetime of their own; of others they ask again (measured in Chromium and Firefox). */
const GUESSED = new Set([200, 203, 206, 410]);

const freshnessMissing: Rule = {
  id: 'freshness-missing',
  level: 'advice',
  spec: caching('4.2.2'),
  about: 'response',
  unless: [
    'immutable-without-lifetime',
    'swr-noop',
    '304-not-freshening',
    '206-headers-missing',
    'personalised-heuristic',
  ],
  applies: (subject) => {
    const { exchange, response } = subject;
    return (
      GUESSED.has(exchange.response.status) &&
      isFullAnswer(subject) &&
      !statesLifetime(response) &&
      !forbidsReuse(response) &&
      !isForSurrogatesAlone(response)
    );
  },
  check(subject) {
    const { exchange, response } = subject;
    const { status } = exchange.response;
    const { seconds } = freshnessLifetime(status, response, 'private', receivedAt(subject));
    const since = response.date ?? receivedAt(subject);
    const evidence = [responseLine(subject, 'Cache-Control'), responseLine(subject, 'Expires')];
    if (status === 410) return { parameters: { guess: 'for-ever' }, evidence };
    if (seconds === null || response.lastModified === null || since === null || since < response.lastModified)
      return { parameters: { guess: 'none' }, evidence };
    return {
      parameters: {
        guess: 'tenth',
        seconds: secondsOf(seconds),
        unchanged: secondsOf((since - response.lastModified) / 1000),
      },
      evidence: [...evidence, responseLine(subject, 'Last-Modified'), responseLine(subject, 'Date')],
    };
  },
};

const sharedLifetimeOnly: Rule = {
  id: 's-maxage-only',
  level: 'advice',
  spec: caching('4.2.1'),
  about: 'response:cache-control',
  applies: (subject) =>
    subject.response.cacheControl.has('s-maxage') &&
    (GUESSED.has(subject.exchange.response.status) || subject.check !== undefined) &&
    isOwnAnswer(subject),
  check(subject) {
    const { cacheControl, expires } = subject.response;
    if (cacheControl.has('max-age') || cacheControl.has('private') || expires !== null) return null;
    const shared = cacheControl.seconds('s-maxage');
    if (forbidsReuse(subject.response) || typeof shared !== 'number') return null;
    const held = holderOf('expires', subject);
    if (held?.expires !== null) return held ? null : CANNOT_TELL;
    return {
      parameters: { seconds: secondsOf(shared) },
      evidence: [responseLine(subject, 'Cache-Control')],
    };
  },
};

const noCacheWithoutValidator: Rule = {
  id: 'no-cache-without-validator',
  level: 'advice',
  spec: caching('5.2.2.4'),
  about: 'response:cache-control',
  unless: ['validator-dropped'],
  applies: ({ exchange, response }) =>
    (exchange.response.status === 200 || exchange.response.status === 203) &&
    response.etag === null &&
    !hasLine(response.lines, 'last-modified'),
  check(subject, { settings: { thresholds } }) {
    if (!isFullAnswer(subject) || !isAskedForEachTime(subject)) return null;
    const bytes = contentBytes(subject);
    if (bytes !== null && bytes < thresholds.leastBytes) return null;
    return {
      parameters: bytes === null ? {} : { bytes: String(bytes) },
      evidence: ['Cache-Control', 'ETag', 'Last-Modified'].map((field) => responseLine(subject, field)),
    };
  },
};

/** Whether every use has to ask the origin, and the answer may be stored. */
function isAskedForEachTime(subject: Subject): boolean {
  const { cacheControl } = subject.response;
  if (cacheControl.has('no-store')) return false;
  return (
    forbidsReuse(subject.response) || (cacheControl.has('must-revalidate') && statedLifetime(subject) === 0)
  );
}

const deadOnArrival: Rule = {
  id: 'dead-on-arrival',
  level: 'advice',
  spec: caching('4.2.3'),
  unless: ['304-not-freshening', 'cache-status-ttl-negative'],
  about: ['response:cache-control', 'response:expires'],
  applies: isFullAnswer,
  check(subject, { settings: { thresholds } }) {
    const lifetime = statedLifetime(subject);
    if (lifetime === null || lifetime === 0) return null;
    const { age, date, lines } = subject.response;
    const stated = subject.response.cacheControl.has('max-age') ? 'Cache-Control' : 'Expires';
    if (hasLine(lines, 'age'))
      return age === null || age < lifetime ? null : isDead(subject, age, lifetime, ['Age', stated]);
    const received = receivedAt(subject);
    if (date === null) return null;
    if (received === null) return CANNOT_TELL;
    const apparent = Math.floor((received - date) / 1000);
    if (apparent - thresholds.clockSeconds < lifetime) return null;
    // Without Age it is two clocks that say so, and the client's may be the one that is wrong.
    return { ...isDead(subject, apparent, lifetime, ['Date', stated]), level: 'info' };
  },
};

const isDead = (
  subject: Subject,
  age: number,
  lifetime: number,
  fields: readonly ['Age' | 'Date', string],
) => ({
  parameters: { age: secondsOf(age), lifetime: secondsOf(lifetime), by: fields[0] },
  evidence: fields.map((field) => responseLine(subject, field)),
});

const mustRevalidateNote: Rule = {
  id: 'must-revalidate-note',
  level: 'info',
  spec: caching('5.2.2.2'),
  about: 'response:cache-control',
  unless: ['swr-noop'],
  applies: (subject) => subject.response.cacheControl.has('must-revalidate') && isOwnAnswer(subject),
  check(subject) {
    const lifetime = statedLifetime(subject);
    if (lifetime === null || lifetime === 0) return null;
    return {
      parameters: { seconds: secondsOf(lifetime) },
      evidence: [responseLine(subject, 'Cache-Control')],
    };
  },
};

const isLookedUpAgain = (status: number): boolean => status === 404 || status === 410 || status >= 500;

const errorCacheable: Rule = {
  id: 'error-cacheable',
  level: 'advice',
  spec: http('15.1'),
  about: ['response:cache-control', 'response:expires'],
  applies: (subject) => isLookedUpAgain(subject.exchange.response.status) && isFullAnswer(subject),
  check(subject, { settings: { thresholds } }) {
    const { cacheControl } = subject.response;
    const inBrowser = statedLifetime(subject) ?? 0;
    const shared = cacheControl.has('private') ? 0 : (statedLifetime(subject, 'shared') ?? 0);
    const longest = Math.max(inBrowser, shared);
    if (longest <= thresholds.errorLifetimeSeconds) return null;
    return {
      parameters: {
        status: String(subject.exchange.response.status),
        seconds: secondsOf(longest),
        where: inBrowser === longest ? 'browsers' : 'shared',
      },
      evidence: responseLines(subject, ['Cache-Control', 'Expires']),
    };
  },
};

const PERMANENT = new Set([301, 308]);
const TEMPORARY = new Set([302, 307]);

const redirectCaching: Rule = {
  id: 'redirect-caching',
  level: 'advice',
  spec: http('15.4'),
  about: 'response',
  applies: ({ exchange: { method, response } }) =>
    (PERMANENT.has(response.status) || TEMPORARY.has(response.status)) && method === 'GET',
  check(subject, { sensitiveLines }) {
    const { exchange, response } = subject;
    const { status } = exchange.response;
    if (statesLifetime(response) || forbidsReuse(response)) return null;
    // Chromium's own redirects, as from HSTS, came from no server.
    if (hasLine(response.lines, 'non-authoritative-reason')) return null;
    const evidence = ['Location', 'Cache-Control'].map((field) => responseLine(subject, field));
    if (PERMANENT.has(status)) {
      if (onlyUpgrades(exchange.url, responseLine(subject, 'Location').value)) return null;
      return { parameters: { kind: 'permanent', status: String(status) }, evidence };
    }
    if (isPersonal(subject) || hasLine(response.lines, 'cache-control')) return null;
    if (sensitiveLines !== 'shown') return CANNOT_TELL;
    return { parameters: { kind: 'temporary', status: String(status) }, evidence, level: 'info' };
  },
};

/** Whether the redirect changes nothing but http to https: that is meant for ever. */
const onlyUpgrades = (url: string, location: string): boolean =>
  url.startsWith('http:') && location === `https${url.slice('http'.length)}`;

/** Whether the answer may be one for this person alone. */
const isPersonal = ({ request, response }: Subject): boolean =>
  hasLine(response.lines, 'set-cookie') ||
  hasLine(request.lines, 'authorization') ||
  hasLine(request.lines, 'cookie');

/** The rules on lifetimes that are missing, do nothing or do too much. */
export const freshnessRules: readonly Rule[] = [
  freshnessMissing,
  sharedLifetimeOnly,
  noCacheWithoutValidator,
  deadOnArrival,
  mustRevalidateNote,
  errorCacheable,
  redirectCaching,
];
