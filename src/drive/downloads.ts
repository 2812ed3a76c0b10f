import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { waitFor } from './waiting.ts';

/** Names that browsers give to a download that is still being written. */
const UNFINISHED = /\.(?:crdownload|part|tmp)$/i;

/** ms. In Firefox an export waits for its log, which takes 12 to 16 s where it has 5,000 entries. */
const PATIENCE = 60_000;

/** Watches a downloads folder; each finished download is given once, also one that replaces another of its name. */
export function watchDownloads(folder: string): (name: RegExp) => Promise<string> {
  const given = new Set<string>();
  return (name) =>
    waitFor(
      (awaited) => awaited.download(String(name)),
      async () => {
        const files = await readdir(folder);
        if (files.some((file) => UNFINISHED.test(file))) return undefined;
        for (const file of files.filter((each) => name.test(each))) {
          // Firefox's first name for a download is another, and may be gone by now.
          const stats = await stat(path.join(folder, file)).catch(() => undefined);
          if (stats === undefined) continue;
          const { size, mtimeMs } = stats;
          const key = `${mtimeMs} ${file}`;
          // Firefox makes the final name first, empty, and writes beside it under another.
          if (size === 0 || given.has(key)) continue;
          given.add(key);
          return path.join(folder, file);
        }
        return undefined;
      },
      PATIENCE,
    );
}
