import type { RuleCases } from './rule-case.ts';

/** A response that may be stored, with the lines that a case adds. */
const file = (...added: string[]) => `
  > GET /app/v1.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Cache-Control: max-age=864000
  < ETag: "v1"
  ${added.join('\n')}
  = 5000`;

const coded = (vary: string) =>
  file('< Content-Encoding: dcb', `< Vary: ${vary}`).replace('< 200', '> Accept-Encoding: br, dcb\n< 200');

/** The cases of `src/rules/extensions.ts` and `unsafe-methods.ts`. */
export const extensionCases: RuleCases = {
  'dict-vary': {
    fires: coded('Accept-Encoding'),
    silent: coded('Accept-Encoding, Available-Dictionary'),
  },
  'use-as-dictionary': {
    fires: file('< Use-As-Dictionary: id="v1"'),
    silent: file('< Use-As-Dictionary: match="/app/*.js", match-dest=("script"), id="v1", type=raw'),
  },
  'dictionary-not-fresh': {
    fires: file('< Use-As-Dictionary: match="/app/*.js"').replace('864000', '60'),
    silent: file('< Use-As-Dictionary: match="/app/*.js"'),
  },
  'cache-groups-syntax': {
    fires: file('< Cache-Groups: scripts'),
    silent: file('< Cache-Groups: "scripts";a=1, "all"'),
  },
  'cgi-on-safe-method': {
    fires: file('< Cache-Group-Invalidation: "scripts"'),
    silent: `
      > POST /app
      < 204
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < Cache-Group-Invalidation: "scripts"`,
  },
  'unsafe-then-cached': {
    fires: `
      > POST /cart
      < 204
      < Date: Mon, 23 Nov 2026 12:00:00 GMT

      > GET /cart
      < 200
      < Date: Mon, 23 Nov 2026 11:59:00 GMT
      < Cache-Control: max-age=600
      < ETag: "v1"
      from disk-cache`,
    silent: `
      > POST /cart
      < 204
      < Date: Mon, 23 Nov 2026 12:00:00 GMT

      > GET /cart
      < 200
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < Cache-Control: max-age=600
      < ETag: "v1"
      from disk-cache`,
  },
};
