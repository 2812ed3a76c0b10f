import { type FieldLines, firstLine } from '../../http/fields.ts';
import { canBeConfirmed, confirmedEntry, hasCondition } from './conditions.ts';
import type { Received, Times } from './contract.ts';
import { freshenedEntry } from './freshening.ts';
import { invalidatedUrls } from './invalidation.ts';
import type { CacheProfile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';
import { selectEntry, varyMismatch } from './selecting.ts';
import { serve } from './serving.ts';
import { forbidsStale, freshnessAt } from './staleness.ts';
import { drop, entriesFor, put, replace, type Store } from './store.ts';
import { asResponse, entryOf, type ReceivedLines, type StoredResponse } from './stored.ts';
import { reasonNotToStore } from './storing.ts';

/** A response on its way through the cache. */
export interface Arrival {
  readonly method: string;
  readonly url: string;
  /** The lines of the request as it was sent, and as its client made it, before the cache added conditions. */
  readonly sent: FieldLines;
  readonly client: FieldLines;
  readonly response: ReceivedLines;
  readonly times: Times;
}

/** What became of a response; `served` is the stored one that the client gets in its place. */
export interface Taken {
  readonly served: StoredResponse | null;
  readonly stored: boolean;
  readonly reasons: readonly Reason[];
}

/** Takes a response and gives what the client gets. */
export function receive(store: Store, arrival: Arrival, profile: CacheProfile): Received {
  const { client, response, times } = arrival;
  const { served, stored, reasons } = take(store, arrival, profile);
  const isValidated = response.status === 304;
  return {
    response: served ? serve(served, client, times.receivedAt, profile, isValidated) : asResponse(response),
    stored,
    reasons,
  };
}

/** Freshens, updates, invalidates or stores. */
export function take(store: Store, arrival: Arrival, profile: CacheProfile): Taken {
  const { method, client, response } = arrival;
  if (profile.has('client-conditions-pass') && hasCondition(client))
    return { served: null, stored: false, reasons: [reason('request-conditional', {})] };
  if (response.status === 304) return confirm(store, arrival, profile);
  const stale = staleInstead(store, arrival, profile);
  if (stale) return stale;
  const invalidated = invalidate(store, arrival, profile);
  if (method === 'HEAD') return updateByHead(store, arrival, profile);
  const { stored, reasons } = storeResponse(store, arrival, profile);
  return { served: null, stored, reasons: [...reasons, ...invalidated] };
}

function confirm(
  store: Store,
  { url, sent, client, response, times }: Arrival,
  profile: CacheProfile,
): Taken {
  const named = firstLine(response.lines, 'etag') || null;
  const old = confirmedEntry(entriesFor(store, url, profile), sent, named);
  if (!old) return { served: null, stored: false, reasons: [reason('nothing-confirmed', {})] };
  // Of another variant, it is now known to answer this request as well.
  const isOfAnother = varyMismatch(old, client, profile) !== null;
  const confirmed = isOfAnother ? { ...old, asked: client } : old;
  const fresh = freshenedEntry(confirmed, response.lines, times, profile);
  if (isOfAnother) put(store, url, fresh, profile);
  else replace(store, url, old, fresh);
  return { served: fresh, stored: true, reasons: [reason('freshened', {})] };
}

/** RFC 5861 §4: a stored response in place of a server's error. */
function staleInstead(
  store: Store,
  { method, url, client, response, times }: Arrival,
  profile: CacheProfile,
): Taken | null {
  if (response.status < 500 || method !== 'GET' || profile.has('no-stale-on-error')) return null;
  const selected = selectEntry(entriesFor(store, url, profile), client, profile);
  if (!selected || !('entry' in selected)) return null;
  const { entry } = selected;
  const windowSeconds = entry.directives.seconds('stale-if-error');
  if (typeof windowSeconds !== 'number' || forbidsStale(entry, profile)) return null;
  const { staleFor, reason: stale } = freshnessAt(entry, times.receivedAt, profile);
  if (staleFor > windowSeconds || stale.code !== 'stale') return null;
  const { ageSeconds, lifetimeSeconds, from } = stale;
  return {
    served: entry,
    stored: false,
    reasons: [reason('stale-if-error', { ageSeconds, lifetimeSeconds, from, windowSeconds })],
  };
}

function invalidate(store: Store, arrival: Arrival, profile: CacheProfile): Reason[] {
  const urls = invalidatedUrls(arrival, arrival.response, profile).filter((url) => store.byUrl.delete(url));
  return urls.length === 0 ? [] : [reason('invalidated', { by: arrival.method })];
}

/** RFC 9111 §4.3.5: a response to HEAD updates the stored one that it speaks of, or shows that it is no more. */
function updateByHead(store: Store, { url, client, response, times }: Arrival, profile: CacheProfile): Taken {
  const selected = selectEntry(entriesFor(store, url, profile), client, profile);
  const old = selected && 'entry' in selected ? selected.entry : null;
  const isOf = old !== null && response.status === 200 && speaksOf(old, response.lines);
  if (!isOf || profile.has('head-updates-nothing'))
    return { served: null, stored: false, reasons: [reason('method', { method: 'HEAD' })] };
  replace(store, url, old, freshenedEntry(old, response.lines, times, profile));
  return { served: null, stored: true, reasons: [reason('updated-by-head', {})] };
}

/** Whether validators and length, where both sides give them, are those of the stored response. */
function speaksOf(entry: StoredResponse, newer: FieldLines): boolean {
  return ['etag', 'last-modified', 'content-length'].every((name) => {
    const [old, now] = [firstLine(entry.lines, name), firstLine(newer, name)];
    return old === null || now === null || old === now;
  });
}

function storeResponse(
  store: Store,
  { method, url, client, response, times }: Arrival,
  profile: CacheProfile,
): Pick<Taken, 'stored' | 'reasons'> {
  const entry = entryOf(client, response, times, profile);
  const against = reasonNotToStore(method, entry, profile);
  if (against === null && isOfUrl(method, url, entry)) {
    put(store, url, entry, profile);
    const noValidator = canBeConfirmed(entry) ? [] : [reason('no-validator', {})];
    return { stored: true, reasons: [reason('stored', {}), ...noValidator] };
  }
  if (method === 'GET') drop(store, url, entry, profile);
  return { stored: false, reasons: [against ?? reason('method', { method })] };
}

/** A response to POST stands for the URL only where Content-Location says so (RFC 9110 §9.3.3). */
function isOfUrl(method: string, url: string, { lines }: StoredResponse): boolean {
  if (method !== 'POST') return true;
  const location = firstLine(lines, 'content-location');
  return (
    location !== null && URL.canParse(location, url) && new URL(location, url).href === new URL(url).href
  );
}
