/** Whether the log is to be preserved when a page is left, as the person chose it last. */
export interface LogChoice {
  read(): boolean;
  write(preserved: boolean): void;
}

/** A choice that nobody has made, nor keeps. */
export const NO_CHOICE: LogChoice = { read: () => true, write: () => undefined };

const KEY = 'preserve-log';

/** The choice that `store` keeps, any call of which may throw: it then holds as long as the recorder lives. */
export const storedLogChoice = (
  store: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): LogChoice => ({
  read() {
    try {
      return store().getItem(KEY) !== 'off';
    } catch {
      return true;
    }
  },
  write(preserved) {
    try {
      if (preserved) store().removeItem(KEY);
      else store().setItem(KEY, 'off');
    } catch {
      // The recorder goes by it all the same.
    }
  },
});
