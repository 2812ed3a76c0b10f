import { YEAR } from '../cache/freshness.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import { saysPragmaNoCache } from '../http/pragma.ts';
import { responseLine } from './evidence.ts';
import {
  forbidsReuse,
  hasInvalidLifetime,
  isFullAnswer,
  isOwnAnswer,
  receivedAt,
  restsOnExpires,
  secondsOf,
  statedLifetime,
} from './lifetime.ts';
import { CANNOT_TELL, type Rule, type Subject } from './rule.ts';
import { caching } from './section.ts';

const expiresInvalid: Rule = {
  id: 'expires-invalid',
  level: 'must',
  spec: caching('5.3'),
  about: 'response:expires',
  unless: ['singleton-repeated'],
  applies: (subject) => subject.response.expires === 'invalid' && isOwnAnswer(subject),
  check(subject) {
    const rests = hasInvalidLifetime(subject);
    if (rests !== true) return rests || null;
    const value = fieldValue(subject.response.lines, 'expires') ?? '';
    return {
      parameters: /^\d+$/.test(value) ? { digits: value } : {},
      evidence: [responseLine(subject, 'Expires')],
    };
  },
};

const expiresVsMaxAge: Rule = {
  id: 'expires-vs-max-age',
  level: 'advice',
  spec: caching('5.3'),
  about: 'response:expires',
  applies: (subject) => subject.response.cacheControl.has('max-age') && isOwnAnswer(subject),
  check(subject, { settings: { thresholds } }) {
    const { response } = subject;
    const maxAge = response.cacheControl.seconds('max-age');
    if (typeof maxAge !== 'number' || forbidsReuse(response)) return null;
    const since = response.date ?? receivedAt(subject);
    if (since === null && response.expires !== 'invalid') return CANNOT_TELL;
    const byExpires = untilExpiry(subject, since ?? 0);
    // A cache on the way may have renewed Date and said so by Age.
    const differs = (seconds: number) => Math.abs(byExpires + seconds - maxAge) > thresholds.clockSeconds;
    if (!differs(0) || !differs(response.age ?? 0) || Math.min(byExpires, maxAge) >= YEAR) return null;
    const difference = Math.abs(byExpires - maxAge);
    const isKept = byExpires < maxAge && mayBeKept(subject);
    return {
      parameters: {
        expires: secondsOf(byExpires),
        maxAge: secondsOf(maxAge),
        difference: secondsOf(difference),
        ...(isKept && { kept: '1' }),
      },
      evidence: ['Expires', 'Date', 'Cache-Control'].map((field) => responseLine(subject, field)),
      ...((isKept || difference * 10 < maxAge) && { level: 'info' as const }),
    };
  },
};

/**
 * Whether a shared cache may have kept the response, renewed Date and left out Age: then Expires, still ahead, is nearer
 * than it was. A CDN in a real capture does so with everything that it keeps.
 */
const mayBeKept = ({ response: { age, date, expires, cacheControl } }: Subject): boolean =>
  age === null && date !== null && Number(expires) > date && !cacheControl.has('private');

const untilExpiry = ({ response: { expires } }: Subject, since: number): number =>
  typeof expires === 'number' ? Math.max(0, (expires - since) / 1000) : 0;

const expiresRedundant: Rule = {
  id: 'expires-redundant',
  level: 'info',
  spec: caching('5.3'),
  about: 'response:expires',
  unless: ['expires-vs-max-age'],
  applies: (subject) =>
    typeof subject.response.cacheControl.seconds('max-age') === 'number' && isOwnAnswer(subject),
  check: (subject) => ({
    parameters: {},
    evidence: ['Expires', 'Cache-Control'].map((field) => responseLine(subject, field)),
  }),
};

const expiresOnly: Rule = {
  id: 'expires-only',
  level: 'info',
  spec: caching('5.3'),
  about: 'response:expires',
  unless: ['expires-without-date'],
  applies: (subject) => subject.response.expires !== 'invalid' && isOwnAnswer(subject),
  check(subject) {
    const rests = restsOnExpires(subject);
    if (rests !== true) return rests || null;
    const lifetime = statedLifetime(subject);
    return {
      parameters: lifetime === null ? {} : { seconds: secondsOf(lifetime) },
      evidence: ['Expires', 'Date'].map((field) => responseLine(subject, field)),
    };
  },
};

const expiresWithoutDate: Rule = {
  id: 'expires-without-date',
  level: 'should',
  spec: caching('4.2.1'),
  unless: ['date-missing'],
  about: 'response:expires',
  applies: (subject) => !hasLine(subject.response.lines, 'date') && isFullAnswer(subject),
  check(subject, { settings: { thresholds } }) {
    const { expires } = subject.response;
    // An origin without a clock sends no Date, and of Expires only one in the past (RFC 9111 §5.3).
    if (typeof expires !== 'number' || !restsOnExpires(subject)) return null;
    const received = receivedAt(subject);
    if (received === null) return CANNOT_TELL;
    if (expires - received <= thresholds.clockSeconds * 1000) return null;
    return {
      parameters: {},
      evidence: ['Expires', 'Date'].map((field) => responseLine(subject, field)),
    };
  },
};

const pragmaInResponse: Rule = {
  id: 'pragma-in-response',
  level: 'advice',
  spec: caching('5.4'),
  about: 'response:pragma',
  applies: isOwnAnswer,
  check(subject) {
    const { response } = subject;
    const { cacheControl } = response;
    const evidence = ['Pragma', 'Cache-Control'].map((field) => responseLine(subject, field));
    if (!saysPragmaNoCache(response.lines))
      return { parameters: { effect: 'none' }, evidence, level: 'info' };
    const maxAge = cacheControl.seconds('max-age');
    // Where Cache-Control asks for no less, Pragma changes nothing.
    const isSaidAlready =
      cacheControl.has('no-store') || cacheControl.has('no-cache') || maxAge === 0 || maxAge === 'invalid';
    if (isSaidAlready) return { parameters: { effect: 'said-already' }, evidence, level: 'info' };
    return {
      parameters:
        maxAge === null ? { effect: 'no-cache' } : { effect: 'against', seconds: secondsOf(maxAge) },
      evidence,
    };
  },
};

const warningHeader: Rule = {
  id: 'warning-header',
  level: 'info',
  spec: caching('5.5'),
  about: 'response:warning',
  check: (subject) => ({ parameters: {}, evidence: [responseLine(subject, 'Warning')] }),
};

/** The rules on the fields that Cache-Control has taken the place of. */
export const expiresAndPragmaRules: readonly Rule[] = [
  expiresInvalid,
  expiresVsMaxAge,
  expiresRedundant,
  expiresOnly,
  expiresWithoutDate,
  pragmaInResponse,
  warningHeader,
];
