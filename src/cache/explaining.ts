import { type Exchange, isAtHand, isCacheHit } from '../exchange/exchange.ts';
import { hasLine } from '../http/fields.ts';
import {
  type CacheHistory,
  type ClientCache,
  cacheAsked,
  catchUp,
  forgetInvalidated,
  type ObservedExchange,
} from './client-cache.ts';
import { isConditional, withoutConditions } from './model/conditions.ts';
import type { Decision } from './model/contract.ts';
import { ageOf, lifetimeOf } from './model/freshness.ts';
import { weighSelected } from './model/lookup.ts';
import type { CacheProfile } from './model/profiles.ts';
import type { Reason } from './model/reason.ts';
import { selectEntry } from './model/selecting.ts';
import { entriesFor } from './model/store.ts';
import type { StoredResponse } from './model/stored.ts';
import { fieldThatKeepsApart } from './partition.ts';

/** What a cache that acts as modelled does with a request, as far as the capture shows what it holds. */
export interface Expectation {
  readonly action: Decision['action'];
  readonly reasons: readonly Reason[];
}

/**
 * Which known cause fits where a browser did otherwise than its cache does by itself: a reload that says nothing in its
 * requests, a stored response kept apart by partition or credentials, the memory cache of a page, a service worker; or
 * none that the capture shows. `maybe` is what would have looked the same and shows in no capture: that the stored
 * response was evicted, or that the page was gone back or forward to.
 */
export type Cause =
  | { readonly code: 'reload' | 'memory-cache' | 'service-worker' }
  | { readonly code: 'kept-apart'; readonly field: string }
  | { readonly code: 'unexplained'; readonly maybe: 'eviction' | 'history' | null };

/** The model's answer for one exchange; `cause` is there where something else happened, and whose cache it is is known. */
export interface Explanation {
  readonly expected: Expectation;
  readonly cause: Cause | null;
}

/**
 * Explains the next exchange by what was observed before it; `unsafe` are the requests of unsafe methods for its URL, in
 * the order in which they began. Undefined where the capture does not show what the cache held or what the request asked,
 * where an earlier response was still on its way, and within a second of the end of a lifetime.
 */
export function explain(
  history: CacheHistory,
  observed: ObservedExchange,
  unsafe: readonly Exchange[],
  profile: CacheProfile,
): Explanation | undefined {
  const { exchange } = observed;
  const client = history.get(cacheAsked(exchange));
  const at = exchange.startedAt;
  if (!client || at === null || exchange.method !== 'GET') return undefined;
  catchUp(client, profile);
  forgetInvalidated(client, at, unsafe);
  if (!client.known || at < client.arrivedAt || !isAnswered(exchange)) return undefined;
  const expected = expectationFor(client, observed, at, profile);
  if (!expected) return undefined;
  const { name } = profile;
  const isKnownCache = name === 'chromium' || name === 'firefox';
  const cause =
    isKnownCache && !isAsExpected(expected.action, observed)
      ? causeOf(expected.action, client, observed, profile)
      : null;
  return { expected, cause };
}

/** Whether the exchange shows what the cache did. */
const isAnswered = (exchange: Exchange): boolean =>
  ['network', 'revalidated', 'redirect'].includes(exchange.source) || isCacheHit(exchange);

function expectationFor(
  { store, unstored }: ClientCache,
  { exchange, request }: ObservedExchange,
  at: number,
  profile: CacheProfile,
): Expectation | undefined {
  const entries = entriesFor(store, exchange.url, profile);
  const lines = withoutConditions(request);
  const selected = selectEntry(entries, lines, profile);
  if (!exchange.request.complete) {
    if (!isCacheHit(exchange) || !selected || !('entry' in selected)) return undefined;
    if (hasLine(selected.entry.lines, 'vary')) return undefined;
  }
  if (selected && 'entry' in selected && isOnTheEdge(selected.entry, at, profile)) return undefined;
  const asked = { method: exchange.method, lines, mode: 'default', at } as const;
  const { action, reasons } = weighSelected(selected, entries, asked, profile);
  const isEmpty = reasons[0]?.code === 'nothing-stored';
  return { action, reasons: isEmpty && unstored ? [unstored] : reasons };
}

/** Dates in headers are whole seconds: which side of its lifetime a response was on cannot be told that closely. */
function isOnTheEdge(entry: StoredResponse, at: number, profile: CacheProfile): boolean {
  const { seconds } = lifetimeOf(entry, profile);
  return seconds !== null && seconds > 0 && Math.abs(seconds - ageOf(entry, at)) < 1;
}

function isAsExpected(action: Decision['action'], { exchange, request }: ObservedExchange): boolean {
  const hit = isCacheHit(exchange);
  switch (action) {
    case 'reuse':
      return hit;
    case 'reuse-while-revalidating':
      return true;
    case 'revalidate':
      return exchange.source === 'revalidated' || (!hit && isConditional(request));
    case 'fetch':
      return !hit;
  }
}

function causeOf(
  expected: Decision['action'],
  { source, previous }: ClientCache,
  observed: ObservedExchange,
  profile: CacheProfile,
): Cause {
  const { exchange, request } = observed;
  if (exchange.source === 'memory-cache') return { code: 'memory-cache' };
  if (isCacheHit(exchange))
    return { code: 'unexplained', maybe: expected === 'revalidate' ? 'history' : null };
  if (previous && isOfServiceWorker(exchange, previous.exchange)) return { code: 'service-worker' };
  const hasAsked = exchange.source === 'revalidated' || isConditional(request);
  if (hasAsked && expected === 'reuse' && profile.has('reloads-ask-silently')) return { code: 'reload' };
  const field = source && fieldThatKeepsApart(source.request, request);
  if (field !== undefined) return { code: 'kept-apart', field };
  // Whoever names a validator still had the response.
  return { code: 'unexplained', maybe: hasAsked || expected === 'fetch' ? null : 'eviction' };
}

/** What a service worker asks for while it answers a page, or right after it has, is listed behind that answer, ms. */
const RIGHT_AFTER_MS = 1_000;

function isOfServiceWorker(exchange: Exchange, before: Exchange): boolean {
  if (!isAtHand(before.source) || isCacheHit(before)) return false;
  const answered = (before.startedAt ?? 0) + (before.durationMs ?? 0);
  return (exchange.startedAt ?? 0) - answered < RIGHT_AFTER_MS;
}
