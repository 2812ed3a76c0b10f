import { describe, expect, it } from 'vitest';
import { indexFields } from '../../src/http/fields.ts';
import { mayRepeat, repeatedSingletons, singletonValue } from '../../src/http/singleton-fields.ts';

const EARLY = 'Mon, 23 Nov 2026 12:00:00 GMT';
const LATE = 'Mon, 23 Nov 2026 12:00:01 GMT';
const linesOf = (...lines: readonly (readonly [string, string])[]) => indexFields(lines);

describe('a field with one value', () => {
  it.each([
    ['two lines', linesOf(['ETag', '"1"'], ['etag', '"2"']), 'ETag: "1" | "2"'],
    ['tags that were joined', linesOf(['ETag', '"1", "2"']), 'ETag: "1" | "2"'],
    ['dates that were joined', linesOf(['Date', `${EARLY}, ${LATE}`]), `Date: ${EARLY} | ${LATE}`],
    ['numbers that were joined', linesOf(['Age', '7200, 0']), 'Age: 7200 | 0'],
    ['two lengths', linesOf(['Content-Length', '1'], ['Content-Length', '2']), 'Content-Length: 1 | 2'],
    [
      'two places',
      linesOf(['Content-Location', '/a'], ['Content-Location', '/b']),
      'Content-Location: /a | /b',
    ],
  ])('is repeated by %s', (_, lines, expected) => {
    expect(mayRepeat(lines)).toBe(true);
    expect(repeatedSingletons(lines).map(({ field, values }) => `${field}: ${values.join(' | ')}`)).toEqual([
      expected,
    ]);
  });

  it.each([
    ['the same line twice', linesOf(['Date', EARLY], ['Date', EARLY])],
    ['the same value joined', linesOf(['Content-Length', '5, 5'], ['Date', `${EARLY}, ${EARLY}`])],
    ['a comma inside a tag', linesOf(['ETag', '"1,2"'])],
    ['a comma inside a place', linesOf(['Content-Location', '/a,b'])],
    ['an older form of a date', linesOf(['Date', 'Monday, 23-Nov-26 12:00:00 GMT'])],
    ['a list', linesOf(['Vary', 'Accept'], ['Vary', 'Origin'])],
  ])('is not repeated by %s', (_, lines) => {
    expect(repeatedSingletons(lines)).toEqual([]);
  });

  it('is passed over cheaply where it stands alone', () => {
    expect(mayRepeat(linesOf(['Date', EARLY], ['Expires', LATE], ['ETag', '"1"'], ['Age', '3']))).toBe(false);
  });

  it('has the first of joined values', () => {
    expect(singletonValue('date', `${EARLY}, ${LATE}`)).toBe(EARLY);
    expect(singletonValue('etag', '"1,2"')).toBe('"1,2"');
  });
});
