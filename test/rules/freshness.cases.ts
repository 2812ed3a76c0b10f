import type { RuleCases } from './rule-case.ts';

const response = (request: string, status: number, ...lines: string[]) => `
  > GET ${request}
  < ${status}
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  ${lines.map((line) => (/^[=a-z]/.test(line) ? line : `< ${line}`)).join('\n  ')}`;

const script = (...lines: string[]) => response('/app.js', 200, 'ETag: "v1"', ...lines, '= 35000', 'script');

/** The cases of `src/rules/freshness.ts`. */
export const freshnessCases: RuleCases = {
  'freshness-missing': {
    fires: script('Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT'),
    silent: script('Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT', 'Cache-Control: max-age=0'),
  },
  's-maxage-only': {
    fires: script('Cache-Control: s-maxage=600'),
    silent: script('Cache-Control: s-maxage=600, max-age=0'),
  },
  'no-cache-without-validator': {
    fires: response('/data', 200, 'Cache-Control: no-cache', '= 35000'),
    silent: response('/data', 200, 'Cache-Control: no-cache', 'ETag: "v1"', '= 35000'),
  },
  'dead-on-arrival': {
    fires: script('Age: 3600', 'Cache-Control: max-age=60, s-maxage=86400'),
    silent: script('Age: 59', 'Cache-Control: max-age=60, s-maxage=86400'),
  },
  'must-revalidate-note': {
    fires: script('Cache-Control: max-age=60, must-revalidate'),
    silent: script('Cache-Control: max-age=0, must-revalidate'),
  },
  'error-cacheable': {
    fires: response('/gone', 404, 'Cache-Control: max-age=86400', '= 300'),
    silent: response('/gone', 404, 'Cache-Control: max-age=600', '= 300'),
  },
  'redirect-caching': {
    fires: response('/old', 301, 'Location: /new'),
    silent: response('/old', 301, 'Location: /new', 'Cache-Control: max-age=86400'),
  },
};
