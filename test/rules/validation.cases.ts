import type { RuleCases } from './rule-case.ts';

/** A time on the day on which all traffic takes place, so many seconds after 12:00:00. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds)).toUTCString();

/** A month before that day. */
export const LAST_MONTH = 'Fri, 23 Oct 2026 12:00:00 GMT';

/** A full response of 35 kB that has to be validated before each use, with that validator. */
export const full = (validator: string, second = 0): string => `
  > GET /data.bin
  < 200
  < Date: ${at(second)}
  < ${validator}
  < Cache-Control: no-cache
  < Content-Length: 35000
  = 35000`;

/** The same in answer to that condition. */
export const answered = (condition: string, validator: string, second = 1): string =>
  full(validator, second).replace('< 200', `> ${condition}\n< 200`);

/** The 304 that confirms it. */
export const confirmed = (second: number): string => `
  > GET /data.bin
  > If-None-Match: "v1"
  < 304
  < Date: ${at(second)}
  < ETag: "v1"
  < Cache-Control: no-cache`;

/** The same again without a condition, as a client asks that has dropped what it had. */
const again = full('ETag: "v1"', 1);

const withDigest = (text: string, digest: string): string => `${text}\n  digest ${digest}`;

/** A script of 35 kB in answer to a simple request, with that line. */
export const script = (line: string, target = '/app.js'): string => `
  > GET ${target}
  < 200
  < Date: ${at(0)}
  < ${line}
  < Content-Length: 35000
  = 35000
  script`;

/** A style sheet and three 304s that confirm it, ten minutes apart; it has not changed for a month. */
export const churn = (line: string, type = 'stylesheet', target = '/main.css'): string =>
  [0, 600, 1200, 1800]
    .map((second) =>
      [
        `+${second}`,
        `> GET ${target}`,
        ...(second === 0 ? ['< 200'] : ['> If-None-Match: "v1"', '< 304']),
        `< Date: ${at(second)}`,
        '< ETag: "v1"',
        `< ${line}`,
        `< Last-Modified: ${LAST_MONTH}`,
        type,
      ].join('\n'),
    )
    .join('\n\n');

/** The cases of `src/rules/validation.ts`, `unreliable-validators.ts`, `revalidation-churn.ts` and `round-trips.ts`. */
export const validationCases: RuleCases = {
  'inm-ignored': {
    fires: `${full('ETag: "v1"')}\n\n${answered('If-None-Match: "v1"', 'ETag: W/"v1"')}`,
    silent: `${full('ETag: "v1"')}\n\n${answered('If-None-Match: "v1"', 'ETag: "v2"')}`,
  },
  'ims-ignored': {
    fires: answered(`If-Modified-Since: ${LAST_MONTH}`, `Last-Modified: ${LAST_MONTH}`),
    silent: answered(`If-Modified-Since: ${LAST_MONTH}`, 'Last-Modified: Fri, 23 Oct 2026 12:00:01 GMT'),
  },
  'conditional-changed': {
    fires: answered('If-None-Match: "v1", "v2"', 'ETag: "v3"'),
    silent: answered('If-None-Match: *', 'ETag: "v3"'),
  },
  'revalidation-error': {
    fires: answered('If-None-Match: "v1"', 'X-Request: 7').replace('< 200', '< 503'),
    silent: full('X-Request: 7').replace('< 200', '< 503'),
  },
  'revalidation-skipped': {
    fires: `${full('ETag: "v1"')}\n\n${full('ETag: "v2"', 1)}`,
    silent: `${full('ETag: "v1"')}\n\n${answered('Cache-Control: no-cache', 'ETag: "v2"')}`,
  },
  'redundant-download': {
    fires: `${full('ETag: "v1"')}\n\n${again}`,
    silent: `${full('ETag: "v1"')}\n\n${again.replace('"v1"', '"v2"')}`,
  },
  'rtt-cost': {
    fires: `${full('ETag: "v1"')}\n\n${[1, 2, 3].map((second) => confirmed(second)).join('\n\n')}`,
    silent: `${full('ETag: "v1"')}\n\n${[1, 2].map((second) => confirmed(second)).join('\n\n')}`,
  },
  'validator-unstable': {
    fires: `${withDigest(full('ETag: "v1"'), 'a')}\n\n${withDigest(full('ETag: "v2"', 1), 'a')}`,
    silent: `${withDigest(full('ETag: "v1"'), 'a')}\n\n${withDigest(full('ETag: "v2"', 1), 'b')}`,
  },
  'etag-strong-reused': {
    fires: `${withDigest(full('ETag: "v1"'), 'a')}\n\n${withDigest(again, 'b')}`,
    silent: `${withDigest(full('ETag: W/"v1"'), 'a')}\n\n${withDigest(again.replace('"v1"', 'W/"v1"'), 'b')}`,
  },
  'etag-stale-body': {
    fires: `${withDigest(full(`ETag: "v1"\n< Last-Modified: ${LAST_MONTH}`), 'a')}\n\n${withDigest(
      full(`ETag: "v1"\n< Last-Modified: Sun, 22 Nov 2026 12:00:00 GMT`, 1),
      'b',
    )}`,
    silent: `${withDigest(full(`ETag: "v1"\n< Last-Modified: ${LAST_MONTH}`), 'a')}\n\n${withDigest(
      full(`ETag: "v1"\n< Last-Modified: Sun, 22 Nov 2026 12:00:00 GMT`, 1),
      'a',
    )}`,
  },
  'validator-dropped': {
    fires: `${full('ETag: "v1"')}\n\n${full('X-Server: b', 1)}`,
    silent: `${full('ETag: "v1"')}\n\n${full(`Last-Modified: ${LAST_MONTH}`, 1)}`,
  },
  'validator-missing': {
    fires: script('Cache-Control: max-age=3600'),
    silent: script('Cache-Control: no-store'),
  },
  'revalidation-churn': {
    fires: churn('Cache-Control: max-age=60'),
    silent: churn('Cache-Control: max-age=60').replaceAll(LAST_MONTH, 'Mon, 23 Nov 2026 11:59:00 GMT'),
  },
};
