import { describe, expect, it } from 'vitest';
import { toldOutcome } from '../../src/http/cache-outcome.ts';
import { indexFields } from '../../src/http/fields.ts';
import { cpuTime } from '../cpu-time.ts';

const told = (...lines: readonly (readonly [string, string])[]) => toldOutcome(indexFields(lines));

describe('what shared caches did', () => {
  it.each([
    ['Cache-Status', 'ExampleCache; hit; ttl=60', 'hit'],
    ['Cache-Status', 'ExampleCache; hit; ttl=-5', 'stale'],
    ['Cache-Status', 'ExampleCache; fwd=stale; fwd-status=304', 'revalidated'],
    ['Cache-Status', 'ExampleCache; fwd=stale; fwd-status=200', 'miss'],
    ['Cache-Status', 'ExampleCache; fwd=request', 'bypass'],
    ['Cache-Status', 'Inner; hit, "Outer CDN"; fwd=uri-miss', 'hit'],
    ['Cache-Status', 'Inner; fwd=method, Outer; fwd=uri-miss', 'miss'],
    ['CF-Cache-Status', 'HIT', 'hit'],
    ['CF-Cache-Status', 'EXPIRED', 'miss'],
    ['CF-Cache-Status', 'UPDATING', 'stale'],
    ['CF-Cache-Status', 'REVALIDATED', 'revalidated'],
    ['CF-Cache-Status', 'DYNAMIC', 'bypass'],
    ['X-Vercel-Cache', 'PRERENDER', 'hit'],
    ['X-Vercel-Cache', 'STALE', 'stale'],
    ['X-Cache', 'Hit from cloudfront', 'hit'],
    ['X-Cache', 'RefreshHit from cloudfront', 'revalidated'],
    ['X-Cache', 'Miss from cloudfront', 'miss'],
    ['X-Cache', 'TCP_MEM_HIT from a23-1.deploy.akamaitechnologies.com (AkamaiGHost/10.0.0) (-)', 'hit'],
    ['X-Cache', 'TCP_REFRESH_FAIL_HIT from a23-1.deploy.akamaitechnologies.com', 'stale'],
    ['X-Cache', 'HIT from proxy.example:3128', 'hit'],
    ['X-Cache', 'MISS, HIT, HIT', 'hit'],
    ['X-Cache', 'HIT, MISS', 'hit'],
    ['X-Cache', 'MISS, MISS', 'miss'],
    ['X-Fastly-Cache-Status', 'PASS', 'bypass'],
    ['X-LiteSpeed-Cache', 'hit,private', 'hit'],
    ['X-Varnish', '2067884606 378331597', 'hit'],
    ['X-Varnish', '654966721,1260963632 1260958237', 'hit'],
    ['X-Varnish', '654966721', 'miss'],
  ])('%s: %s is a %s', (field, value, outcome) => {
    expect(told([field.toLowerCase(), value])).toMatchObject({ field, value, outcome });
  });

  it.each([
    ['Cache-Status', 'HIT'],
    ['Cache-Status', 'HIT from edge'],
    ['X-Cache', 'Error from cloudfront'],
    ['X-Cache', 'LambdaGeneratedResponse from cloudfront'],
    ['X-Cache', 'hit-or-miss-unknown'],
    ['X-Cache-Lookup', 'HIT from proxy.example:80'],
    ['X-Drupal-Cache', 'HIT'],
    ['X-Origin-Cache', 'HIT'],
    ['X-Cache', ''],
  ])('%s: %s does not tell', (field, value) => {
    expect(told([field, value])).toBeNull();
  });

  it('is told by the standard field first, and by the next where that one cannot be read', () => {
    expect(told(['X-Cache', 'MISS'], ['Cache-Status', 'A; hit'])?.outcome).toBe('hit');
    expect(told(['X-Cache', 'MISS'], ['Cache-Status', '-'])?.outcome).toBe('miss');
  });

  it('is told by an HTTP cache where the line is the standard’s or one vendor’s own', () => {
    const isVouched = (field: string, value: string) => told([field, value])?.vouched;
    expect(isVouched('Cache-Status', 'A; hit')).toBe(true);
    expect(isVouched('CF-Cache-Status', 'HIT')).toBe(true);
    expect(isVouched('X-Cache', 'Hit from cloudfront')).toBe(true);
    expect(isVouched('X-Cache', 'TCP_HIT from a23-1.deploy.akamaitechnologies.com')).toBe(true);
    expect(isVouched('X-Cache', 'HIT')).toBe(false);
    expect(isVouched('X-Vercel-Cache', 'PRERENDER')).toBe(false);
  });

  it('is read in time that grows with the line', () => {
    const spent = cpuTime();
    told(['X-Cache', 'MISS, '.repeat(50_000)], ['X-Varnish', '1 '.repeat(100_000)]);
    told(['Cache-Status', `A; hit; key="${'x, ttl=1.0 '.repeat(20_000)}"; ttl=1.0`]);
    expect(spent()).toBeLessThan(1_000);
  });
});
