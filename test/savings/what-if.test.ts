import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../src/cache/model/profiles.ts';
import { type Changes, whatIf } from '../../src/savings/what-if.ts';
import { traffic } from '../traffic.ts';

const RECORDED = `
  +0
  > GET /app.js
  < 200
  < date: Mon, 23 Nov 2026 12:00:00 GMT
  < cache-control: no-cache
  < etag: "v1"
  = 10000

  +60
  > GET /app.js
  > if-none-match: "v1"
  < 304
  < etag: "v1"

  +120
  > GET /app.js
  > if-none-match: "v1"
  < 200
  < date: Mon, 23 Nov 2026 12:02:00 GMT
  < cache-control: no-cache
  < etag: "v2"
  = 20000`;

const changed = (changes: Changes, text = RECORDED) => whatIf(traffic(text), changes, PROFILES.chromium);

const requests = (changes: Changes) => changed(changes)?.exchanges.map(({ request }) => request);

describe('with other header lines', () => {
  it('the same lines give what was recorded', () => {
    const same = changed({});
    expect(same?.exchanges.map(({ request }) => request)).toEqual(['download', 'revalidation', 'download']);
    expect(same?.would).toEqual(same?.was);
  });

  it('a lifetime spares requests, a new content among them, which is then seen late', () => {
    expect(requests({ 'Cache-Control': 'max-age=90' })).toEqual(['download', 'none', 'download']);
    const week = changed({ 'Cache-Control': 'max-age=604800' });
    expect(week?.exchanges.map(({ request }) => request)).toEqual(['download', 'none', 'none']);
    expect(week?.was.bytes.measuredBytes).toBeGreaterThan(30_000);
    expect(week?.would.bytes.measuredBytes).toBeLessThan(11_000);
  });

  it('no-store downloads it each time, and so does a missing validator', () => {
    expect(requests({ 'cache-control': 'no-store' })).toEqual(['download', 'download', 'download']);
    expect(requests({ etag: null })).toEqual(['download', 'download', 'download']);
  });

  it('later visits change with them', () => {
    const { revisits = [] } = changed({ 'Cache-Control': 'max-age=7200' }) ?? {};
    expect(revisits.map(({ after, was, would }) => `${after} ${was.request} ${would.request}`)).toEqual([
      'PT0S revalidation none',
      'PT1H revalidation none',
      'P1D revalidation revalidation',
      'P1W revalidation revalidation',
      'P1M revalidation revalidation',
    ]);
  });

  it('says why, by the cache model', () => {
    const [, second] = changed({ 'Cache-Control': 'max-age=30' })?.exchanges ?? [];
    expect(second?.reasons[0]).toMatchObject({ code: 'stale', ageSeconds: 60, lifetimeSeconds: 30 });
  });

  it('takes contents of two lengths for two, whatever validator they are given', () => {
    const twice = '+0\n> GET /a\n< 200\n= 10000\n\n+60\n> GET /a\n< 200\n= 20000';
    const found = changed({ ETag: '"x"', 'Cache-Control': 'no-cache' }, twice);
    expect(found?.exchanges.map(({ request }) => request)).toEqual(['download', 'download']);
  });

  it('leaves errors what they were, and service workers out', () => {
    const text =
      '+0\n> GET /a\n< 200\n< etag: "1"\n= 10000\n\n+60\n> GET /a\n< 503\n= 3\n\n+90\n> GET /a\n< 200\n= 9\nfrom service-worker';
    const found = changed({ 'Cache-Control': 'no-cache' }, text);
    expect(found?.exchanges.map(({ id, request }) => `${id} ${request}`)).toEqual([
      '0 download',
      '1 download',
    ]);
    expect(found?.exchanges[1]?.would).toEqual(found?.exchanges[1]?.was);
  });

  it('says nothing where no full response was recorded', () => {
    expect(changed({}, '> GET /a\n> if-none-match: "1"\n< 304')).toBeUndefined();
  });
});
