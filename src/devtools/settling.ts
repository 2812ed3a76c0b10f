/** ms without an event after which a navigated page is taken to be settling, and the longest wait for that. */
const QUIET = 300;
const LIMIT = 6_000;
/** ms. The longest pause between two looks at a page that goes on loading. */
const LAST_PAUSE = 4_800;

/** Decides when a page that is loading deserves a look at `getHAR`. */
export interface Settling {
  navigated(): void;
  eventCame(): void;
  /** A look has been taken; `more` says whether it showed something new or unfinished. */
  reconciled(more: boolean): void;
  stop(): void;
}

/**
 * Calls `look` a short while after a navigation, as soon as events pause, and again after pauses that double for
 * as long as looks show more: Firefox gives no events for a page of repeated 304s, and the next navigation
 * empties its log.
 */
export function createSettling(look: () => void): Settling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  let pause: number | undefined;

  const lookIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      look();
    }, ms);
  };
  return {
    navigated() {
      latest = Date.now() + LIMIT;
      pause = QUIET;
      lookIn(QUIET);
    },
    eventCame() {
      if (timer !== undefined && pause === QUIET) lookIn(Math.max(0, Math.min(QUIET, latest - Date.now())));
    },
    reconciled(more) {
      if (pause === undefined || timer !== undefined) return;
      pause = more && pause < LAST_PAUSE ? pause * 2 : undefined;
      if (pause !== undefined) lookIn(pause);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      pause = undefined;
    },
  };
}
