import { describe, expect, it } from 'vitest';
import { auditOf, firedIn } from './audit-traffic.ts';

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

const FILE = '/app.3f2a1b9c.js';
const FOR_A_YEAR = 'max-age=31536000';
/** A full response of a script with some lines more. */
const script = (lines: readonly string[], target = FILE) =>
  [
    `> GET ${target}`,
    '< 200',
    '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
    '< Content-Length: 9000',
    ...lines.map((line) => `< ${line}`),
    '= 9000',
    'script',
  ].join('\n');

describe('what is right on a full response', () => {
  it.each([
    [
      'private, for what a browser alone should keep',
      ['ETag: "v1"', `Cache-Control: private, ${FOR_A_YEAR}`],
    ],
    ['a weak ETag', ['ETag: W/"v1"', `Cache-Control: ${FOR_A_YEAR}`]],
    ['no Age, which only caches add', ['ETag: "v1"', 'Via: 1.1 edge', `Cache-Control: ${FOR_A_YEAR}`]],
    ['no-cache, which lets caches keep and ask', ['ETag: "v1"', 'Cache-Control: no-cache']],
  ])('%s', (_, lines) => {
    const report = auditOf(script(lines));
    expect(firedIn(report)).toEqual([]);
    expect(report.resources[0]?.policy.storable.private).toBe(true);
  });

  it.each(['0', '-1'])('Expires: %s, which says "expired" on purpose', (value) => {
    expect(firedIn(auditOf(script(['ETag: "v1"', `Expires: ${value}`])))).toEqual([]);
    expect(firedIn(auditOf(script(['ETag: "v1"', 'Cache-Control: no-cache', `Expires: ${value}`])))).toEqual(
      [],
    );
  });

  it('must-revalidate, which says nothing of what is fresh: a note, and caches may keep it', () => {
    const report = auditOf(script(['ETag: "v1"', 'Cache-Control: max-age=3600, must-revalidate']));
    expect(firedIn(report)).toEqual(['must-revalidate-note info']);
    expect(report.resources[0]?.policy).toMatchObject({
      storable: { private: true, shared: true },
      lifetimeSeconds: { private: 3600, shared: 3600 },
    });
  });

  it('a query: caches may keep what has one', () => {
    const report = auditOf(script(['ETag: "v1"', `Cache-Control: ${FOR_A_YEAR}`], `${FILE}?lang=de`));
    expect(firedIn(report)).toEqual([]);
    expect(report.resources[0]?.policy.storable).toEqual({ private: true, shared: true });
  });

  it('one ETag at different URLs with different content, where it tells nothing', () => {
    const lines = ['ETag: "v1"', `Cache-Control: ${FOR_A_YEAR}`];
    const other = script(lines, '/other.9d8c7b6a.js').replaceAll('9000', '7000');
    expect(firedIn(auditOf(`${script(lines)}\ndigest aa\n\n${other}\ndigest bb`))).toEqual([]);
  });

  it('no Content-Type on a 204', () => {
    const beacon = [
      '> GET /ping',
      '< 204',
      '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
      '< Cache-Control: no-store',
    ];
    expect(firedIn(auditOf(beacon.join('\n')))).toEqual([]);
  });
});

describe('a no-cache response and the 304 that confirms it', () => {
  it('are what caching saves by: the content was kept', () => {
    const lines = ['ETag: "v1"', 'Cache-Control: no-cache'];
    const confirmation = [
      '+9',
      `> GET ${FILE}`,
      '> If-None-Match: "v1"',
      '< 304',
      ...lines.map((line) => `< ${line}`),
    ];
    const report = auditOf(
      `${script(lines)}\n\n${[...confirmation, '< Date: Mon, 23 Nov 2026 12:00:09 GMT'].join('\n')}`,
    );
    expect(firedIn(report).filter((fired) => !fired.endsWith(' info'))).toEqual([]);
    expect(report.savings.byRevalidation.measuredBytes).toBeGreaterThan(8_000);
  });
});
