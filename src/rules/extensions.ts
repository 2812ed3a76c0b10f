import { parseCacheGroups } from '../http/cache-groups.ts';
import { fieldValue } from '../http/fields.ts';
import { SAFE_METHODS } from '../http/methods.ts';
import { faultOfDictionary } from '../http/use-as-dictionary.ts';
import { responseLine } from './evidence.ts';
import type { Rule } from './rule.ts';
import { rfc } from './section.ts';
import { isTrustworthy } from './trustworthy.ts';

const DICTIONARY_CODINGS: ReadonlySet<string> = new Set(['dcb', 'dcz']);
/** The request fields by which a response in such a coding is chosen. */
const CHOSEN_BY = ['accept-encoding', 'available-dictionary'];

const dictionaryVary: Rule = {
  id: 'dict-vary',
  level: 'must',
  spec: rfc(9842, '6.2'),
  about: 'response:content-encoding',
  applies: ({ response, check }) => !check && DICTIONARY_CODINGS.has(response.contentEncoding),
  check(subject, context) {
    const { vary, contentEncoding } = subject.response;
    const lacking = CHOSEN_BY.filter((name) => !vary.includes(name));
    if (lacking.length === 0 || vary.includes('*')) return null;
    const { storable } = context.policy();
    if (!storable.private && !storable.shared) return null;
    return {
      parameters: { coding: contentEncoding, names: lacking.join(', ') },
      evidence: [responseLine(subject, 'Content-Encoding'), responseLine(subject, 'Vary')],
    };
  },
};

const useAsDictionary: Rule = {
  id: 'use-as-dictionary',
  level: 'must',
  spec: rfc(9842, '2.1'),
  about: 'response:use-as-dictionary',
  check(subject) {
    const fault = faultOfDictionary(fieldValue(subject.response.lines, 'use-as-dictionary') ?? '');
    const found = fault ?? (isTrustworthy(subject.exchange.url) ? null : 'insecure');
    if (found === null) return null;
    return {
      parameters: { fault: found },
      evidence: [responseLine(subject, 'Use-As-Dictionary')],
      // Other types may be defined one day; today no client knows any.
      ...(found === 'type-unknown' ? { level: 'advice' } : {}),
    };
  },
};

/** A dictionary that is stale sooner is hardly there when the next version of a file is asked for, s. */
const SHORT_LIFE = 3_600;

const dictionaryNotFresh: Rule = {
  id: 'dictionary-not-fresh',
  level: 'advice',
  spec: rfc(9842, '2.2.1'),
  about: 'response:use-as-dictionary',
  unless: ['use-as-dictionary'],
  check(subject, context) {
    const { storable, lifetimeSeconds } = context.policy();
    const { cacheControl } = subject.response;
    const whileStale = cacheControl.seconds('stale-while-revalidate');
    const window = (lifetimeSeconds.private ?? 0) + (typeof whileStale === 'number' ? whileStale : 0);
    const seconds = storable.private && !cacheControl.has('no-cache') ? window : 0;
    if (seconds >= SHORT_LIFE) return null;
    return {
      parameters: { seconds: String(seconds) },
      evidence: [responseLine(subject, 'Use-As-Dictionary'), responseLine(subject, 'Cache-Control')],
    };
  },
};

/** What every cache that knows groups supports at least (RFC 9875 §2). */
const SURE_GROUPS = 32;
const SURE_LENGTH = 32;

const groupsSyntax: Rule = {
  id: 'cache-groups-syntax',
  level: 'must',
  spec: rfc(9875, '2'),
  about: ['response:cache-groups', 'response:cache-group-invalidation'],
  check(subject) {
    let info: { field: string; fault: string } | undefined;
    for (const field of ['Cache-Groups', 'Cache-Group-Invalidation']) {
      const value = fieldValue(subject.response.lines, field.toLowerCase());
      const groups = value === null ? [] : parseCacheGroups(value);
      if (groups === 'invalid') {
        return { parameters: { field, fault: 'invalid' }, evidence: [responseLine(subject, field)] };
      }
      if (groups.length > SURE_GROUPS) info ??= { field, fault: 'many' };
      else if (groups.some((group) => group.length > SURE_LENGTH)) info ??= { field, fault: 'long' };
    }
    return info ? { parameters: info, evidence: [responseLine(subject, info.field)], level: 'info' } : null;
  },
};

const invalidationOnSafe: Rule = {
  id: 'cgi-on-safe-method',
  level: 'must',
  spec: rfc(9875, '3'),
  about: 'response:cache-group-invalidation',
  applies: ({ exchange }) => SAFE_METHODS.has(exchange.method),
  check: (subject) => ({
    parameters: { method: subject.exchange.method },
    evidence: [responseLine(subject, 'Cache-Group-Invalidation')],
  }),
};

/** The rules on dictionaries and cache groups. */
export const extensionRules: readonly Rule[] = [
  dictionaryVary,
  useAsDictionary,
  dictionaryNotFresh,
  groupsSyntax,
  invalidationOnSafe,
];
