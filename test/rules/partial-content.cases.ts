import type { RuleCases } from './rule-case.ts';

/** A film, in full. */
export const FULL = `
  > GET /film
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Cache-Control: max-age=600
  < ETag: "v1"
  < Vary: Accept
  < Content-Length: 9000
  = 9000`;

/** A part of it. */
export const PART = `
  > GET /film
  > Range: bytes=0-99
  < 206
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
  < Cache-Control: max-age=600
  < ETag: "v1"
  < Vary: Accept
  < Content-Range: bytes 0-99/9000
  < Content-Length: 100
  = 100`;

const HEAD = FULL.replace('GET', 'HEAD')
  .replace('12:00:00', '12:00:01')
  .replace(/\n.*= 9000/, '');

/** The cases of `src/rules/partial-content.ts` and `head.ts`. */
export const partialContentCases: RuleCases = {
  '206-headers-missing': {
    fires: `${FULL}\n\n${PART.replace(/\n.*Cache-Control.*/, '')}`,
    silent: `${FULL}\n\n${PART}`,
  },
  '206-no-content-range': {
    fires: PART.replace(/\n.*Content-Range.*/, ''),
    silent: PART.replace(/< Content-Range.*/, '< Content-Type: multipart/byteranges; boundary=b'),
  },
  '206-unrequested': {
    fires: PART.replace(/\n.*> Range.*/, ''),
    silent: PART,
  },
  'cl-on-204': {
    fires: `
      > POST /beacon
      < 204
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < Content-Length: 0`,
    silent: `
      > POST /beacon
      < 204
      < Date: Mon, 23 Nov 2026 12:00:00 GMT`,
  },
  'cl-on-1xx': {
    fires: `
      > GET /socket
      > Upgrade: websocket
      < 101
      < Upgrade: websocket
      < Content-Length: 0`,
    silent: `
      > GET /socket
      > Upgrade: websocket
      < 101
      < Upgrade: websocket`,
  },
  'content-location-foreign': {
    fires: `${FULL}\n< Content-Location: https://inner.example/film`,
    silent: `${FULL}\n< Content-Location: /film.mp4`,
  },
  'head-mismatch': {
    fires: `${FULL}\n\n${HEAD.replace('9000', '0')}`,
    silent: `${FULL}\n\n${HEAD}`,
  },
};
