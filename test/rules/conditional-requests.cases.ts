import type { RuleCases } from './rule-case.ts';

/** The full answer to a request with one more line. */
export const answered = (line: string) => `
  > GET /app.js
  > ${line}
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v2"
  < Last-Modified: Mon, 16 Nov 2026 08:00:00 GMT
  < Cache-Control: no-cache
  = 900`;

/** The cases of `src/rules/conditional-requests.ts`. */
export const conditionalRequestCases: RuleCases = {
  'inm-syntax': {
    fires: answered('If-None-Match: v1'),
    silent: answered('If-None-Match: W/"v1", "a,b\\", ""'),
  },
  'ims-date-syntax': {
    fires: answered('If-Modified-Since: 2026-11-09T08:00:00Z'),
    silent: answered('If-Modified-Since: Mon, 09 Nov 2026 08:00:00 GMT'),
  },
  'if-range-misuse': {
    fires: answered('If-Range: "v1"'),
    silent: answered('If-Range: "v1"\n> Range: bytes=100-'),
  },
};
