import { describe, expect, it } from 'vitest';
import { parseCacheGroups } from '../../src/http/cache-groups.ts';

describe('Cache-Groups', () => {
  it('lists the groups, parameters passed over', () => {
    expect(parseCacheGroups('"scripts";a=1, "all"')).toEqual(['scripts', 'all']);
  });

  it.each(['scripts', '"a", 1', '("a" "b")', '"a",', '"a"; "b"'])('is no list of strings in %s', (value) => {
    expect(parseCacheGroups(value)).toBe('invalid');
  });
});
