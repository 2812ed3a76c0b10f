import { describe, expect, it } from 'vitest';
import { isIgnored, parameterName, parseNoVarySearch } from '../../src/http/no-vary-search.ts';

/** Which of these parameters the value makes unimportant. */
function ignoredBy(value: string, names: readonly string[]): readonly string[] {
  const read = parseNoVarySearch(value);
  return typeof read === 'string' ? [] : names.filter((name) => isIgnored(read, name));
}

describe('No-Vary-Search', () => {
  it.each([
    ['key-order', 'both'],
    ['key-order=?0', 'both'],
    ['params=("a" "b")', 'both'],
    ['params=()', 'both'],
    ['except=("x")', 'current'],
    ['except=("x"), key-order', 'current'],
    ['params', 'older'],
    ['params=?0', 'older'],
    ['params, except=("x")', 'older'],
    ['another="key"', 'both'],
  ])('%s is valid in the %s grammar', (value, dialect) => {
    expect(parseNoVarySearch(value)).toMatchObject({ dialect });
  });

  it.each([
    ['params=("a")', false],
    ['key-order=?0', false],
    ['key-order', true],
    ['params=("a, key-order")', false],
  ])('%s ignores the order of parameters: %s', (value, ignoresOrder) => {
    expect(parseNoVarySearch(value)).toMatchObject({ ignoresOrder });
  });

  it.each([
    ['params=(', 'not-a-dictionary'],
    ['"params"', 'not-a-dictionary'],
    ['key-order="yes"', 'key-order'],
    ['key-order=("a")', 'key-order'],
    ['params="a"', 'params'],
    ['params=(a b)', 'params'],
    ['except="x"', 'except'],
    ['except', 'except'],
    ['except=(1)', 'except'],
    ['params=("a"), except=("x")', 'params-and-except'],
    ['params=?0, except=("x")', 'params-and-except'],
  ])('%s is valid in none, for its %s', (value, fault) => {
    expect(parseNoVarySearch(value)).toBe(fault);
  });

  it('says which parameters tell no URLs apart', () => {
    expect(ignoredBy('params=("a" "b")', ['a', 'b', 'c'])).toEqual(['a', 'b']);
    expect(ignoredBy('except=("a")', ['a', 'b', 'c'])).toEqual(['b', 'c']);
    expect(ignoredBy('params, except=("a")', ['a', 'b'])).toEqual(['b']);
    expect(ignoredBy('params', ['a'])).toEqual(['a']);
    expect(ignoredBy('key-order', ['a'])).toEqual([]);
  });

  it('decodes names as queries are decoded', () => {
    expect(parameterName('%C3%A9+a')).toBe('é a');
    expect(parameterName('100%')).toBe('100%');
    expect(ignoredBy('params=("%C3%A9+a")', ['é a'])).toEqual(['é a']);
  });
});
