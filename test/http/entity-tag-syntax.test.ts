import { describe, expect, it } from 'vitest';
import { joinedTags, tagFault } from '../../src/http/entity-tag-syntax.ts';

describe('an entity tag', () => {
  it.each(['"v1"', 'W/"v1"', '""', 'W/""', '"a,b;c/d+e=="', '"it\'s"', '"\u00fc"'])(
    'is well-formed as %s',
    (tag) => {
      expect(tagFault(tag)).toBeNull();
    },
  );

  it.each([
    ['v1', 'unquoted'],
    ['', 'unquoted'],
    ['"', 'unquoted'],
    ['"v1', 'unquoted'],
    ["'v1'", 'unquoted'],
    ['W/v1', 'unquoted'],
    ['W/ "v1"', 'unquoted'],
    ['"v1"-gzip', 'unquoted'],
    ['w/"v1"', 'small-w'],
    ['"v"1"', 'quote'],
    ['""v1""', 'quote'],
    ['"v 1"', 'space'],
    ['"v\u0001"', 'control'],
    ['"v\\1"', 'backslash'],
  ])('is malformed as %j: %s', (tag, fault) => {
    expect(tagFault(tag)).toBe(fault);
  });

  it('is told from several that a tool joined', () => {
    expect(joinedTags('"v1", W/"v2"')).toEqual(['"v1"', 'W/"v2"']);
    for (const one of ['"v1"', '"v1,v2"', 'v1, v2', '"v1" "v2"', '"v1", v2'])
      expect(joinedTags(one)).toBeNull();
  });
});
