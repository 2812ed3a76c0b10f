import type { RuleCases } from './rule-case.ts';

/** A cacheable response, after the request line and lines that a case adds. */
const page = (added: string, second = 0) => `
  ${added}
  < Date: Mon, 23 Nov 2026 12:00:0${second} GMT
  < Cache-Control: max-age=600
  < ETag: "v1"
  < Content-Length: 5000
  = 5000`;

const COMPRESSED = `
  > GET /page
  > Accept-Encoding: gzip, deflate, br
  < 200
  < Content-Encoding: br
  < Vary: Accept-Encoding`;

const ECHOED = `
  > GET /api
  > Origin: https://app.example
  < 200
  < Access-Control-Allow-Origin: https://app.example`;

const german = '> GET /page\n> Accept-Language: de\n< 200\n< Vary: Accept-Language';

/** The cases of `src/rules/vary-and-keys.ts`, `variants.ts` and `url-keys.ts`. */
export const varyAndKeyCases: RuleCases = {
  'vary-star': {
    fires: page('> GET /page\n< 200\n< Vary: *'),
    silent: page('> GET /page\n< 200\n< Vary: *').replace('max-age=600', 'no-store'),
  },
  'vary-accept-encoding-missing': {
    fires: page(COMPRESSED.replace(/\n.*Vary.*/, '')),
    silent: page(COMPRESSED),
  },
  'vary-high-cardinality': {
    fires: page('> GET /page\n< 200\n< Vary: User-Agent'),
    silent: page('> GET /page\n< 200\n< Vary: Cookie').replace('max-age', 'private, max-age'),
  },
  'vary-useless': {
    fires: page('> GET /page\n< 200\n< Vary: Accept-Encoding, Host'),
    silent: page('> GET /page\n< 200\n< Vary: Accept-Encoding, Accept'),
  },
  'vary-inconsistent': {
    fires: `${page('> GET /api\n< 200')}\n\n${page(`${ECHOED}\n< Vary: Origin`, 1)}`,
    silent: `${page('> GET /api\n< 200\n< Vary: Accept, origin')}\n\n${page(`${ECHOED}\n< Vary: Origin,accept`, 1)}`,
  },
  'vary-origin-missing': {
    fires: page(ECHOED),
    silent: page(ECHOED.replace(/(Allow-Origin:).*/, '$1 *')),
  },
  'vary-miss': {
    fires: `${page(german)}\n\n${page(german.replace(': de', ': en'), 1)}`,
    silent: `${page(german)}\n\n${page(german, 1)}`,
  },
  'nvs-syntax': {
    fires: page('> GET /page\n< 200\n< No-Vary-Search: params=(utm_source)'),
    silent: page('> GET /page\n< 200\n< No-Vary-Search: key-order, except=("id")'),
  },
  'cors-double-key': {
    fires: `${page('> GET /font\n< 200\n< Vary: Accept')}\n\n${page('> GET /font\n> Origin: https://app.example\n< 200\n< Vary: Accept', 1)}`,
    silent: `${page('> GET /font\n< 200')}\n\n${page('> GET /font\n< 200', 1)}`,
  },
  'nvs-missed': {
    fires: `${page('> GET /page?utm_source=a\n< 200')}\n\n${page('> GET /page?utm_source=b\n< 200', 1)}`,
    silent: `${page('> GET /page?id=1\n< 200')}\n\n${page('> GET /page?id=2\n< 200', 1)}`,
  },
  'cache-busting-query': {
    fires: `${page('> GET /data?_=1795435200000\n< 200')}\n\n${page('> GET /data?_=1795435201000\n< 200', 1)}`,
    silent: `${page('> GET /data?v=1\n< 200')}\n\n${page('> GET /data?v=2\n< 200', 1)}`,
  },
  'same-body-many-urls': {
    fires: `${page('> GET /a/lib.js\n< 200\ndigest 1a')}\n\n${page('> GET /b/lib.js\n< 200\ndigest 1a', 1)}`,
    silent: `${page('> GET /a/lib.js\n< 200\ndigest 1a')}\n\n${page('> GET /b/lib.js\n< 200\ndigest 2b', 1)}`,
  },
};
