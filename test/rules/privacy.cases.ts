import type { RuleCases } from './rule-case.ts';

/** A page, made just now; lines are added behind it. */
export const page = (...lines: readonly string[]): string =>
  [
    '> GET /account',
    ...lines.filter((line) => line.startsWith('>')),
    '< 200',
    '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
    ...lines.filter((line) => !line.startsWith('>')),
    '= 3500',
    'document',
  ].join('\n');

const SESSION = '< Set-Cookie: session=1a2b3c; HttpOnly; Secure';
const LAST_MODIFIED = '< Last-Modified: Mon, 23 Nov 2026 02:00:00 GMT';

/** The cases of `src/rules/privacy.ts`. */
export const privacyCases: RuleCases = {
  'set-cookie-shared': {
    fires: page(SESSION, '< ETag: "v1"', '< Cache-Control: max-age=60'),
    silent: page(SESSION, '< ETag: "v1"', '< Cache-Control: private, max-age=60'),
  },
  'auth-shared': {
    fires: page('> Authorization: Bearer 1a2b3c', '< ETag: "v1"', '< Cache-Control: public, max-age=60'),
    silent: page('> Authorization: Bearer 1a2b3c', '< ETag: "v1"', '< Cache-Control: max-age=60'),
  },
  'personalised-heuristic': {
    fires: page('> Cookie: session=1a2b3c', LAST_MODIFIED),
    silent: page('> Cookie: session=1a2b3c', LAST_MODIFIED, '< Vary: Cookie'),
  },
  'clear-site-data-cache': {
    fires: page('< Cache-Control: no-store', '< Clear-Site-Data: "cookies", "cache"'),
    silent: page('< Cache-Control: no-store', '< Clear-Site-Data: "cookies", "storage"'),
  },
  'clear-site-data-ignored': {
    fires: page('< Cache-Control: no-store', '< Clear-Site-Data: cookies'),
    silent: page('< Cache-Control: no-store', '< Clear-Site-Data: "cookies", "executionContexts", "*"'),
  },
};
