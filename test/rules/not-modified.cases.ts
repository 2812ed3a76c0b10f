import type { RuleCases } from './rule-case.ts';

/** A full response with all six fields. */
export const FULL = `
  > GET /app.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  < Cache-Control: no-cache
  < Expires: Mon, 23 Nov 2026 12:00:00 GMT
  < Vary: Accept-Encoding, Accept-Language
  < Content-Location: /app.v1.js
  < Content-Length: 35000
  = 35000`;

/** The 304 that confirms it and repeats them all. */
export const RIGHT_304 = [
  '> GET /app.js',
  '> If-None-Match: "v1"',
  '< 304',
  '< Date: Mon, 23 Nov 2026 12:00:01 GMT',
  '< ETag: "v1"',
  '< Cache-Control: no-cache',
  '< Expires: Mon, 23 Nov 2026 12:00:01 GMT',
  '< Vary: accept-language,  ACCEPT-ENCODING',
  '< Content-Location: /app.v1.js',
];
/** The same 304 without the lines that begin so. */
export const without = (line: string) => RIGHT_304.filter((each) => !each.startsWith(line)).join('\n');

/** The cases of `src/rules/not-modified.ts`. */
export const notModifiedCases: RuleCases = {
  '304-date-missing': {
    fires: `${FULL}\n\n${without('< Date')}`,
    silent: `${FULL}\n\n${RIGHT_304.join('\n')}`,
  },
  '304-etag-missing': {
    fires: `${FULL}\n\n${without('< ETag')}`,
    silent: `${FULL}\n\n${RIGHT_304.join('\n')}`,
  },
  '304-cache-control-missing': {
    fires: `${FULL}\n\n${without('< Cache-Control')}`,
    silent: `${FULL.replace('< Cache-Control: no-cache', '')}\n\n${without('< Cache-Control')}`,
  },
  '304-expires-missing': {
    fires: `${FULL}\n\n${without('< Expires')}`,
    silent: `${FULL.replace(/< Expires.*/, '')}\n\n${without('< Expires')}`,
  },
  '304-vary-missing': {
    fires: `${FULL}\n\n${without('< Vary')}`,
    silent: `${FULL}\n\n${RIGHT_304.join('\n')}`,
  },
  '304-content-location-missing': {
    fires: `${FULL}\n\n${without('< Content-Location')}`,
    silent: `${FULL.replace(/< Content-Location.*/, '')}\n\n${without('< Content-Location')}`,
  },
  '304-unconditional': {
    fires: `${FULL}\n\n${without('> If-None-Match')}`,
    silent: `${FULL}\n\n${without('> If-None-Match')}\nunseen request`,
  },
  '304-body': {
    fires: `${FULL}\n\n${RIGHT_304.join('\n')}\nsent 12`,
    silent: `${FULL}\n\n${RIGHT_304.join('\n')}\nsent 0`,
  },
  '304-content-length-wrong': {
    fires: `${FULL}\n\n${RIGHT_304.join('\n')}\n< Content-Length: 11`,
    silent: `${FULL}\n\n${RIGHT_304.join('\n')}\n< Content-Length: 35000`,
  },
};
