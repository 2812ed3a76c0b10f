import type { BrowserSession } from '../../src/drive/session.ts';

/** A file as it is handed to the panel. */
export interface GivenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What follows that, over and over. */
  readonly tail?: { readonly content: Uint8Array; readonly times: number };
}

/** How a person hands files over: dropped, dropped with Shift to compare with them, or chosen in an input. */
export type Way = 'drop' | 'drop-to-compare' | '#open-files' | '#compare-files';

/** Hands files to the panel; what becomes of them comes later. */
export const giveFiles = (session: BrowserSession, way: Way, files: readonly GivenFile[]): Promise<void> =>
  session.inPanel(
    (how, given) => {
      const dataTransfer = new DataTransfer();
      const bytesOf = (base64: string) =>
        Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      for (const { name, base64, tail, times } of given) {
        const [head, more] = [bytesOf(base64), bytesOf(tail)];
        const bytes = new Uint8Array(head.length + more.length * times);
        bytes.set(head);
        for (let at = head.length; at < bytes.length; at += more.length) bytes.set(more, at);
        dataTransfer.items.add(new File([bytes], name));
      }
      if (how.startsWith('drop')) {
        const shiftKey = how === 'drop-to-compare';
        const init = { dataTransfer, bubbles: true, cancelable: true, shiftKey };
        document.querySelector('#panel')?.dispatchEvent(new DragEvent('drop', init));
        return;
      }
      const input = document.querySelector<HTMLInputElement>(how);
      if (!input) throw new Error(`there is no ${how}`);
      input.files = dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    way as string,
    files.map(({ name, content, tail }) => ({
      name,
      base64: Buffer.from(content).toString('base64'),
      tail: Buffer.from(tail?.content ?? []).toString('base64'),
      times: tail?.times ?? 0,
    })),
  );
