import type { RuleCases } from './rule-case.ts';

/** A response that a shared cache answered with; lines are added behind it. */
export const answer = (...lines: readonly string[]): string =>
  [
    '> GET /app.3f2a1b9c.js',
    '< 200',
    '< Date: Mon, 23 Nov 2026 11:58:00 GMT',
    '< ETag: "v1"',
    '< Cache-Control: max-age=600',
    ...lines,
    '= 3500',
    'script',
  ].join('\n');

/** The same with a Cache-Control of its own. */
export const answerWith = (cacheControl: string, ...lines: readonly string[]): string =>
  answer(...lines).replace('max-age=600', cacheControl);

/** The cases of `src/rules/shared-caches.ts`, `src/rules/cache-status.ts` and `src/rules/targeted.ts`. */
export const sharedCacheCases: RuleCases = {
  'age-syntax': { fires: answer('< Age: 120.0'), silent: answer('< Age: 120') },
  'age-missing-on-hit': {
    fires: answer('< CF-Cache-Status: HIT'),
    silent: answer('< CF-Cache-Status: HIT', '< Age: 120'),
  },
  'age-date-rewritten': {
    fires: answerWith('public', '< Age: 120', '< Expires: Mon, 23 Nov 2026 12:10:00 GMT').replace(
      '11:58:00',
      '12:00:00',
    ),
    silent: answerWith('public', '< Age: 120', '< Expires: Mon, 23 Nov 2026 12:10:00 GMT'),
  },
  'cache-status-syntax': {
    fires: answer('< Age: 120', '< Cache-Status: ExampleCache; hit; ttl="480"'),
    silent: answer(
      '< Age: 120',
      '< Cache-Status: "Example CDN"; hit; ttl=480; key="a, b"; detail=memory; x=1.5',
    ),
  },
  'cache-status-hit-and-fwd': {
    fires: answer('< Age: 120', '< Cache-Status: ExampleCache; hit; fwd=miss'),
    silent: answer('< Age: 120', '< Cache-Status: Inner; hit, Outer; fwd=uri-miss; fwd-status=200; stored'),
  },
  'cache-status-ttl-negative': {
    fires: answer('< Age: 700', '< Cache-Status: ExampleCache; hit; ttl=-100').replace(
      '11:58:00',
      '11:48:20',
    ),
    silent: answer('< Age: 120', '< Cache-Status: ExampleCache; hit; ttl=480'),
  },
  'cache-status-vs-headers': {
    fires: answer('< Age: 120', '< Cache-Status: ExampleCache; hit; ttl=86400'),
    silent: answer('< Age: 120', '< Cache-Status: ExampleCache; hit; ttl=480'),
  },
  'targeted-syntax': {
    fires: answer('< CDN-Cache-Control: Max-Age=600'),
    silent: answer(
      '< CDN-Cache-Control: max-age=600, private="set-cookie", none',
      '< My-Cache-Control: Max-Age=1',
    ),
  },
  'targeted-overrides': {
    fires: answer('< CDN-Cache-Control: max-age=86400'),
    silent: answer('< CDN-Cache-Control: max-age=600'),
  },
  'shared-hit-ratio': {
    fires: ['HIT', 'MISS', 'BYPASS'].map((word) => answer('< Age: 120', `< X-Cache: ${word}`)).join('\n\n'),
    silent: ['HIT', 'MISS', '-'].map((word) => answer('< Age: 120', `< X-Cache: ${word}`)).join('\n\n'),
  },
};
