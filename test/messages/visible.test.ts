import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/messages/visible.ts';

describe('text written out', () => {
  it.each([
    ['https://a.example/路径?q=é', 'https://a.example/路径?q=é'],
    ['a\tb\r\nc', 'a\\tb\\r\\nc'],
    ['\u001b[31m', '\\x1b[31m'],
    ['\u009b2J\u007f', '\\x9b2J\\x7f'],
    ['user\u202egnp.exe', 'user\\u202egnp.exe'],
    ['a\u200b\ufeffb', 'a\\u200b\\ufeffb'],
    ['\u{e0041}', '\\u{e0041}'],
    ['half \ud83d pair', 'half \\ud83d pair'],
    ['whole 😀 pair', 'whole 😀 pair'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves nothing that a terminal obeys or that ends or turns a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});
