import { SHARES_AUTHORIZED } from '../cache/storing.ts';
import { parseClearSiteData } from '../http/clear-site-data.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import type { ResponseFields } from '../http/message.ts';
import { requestLine, responseLine, responseLines } from './evidence.ts';
import { CANNOT_TELL, type Context, type Rule, type Subject } from './rule.ts';
import { caching, type Section } from './section.ts';
import { isTrustworthy } from './trustworthy.ts';

/** Cookies that a CDN's edge adds to each answer as it leaves: they are not part of what it stores. */
const EDGE_COOKIE = /^(?:__cf_bm|__cflb|_cfuvid|ak_bmsc|bm_sv|bm_sz|_abck|incap_ses_\w+|visid_incap_\w+)=/;

/** Whether the origin itself sets a cookie. */
export const setsCookie = ({ lines }: ResponseFields): boolean =>
  lines.names.some(
    (name, place) => name === 'set-cookie' && !EDGE_COOKIE.test(lines.fields[place]?.[1] ?? ''),
  );

/** Whether shared caches may answer others with this response and ask nobody, by an explicit lifetime. */
function isReusedByOthers({ response }: Subject, { policy }: Context): boolean {
  const { cacheControl, expires, vary } = response;
  if (cacheControl.holdsForAll('no-cache')) return false;
  if (vary.includes('*')) return false;
  const isGiven = cacheControl.has('s-maxage') || cacheControl.has('max-age') || expires !== null;
  return isGiven && (policy().lifetimeSeconds.shared ?? 0) > 0;
}

const setCookieShared: Rule = {
  id: 'set-cookie-shared',
  level: 'advice',
  spec: caching('7.3'),
  about: ['response:set-cookie', 'response:cache-control', 'response:expires'],
  unless: ['304-set-cookie'],
  applies(subject, context) {
    const mayBeSent = hasLine(subject.response.lines, 'set-cookie') || context.sensitiveLines !== 'shown';
    return mayBeSent && isReusedByOthers(subject, context);
  },
  check(subject) {
    const { cacheControl, lines } = subject.response;
    if (!hasLine(lines, 'set-cookie')) return CANNOT_TELL;
    const isLeftOut = (directive: string) =>
      /(?:^|[\s,])set-cookie(?:$|[\s,])/i.test(cacheControl.argument(directive) ?? '');
    if (isLeftOut('private') || isLeftOut('no-cache')) return null;
    if (!setsCookie(subject.response)) return null;
    return {
      parameters: {},
      evidence: responseLines(subject, ['Set-Cookie', 'Cache-Control', 'Expires']),
    };
  },
};

const authShared: Rule = {
  id: 'auth-shared',
  level: 'advice',
  spec: caching('3.5'),
  about: ['request:authorization', 'response:cache-control'],
  applies(subject, context) {
    const { exchange, request, response } = subject;
    const isSeen = context.sensitiveLines === 'shown' && exchange.request.complete;
    if (isSeen && !hasLine(request.lines, 'authorization')) return false;
    return (
      SHARES_AUTHORIZED.some((name) => response.cacheControl.has(name)) && isReusedByOthers(subject, context)
    );
  },
  check(subject) {
    if (!hasLine(subject.request.lines, 'authorization')) return CANNOT_TELL;
    const directive = SHARES_AUTHORIZED.find((name) => subject.response.cacheControl.has(name)) ?? '';
    return {
      parameters: { directive },
      evidence: [requestLine(subject, 'Authorization'), responseLine(subject, 'Cache-Control')],
    };
  },
};

const personalisedHeuristic: Rule = {
  id: 'personalised-heuristic',
  level: 'advice',
  spec: caching('4.2.2'),
  about: 'response:last-modified',
  applies({ exchange, response }, { policy }) {
    if (exchange.type !== 'document' && exchange.type !== 'fetch') return false;
    if (hasLine(response.lines, 'cache-control') || hasLine(response.lines, 'pragma')) return false;
    if (response.vary.includes('cookie') || response.vary.includes('*')) return false;
    return policy().heuristic && (policy().lifetimeSeconds.shared ?? 0) > 0;
  },
  check(subject, { policy, sensitiveLines }) {
    const { exchange, request, check } = subject;
    // The Cache-Control that a 304 leaves out may stand on the stored response.
    if (check && !check.baseline) return CANNOT_TELL;
    if (!hasLine(request.lines, 'cookie')) {
      return sensitiveLines === 'shown' && exchange.request.complete ? null : CANNOT_TELL;
    }
    return {
      parameters: { seconds: String(policy().lifetimeSeconds.shared) },
      evidence: [
        requestLine(subject, 'Cookie'),
        responseLine(subject, 'Cache-Control'),
        responseLine(subject, 'Last-Modified'),
      ],
    };
  },
};

const CLEAR_SITE_DATA: Section = {
  title: 'Clear Site Data',
  section: '§3.1',
  url: 'https://www.w3.org/TR/clear-site-data/#header',
};

const clearSiteDataOf = ({ response }: Subject) =>
  parseClearSiteData(fieldValue(response.lines, 'clear-site-data') ?? '');

const clearSiteDataCache: Rule = {
  id: 'clear-site-data-cache',
  level: 'info',
  spec: CLEAR_SITE_DATA,
  about: 'response:clear-site-data',
  check(subject) {
    // Browsers take the field from no other place (Clear Site Data §4.1).
    if (!isTrustworthy(subject.exchange.url) || !clearSiteDataOf(subject).clearsCache) return null;
    return { parameters: {}, evidence: [responseLine(subject, 'Clear-Site-Data')] };
  },
};

const clearSiteDataIgnored: Rule = {
  id: 'clear-site-data-ignored',
  level: 'advice',
  spec: CLEAR_SITE_DATA,
  about: 'response:clear-site-data',
  check(subject) {
    const { unknown, unquoted } = clearSiteDataOf(subject);
    const isHeard = isTrustworthy(subject.exchange.url);
    if (isHeard && unknown === null) return null;
    const problem = !isHeard ? 'http' : unquoted ? 'unquoted' : 'unknown';
    return {
      parameters: { problem, at: unknown ?? '' },
      evidence: [responseLine(subject, 'Clear-Site-Data')],
    };
  },
};

/** The rules on what may reach the wrong people, and on clearing what is stored. */
export const privacyRules: readonly Rule[] = [
  setCookieShared,
  authShared,
  personalisedHeuristic,
  clearSiteDataCache,
  clearSiteDataIgnored,
];
