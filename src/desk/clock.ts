/** Time as the desk needs it. */
export interface Clock {
  /** Ms, only ever growing. */
  now(): number;
  /** Calls back after `ms`; returns its removal. */
  after(ms: number, callback: () => void): () => void;
}

/** Least time between two runs of paced work, ms. */
const PAUSE_MS = 100;
/** Work that takes long is followed by a pause of this many times its cost, so that the panel stays usable. */
const PAUSE_PER_COST = 4;

/** Work that is asked for more often than it can be done. */
export interface PacedWork {
  /** Has it done as soon as its pace allows. */
  soon(): void;
  /** Does it at once. */
  now(): void;
  /** Has nothing done any more of what was asked for. */
  cancel(): void;
}

/** Does `work` at most every 100 ms, and less often where it takes long. */
export function pacedWork(work: () => void, clock: Clock): PacedWork {
  let next = clock.now();
  let waiting: (() => void) | undefined;

  function cancel(): void {
    waiting?.();
    waiting = undefined;
  }
  function now(): void {
    cancel();
    const began = clock.now();
    work();
    const ended = clock.now();
    next = ended + Math.max(PAUSE_MS, PAUSE_PER_COST * (ended - began));
  }

  return {
    now,
    cancel,
    soon() {
      waiting ??= clock.after(Math.max(0, next - clock.now()), now);
    },
  };
}
