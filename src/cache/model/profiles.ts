import type { ProfileName } from './contract.ts';

/**
 * What browsers' caches do otherwise than RFC 9111, each named once, with where it was seen. "Suite" is a run of the
 * public HTTP cache test suite in Chromium 156 and Firefox ESR 153; "source" is that browser's own.
 */
export const DEVIATIONS = {
  'lenient-dates': 'Suite: nine of ten malformed forms of Expires count as dates; only 0 means expired.',
  'few-methods-invalidate':
    'Suite: Chromium invalidates on POST, PUT and DELETE, and not on methods that it does not know. Source: on PATCH too.',
  'last-repeat-counts': 'Suite: of two max-age directives Firefox takes the last.',
  'quoted-lifetime-ignored': 'Suite: max-age="3600" gives no lifetime in either browser.',
  'number-prefix-counts':
    'Suite: 3600.0 and 3600a are 3600 in Firefox, for max-age and for Age; an Age below 0 is a very great one.',
  'space-after-equals': 'Suite: max-age= 3600 is accepted by both browsers.',
  'space-before-equals': 'Suite: max-age =3600 is accepted by Firefox.',
  'times-in-32-bits': 'Suite: a max-age of 99999999999 and an Expires in 2286 are not fresh in Firefox.',
  'few-statuses-guessed':
    'Suite: of the statuses that RFC 9110 has for it, 404, 405, 414 and 501 get no heuristic lifetime, nor does public give one. Source: 200, 203 and 206 do.',
  'guesses-for-204': 'Suite: Firefox gives 204 a heuristic lifetime too.',
  'guesses-a-week-at-most': 'Source: a heuristic lifetime in Firefox is never longer than a week.',
  'must-revalidate-forbids-guess':
    'Source: with must-revalidate, Chromium gives 200, 203 and 206 no heuristic lifetime.',
  'permanent-statuses-kept':
    'Suite for 410; source for 300, 301 and 308: without a lifetime they stay fresh.',
  'stale-from-the-start':
    'Source: where nothing gives a lifetime, the time of stale-while-revalidate runs from the start in both browsers.',
  'few-statuses-reused':
    'Suite: Firefox never reuses 299, 400, 404, 499 and 5xx, even with max-age. Measured: nor does it ask about them.',
  'pragma-honoured': 'Suite: Pragma: no-cache in a response is no-cache, even beside max-age.',
  'one-variant': 'Suite: a response of another variant takes the place of the stored one.',
  'vary-as-text': 'Suite: values of fields that Vary names are compared as text.',
  'client-conditions-pass': 'Fetch §4.6: a request with a condition of its own passes the cache by.',
  'few-request-directives': 'Suite: of request directives Chromium knows max-age=0 and no-cache alone.',
  'request-no-cache-refetches':
    'Suite: no-cache in a request, also of Pragma, makes Chromium fetch without validators.',
  'request-pragma-ignored': 'Suite: Pragma: no-cache in a request changes nothing in Firefox.',
  'both-no-caches-refetch':
    'Measured: a hard reload and fetch with the mode reload send Cache-Control and Pragma, and Firefox asks without validators.',
  'no-stale-on-error': 'Suite: no stale answer stands in for an error or a closed connection.',
  'only-get-stored': 'Suite: a response to POST is not stored.',
  'head-updates-nothing': 'Suite: a response to HEAD never updates a stored one.',
  'partial-not-reused': 'Suite: a stored 206 answers no later request.',
  'ranges-not-cut': 'Suite: Firefox takes no range out of a stored complete response.',
  'locations-not-invalidated': 'Suite: Chromium leaves what Location and Content-Location name.',
  'errors-invalidate': 'Suite: in Firefox an unsafe method invalidates even where it fails.',
  'qualified-no-cache-ignored': 'Suite: no-cache="field" does not keep that field back in Firefox.',
  'must-understand-unknown': 'Suite: must-understand does not lift no-store.',
  'no-age-generated': 'Suite: what is served from the cache has the Age that was received.',
  'set-cookie-withheld': 'Fetch §4.6: no script sees Set-Cookie.',
  'only-if-cached-ignored': 'Suite: only-if-cached in a request is sent on.',
  'tag-kept-by-304': 'Suite: a 304 changes neither ETag, Set-Cookie nor what describes the stored content.',
  'security-fields-kept-by-304':
    'Suite: a 304 changes in Chromium neither X-Content-*, X-Frame-Options, X-XSS-Protection nor Clear-Site-Data.',
  'reloads-ask-silently':
    'Measured: a reload in Firefox asks about what is still fresh, with nothing in its requests that says so.',
  'no-vary-search-ignored': 'Not seen to be used by the HTTP cache of either browser.',
} as const;

export type DeviationName = keyof typeof DEVIATIONS;

/** A kind of cache: private or shared, with the fields that are meant for it and its deviations from the standard. */
export interface CacheProfile {
  readonly name: ProfileName;
  readonly cache: 'private' | 'shared';
  /** Its target list (RFC 9213 §2.2): the targeted fields that it obeys, the most applicable first. */
  readonly targets: readonly string[];
  readonly deviations: readonly DeviationName[];
  has(deviation: DeviationName): boolean;
}

const IN_BOTH: readonly DeviationName[] = [
  'lenient-dates',
  'quoted-lifetime-ignored',
  'space-after-equals',
  'few-statuses-guessed',
  'permanent-statuses-kept',
  'stale-from-the-start',
  'pragma-honoured',
  'one-variant',
  'vary-as-text',
  'client-conditions-pass',
  'no-stale-on-error',
  'only-get-stored',
  'head-updates-nothing',
  'partial-not-reused',
  'must-understand-unknown',
  'no-age-generated',
  'set-cookie-withheld',
  'only-if-cached-ignored',
  'tag-kept-by-304',
  'no-vary-search-ignored',
];

const profile = (
  name: ProfileName,
  cache: CacheProfile['cache'],
  deviations: readonly DeviationName[],
): CacheProfile => {
  const names = new Set(deviations);
  const targets = cache === 'shared' ? ['CDN-Cache-Control'] : [];
  return { name, cache, targets, deviations, has: (deviation) => names.has(deviation) };
};

/** The profiles by name. */
export const PROFILES: Readonly<Record<ProfileName, CacheProfile>> = {
  'rfc9111-private': profile('rfc9111-private', 'private', []),
  'rfc9111-shared': profile('rfc9111-shared', 'shared', []),
  chromium: profile('chromium', 'private', [
    ...IN_BOTH,
    'must-revalidate-forbids-guess',
    'few-methods-invalidate',
    'few-request-directives',
    'request-no-cache-refetches',
    'locations-not-invalidated',
    'security-fields-kept-by-304',
  ]),
  firefox: profile('firefox', 'private', [
    ...IN_BOTH,
    'last-repeat-counts',
    'space-before-equals',
    'number-prefix-counts',
    'times-in-32-bits',
    'guesses-for-204',
    'guesses-a-week-at-most',
    'few-statuses-reused',
    'reloads-ask-silently',
    'request-pragma-ignored',
    'both-no-caches-refetch',
    'ranges-not-cut',
    'errors-invalidate',
    'qualified-no-cache-ignored',
  ]),
};
