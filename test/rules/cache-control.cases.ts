import type { RuleCases } from './rule-case.ts';

/** A response of a script with that Cache-Control. */
export const withCacheControl = (...values: readonly string[]): string => `
  > GET /app.3f2a1b9c.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  ${values.map((value) => `< Cache-Control: ${value}`).join('\n  ')}
  < Content-Length: 900
  = 900
  script`;

/** The cases of `src/rules/cache-control-syntax.ts` and `src/rules/cache-control.ts`. */
export const cacheControlCases: RuleCases = {
  'cc-delta-syntax': {
    fires: withCacheControl('max-age=-1'),
    silent: withCacheControl('max-age=0060, stale-while-revalidate=30'),
  },
  'cc-delta-quoted': {
    fires: withCacheControl('max-age="60"'),
    silent: withCacheControl('max-age=60, ext="60"'),
  },
  'cc-delta-missing-value': {
    fires: withCacheControl('private, max-age'),
    silent: withCacheControl('private, max-age=0'),
  },
  'cc-flag-with-value': {
    fires: withCacheControl('max-age=60, must-revalidate=true'),
    silent: withCacheControl('max-age=60, must-revalidate, private="Set-Cookie"'),
  },
  'cc-fieldlist-token': {
    fires: withCacheControl('max-age=60, no-cache=Set-Cookie'),
    silent: withCacheControl('max-age=60, no-cache="Set-Cookie"'),
  },
  'cc-qualified-unsupported': {
    fires: withCacheControl('max-age=60, private="Set-Cookie"'),
    silent: withCacheControl('max-age=60, private'),
  },
  'cc-syntax': {
    fires: withCacheControl('max-age=60; private'),
    silent: withCacheControl('max-age=60 ,, private, ext="a; b = c"'),
  },
  'cc-unknown-directive': {
    fires: withCacheControl('max-age=60, nocache'),
    silent: withCacheControl('max-age=60, durable, h5, x-no-store'),
  },
  'cc-case': {
    fires: withCacheControl('Max-Age=60'),
    silent: withCacheControl('max-age=60, private="Set-Cookie", Ext=1'),
  },
  'cc-duplicate': {
    fires: withCacheControl('max-age=60', 'max-age=0'),
    silent: withCacheControl('max-age=60', 's-maxage=0'),
  },
  'cc-request-directive-in-response': {
    fires: withCacheControl('max-age=60, min-fresh=10'),
    silent: `${withCacheControl('max-age=60')}\n> Cache-Control: min-fresh=10`,
  },
  'cc-legacy': {
    fires: withCacheControl('max-age=60, post-check=0, pre-check=0'),
    silent: `${withCacheControl('max-age=60')}\n< Surrogate-Control: max-age=600`,
  },
  'cc-conflict-public-private': {
    fires: withCacheControl('public, private, max-age=60'),
    silent: withCacheControl('public, private="Set-Cookie", max-age=60'),
  },
  'cc-no-store-overrides': {
    fires: withCacheControl('no-store, max-age=60'),
    silent: withCacheControl('no-store, must-understand, max-age=60'),
  },
  'cc-no-cache-overrides': {
    fires: withCacheControl('no-cache, max-age=60'),
    silent: withCacheControl('no-cache="Set-Cookie", max-age=60'),
  },
  'cc-must-understand-alone': {
    fires: withCacheControl('must-understand, max-age=60'),
    silent: withCacheControl('must-understand, no-store, max-age=60'),
  },
  'cc-public-unnecessary': {
    fires: withCacheControl('public, max-age=60'),
    silent: `${withCacheControl('public, max-age=60')}\n> Authorization: Bearer abc`,
  },
  'delta-overflow': {
    fires: withCacheControl('max-age=99999999999'),
    silent: withCacheControl('max-age=31622400'),
  },
};
