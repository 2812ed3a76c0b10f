import { type Bytes, derived, UNKNOWN } from '../exchange/bytes.ts';
import { type Exchange, isAtHand, type Source } from '../exchange/exchange.ts';
import type { Skipped } from './capture.ts';
import { partsOf } from './entry-parts.ts';
import type { EntryBytes, Producer, Trust } from './producers/producer.ts';
import { type RawEntry, readRawEntry, textOf } from './raw-entry.ts';
import { resourceTypeOf } from './resource-type.ts';
import { isConditional, isMasked304, maskedBytes, NOTHING_SENT, namesHost } from './wire.ts';

/**
 * Reads one parsed entry as its producer means it. `entry` is its index in the capture and becomes the exchange's id.
 * Never throws: an entry that is no HTTP exchange comes back as skipped, with the reason.
 */
export function readEntry(value: unknown, entry: number, producer: Producer): Exchange | Skipped {
  const raw = readRawEntry(partsOf(value));
  return 'reason' in raw ? { entry, ...raw } : exchangeOf(raw, entry, producer);
}

/** The exchange that an entry shows, as its producer means it; `page` is the index of its page. */
export function exchangeOf(
  raw: RawEntry,
  entry: number,
  producer: Producer,
  page: number | null = null,
): Exchange {
  const trust = producer.trustIn?.(raw) ?? producer.trust;
  const source = sourceIn(raw, producer, trust);
  const bytes = bytesIn(raw, source, producer, trust);
  return {
    id: entry,
    entry,
    startedAt: trust.startTimes === 'of-the-request' ? raw.startedAt : null,
    waitMs: raw.waitMs,
    durationMs: raw.durationMs,
    method: raw.method,
    url: raw.url,
    type: resourceTypeOf(raw),
    source,
    client: clientIn(raw, producer, trust),
    page,
    mayBeListedTwice: mayBeListedTwice(raw, source, trust),
    request: { fields: raw.requestFields, complete: isWhole(raw, bytes, trust) },
    response: {
      status: raw.status,
      fields: raw.responseFields,
      complete: raw.responseFields.length > 0 && !isMasked(raw, source),
      mimeType: raw.mimeType,
    },
    wire: bytes.wire,
    responseHeaderBytes: bytes.responseHeaderBytes,
    contentOnWire: bytes.contentOnWire,
    content: bytes.content,
    contentDigest: raw.contentDigest,
  };
}

/**
 * Where the answer came from. Without a status there was none: producers list so what failed, but also what is under
 * way and what was never sent, so that it failed is known only where the entry names the error.
 */
function sourceIn(raw: RawEntry, producer: Producer, { notModified }: Trust): Source {
  if (raw.status === 0) return namesError(raw) ? 'failed' : 'unknown';
  const source = producer.sourceOf(raw);
  if (source === 'revalidated' && notModified === 'where-asked' && !isConditional(raw)) return 'unknown';
  const isOpen = source === 'network' || source === 'unknown';
  return isOpen && notModified === 'may-be-masked' && isMasked304(raw) ? 'revalidated' : source;
}

/** Chromium, Safari, BrowserMob and mitmproxy name it in the one field, Playwright in the other. */
const namesError = ({ response }: RawEntry): boolean =>
  textOf(response['_error']) !== '' || textOf(response['_failureText']) !== '';

/** A revalidation that was recorded with the stored response's status and lines. */
const isMasked = (raw: RawEntry, source: Source): boolean => source === 'revalidated' && raw.status !== 304;

function clientIn(raw: RawEntry, producer: Producer, { clients }: Trust): string | null {
  if (clients === 'one') return null;
  return clients === 'each-page' ? textOf(raw.entry['pageref']) || null : (producer.clientOf?.(raw) ?? null);
}

const mayBeListedTwice = (raw: RawEntry, source: Source, { listings }: Trust): boolean =>
  listings === 'two-for-a-load' && source === 'memory-cache' && raw.responseFields.length === 0;

const NOTHING_KNOWN: EntryBytes = {
  wire: { request: UNKNOWN, response: UNKNOWN },
  responseHeaderBytes: UNKNOWN,
  contentOnWire: UNKNOWN,
  content: { encoded: UNKNOWN, decoded: UNKNOWN, stored: 'unknown' },
};

function bytesIn(raw: RawEntry, source: Source, producer: Producer, trust: Trust): EntryBytes {
  if (raw.status === 0) return NOTHING_KNOWN;
  const bytes = producer.bytesOf(raw, source);
  if (isAtHand(source)) return unsplit(bytes, NOTHING_SENT, NOTHING_SENT);
  const request = atBest(trust.requestBytes, bytes.wire.request);
  if (isMasked(raw, source)) return unsplit(bytes, request, maskedBytes(raw));
  return {
    wire: { request, response: atBest(trust.responseBytes, bytes.wire.response) },
    responseHeaderBytes: bytes.responseHeaderBytes,
    contentOnWire: bytes.contentOnWire,
    content: bytes.content,
  };
}

/** Bytes of which no header and no content on the wire is told apart. */
const unsplit = ({ content }: EntryBytes, request: Bytes, response: Bytes): EntryBytes => ({
  wire: { request, response },
  responseHeaderBytes: UNKNOWN,
  contentOnWire: UNKNOWN,
  content,
});

/** A figure, known no better than its producer can know it. */
function atBest(known: Trust['responseBytes'], bytes: Bytes): Bytes {
  if (known === 'never') return UNKNOWN;
  return known !== 'counted' && bytes.how === 'measured' ? derived(bytes.bytes) : bytes;
}

/** Whether the request lines shown are all that were sent; those of a request that was not sent are not. */
function isWhole(raw: RawEntry, { wire }: EntryBytes, { requestLines }: Trust): boolean {
  const isSent = !('bytes' in wire.response) || wire.response.bytes > 0;
  if (!isSent || requestLines === 'never-all') return false;
  return requestLines === 'all' ? raw.requestFields.length > 0 : namesHost(raw);
}
