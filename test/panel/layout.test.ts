import { describe, expect, it } from 'vitest';
import { COLUMNS, columnsThatFit, layoutFor } from '../../src/panel/layout.ts';

const gone = (width: number) => COLUMNS.filter((column) => !columnsThatFit(width).includes(column));

describe('columns', () => {
  it('are all there in a wide dock', () => {
    expect(gone(1400)).toEqual([]);
  });

  it('drop in one order as the dock narrows, and come back in the same', () => {
    const orders = [];
    for (let width = 1400; width >= 200; width--) {
      const dropped = gone(width);
      if (dropped.length !== (orders.at(-1)?.length ?? 0)) orders.push(dropped);
    }
    expect(orders).toEqual([
      ['validator'],
      ['policy', 'validator'],
      ['last', 'policy', 'validator'],
      ['last', 'policy', 'validator', 'transferred'],
      ['seen', 'last', 'policy', 'validator', 'transferred'],
    ]);
  });

  it('keep the name, what happened, what was saved and the faults at 320 px', () => {
    expect(columnsThatFit(320)).toEqual(['name', 'seen', 'saved', 'faults']);
  });
});

describe('the layout', () => {
  it('puts the details beside the table in a bottom dock', () => {
    const layout = layoutFor({ width: 1400, height: 320 }, true);
    expect(layout).toMatchObject({ narrow: false, detailsWidth: 784 });
    expect(layout.columns).toEqual(columnsThatFit(1400 - 784));
  });

  it('puts the details in the place of the table in a right dock', () => {
    expect(layoutFor({ width: 550, height: 850 }, true)).toMatchObject({ narrow: true });
  });

  it('lets the summary give way to the details in a low and narrow dock only', () => {
    const brief = (width: number, height: number, open: boolean) => layoutFor({ width, height }, open).brief;
    expect(brief(320, 200, true)).toBe(true);
    expect(brief(320, 200, false)).toBe(false);
    expect(brief(320, 600, true)).toBe(false);
    expect(brief(1400, 200, true)).toBe(false);
  });

  it('puts the types where there is room: in the toolbar, below it, or in a menu', () => {
    const at = (width: number, height: number) => {
      const { types, filterBelow } = layoutFor({ width, height }, false);
      return filterBelow ? `${types}, below with the filter` : types;
    };
    expect(at(1400, 320)).toBe('beside');
    expect(at(550, 850)).toBe('below');
    expect(at(550, 300)).toBe('menu');
    expect(at(500, 850)).toBe('menu');
    expect(at(320, 850)).toBe('menu, below with the filter');
  });

  it('gives the table the whole width while the details are closed', () => {
    expect(layoutFor({ width: 1400, height: 320 }, false).columns).toEqual(COLUMNS);
  });
});
