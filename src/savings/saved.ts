import { type Bytes, derived, subtract, UNKNOWN } from '../exchange/bytes.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Compression } from './compression.ts';
import { fullCost } from './full-cost.ts';

/**
 * What a 304 saved: the cost of the full response less its own; less than nothing where its header is larger than
 * the whole. `replacedNothing`: the client had nothing to reuse and had not asked with a condition.
 */
export function savedByNotModified(
  exchange: Exchange,
  replacedNothing: boolean,
  baseline: Exchange | undefined,
  ratios: Compression,
): Bytes {
  if (replacedNothing) return derived(0);
  return subtract(fullCost(exchange, baseline, ratios), exchange.wire.response);
}

/** What a fresh cache hit saved: the whole of the full response. */
export function savedByHit(exchange: Exchange, baseline: Exchange | undefined, ratios: Compression): Bytes {
  return exchange.method === 'GET' || exchange.method === 'HEAD'
    ? fullCost(exchange, baseline, ratios)
    : UNKNOWN;
}

/** Whether the exchange was answered by the HTTP cache without asking the origin. */
export const isCacheHit = ({ source }: Exchange): boolean =>
  source === 'disk-cache' || source === 'memory-cache' || source === 'cache';
