import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../src/cache/model/profiles.ts';
import { type Changes, whatIf, whatIfStored } from '../../src/savings/what-if.ts';
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

const stored = (text: string, changes: Changes = {}) =>
  whatIfStored(traffic(text), () => changes, PROFILES.chromium)?.map(({ was, would }) =>
    [was, would].map((visit) => visit?.request ?? 'unknown').join(' '),
  );

describe('where no full response was recorded', () => {
  const HIT = `
    +60
    > GET /app.js
    < 200
    < date: Mon, 23 Nov 2026 12:00:00 GMT
    < cache-control: max-age=90
    < etag: "v1"
    = 10000
    from disk-cache`;
  const CONFIRMED = `
    > GET /app.js
    > if-none-match: "v1"
    < 304
    < cache-control: no-cache
    < date: Mon, 23 Nov 2026 12:00:00 GMT`;
  const all = (visit: string) => Array(5).fill(visit);

  it('later visits are told by what a hit shows', () => {
    expect(stored(HIT)?.slice(0, 2)).toEqual(['none none', 'revalidation revalidation']);
    expect(stored(HIT, { 'Cache-Control': 'max-age=7200' })?.[1]).toBe('revalidation none');
    expect(stored(HIT, { 'Cache-Control': 'no-store' })?.[0]).toBe('none download');
  });

  it('a hit is as old as its Date says', () => {
    expect(stored(HIT, { 'Cache-Control': 'max-age=50' })?.[0]).toBe('none revalidation');
  });

  it('a 304 since renews what the hit showed', () => {
    expect(stored(`${HIT}\n\n${CONFIRMED}`)?.[0]).toBe('revalidation revalidation');
  });

  it('a 304 shows how long, and its request the validator; what it took is what the next one takes', () => {
    expect(stored(CONFIRMED, { 'Cache-Control': 'max-age=7200' })).toEqual([
      'revalidation none',
      'revalidation none',
      ...all('revalidation revalidation').slice(2),
    ]);
    const [confirmed] = traffic(CONFIRMED);
    const visits = whatIfStored(traffic(CONFIRMED), () => ({}), PROFILES.chromium);
    expect(visits?.[0]?.was?.bytes).toEqual(confirmed?.wire.response);
  });

  it('what a 304 need not repeat is unknown, until something is tried that needs none of it', () => {
    const silent = CONFIRMED.replace('no-cache', 'private');
    expect(stored(silent)).toEqual(all('unknown unknown'));
    expect(stored(silent, { 'Cache-Control': 'no-cache' })).toEqual(all('unknown revalidation'));
    expect(stored(CONFIRMED, { 'Cache-Control': null })).toEqual(all('revalidation unknown'));
  });

  it('neither a hit without a Date nor a service worker shows what is stored', () => {
    expect(stored(HIT.replace(/< date.*/, ''))).toBeUndefined();
    expect(stored(HIT.replace('disk-cache', 'service-worker'))).toBeUndefined();
    expect(stored('> GET /a\n< 0\nfrom failed')).toBeUndefined();
  });
});
