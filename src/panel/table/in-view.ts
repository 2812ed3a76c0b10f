import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** The height of every line of the table and of its heads, px; the style sheet says the same. */
export const ROW_HEIGHT = 21;

/** Lines drawn beyond either edge of what is seen, so that a short scroll shows no gap. */
const BEYOND = 6;

/** The lines that are drawn, and the way to others. */
export interface LinesInView {
  /** The first one drawn, and the one behind the last. */
  readonly first: number;
  readonly end: number;
  /** How many fit into what is seen. */
  readonly page: number;
  /** More than are ever drawn at once while the scroller is as high as it is. */
  readonly slots: number;
  /** How far it is scrolled, px. */
  readonly scrolled: number;
  /** Px in which lines are seen. */
  readonly height: number;
  /** Scrolls as little as makes a line seen whole. */
  scrollTo(place: number): void;
}

/**
 * Follows a scroller of `count` lines, whose top is covered by the heads, and by the head of a group where there are groups.
 * @param from where it is scrolled to at first, px
 */
export function useLinesInView(
  scroller: { readonly current: HTMLElement | null },
  count: number,
  { covered, from }: { readonly covered: number; readonly from: number },
): LinesInView {
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: BEYOND,
    // The heads stand in what is scrolled, before the lines, and stay at its top.
    scrollMargin: ROW_HEIGHT,
    scrollPaddingStart: covered,
    initialOffset: from,
    // Until the scroller has been measured.
    initialRect: { width: 0, height: 600 },
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => draw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());

  const drawn = virtualizer.getVirtualIndexes();
  const first = drawn[0] ?? 0;
  const height = (virtualizer.scrollRect?.height ?? 600) - covered;
  return {
    first,
    end: Math.min(count, (drawn.at(-1) ?? first - 1) + 1),
    page: Math.max(1, Math.floor(height / ROW_HEIGHT)),
    slots: Math.ceil(height / ROW_HEIGHT) + 2 * BEYOND + 4,
    scrolled: virtualizer.scrollOffset ?? from,
    height,
    scrollTo: (place) => virtualizer.scrollToIndex(place),
  };
}
