import { UNKNOWN } from '../exchange/bytes.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { CaptureFacts, Skipped } from './capture.ts';
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

/**
 * The same for a request of which the browser has told that it began and not how it ended: whether it reached the
 * origin and what it cost is unknown, and what is there of its response may be half of it.
 */
export function readUnendedEntry(
  entry: HarEntry,
  id: number,
  producer: { readonly name: string },
): Exchange | Skipped {
  const read = readLiveEntry(entry, id, producer);
  if ('reason' in read) return read;
  return {
    ...read,
    source: 'unknown',
    durationMs: null,
    wire: { request: UNKNOWN, response: UNKNOWN },
    responseHeaderBytes: UNKNOWN,
    contentOnWire: UNKNOWN,
    content: { encoded: UNKNOWN, decoded: UNKNOWN, stored: 'unknown' },
    response: { ...read.response, complete: false },
  };
}

/** Whose cache answers what that producer records. */
export const cacheOf = (producer: { readonly name: string }): CaptureFacts['cache'] =>
  producerNamed(producer.name).trust.cache;
