import { type Bytes, derived, subtract, UNKNOWN } from '../exchange/bytes.ts';
import { type Exchange, isCacheHit } from '../exchange/exchange.ts';
import type { Compression } from './compression.ts';
import { fullCost } from './full-cost.ts';

/** How a 304 or a cache hit stood in for a full response. */
export interface Reuse {
  readonly exchange: Exchange;
  /** The full response that it confirmed or reused, where the capture shows it. */
  readonly reused: Exchange | undefined;
  /** A 304 that reached a client without anything to reuse and without a condition in its request. */
  readonly replacedNothing: boolean;
  /** A second listing of one load. */
  readonly listedTwice: boolean;
}

/**
 * What a 304 or a fresh cache hit saved. A 304: the cost of the full response less its own, which is less than nothing
 * where its header is larger than the whole. A hit: the whole of the full response, counted at its first listing.
 */
export function savedBy(reuse: Reuse, ratios: Compression): Bytes {
  const { exchange, reused } = reuse;
  if (!isCacheHit(exchange)) {
    if (reuse.replacedNothing) return derived(0);
    return subtract(fullCost(exchange, reused, ratios), exchange.wire.response);
  }
  if (reuse.listedTwice || (exchange.method !== 'GET' && exchange.method !== 'HEAD')) return UNKNOWN;
  return fullCost(exchange, reused, ratios);
}
