import type { Exchange } from '../exchange/exchange.ts';
import type { Skipped } from './capture.ts';
import type { HarEntry } from './entry.ts';
import { producerNamed } from './producers/index.ts';
import { readEntry } from './read-entry.ts';

/**
 * Reads an entry that a browser's DevTools network API has just given. `id` is its place in the recording, `producer`
 * the name of the producer that fills the entries.
 */
export const readLiveEntry = (
  entry: HarEntry,
  id: number,
  producer: { readonly name: string },
): Exchange | Skipped => readEntry(entry, id, producerNamed(producer.name));
