import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besideEdge,
  COLUMNS,
  type Column,
  columnsThatFit,
  moveEdge,
  NARROWEST,
  OTHER_COLUMNS,
  placeColumns,
  SHOWN_AT_FIRST,
  tracksOf,
  widthRange,
} from '../../../src/panel/table/columns.ts';

const usual = COLUMNS.filter((column) => SHOWN_AT_FIRST.has(column));
const gone = (width: number, wanted: readonly Column[]) =>
  wanted.filter((column) => !columnsThatFit(width, wanted).includes(column));
const widthOf = (column: Column, width: number, widths = {}) =>
  placeColumns(width, usual, widths).find((placed) => placed.column === column)?.width;

const anyWidths = fc.dictionary(fc.constantFrom(...OTHER_COLUMNS), fc.integer({ min: NARROWEST, max: 600 }));

describe('columns', () => {
  it('are all there in a wide dock', () => {
    expect(gone(1400, COLUMNS)).toEqual([]);
  });

  it('drop in one order as the dock narrows, and come back in the same', () => {
    const dropped: Column[] = [];
    for (let width = 1400; width >= 200; width--)
      dropped.push(...gone(width, COLUMNS).filter((column) => !dropped.includes(column)));
    expect(dropped).toEqual([
      'host',
      'type',
      'last',
      'validator',
      'policy',
      'transferred',
      'avoidable',
      'seen',
    ]);
  });

  it('keep the name, what happened, what was saved and the findings at 320 px', () => {
    expect(columnsThatFit(320, usual)).toEqual(['name', 'seen', 'saved', 'findings']);
  });

  it('fill the table to the last pixel, whatever widths were chosen, and none gets lost in nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 2_000 }), anyWidths, (width, widths) => {
        const placed = placeColumns(width, COLUMNS, widths);
        expect(placed.reduce((sum, one) => sum + one.width, 0)).toBe(width);
        for (const one of placed) expect(one.width).toBeGreaterThanOrEqual(NARROWEST);
      }),
    );
  });

  it('get the width that was chosen where there is room, and what they need where there is not', () => {
    expect(widthOf('seen', 1400, { seen: 200 })).toBe(200);
    expect(widthOf('seen', 420, { seen: 2_000 })).toBeLessThan(200);
    expect(widthOf('seen', 1400, { seen: 50 })).toBe(50);
  });

  it('leave the name what a scroll bar takes', () => {
    expect(tracksOf(placeColumns(320, usual, {}))).toMatch(/^minmax\(0, 1fr\)( \d+px){3}$/);
  });
});

describe('the edge before a column', () => {
  const placed = placeColumns(1000, usual, {});

  it('makes the column wider and the one before it narrower', () => {
    const usualWidth = (wanted: Column) => widthOf(wanted, 1000) ?? 0;
    const widths = moveEdge(placed, 'avoidable', usualWidth('avoidable') + 24);
    expect(widths).toEqual({
      avoidable: usualWidth('avoidable') + 24,
      saved: usualWidth('saved') - 24,
    });
  });

  it('takes from the name without giving it a width of its own', () => {
    expect(moveEdge(placed, 'seen', 120)).toEqual({ seen: 120 });
  });

  it('has a column on either side', () => {
    expect(besideEdge(placed, 'seen')).toEqual(['name', 'seen']);
    expect(besideEdge(placed, 'saved')).toEqual(['transferred', 'saved']);
  });

  it('stops before either column is too narrow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OTHER_COLUMNS),
        fc.integer({ min: -500, max: 5_000 }),
        (column, wanted) => {
          const moved = placeColumns(1000, usual, moveEdge(placed, column, wanted));
          for (const { width } of moved) expect(width).toBeGreaterThanOrEqual(NARROWEST);
          const { least, most } = widthRange(placed, column);
          const width = moved.find((one) => one.column === column)?.width;
          if (width !== undefined) expect(width >= least && width <= most).toBe(true);
        },
      ),
    );
  });
});
