import { useLayoutEffect, useRef } from 'preact/hooks';
import { type LinesInView, ROW_HEIGHT } from './in-view.ts';
import { type Line, shiftOf } from './lines.ts';
import type { TableState } from './state.ts';

/** Where a table stands when its lines change. */
interface Standing {
  /** How far it is scrolled, px. */
  readonly scrollTop: number;
  /** Px in which lines are seen. */
  readonly height: number;
  /** Px from the first seen line's top edge to the pointer; undefined where it is not on the lines. */
  readonly pointer: number | undefined;
  /** The place of the line that the keyboard is on; -1 where it is on none. */
  readonly at: number;
}

/** Why lines change: traffic came, a person asked for other rows, or for another order. */
type Cause = 'traffic' | 'asked' | 'ordered';

/**
 * Where to scroll behind a change of the lines. Traffic moves nothing under the pointer, or else not the line that the
 * keyboard is on, or else not the first one that is seen. What a person asked for is shown from its top, but for a line that
 * the keyboard is on when other rows are asked for.
 */
export function steadyScroll(
  cause: Cause,
  { scrollTop, height, pointer, at }: Standing,
  before: readonly Line[],
  after: readonly Line[],
): number {
  if (cause === 'ordered') return 0;
  const isInView = at >= 0 && at * ROW_HEIGHT >= scrollTop && (at + 1) * ROW_HEIGHT <= scrollTop + height;
  const anchors = [
    cause === 'traffic' && pointer !== undefined ? Math.floor((scrollTop + pointer) / ROW_HEIGHT) : -1,
    isInView ? at : -1,
    cause === 'traffic' && scrollTop > 0 ? Math.floor(scrollTop / ROW_HEIGHT) : -1,
  ];
  const anchor = anchors.find((place) => place >= 0 && place < before.length);
  if (anchor === undefined) return cause === 'asked' ? 0 : scrollTop;
  return Math.max(0, scrollTop + shiftOf(anchor, before, after) * ROW_HEIGHT);
}

/**
 * Keeps in place what a person looks at while lines come, go and move.
 * @returns to be told where the pointer is, px from the first seen line's top edge
 */
export function useSteadyLines(
  scroller: { readonly current: HTMLElement | null },
  table: TableState,
  { scrolled, height }: Pick<LinesInView, 'scrolled' | 'height'>,
): (pointer: number | undefined) => void {
  const pointer = useRef<number | undefined>(undefined);
  const now = {
    lines: table.lines.value,
    asked: table.asked.value,
    order: table.ordered.value,
    at: table.at.value,
  };
  const before = useRef(now);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = now;
    if (was.lines === now.lines) return;
    const cause = was.order !== now.order ? 'ordered' : was.asked !== now.asked ? 'asked' : 'traffic';
    const standing = { scrollTop: scrolled, height, pointer: pointer.current, at: was.at };
    const scrollTop = steadyScroll(cause, standing, was.lines, now.lines);
    // Writing it makes the browser lay out at once.
    if (scrollTop !== scrolled && scroller.current) scroller.current.scrollTop = scrollTop;
  });
  return (at) => {
    pointer.current = at;
  };
}
