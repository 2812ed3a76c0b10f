import type { RuleCases } from './rule-case.ts';

/** A response of a script with these lines beside Cache-Control. */
export const withLines = (...lines: readonly string[]): string => `
  > GET /app.js
  < 200
  ${lines.map((line) => `< ${line}`).join('\n  ')}
  < Cache-Control: max-age=60
  < Content-Length: 900
  = 900
  script`;

/** The second at which the block of that number begins, as a date. */
export const at = (second: number): string => new Date(Date.UTC(2026, 10, 23, 12, 0, second)).toUTCString();
const DATE = `Date: ${at(0)}`;

/** A response of that host at its place, whose Date is so many seconds ahead. */
export const fromHost = (host: string, place: number, ahead: number, ...lines: readonly string[]): string =>
  [
    `> GET https://${host}/${place}`,
    '< 200',
    `< Date: ${at(place + ahead)}`,
    ...(lines.length === 0 ? ['Cache-Control: no-store'] : lines).map((line) => `< ${line}`),
    '= 900',
  ].join('\n');

/** The cases of `src/rules/validator-fields.ts` and `src/rules/clocks.ts`. */
export const validatorFieldCases: RuleCases = {
  'etag-syntax': {
    fires: withLines(DATE, 'ETag: v1'),
    silent: withLines(DATE, 'ETag: ""'),
  },
  'etag-inode': {
    fires: withLines(DATE, 'ETag: "1a2b-384-5d3c1f00"', 'Last-Modified: Sat, 27 Jul 2019 09:53:04 GMT'),
    level: 'info',
    silent: withLines(DATE, 'ETag: "384-58ea6f1c6e400"', 'Last-Modified: Sat, 27 Jul 2019 09:53:04 GMT'),
  },
  'singleton-repeated': {
    fires: withLines(DATE, 'ETag: "v1"', 'ETag: "v2"'),
    silent: withLines(DATE, 'ETag: "v1"', 'ETag: "v1"', 'Content-Length: 900, 900'),
  },
  'http-date-format': {
    fires: withLines(DATE, 'ETag: "v1"', 'Last-Modified: 2026-11-01T00:00:00Z'),
    silent: withLines(DATE, 'ETag: "v1"', 'Expires: -1'),
  },
  'date-missing': {
    fires: withLines('ETag: "v1"', 'Age: 5'),
    silent: withLines(DATE, 'ETag: "v1"', 'Age: 5'),
  },
  'lm-future': {
    fires: withLines(DATE, `Last-Modified: ${at(3600)}`),
    silent: withLines(DATE, `Last-Modified: ${at(1)}`),
  },
  'lm-always-now': {
    fires: [
      withLines(DATE, `Last-Modified: ${at(0)}`),
      withLines(`Date: ${at(1)}`, `Last-Modified: ${at(1)}`),
    ].join('\n\n'),
    silent: [
      withLines(DATE, `Last-Modified: ${at(0)}`),
      withLines(`Date: ${at(1)}`, `Last-Modified: ${at(0)}`),
    ].join('\n\n'),
  },
  'lm-without-date': {
    fires: withLines('Last-Modified: Sun, 01 Nov 2026 00:00:00 GMT')
      .replace('< 200', '< 501')
      .replace(/< Cache-Control.*/, ''),
    silent: withLines('Last-Modified: Sun, 01 Nov 2026 00:00:00 GMT').replace('< 200', '< 501'),
  },
  'date-skew': {
    fires: [fromHost('right.example', 0, 0), fromHost('wrong.example', 1, 600)].join('\n\n'),
    silent: [fromHost('right.example', 0, 0), fromHost('wrong.example', 1, 60)].join('\n\n'),
  },
};
