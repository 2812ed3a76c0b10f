import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCacheControl } from '../../src/http/cache-control.ts';
import { readCacheControlSyntax } from '../../src/http/cache-control-syntax.ts';

const namesIn = (value: string) => readCacheControlSyntax(value).directives.map(({ name }) => name);
const faultsIn = (value: string) =>
  readCacheControlSyntax(value).malformed.map(({ text, fault }) => `${fault}: ${text}`);

describe('Cache-Control by the letter', () => {
  it('keeps how each directive was written', () => {
    expect(readCacheControlSyntax('Max-Age=60, private="X-A, \\"X-B\\"" ,no-store,ext=').directives).toEqual([
      { text: 'Max-Age=60', name: 'max-age', inLowerCase: false, form: 'token', argument: '60' },
      {
        text: 'private="X-A, \\"X-B\\""',
        name: 'private',
        inLowerCase: true,
        form: 'quoted',
        argument: 'X-A, "X-B"',
      },
      { text: 'no-store', name: 'no-store', inLowerCase: true, form: 'bare', argument: '' },
      { text: 'ext=', name: 'ext', inLowerCase: true, form: 'empty', argument: '' },
    ]);
  });

  it.each([
    ['max-age=60; private', ['semicolon: max-age=60; private']],
    ['private;', ['semicolon: private;']],
    ['max-age = 60', ['space: max-age = 60']],
    ['max-age= 60', ['space: max-age= 60']],
    ['max-age =60, private', ['space: max-age =60']],
    ['private="X-A, max-age=60', ['quote: private="X-A']],
    ['max-age="60', ['quote: max-age="60']],
    ['private max-age=60', ['other: private max-age=60']],
    ['max-age:60', ['other: max-age:60']],
    ['=60', ['other: =60']],
    ['"no-store"', ['other: "no-store"']],
  ])('finds the fault in %s', (value, faults) => {
    expect(faultsIn(value)).toEqual(faults);
  });

  it.each(['', ',', 'max-age=60,, private,', ' no-store\t', 'ext="a; b = c", no-store', "ext='60'"])(
    'finds none in %j',
    (value) => {
      expect(faultsIn(value)).toEqual([]);
    },
  );

  it('goes on behind a quote that is never closed', () => {
    expect(namesIn('private="X-A, max-age=60, no-cache')).toEqual(['max-age', 'no-cache']);
  });

  it('pairs what comes again with the first of its name', () => {
    const { repeats } = readCacheControlSyntax('max-age=1, no-store, Max-Age=2, max-age=3');
    expect(repeats.map(({ first, again }) => `${first.text} ${again.text}`)).toEqual([
      'max-age=1 Max-Age=2',
      'max-age=1 max-age=3',
    ]);
  });

  it('is read once for a value', () => {
    expect(parseCacheControl('max-age=7').written()).toBe(parseCacheControl('max-age=7').written());
  });

  it('leaves out nothing of any text, and makes up nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a=",;\\ 1-') }), (value) => {
        const { directives, malformed } = readCacheControlSyntax(value);
        const pieces = [...directives, ...malformed].map(({ text }) => text);
        for (const piece of pieces) expect(value).toContain(piece);
        const lost = [...value].filter((character) => !/[, ]/.test(character)).length;
        const kept = [...pieces.join('')].filter((character) => !/[, ]/.test(character)).length;
        expect(kept).toBe(lost);
      }),
    );
  });

  it.each([
    ['\\",', 200_000],
    ['"', 199_999],
    ['a="\\', 100_000],
    ['a=', 200_000],
    ['a ', 200_000],
    ['a;', 200_000],
    [',', 200_000],
    ['max-age=1,', 100_000],
  ])('takes linear time on many %j', (piece, times) => {
    const { directives, malformed } = readCacheControlSyntax(piece.repeat(times));
    expect(directives.length + malformed.length).toBeLessThanOrEqual(times);
  });
});
