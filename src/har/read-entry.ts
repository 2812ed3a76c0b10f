import type { Exchange } from '../exchange/exchange.ts';
import type { Skipped } from './capture.ts';
import { partsOf } from './entry-parts.ts';
import type { Producer } from './producers/producer.ts';
import { type RawEntry, readRawEntry } from './raw-entry.ts';
import { resourceTypeOf } from './resource-type.ts';

/**
 * Reads one parsed entry as its producer means it. `entry` is its index in the capture and becomes the exchange's id.
 * Never throws: an entry that is no HTTP exchange comes back as skipped, with the reason.
 */
export function readEntry(value: unknown, entry: number, producer: Producer): Exchange | Skipped {
  const raw = readRawEntry(partsOf(value));
  return 'reason' in raw ? { entry, ...raw } : exchangeOf(raw, entry, producer);
}

/** The exchange that an entry shows, as its producer means it. */
export function exchangeOf(raw: RawEntry, entry: number, producer: Producer): Exchange {
  const { requestComplete, responseComplete, ...truth } = producer.read(raw);
  return {
    id: entry,
    entry,
    startedAt: raw.startedAt,
    waitMs: raw.waitMs,
    durationMs: raw.durationMs,
    method: raw.method,
    url: raw.url,
    type: resourceTypeOf(raw),
    request: { fields: raw.requestFields, complete: requestComplete },
    response: {
      status: raw.status,
      fields: raw.responseFields,
      complete: responseComplete,
      mimeType: raw.mimeType,
    },
    contentDigest: raw.contentDigest,
    ...truth,
  };
}
