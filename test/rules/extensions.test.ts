import { describe, expect, it } from 'vitest';
import { auditOf } from './audit-traffic.ts';

const fired = (text: string, rule: string) =>
  auditOf(text)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ level }) => level);

const file = (lines: readonly string[], url = '/app/v1.js', cacheControl = 'max-age=864000') =>
  [
    `> GET ${url}`,
    '> Accept-Encoding: br, dcb, dcz',
    '< 200',
    '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
    `< Cache-Control: ${cacheControl}`,
    '< ETag: "v1"',
    ...lines,
    '= 5000',
  ].join('\n');

describe('content compressed by a dictionary', () => {
  it.each([
    ['is asked for nothing where it is not stored', 'no-store', []],
    ['needs both names', 'max-age=60', ['must']],
    ['needs them in private caches too', 'private, max-age=60', ['must']],
  ])('%s', (_, cacheControl, levels) => {
    expect(fired(file(['< Content-Encoding: dcz'], '/a.js', cacheControl), 'dict-vary')).toEqual(levels);
  });

  it('is said once to lack Accept-Encoding', () => {
    expect(fired(file(['< Content-Encoding: dcb']), 'vary-accept-encoding-missing')).toEqual([]);
  });
});

describe('a dictionary', () => {
  const RULE = 'use-as-dictionary';
  const offer = ['< Use-As-Dictionary: match="/app/*.js"'];

  it.each([
    ['http://site.example/v1.js', ['must']],
    ['http://localhost.evil.example/v1.js', ['must']],
    ['http://localhost:8080/v1.js', []],
    ['http://app.localhost/v1.js', []],
    ['http://127.0.0.1/v1.js', []],
    ['http://[::1]:8080/v1.js', []],
  ])('at %s', (url, levels) => {
    expect(fired(file(offer, url), RULE)).toEqual(levels);
  });

  it('of a type that is not yet defined is only doubted', () => {
    expect(fired(file(['< Use-As-Dictionary: match="/a", type=delta']), RULE)).toEqual(['advice']);
  });

  it.each([
    ['no-store', ['advice']],
    ['no-cache', ['advice']],
    ['max-age=60', ['advice']],
    ['max-age=60, stale-while-revalidate=864000', []],
    ['max-age=3600', []],
  ])('with %s', (cacheControl, levels) => {
    expect(fired(file(offer, '/app/v1.js', cacheControl), 'dictionary-not-fresh')).toEqual(levels);
  });

  it('that is no use anyway is not said to be stale too', () => {
    const broken = file(['< Use-As-Dictionary: id="v1"'], '/app/v1.js', 'no-store');
    expect(fired(broken, 'dictionary-not-fresh')).toEqual([]);
  });
});

describe('cache groups', () => {
  const RULE = 'cache-groups-syntax';
  const groups = (count: number, length: number) =>
    Array.from({ length: count }, (_, at) => `"${String(at).padStart(length, 'g')}"`).join(', ');

  it.each([
    ['32 of 32 characters', groups(32, 32), []],
    ['33', groups(33, 2), ['info']],
    ['one of 33 characters', groups(1, 33), ['info']],
    ['tokens', 'styles, scripts', ['must']],
  ])('may be %s', (_, value, levels) => {
    expect(fired(file([`< Cache-Groups: ${value}`]), RULE)).toEqual(levels);
  });

  it('that are to be invalidated are read as well', () => {
    const text = '> POST /a\n< 204\n< Date: Mon, 23 Nov 2026 12:00:00 GMT\n< Cache-Group-Invalidation: all';
    expect(fired(text, RULE)).toEqual(['must']);
  });
});

describe('a copy from before a change', () => {
  const RULE = 'unsafe-then-cached';
  const change = (status: number, method = 'POST') =>
    `> ${method} /cart\n< ${status}\n< Date: Mon, 23 Nov 2026 12:00:00 GMT`;
  const hit = (source: string, date = '11:59:00') =>
    `> GET /cart\n< 200\n< Date: Mon, 23 Nov 2026 ${date} GMT\n< Cache-Control: max-age=600\n< ETag: "v1"\nfrom ${source}`;

  it.each(['PUT', 'DELETE', 'PATCH'])('by %s is told', (method) => {
    expect(fired(`${change(204, method)}\n\n${hit('disk-cache')}`, RULE)).toEqual(['info']);
  });

  it.each([
    ['after a change that failed', `${change(500)}\n\n${hit('disk-cache')}`],
    ['from the memory of the page', `${change(204)}\n\n${hit('memory-cache')}`],
    ['that a download has replaced since', `${change(204)}\n\n${hit('disk-cache', '12:00:01')}`],
    ['used before the change', `${hit('disk-cache')}\n\n${change(204)}`],
    ['of unknown age', `${change(204)}\n\n${hit('disk-cache')}\nunseen response`],
  ])('is not told %s', (_, text) => {
    expect(fired(text, RULE)).toEqual([]);
  });

  it('is told once for all its uses', () => {
    const report = auditOf(`${change(303)}\n\n${hit('disk-cache')}\n\n${hit('cache')}`);
    expect(report.findings.find(({ rule }) => rule === RULE)).toMatchObject({
      resource: 'GET https://site.example/cart',
      exchanges: [0, 1, 2],
    });
  });
});
