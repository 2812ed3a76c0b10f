import { describe, expect, it } from 'vitest';
import { opaqueTag, parseTagList } from '../../src/http/entity-tag.ts';

describe('entity tags', () => {
  it.each([
    ['"a", W/"b" ,"c,d"', ['"a"', 'W/"b"', '"c,d"']],
    ['abcdef', ['abcdef']],
    ['""', ['""']],
    [' * ', '*'],
    [',,', []],
  ])('splits %j', (value, tags) => {
    expect(parseTagList(value)).toEqual(tags);
  });

  it('compares weakly', () => {
    expect(opaqueTag('W/"1"') === opaqueTag('"1"')).toBe(true);
    expect(opaqueTag('W/"1"') === opaqueTag('W/"2"')).toBe(false);
    expect(opaqueTag('1') === opaqueTag('"1"')).toBe(false);
  });

  it('takes a lower-case w/ for part of a malformed tag', () => {
    expect(opaqueTag('w/"1"') === opaqueTag('"1"')).toBe(false);
  });
});
