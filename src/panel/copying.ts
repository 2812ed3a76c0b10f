import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Wording } from '../views/wording.ts';

/** What can be copied out of the panel. */
export interface Copying {
  /** The part that was copied last, and whether that could be done. */
  readonly copiedPart: ReadonlySignal<{ readonly part: string; readonly done: boolean } | undefined>;
  /** Copies a text as it is; `part` is what the screen knows it by. */
  copyPart(part: string, text: string): Promise<void>;
}

/** Copies with `copy`, which rejects where that cannot be, and says what came of it. */
export function createCopying(
  copy: (text: string) => Promise<void>,
  wording: ReadonlySignal<Wording>,
  announcement: Signal<string>,
): Copying {
  const copiedPart = signal<{ part: string; done: boolean } | undefined>(undefined);
  return {
    copiedPart,
    async copyPart(part, text) {
      const done = await copy(text).then(
        () => true,
        () => false,
      );
      const { announcements } = wording.peek().text;
      copiedPart.value = { part, done };
      announcement.value = done ? announcements.copied : announcements.notCopied;
    },
  };
}
