import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ListingFormat } from '../desk/contract.ts';
import type { PanelOptions } from './state.ts';

/** What was to be copied and is not in the clipboard. */
export interface Uncopied {
  /** Undefined where it could not be made. */
  readonly text: string | undefined;
  /** What is said once it is copied. */
  readonly done: string;
}

/** What of copying the table the panel shows and does. */
export interface ListingActions {
  /** What the browser did not take, as long as that matters. */
  readonly uncopied: ReadonlySignal<Uncopied | undefined>;
  /** Copies it after all, now that it is there. */
  copyAgain(): Promise<void>;
  dismissUncopied(): void;
}

/** Copies what the table shows and says what came of it. */
export function createListing({ desk, language, copy }: PanelOptions, announcement: Signal<string>) {
  const uncopied = signal<Uncopied | undefined>(undefined);
  const copied = async (text: string | Promise<string>, done: string) => {
    uncopied.value = undefined;
    try {
      await copy(text);
      announcement.value = done;
    } catch {
      const made = await Promise.resolve(text).catch(() => undefined);
      uncopied.value = { text: made, done };
      announcement.value = language.wording.peek().text.announcements.notCopied;
    }
  };
  const actions: ListingActions = {
    uncopied,
    async copyAgain() {
      const { text, done } = uncopied.peek() ?? {};
      if (text !== undefined && done !== undefined) await copied(text, done);
    },
    dismissUncopied() {
      uncopied.value = undefined;
    },
  };
  return {
    actions,
    copyUrl: (url: string) => copied(url, language.wording.peek().text.announcements.urlCopied),
    copyShown(resources: readonly string[], format: ListingFormat) {
      const { text, figures } = language.wording.peek();
      const done = text.announcements.resourcesCopied(resources.length, figures.count(resources.length));
      return copied(desk.ask({ about: 'listing', resources, format }), done);
    },
  };
}
