/** Below this width the details take the place of the table, px. */
const NARROW = 700;
/** Below this height rows of controls are spared: the summary gives way to details in the table's place, px. */
const LOW = 480;
/** Below this width the summary leaves ranges to the tooltips, px. */
const TIGHT = 640;
/** Below this width the filter leaves the toolbar, px. */
const CROWDED = 480;
/** From this width on the toolbar's buttons have words, px. */
const WORDS = 620;
/** The width that the 304 check wants beside the table, px. */
const DETAILS = { least: 400, share: 0.56 };

/** The width that the types want in a line of their own, and the toolbar's with the types beside the filter, px. */
const TYPES = { below: 520, beside: 1_250 };

export interface Layout {
  /** Where the types to show are chosen: beside the filter, in a line of their own, or in a menu. */
  readonly types: 'beside' | 'below' | 'menu';
  /** The filter has a line of its own, with the menu of types. */
  readonly filterBelow: boolean;
  /** The toolbar has room for words. */
  readonly words: boolean;
  /** The summary has room for ranges. */
  readonly wide: boolean;
  /** The details take the table's place. */
  readonly narrow: boolean;
  /** The summary gives way to the details: one line of it is seen at a time. */
  readonly brief: boolean;
  /** Width of the details beside the table, px. */
  readonly detailsWidth: number;
  /** Width of the table, px. */
  readonly tableWidth: number;
}

/** How the panel divides `width` × `height` px when the details are open or closed. */
export function layoutFor(size: { width: number; height: number }, open: boolean): Layout {
  const narrow = size.width < NARROW;
  const detailsWidth = Math.round(Math.max(DETAILS.least, size.width * DETAILS.share));
  const tableWidth = open && !narrow ? size.width - detailsWidth : size.width;
  const low = size.height < LOW;
  const typesInMenu = low || size.width < TYPES.below;
  return {
    types: size.width >= TYPES.beside ? 'beside' : typesInMenu ? 'menu' : 'below',
    filterBelow: size.width < CROWDED,
    words: size.width >= WORDS,
    wide: size.width >= TIGHT,
    narrow,
    brief: open && narrow && low,
    detailsWidth,
    tableWidth,
  };
}
