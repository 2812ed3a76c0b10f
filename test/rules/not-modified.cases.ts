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

/** A full response with a lifetime, and the start of the 304 that confirms it 70 s later. */
export const FRESH_60 = `
  > GET /news.json
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "n1"
  < Cache-Control: max-age=60
  = 900

  +70
  > GET /news.json
  > If-None-Match: "n1"
  < 304
  < ETag: "n1"`;

/** A 304 that was asked for with one tag and names another. */
const tagged = (asked: string, named: string) => `
  > GET /app.js
  > If-None-Match: ${asked}
  < 304
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: ${named}
  < Cache-Control: no-cache`;

/** A 304 that was asked for with a date alone and names another. */
const dated = (asked: string, named: string) => `
  > GET /logo.svg
  > If-Modified-Since: ${asked}
  < 304
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Last-Modified: ${named}
  < Cache-Control: no-cache`;

/** The cases of `src/rules/not-modified*.ts`. */
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
  '304-method': {
    fires: `
      > POST /cart
      > If-None-Match: "c1"
      < 304
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < ETag: "c1"
      < Cache-Control: no-cache`,
    silent: `
      > HEAD /cart
      > If-None-Match: "c1"
      < 304
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < ETag: "c1"
      < Cache-Control: no-cache`,
  },
  '304-etag-mismatch': { fires: tagged('"v1", "v2"', '"v3"'), silent: tagged('"v1", W/"v2"', '"v2"') },
  '304-etag-strength-flip': { fires: tagged('W/"v1"', '"v1"'), silent: tagged('W/"v1", "v1"', '"v1"') },
  '304-lm-newer': {
    fires: dated('Mon, 16 Nov 2026 08:00:00 GMT', 'Mon, 16 Nov 2026 08:00:01 GMT'),
    silent: dated('Mon, 16 Nov 2026 08:00:01 GMT', 'Mon, 16 Nov 2026 08:00:00 GMT'),
  },
  '412-on-get': {
    fires: `
      > GET /app.js
      > If-None-Match: "v1"
      < 412
      < Date: Mon, 23 Nov 2026 12:00:00 GMT`,
    silent: `
      > GET /app.js
      > If-None-Match: "v1"
      > If-Match: "v0"
      < 412
      < Date: Mon, 23 Nov 2026 12:00:00 GMT`,
  },
  '304-extra-metadata': {
    fires: `${FULL}\n\n${RIGHT_304.join('\n')}\n< Content-Type: text/javascript`,
    silent: `${FULL}\n< Content-Language: en\n\n${RIGHT_304.join('\n')}\n< Content-Language: de`,
  },
  '304-lm-with-etag': {
    fires: `${tagged('"v1"', '"v1"')}\n< Last-Modified: Mon, 16 Nov 2026 08:00:00 GMT`,
    silent: dated('Mon, 16 Nov 2026 08:00:00 GMT', 'Mon, 16 Nov 2026 08:00:00 GMT'),
  },
  '304-set-cookie': {
    fires: `${FRESH_60}\n< Date: Mon, 23 Nov 2026 12:01:10 GMT\n< Cache-Control: max-age=60\n< Set-Cookie: seen=1`,
    silent: `${FRESH_60}\n< Date: Mon, 23 Nov 2026 12:01:10 GMT\n< Cache-Control: max-age=60`,
  },
  '304-directive-drift': {
    fires: `${FRESH_60}\n< Date: Mon, 23 Nov 2026 12:01:10 GMT\n< Cache-Control: max-age=90`,
    silent: `${FRESH_60}\n< Date: Mon, 23 Nov 2026 12:01:10 GMT\n< Cache-Control: MAX-AGE=60,`,
  },
  '304-not-freshening': {
    fires: `${FRESH_60}\n< Date: Mon, 23 Nov 2026 12:01:10 GMT\n< Cache-Control: max-age=60\n< Age: 60`,
    silent: `${FRESH_60}\n< Date: Mon, 23 Nov 2026 12:01:10 GMT\n< Cache-Control: max-age=60\n< Age: 59`,
  },
};
