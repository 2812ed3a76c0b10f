import { type Exchange, isAtHand, isCacheHit } from '../exchange/exchange.ts';
import { type FieldLines, firstLine } from '../http/fields.ts';
import { withoutConditions } from './model/conditions.ts';
import type { Times } from './model/contract.ts';
import { cacheDate } from './model/dates.ts';
import type { CacheProfile } from './model/profiles.ts';
import type { Reason } from './model/reason.ts';
import { take } from './model/receiving.ts';
import { emptyStore, type Store } from './model/store.ts';

/** An exchange with the names of its lines made comparable. */
export interface ObservedExchange {
  readonly exchange: Exchange;
  readonly request: FieldLines;
  readonly response: FieldLines;
}

/** What one client's cache is taken to hold of one URL. */
export interface ClientCache {
  readonly store: Store;
  /** Whether the capture shows what is held: not before the first response, from the network or out of the cache. */
  known: boolean;
  /** Why the last response was not stored. */
  unstored: Reason | null;
  /** When the last response had come, ms since the epoch. */
  arrivedAt: number;
  /** The response that was stored last, and the exchange before the next. */
  source: ObservedExchange | undefined;
  previous: ObservedExchange | undefined;
  /** How many of the unsafe requests for the URL have been looked at. */
  unsafeSeen: number;
  /** Exchanges that are taken in once another one asks: most resources are loaded once. */
  readonly waiting: ObservedExchange[];
}

/** What the caches of all clients are taken to hold of one URL, by {@link cacheAsked}. */
export type CacheHistory = Map<string | null, ClientCache>;

/** Whose cache was asked; one that was out of sight for a time counts as another, as it may hold anything by then. */
export const cacheAsked = ({ client, stretch }: Exchange): string | null =>
  stretch === undefined ? client : `${stretch} ${client ?? ''}`;

/** Starts without knowledge. */
export const startCacheHistory = (): CacheHistory => new Map();

/** Takes note of what happened; its order is that in which exchanges began. Only GET is looked at. */
export function observe(history: CacheHistory, observed: ObservedExchange): void {
  if (observed.exchange.method !== 'GET') return;
  const name = cacheAsked(observed.exchange);
  const client = history.get(name) ?? newClient();
  history.set(name, client);
  client.waiting.push(observed);
}

const newClient = (): ClientCache => ({
  store: emptyStore(),
  known: false,
  unstored: null,
  arrivedAt: Number.NEGATIVE_INFINITY,
  source: undefined,
  previous: undefined,
  unsafeSeen: 0,
  waiting: [],
});

/**
 * Requests of unsafe methods for the same URL, in the order in which they began. What one that succeeds finds stored is
 * forgotten (RFC 9111 §4.4); while it is under way, nothing is known.
 */
export function forgetInvalidated(client: ClientCache, at: number, unsafe: readonly Exchange[]): void {
  for (; client.unsafeSeen < unsafe.length; client.unsafeSeen++) {
    const next = unsafe[client.unsafeSeen];
    if (!next || (next.startedAt ?? 0) > at) return;
    const end = (next.startedAt ?? 0) + (next.durationMs ?? 0);
    const succeeded = next.response.status >= 200 && next.response.status < 400;
    if (!succeeded || end <= client.arrivedAt) continue;
    client.store.byUrl.clear();
    client.arrivedAt = end;
  }
}

/** Takes in what has been waiting since the last time that the cache was asked. */
export function catchUp(client: ClientCache, profile: CacheProfile): void {
  for (const observed of client.waiting.splice(0)) takeIn(client, observed, profile);
}

function takeIn(client: ClientCache, observed: ObservedExchange, profile: CacheProfile): void {
  const { exchange, response } = observed;
  client.previous = observed;
  if (exchange.startedAt === null || !exchange.response.complete) {
    if (!isCacheHit(exchange)) client.known &&= isAtHand(exchange.source);
    return;
  }
  const requestedAt = exchange.startedAt;
  const times = { requestedAt, receivedAt: requestedAt + (exchange.waitMs ?? 0) };
  if (isCacheHit(exchange)) {
    if (!client.known) putIn(client, observed, timesOfHit(response, times, profile), profile);
    return;
  }
  if (exchange.source === 'failed' || isAtHand(exchange.source)) return;
  if (exchange.source === 'unknown') client.known = false;
  else putIn(client, observed, times, profile);
  client.arrivedAt = Math.max(client.arrivedAt, requestedAt + (exchange.durationMs ?? exchange.waitMs ?? 0));
}

function putIn(client: ClientCache, observed: ObservedExchange, times: Times, profile: CacheProfile): void {
  const { exchange, request, response } = observed;
  const isConfirmation = exchange.source === 'revalidated';
  const received = take(
    client.store,
    {
      method: exchange.method,
      url: exchange.url,
      sent: request,
      client: withoutConditions(request),
      response: { status: isConfirmation ? 304 : exchange.response.status, lines: response, body: undefined },
      times,
    },
    profile,
  );
  if (received.stored) client.source = observed;
  if (isConfirmation) {
    client.known &&= received.stored;
    return;
  }
  client.known = true;
  client.unstored = received.stored ? null : (received.reasons[0] ?? null);
}

/** A hit shows a response that came earlier: at its Date, as far as that is known. */
function timesOfHit(response: FieldLines, { requestedAt }: Times, profile: CacheProfile): Times {
  const date = cacheDate(firstLine(response, 'date') ?? '', requestedAt, profile);
  const came = Math.min(date ?? requestedAt, requestedAt);
  return { requestedAt: came, receivedAt: came };
}
