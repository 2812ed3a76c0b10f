/** Repeats a task for as long as it is called for. */
export interface Attention {
  /** Runs the task soon, if it is not about to run. */
  call(): void;
  stop(): void;
}

/**
 * Runs `attend` again and again, never twice at a time, `pause` ms after each run; `pause` gives undefined where
 * there is no need until the next call. `attend` must not reject.
 */
export function createAttention(attend: () => Promise<void>, pause: () => number | undefined): Attention {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isOver = false;

  const schedule = (): void => {
    const ms = pause();
    if (isOver || isRunning || timer !== undefined || ms === undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      isRunning = true;
      void attend().finally(() => {
        isRunning = false;
        schedule();
      });
    }, ms);
  };
  return {
    call: schedule,
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
