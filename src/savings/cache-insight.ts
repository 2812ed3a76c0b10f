import { insightLifetime, LOOKED_AT, wastedBytes } from '../cache/hit-probability.ts';
import { type Bytes, changed, UNKNOWN } from '../exchange/bytes.ts';
import {
  answeredAt,
  type Exchange,
  isAtHand,
  isCacheHit,
  type ResourceType,
  type Source,
} from '../exchange/exchange.ts';
import { parseHttpDate } from '../http/date.ts';
import type { ResponseFields } from '../http/message.ts';
import { fullCost } from './full-cost.ts';

/** What the DevTools insight "Use efficient cache lifetimes", Lighthouse's Cache insight, says of one response. */
export interface CacheInsight {
  /** 0 where it finds no lifetime; null where only the time of the response could tell and is not known. */
  readonly ttlSeconds: number | null;
  /** The share of the transfer that it takes for sent again on later visits, to whole bytes. */
  readonly wastedBytes: Bytes;
}

const TYPES: ReadonlySet<ResourceType> = new Set<ResourceType>([
  'font',
  'image',
  'media',
  'script',
  'stylesheet',
]);

/** What is no load of a resource, whatever its status: some producers record a 304 as the 200 that it confirmed. */
const NO_LOAD: ReadonlySet<Source> = new Set<Source>(['revalidated', 'preflight', 'failed']);

/** Whether the insight looks at an exchange at all. */
const isLookedAt = ({ source, type, response }: Exchange): boolean =>
  LOOKED_AT.has(response.status) && TYPES.has(type) && response.complete && !NO_LOAD.has(source);

/**
 * Whether an exchange rather than `before` is the load of its resource that the insight would see. It sees one visit with
 * an empty cache: that is the first load that crossed the network, and an answer that was at hand only where there is none.
 */
export const isItsLoad = (exchange: Exchange, before: Exchange | undefined): boolean =>
  isLookedAt(exchange) && (!before || (isAtHand(before.source) && !isAtHand(exchange.source)));

/**
 * What the insight says of a load, or null where it passes it over. It reckons Expires from the moment at which it runs;
 * here that is when the response came, since a report knows no clock.
 */
export function cacheInsight(exchange: Exchange, { lines }: ResponseFields): CacheInsight | null {
  if (!isLookedAt(exchange)) return null;
  const at = answeredAt(exchange);
  const ttl = insightLifetime({ lines, expires: expiresSeen(exchange, at) }, at);
  if (ttl === 'passed-over') return null;
  if (ttl === 'unknown') return { ttlSeconds: null, wastedBytes: UNKNOWN };
  const ttlSeconds = ttl ?? 0;
  // Whole bytes: a sum of fractions would depend on the order.
  const wasted = changed(transferOf(exchange), (bytes) => Math.round(wastedBytes(ttlSeconds, bytes)));
  return { ttlSeconds, wastedBytes: wasted };
}

/** Expires as the insight finds it: in lower case only, as HTTP/2 writes names, and not where it is empty. */
function expiresSeen({ response }: Exchange, at: number | null): ResponseFields['expires'] {
  const value = response.fields.find(([name]) => name === 'expires')?.[1].trim();
  return value ? (parseHttpDate(value, at ?? 0) ?? 'invalid') : null;
}

/**
 * What the load took on the wire; of a cache hit, what it would have taken with an empty cache. The ratios of the capture
 * are left aside for that: the figure would change with every exchange, and fixed ones are the DevTools trace engine's.
 */
const transferOf = (exchange: Exchange): Bytes =>
  isCacheHit(exchange) ? fullCost(exchange, undefined, new Map()) : exchange.wire.response;
