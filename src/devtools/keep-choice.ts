/** Whether what is recorded is to be kept, as the person chose it last; `stopped` where it came to an end by itself. */
export type Kept = 'on' | 'off' | 'stopped';

/** A choice that all toolboxes of the browser share. */
export interface KeepChoice {
  read(): Kept;
  write(choice: Kept): void;
  /** Calls back when another toolbox has written. */
  watch(listener: () => void): void;
}

const KEY = 'keep-capture';

/** The choice that `store` keeps; where that throws, nothing can be kept, and so it is off. */
export const storedKeepChoice = (
  store: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  listen: (listener: (key: string | null) => void) => void,
): KeepChoice => ({
  read() {
    try {
      const stored = store().getItem(KEY);
      return stored === 'on' || stored === 'stopped' ? stored : 'off';
    } catch {
      return 'off';
    }
  },
  write(choice) {
    try {
      if (choice === 'off') store().removeItem(KEY);
      else store().setItem(KEY, choice);
    } catch {
      // It then holds until DevTools is closed.
    }
  },
  // The key is null where all was removed.
  watch: (listener) =>
    listen((key) => {
      if (key === KEY || key === null) listener();
    }),
});
