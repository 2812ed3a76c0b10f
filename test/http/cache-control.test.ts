import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCacheControl } from '../../src/http/cache-control.ts';

describe('Cache-Control', () => {
  it('reads names without case, arguments with and without quotes', () => {
    const parsed = parseCacheControl('Max-Age=60, PRIVATE="Set-Cookie, X-A", no-cache');
    expect(parsed.directives).toEqual([
      { name: 'max-age', argument: '60' },
      { name: 'private', argument: 'Set-Cookie, X-A' },
      { name: 'no-cache', argument: null },
    ]);
  });

  it('takes the first of repeated directives', () => {
    expect(parseCacheControl('max-age=60, max-age=0').seconds('max-age')).toBe(60);
  });

  it.each(['max-age', 'max-age=', 'max-age=-1', 'max-age=1.5', 'max-age=abc'])(
    'finds no seconds in %s',
    (value) => {
      expect(parseCacheControl(value).seconds('max-age')).toBe('invalid');
    },
  );

  it('keeps a value too great to represent at 2^31 s', () => {
    expect(parseCacheControl('max-age=99999999999999999999').seconds('max-age')).toBe(2_147_483_648);
  });

  it('does not mistake one directive for another', () => {
    expect(parseCacheControl('s-maxage=5').seconds('max-age')).toBeNull();
    expect(parseCacheControl('x-no-store').has('no-store')).toBe(false);
    expect(parseCacheControl('ext="no-store, max-age=9"').has('no-store')).toBe(false);
  });

  it('reads any text without failing and in linear time', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseCacheControl(text).directives)));
    expect(parseCacheControl(`a="${'\\'.repeat(200_000)}`).directives).toHaveLength(1);
  });
});
