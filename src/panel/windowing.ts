/** The height of every row of the resource table, px; the style sheet says the same. */
export const ROW_HEIGHT = 21;

/** Rows drawn beyond either edge of what is seen, so that a short scroll shows no gap. */
const BEYOND = 10;

export interface View {
  /** Px scrolled from the top of the rows. */
  readonly scrollTop: number;
  /** Px in which rows are seen. */
  readonly height: number;
}

/** The rows to draw: `first` up to but not including `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Which of `count` rows to draw for a view; always within `0..count`, whatever the view says. */
export function rowsInView({ scrollTop, height }: View, count: number): RowWindow {
  const top = Math.floor(Math.max(scrollTop, 0) / ROW_HEIGHT);
  const seen = Math.ceil(Math.max(height, 0) / ROW_HEIGHT) + 1;
  const first = Math.max(0, Math.min(top, count) - BEYOND);
  return { first, end: Math.min(count, top + seen + BEYOND) };
}

/** Where to scroll so that row `index` is seen whole; the same `scrollTop` where it is already. */
export function scrollToRow({ scrollTop, height }: View, index: number): number {
  const top = index * ROW_HEIGHT;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + ROW_HEIGHT - height);
}
