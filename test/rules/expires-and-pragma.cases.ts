import type { RuleCases } from './rule-case.ts';

const script = (...lines: string[]) => `
  > GET /app.js
  < 200
  < ETag: "v1"
  ${lines.map((line) => `< ${line}`).join('\n  ')}
  = 35000`;

const DATE = 'Date: Mon, 23 Nov 2026 12:00:00 GMT';
const IN_AN_HOUR = 'Expires: Mon, 23 Nov 2026 13:00:00 GMT';

/** The cases of `src/rules/expires-and-pragma.ts`. */
export const expiresAndPragmaCases: RuleCases = {
  'expires-invalid': {
    fires: script(DATE, 'Expires: Mon, 23 Nov 2026 13:00:00 UTC'),
    silent: script(DATE, 'Expires: 0'),
  },
  'expires-vs-max-age': {
    fires: script(DATE, IN_AN_HOUR, 'Cache-Control: max-age=60'),
    silent: script(DATE, IN_AN_HOUR, 'Cache-Control: max-age=3540'),
  },
  'expires-redundant': {
    fires: script(DATE, IN_AN_HOUR, 'Cache-Control: max-age=3600'),
    silent: script(DATE, IN_AN_HOUR, 'Cache-Control: public'),
  },
  'expires-only': {
    fires: script(DATE, IN_AN_HOUR),
    silent: script(DATE, IN_AN_HOUR, 'Cache-Control: max-age=3600'),
  },
  'expires-without-date': {
    fires: script(IN_AN_HOUR).replace('< 200', '< 503'),
    silent: script(DATE, IN_AN_HOUR).replace('< 200', '< 503'),
  },
  'pragma-in-response': {
    fires: script(DATE, 'Pragma: no-cache', 'Cache-Control: max-age=3600'),
    silent: script(DATE, 'Cache-Control: max-age=3600'),
  },
  'warning-header': {
    fires: script(DATE, 'Warning: 110 - "Response is Stale"', 'Cache-Control: max-age=3600'),
    silent: script(DATE, 'Cache-Control: max-age=3600'),
  },
};
