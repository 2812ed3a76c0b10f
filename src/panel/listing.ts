import type { Signal } from '@preact/signals';
import type { ListingFormat } from '../desk/contract.ts';
import type { PanelOptions } from './state.ts';

/** Copies what the table shows and says what came of it. */
export function createListing({ desk, language, copy }: PanelOptions, announcement: Signal<string>) {
  const copied = async (text: Promise<string>, done: string) => {
    announcement.value = await text.then(copy).then(
      () => done,
      () => language.wording.peek().text.announcements.notCopied,
    );
  };
  return {
    copyUrl: (url: string) =>
      copied(Promise.resolve(url), language.wording.peek().text.announcements.urlCopied),
    copyShown(resources: readonly string[], format: ListingFormat) {
      const { text, figures } = language.wording.peek();
      const done = text.announcements.resourcesCopied(resources.length, figures.count(resources.length));
      return copied(desk.ask({ about: 'listing', resources, format }), done);
    },
  };
}
