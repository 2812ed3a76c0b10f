import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksFor, termsOf, toggleKind } from '../../../src/panel/filter/terms.ts';
import { anyFilter } from './rows.ts';

describe('the terms of a filter', () => {
  it('stand apart, in order, and leave only space out', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        let rest = filter;
        for (const { start, end } of [...termsOf(filter)].reverse())
          rest = rest.slice(0, start) + rest.slice(end);
        expect(rest.trim()).toBe('');
      }),
    );
  });
});

describe('the word for a kind', () => {
  it('is added beside what is there, and taken out again', () => {
    const asked = toggleKind('script', 'is:304');
    expect(asked).toBe('script is:304');
    expect(asksFor(asked, 'is:304')).toBe(true);
    expect(toggleKind(asked, 'is:304')).toBe('script');
  });

  it('is not seen in a longer word', () => {
    expect(asksFor('this:304', 'is:304')).toBe(false);
  });

  it('is added behind a quotation mark that was left open', () => {
    expect(toggleKind('"two wo', 'is:304')).toBe('"two wo" is:304');
  });

  it('is there or not whatever else the filter says', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(asksFor(toggleKind(filter, 'is:304'), 'is:304')).toBe(!asksFor(filter, 'is:304'));
      }),
    );
  });
});
