import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ListingFormat } from '../../desk/contract.ts';
import type { Wording } from '../../views/wording.ts';
import type { DeskView } from '../desk-view.ts';

/** What can be copied out of the table. */
export interface TableCopying {
  copyUrl(url: string): Promise<void>;
  /** Copies resources, by their ids and in their order, as a table without secrets. */
  copyShown(ids: readonly string[], format: ListingFormat): Promise<void>;
}

/** Copies with `copy`, which rejects where that cannot be, and says what came of it. */
export function createTableCopying(
  desk: DeskView,
  copy: (text: string) => Promise<void>,
  wording: ReadonlySignal<Wording>,
  announcement: Signal<string>,
): TableCopying {
  const copied = async (text: Promise<string>, say: (wording: Wording) => string) => {
    const done = await text.then(copy).then(
      () => true,
      () => false,
    );
    const now = wording.peek();
    announcement.value = done ? say(now) : now.text.announcements.notCopied;
  };
  return {
    copyUrl: (url) => copied(Promise.resolve(url), ({ text }) => text.announcements.urlCopied),
    copyShown: (resources, format) =>
      copied(desk.ask({ about: 'listing', resources, format }), ({ text, figures }) =>
        text.announcements.resourcesCopied(resources.length, figures.count(resources.length)),
      ),
  };
}
