const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
const duties = new Set<() => void>();

const atEnd = (): void => {
  for (const duty of [...duties]) {
    duties.delete(duty);
    duty();
  }
};
const atSignal = (signal: keyof typeof SIGNALS): void => {
  process.exit(128 + SIGNALS[signal]);
};

/**
 * Calls `duty` (synchronous, must not throw) when this process ends, also by a signal or an uncaught error.
 * Returns its removal. The signal handlers are there only while a duty is.
 */
export function beforeExit(duty: () => void): () => void {
  if (duties.size === 0) {
    process.on('exit', atEnd);
    for (const signal of Object.keys(SIGNALS)) process.on(signal, atSignal);
  }
  duties.add(duty);
  return () => {
    if (!duties.delete(duty) || duties.size > 0) return;
    process.off('exit', atEnd);
    for (const signal of Object.keys(SIGNALS)) process.off(signal, atSignal);
  };
}
