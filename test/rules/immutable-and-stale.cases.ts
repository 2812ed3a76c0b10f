import type { RuleCases } from './rule-case.ts';

const script = (url: string, cacheControl: string) => `
  > GET ${url}
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  < Cache-Control: ${cacheControl}
  = 35000`;

/** The 304 to a client that asks about it after so many seconds. */
export const askedAgain = (after: number, cacheControl: string, ...requestLines: string[]): string =>
  [
    `+${after}`,
    '> GET /app.3f2a1b9c.js',
    '> If-None-Match: "v1"',
    ...requestLines.map((line) => `> ${line}`),
    '< 304',
    `< Date: ${new Date(Date.UTC(2026, 10, 23, 12, 0, after)).toUTCString()}`,
    '< ETag: "v1"',
    `< Cache-Control: ${cacheControl}`,
  ].join('\n');

/** An immutable script that is fresh for an hour. */
export const IMMUTABLE = script('/app.3f2a1b9c.js', 'max-age=3600, immutable');

/** The cases of `src/rules/immutable-and-stale.ts`. */
export const immutableAndStaleCases: RuleCases = {
  'immutable-without-lifetime': {
    fires: script('/app.3f2a1b9c.js', 'immutable'),
    silent: script('/app.3f2a1b9c.js', 'max-age=31536000, immutable'),
  },
  'immutable-on-http': {
    fires: script('http://site.example/app.3f2a1b9c.js', 'max-age=31536000, immutable'),
    silent: script('http://localhost:8080/app.3f2a1b9c.js', 'max-age=31536000, immutable'),
  },
  'immutable-revalidated': {
    fires: `${IMMUTABLE}\n\n${askedAgain(60, 'max-age=3600, immutable')}`,
    silent: `${IMMUTABLE}\n\n${askedAgain(3_600, 'max-age=3600, immutable')}`,
  },
  'swr-noop': {
    fires: script('/app.js', 'max-age=60, stale-while-revalidate=600, must-revalidate'),
    silent: script('/app.js', 'max-age=60, stale-while-revalidate=600'),
  },
};
