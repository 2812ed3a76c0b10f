import { describe, expect, it } from 'vitest';
import { parseTagList, sameTag } from '../../src/http/entity-tag.ts';

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
    expect(sameTag('W/"1"', '"1"')).toBe(true);
    expect(sameTag('W/"1"', 'W/"2"')).toBe(false);
    expect(sameTag('1', '"1"')).toBe(false);
  });

  it('takes a lower-case w/ for part of a malformed tag', () => {
    expect(sameTag('w/"1"', '"1"')).toBe(false);
  });
});
