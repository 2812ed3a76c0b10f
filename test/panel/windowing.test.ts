import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveFor } from '../../src/panel/ResourceTable.tsx';
import { ROW_HEIGHT, rowsInView, scrollToRow } from '../../src/panel/windowing.ts';

const view = fc.record({ scrollTop: fc.integer({ min: -500, max: 200_000 }), height: fc.nat(2_000) });

describe('the rows in view', () => {
  it('are all of a short table', () => {
    expect(rowsInView({ scrollTop: 0, height: 600 }, 5)).toEqual({ first: 0, end: 5 });
  });

  it('are a screenful and some beyond it of a long one', () => {
    const { first, end } = rowsInView({ scrollTop: 1000 * ROW_HEIGHT, height: 10 * ROW_HEIGHT }, 5000);
    expect(first).toBe(990);
    expect(end).toBe(1021);
  });

  it('hold every row that a person can see, whatever the scroll', () => {
    fc.assert(
      fc.property(view, fc.nat(5000), ({ scrollTop, height }, count) => {
        const { first, end } = rowsInView({ scrollTop, height }, count);
        expect(0 <= first && first <= count && end <= count).toBe(true);
        for (let index = 0; index < count; index++) {
          const top = index * ROW_HEIGHT - scrollTop;
          const seen = scrollTop >= 0 && top + ROW_HEIGHT > 0 && top < height;
          if (seen && (index < first || index >= end)) throw new Error(`row ${index} is not drawn`);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('stay few however many there are', () => {
    const { first, end } = rowsInView({ scrollTop: 0, height: 850 }, 50_000);
    expect(end - first).toBeLessThan(60);
  });
});

describe('scrolling to a row', () => {
  it('does not move what is seen already', () => {
    expect(scrollToRow({ scrollTop: 42, height: 210 }, 5)).toBe(42);
  });

  it('brings a row above to the top and a row below to the bottom', () => {
    expect(scrollToRow({ scrollTop: 420, height: 210 }, 3)).toBe(63);
    expect(scrollToRow({ scrollTop: 0, height: 210 }, 20)).toBe(231);
  });
});

describe('a key in the table', () => {
  it('moves by one, by a page, or to an end, and stays within', () => {
    expect(moveFor('ArrowDown', 3, 10, 4)).toBe(4);
    expect(moveFor('ArrowUp', 0, 10, 4)).toBe(0);
    expect(moveFor('PageDown', 8, 10, 4)).toBe(9);
    expect(moveFor('PageUp', 2, 10, 4)).toBe(0);
    expect(moveFor('Home', 7, 10, 4)).toBe(0);
    expect(moveFor('End', 0, 10, 4)).toBe(9);
  });

  it('starts at the first row where none is current', () => {
    expect(moveFor('ArrowDown', -1, 10, 4)).toBe(0);
  });

  it('leads nowhere in an empty table, and any other key nowhere at all', () => {
    expect(moveFor('ArrowDown', -1, 0, 4)).toBeUndefined();
    expect(moveFor('a', 3, 10, 4)).toBeUndefined();
  });
});
