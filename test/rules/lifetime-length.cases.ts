import type { RuleCases } from './rule-case.ts';

const response = (url: string, cacheControl: string, type: string, ...lines: string[]): string =>
  [
    `> GET ${url}`,
    '< 200',
    '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
    '< ETag: "v1"',
    `< Cache-Control: ${cacheControl}`,
    ...lines.map((line) => `< ${line}`),
    '= 35000',
    type,
  ].join('\n');

/** The cases of `src/rules/lifetime-length.ts`. */
export const lifetimeLengthCases: RuleCases = {
  'immutable-unversioned': {
    fires: response('/app.js', 'max-age=31536000, immutable', 'script'),
    silent: response('/app.3f2a1b9c.js', 'max-age=31536000, immutable', 'script'),
  },
  'short-ttl-waste': {
    fires: response('/app.js', 'max-age=60', 'script'),
    silent: response('/data', 'max-age=60', 'fetch'),
  },
  'ttl-vs-change-rate': {
    fires: response('/app.js', 'max-age=3600', 'script', 'Last-Modified: Sun, 23 Nov 2025 12:00:00 GMT'),
    silent: response('/app.js', 'max-age=3600', 'script', 'Last-Modified: Mon, 23 Nov 2026 11:00:00 GMT'),
  },
  'html-long-ttl': {
    fires: response('/', 'max-age=3600', 'document'),
    silent: response('/', 'max-age=180, s-maxage=86400', 'document'),
  },
  'no-store-static': {
    fires: response('/app.js', 'no-store', 'script'),
    silent: response('/app.js', 'no-store', 'script', 'Set-Cookie: session=1'),
  },
};
