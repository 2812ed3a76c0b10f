import { describe, expect, it } from 'vitest';
import { indexFields } from '../../src/http/fields.ts';
import { saysPragmaNoCache } from '../../src/http/pragma.ts';

describe('Pragma', () => {
  it.each(['no-cache', 'No-Cache', 'x=1, no-cache', 'no-cache,x', ' no-cache '])(
    '%s says no-cache',
    (value) => {
      expect(saysPragmaNoCache(indexFields([['pragma', value]]))).toBe(true);
    },
  );

  it.each(['', 'public', 'no-cache-please', 'no-cache=x', 'x-no-cache'])('%s does not', (value) => {
    expect(saysPragmaNoCache(indexFields([['pragma', value]]))).toBe(false);
  });

  it('may stand in several lines, or in none', () => {
    expect(
      saysPragmaNoCache(
        indexFields([
          ['Pragma', 'x'],
          ['Pragma', 'no-cache'],
        ]),
      ),
    ).toBe(true);
    expect(saysPragmaNoCache(indexFields([['Cache-Control', 'no-cache']]))).toBe(false);
  });
});
