import { describe, expect, it } from 'vitest';
import type { Tally } from '../../src/audit/report.ts';
import { sumText, sumTitle, waitText } from '../../src/views/Amount.tsx';
import { marksLabel } from '../../src/views/Marks.tsx';
import { wordingIn } from '../../src/views/wording-in.ts';
import { reportOn, TWO_VISITS } from '../panel/steps.ts';

const wording = wordingIn('en');
const tally = (parts: Partial<Tally>): Tally => ({
  exchanges: 1,
  unknown: 0,
  measuredBytes: 0,
  estimatedBytes: { bytes: 0, low: 0, high: 0 },
  ...parts,
});

describe('a sum', () => {
  it('that is measured is given plainly', () => {
    expect(sumText(tally({ measuredBytes: 35_460 }), wording)).toBe('35.5 kB');
  });

  it('that is estimated in part says so, with its range where there is room', () => {
    const mixed = tally({
      measuredBytes: 400_000,
      estimatedBytes: { bytes: 12_000, low: 6_000, high: 18_000 },
    });
    expect(sumText(mixed, wording)).toBe('≈ 412 kB');
    expect(sumText(mixed, wording, true)).toBe('≈ 412 kB ± 6 kB');
    expect(sumTitle(mixed, wording)).toContain('between 6,000 B and 18,000 B');
  });

  it('with a range too small for three digits leaves it to the tooltip', () => {
    const close = tally({
      measuredBytes: 400_000,
      estimatedBytes: { bytes: 12_000, low: 11_990, high: 12_010 },
    });
    expect(sumText(close, wording, true)).toBe('≈ 412 kB');
  });

  it('in which something is unknown never passes for the whole', () => {
    const partly = tally({ exchanges: 3, unknown: 2, measuredBytes: 1_000 });
    expect(sumText(partly, wording)).toBe('1 kB + ?');
    expect(sumText(partly, wording, true)).toBe('1 kB + 2 unknown');
  });

  it('of nothing but unknowns is unknown, never zero', () => {
    expect(sumText(tally({ exchanges: 2, unknown: 2 }), wording)).toBe('unknown');
  });
});

describe('a sum of waits', () => {
  it('is unknown, never zero, where none of them is known', () => {
    expect(waitText({ waitMs: 0, unknownWaits: 3 }, 3, wording)).toBe('unknown');
    expect(waitText({ waitMs: 40, unknownWaits: 1 }, 3, wording)).toBe('40 ms + 1 unknown');
    expect(waitText({ waitMs: 0, unknownWaits: 0 }, 0, wording)).toBe('0 ms');
  });
});

describe('the marks of a resource', () => {
  it('are said in words', () => {
    const { exchanges } = reportOn(TWO_VISITS);
    expect(marksLabel(exchanges.slice(3, 6), wording)).toBe('3 requests: full response, failed, 304');
  });

  it('tell of the latest where the history is long', () => {
    const { exchanges } = reportOn(TWO_VISITS);
    expect(marksLabel([...exchanges, ...exchanges], wording)).toMatch(/^16 requests, the latest: /);
  });
});
