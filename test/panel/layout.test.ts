import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../src/panel/layout.ts';

describe('the layout', () => {
  it('puts the details beside the table in a bottom dock', () => {
    expect(layoutFor({ width: 1400, height: 320 }, true)).toMatchObject({
      narrow: false,
      detailsWidth: 784,
      tableWidth: 616,
    });
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
    expect(layoutFor({ width: 1400, height: 320 }, false).tableWidth).toBe(1400);
  });
});
