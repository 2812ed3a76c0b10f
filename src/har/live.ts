import type { Exchange } from '../exchange/exchange.ts';
import type { Skipped } from './capture.ts';
import type { HarEntry } from './entry.ts';
import { chromium } from './producers/chromium.ts';
import { firefox } from './producers/firefox.ts';
import { readEntry } from './read-entry.ts';

/** Reads an entry that a browser's DevTools network API has just given; `id` is its place in the recording. */
export const readLiveEntry = (
  entry: HarEntry,
  id: number,
  producer: { readonly name: 'chromium' | 'firefox' },
): Exchange | Skipped => readEntry(entry, id, producer.name === 'firefox' ? firefox : chromium);
