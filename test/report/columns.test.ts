import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, padded, shortened, wrapped } from '../../src/report/columns.ts';

describe('columns of a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['缓存', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['“304”', 5],
    ['，', 2],
  ])('%j takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  it('are filled with spaces', () => {
    expect(padded('缓存', 6)).toBe('缓存  ');
    expect(padded('cache', 3)).toBe('cache');
  });
});

describe('wrapping', () => {
  it('breaks between words', () => {
    expect(wrapped('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  });

  it('breaks between Chinese characters, and keeps a comma with what it closes', () => {
    expect(wrapped('存有多个副本，的缓存', 12)).toEqual(['存有多个副本，', '的缓存']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(wrapped('a abcdefgh b', 4)).toEqual(['a', 'abcd', 'efgh', 'b']);
  });

  it('loses nothing but white space and makes no line too long', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '缓', '存', 'é', '-');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), fc.integer({ min: 4, max: 20 }), (text, columns) => {
        const lines = wrapped(text, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('shortening', () => {
  it('leaves out the middle', () => {
    expect(shortened('https://a.example/a/very/long/path/to/app.js', 20)).toBe('https:/…th/to/app.js');
    expect(shortened('short', 20)).toBe('short');
  });

  it('takes no halves of a character at its end', () => {
    expect(shortened('a'.repeat(30) + '😀'.repeat(9), 11)).toBe('aaaa…😀😀😀');
  });

  it('fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '缓', '😀') }),
        fc.integer({ min: 5, max: 30 }),
        (text, columns) => {
          expect(columnsOf(shortened(text, columns))).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});
