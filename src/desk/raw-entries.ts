import { withoutBodies } from '../devtools/without-bodies.ts';
import type { HarEntry } from '../har/entry.ts';
import { entriesOf } from '../har/read.ts';
import { utf8Of } from '../har/utf-8.ts';
import type { Messages } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import type { CaptureFile } from './contract.ts';

/** Bytes of files that are parsed again as a whole at most: it takes several times as much memory. */
const MOST = 64 * 2 ** 20;

/**
 * The entries of files with what reading passes over, but without bodies, as those of a recording; numbered through.
 * @throws Error in words where they are too large or cannot be had as a whole
 */
export async function rawEntries(
  files: readonly CaptureFile[],
  { notes }: Messages,
): Promise<readonly unknown[]> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST) throw new Error(notes.harTooLarge);
  const entries: unknown[] = [];
  for (const file of files) {
    const found = await parsedEntries(file).catch(() => undefined);
    if (!found) throw new Error(notes.harUnreadable(visible(file.name)));
    for (const entry of found) entries.push(isRecord(entry) ? withoutBodies(entry) : entry);
  }
  return entries;
}

const isRecord = (entry: unknown): entry is HarEntry => typeof entry === 'object' && entry !== null;

async function parsedEntries(file: CaptureFile): Promise<unknown[] | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const piece of utf8Of(file.stream())) {
    length += piece.length;
    // What is compressed may be much larger than its file.
    if (length > MOST) return undefined;
    text += decoder.decode(piece, { stream: true });
  }
  const parsed: unknown = JSON.parse(text + decoder.decode());
  return typeof parsed === 'object' && parsed !== null ? entriesOf(parsed) : undefined;
}
