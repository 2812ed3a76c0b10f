import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/panel/filter/pattern.ts';
import { cpuTime } from '../../cpu-time.ts';

const found = (pattern: string, text: string) => {
  const matcher = compilePattern(pattern);
  return typeof matcher === 'string' ? matcher : matcher(text);
};

/** Patterns of all that can be written, not too large ones, over few characters so that they match at times. */
const anyPattern = fc.letrec<Record<'pattern' | 'atom', string>>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'a',
      'B',
      'c',
      '1',
      '/',
      '\\.',
      '.',
      '-',
      '_',
      '^',
      '$',
      '\\b',
      '\\B',
      '\\x61',
      '\\u0042',
    ),
    fc.constantFrom(
      '\\d',
      '\\D',
      '\\w',
      '\\W',
      '\\s',
      '\\S',
      '[abc]',
      '[^a-c]',
      '[A-C_]',
      '[\\d-]',
      '[^\\W1]',
    ),
    tie('pattern').map((inner) => `(${inner})`),
    tie('pattern').map((inner) => `(?:${inner})`),
  ),
  pattern: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '|')), {
      maxLength: 4,
    })
    .map((parts) =>
      parts.map(([atom, sign]) => (/^(?:\^|\$|\\b)$/i.test(atom) ? atom : `${atom}${sign}`)).join(''),
    ),
})).pattern;
const anyText = fc.string({ unit: fc.constantFrom('a', 'B', 'c', '1', '/', '.', '-', '_', ' ', '\n', 'é') });

describe('a pattern', () => {
  it('matches what JavaScript matches', () => {
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, text) => {
        const matcher = compilePattern(pattern);
        fc.pre(matcher !== 'pattern-too-large');
        if (typeof matcher === 'string') throw new Error(matcher);
        expect(matcher(text)).toBe(new RegExp(pattern, 'i').test(text));
      }),
      { numRuns: 1_500 },
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (pattern) => void compilePattern(pattern)));
  });

  it.each([
    ['(unclosed', 'not-a-pattern'],
    ['[z-a]', 'not-a-pattern'],
    ['(?=a)', 'pattern-unsupported'],
    ['(?<!a)b', 'pattern-unsupported'],
    ['(a)\\1', 'pattern-unsupported'],
    ['a{9999}', 'pattern-too-large'],
    ['((a{50}){50}){50}', 'pattern-too-large'],
    ['a.{20}$', 'pattern-too-large'],
    ['1234567890'.repeat(51), 'pattern-too-large'],
  ])('%s is refused: %s', (pattern, problem) => {
    expect(compilePattern(pattern)).toBe(problem);
  });

  it.each([
    ['(?<name>b)c', 'abc', true],
    ['^https?://[^/]+\\.example/', 'https://cdn.example/', true],
    ['\\.(?:js|css)(?:\\?|$)', '/app.js?v=1', true],
    ['\\.(?:js|css)(?:\\?|$)', '/app.json', false],
  ])('%s in %s: %s', (pattern, text, answer) => {
    expect(found(pattern, text)).toBe(answer);
  });

  it.each(['(a+)+$', '(a|a)*b', '(a|aa)+$', 'a*a*a*a*a*b', '(.*a){12}b', '(a|b|ab)*c'])(
    '%s takes a moment on a long text that nearly matches',
    (pattern) => {
      const spent = cpuTime();
      found(pattern, `${'a'.repeat(100_000)}!`);
      expect(spent()).toBeLessThan(1_000);
    },
  );
});
