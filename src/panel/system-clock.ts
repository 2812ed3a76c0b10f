import type { Clock } from '../desk/clock.ts';

/** Time as the browser keeps it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
