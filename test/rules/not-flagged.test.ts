import { describe, expect, it } from 'vitest';
import { auditOf } from './audit-traffic.ts';

/** The rules that say anything of the 304 that confirms a full response, each with some lines more. */
function rulesOn304(
  full: readonly string[],
  on304: readonly string[],
  request: readonly string[] = [],
): string[] {
  const report = auditOf(
    [
      '> GET /app.js',
      '> Origin: https://shop.example',
      '< 200',
      '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
      '< Content-Length: 900',
      ...full,
      '= 900',
      '',
      '+90',
      '> GET /app.js',
      '> Origin: https://shop.example',
      ...request,
      '< 304',
      '< Date: Mon, 23 Nov 2026 12:01:30 GMT',
      ...on304,
    ].join('\n'),
  );
  return report.findings.filter(({ exchanges }) => exchanges.includes(1)).map(({ rule }) => rule);
}

const TAGGED = ['< ETag: "v1"', '< Cache-Control: max-age=60'];
const ASKED = ['> If-None-Match: "v1"'];
const DATE = 'Mon, 16 Nov 2026 08:00:00 GMT';

describe('what is right on a 304', () => {
  it('Transfer-Encoding, which RFC 9112 §6.1 allows', () => {
    expect(rulesOn304(TAGGED, [...TAGGED, '< Transfer-Encoding: chunked'], ASKED)).toEqual([]);
  });

  it('Last-Modified without ETag', () => {
    const dated = [`< Last-Modified: ${DATE}`, '< Cache-Control: max-age=60'];
    expect(rulesOn304(dated, dated, [`> If-Modified-Since: ${DATE}`])).toEqual([]);
  });

  it('the Content-Length of the full response', () => {
    expect(rulesOn304(TAGGED, [...TAGGED, '< Content-Length: 900'], ASKED)).toEqual([]);
  });

  it('no Content-Type', () => {
    expect(rulesOn304([...TAGGED, '< Content-Type: text/javascript'], TAGGED, ASKED)).toEqual([]);
  });

  it('no security and CORS lines: the stored ones stay', () => {
    const lines = [
      "< Content-Security-Policy: default-src 'self'",
      '< Strict-Transport-Security: max-age=86400',
      '< X-Content-Type-Options: nosniff',
      '< X-Frame-Options: DENY',
      '< Access-Control-Allow-Origin: *',
    ];
    expect(rulesOn304([...TAGGED, ...lines], TAGGED, ASKED)).toEqual([]);
  });

  it('no Last-Modified', () => {
    expect(rulesOn304([...TAGGED, `< Last-Modified: ${DATE}`], TAGGED, ASKED)).toEqual([]);
  });

  it('a request with both If-None-Match and If-Modified-Since, as browsers send it', () => {
    const both = [...ASKED, `> If-Modified-Since: ${DATE}`];
    expect(rulesOn304([...TAGGED, `< Last-Modified: ${DATE}`], TAGGED, both)).toEqual([]);
  });

  it.each(['max-age=60, public', 'public,max-age=60', 'Public,  Max-Age=60'])(
    'Cache-Control: %s where the full response has the same in another order, case or spacing',
    (value) => {
      const full = ['< ETag: "v1"', '< Cache-Control: public, max-age=60'];
      const drifted = rulesOn304(full, ['< ETag: "v1"', `< Cache-Control: ${value}`], ASKED);
      expect(drifted.filter((rule) => rule.startsWith('304-'))).toEqual([]);
    },
  );
});
