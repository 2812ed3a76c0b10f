import type { ReadonlySignal } from '@preact/signals';

/** Calls back with each value after the one that is there now; returns its removal. */
export function onChange<T>(signal: ReadonlySignal<T>, listener: (value: T) => void): () => void {
  let known = signal.peek();
  return signal.subscribe((value) => {
    if (value === known) return;
    known = value;
    listener(value);
  });
}
