import { type FieldLines, firstLine, indexFields } from '../../http/fields.ts';
import { conditionsFor, confirmedEntry, hasCondition } from './conditions.ts';
import type { HttpRequest, HttpResponse, Received, Times } from './contract.ts';
import { type Entry, entryOf, linesOf } from './entry.ts';
import { freshenedEntry } from './freshening.ts';
import { invalidatedUrls } from './invalidation.ts';
import type { Profile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';
import { selectEntry } from './selecting.ts';
import { serve } from './serving.ts';
import { forbidsStale, freshnessAt } from './staleness.ts';
import { drop, entriesFor, put, replace, type Store } from './store.ts';
import { reasonNotToStore } from './storing.ts';

/** A response on its way through the cache. `client`: the lines of the request before the cache added its own. */
export interface Arrival {
  readonly request: HttpRequest;
  readonly client: FieldLines;
  readonly response: HttpResponse;
  readonly times: Times;
}

/** Takes a response: freshens, updates, invalidates or stores, and gives what the client gets. */
export function take(store: Store, arrival: Arrival, profile: Profile): Received {
  const { request, client, response } = arrival;
  if (profile.has('client-conditions-pass') && hasCondition(client))
    return { response, stored: false, reasons: [reason('request-conditional', {})] };
  if (response.status === 304) return confirm(store, arrival, profile);
  const stale = staleInstead(store, arrival, profile);
  if (stale) return stale;
  const invalidated = invalidate(store, arrival, profile);
  if (request.method === 'HEAD') return updateByHead(store, arrival, profile);
  const { stored, reasons } = storeResponse(store, arrival, profile);
  return { response, stored, reasons: [...reasons, ...invalidated] };
}

function confirm(store: Store, { request, client, response, times }: Arrival, profile: Profile): Received {
  const entries = entriesFor(store, request.url, profile);
  const named = firstLine(indexFields(response.headers), 'etag') || null;
  const old = confirmedEntry(entries, linesOf(request), named);
  if (!old) return { response, stored: false, reasons: [reason('nothing-confirmed', {})] };
  const fresh = freshenedEntry(old, response, times, profile);
  replace(store, old, fresh);
  return {
    response: serve(fresh, client, times.receivedAt, profile, true),
    stored: true,
    reasons: [reason('freshened', {})],
  };
}

/** RFC 5861 §4: a stored response in place of a server's error. */
function staleInstead(
  store: Store,
  { request, client, response, times }: Arrival,
  profile: Profile,
): Received | null {
  if (response.status < 500 || request.method !== 'GET' || profile.has('no-stale-on-error')) return null;
  const selected = selectEntry(entriesFor(store, request.url, profile), client, profile);
  if (!selected || !('entry' in selected)) return null;
  const { entry } = selected;
  const windowSeconds = entry.directives.seconds('stale-if-error');
  if (typeof windowSeconds !== 'number' || forbidsStale(entry, profile)) return null;
  const { staleFor, reason: stale } = freshnessAt(entry, times.receivedAt, profile);
  if (staleFor > windowSeconds || stale.code !== 'stale') return null;
  const { ageSeconds, lifetimeSeconds, from } = stale;
  return {
    response: serve(entry, client, times.receivedAt, profile),
    stored: false,
    reasons: [reason('stale-if-error', { ageSeconds, lifetimeSeconds, from, windowSeconds })],
  };
}

function invalidate(store: Store, { request, response }: Arrival, profile: Profile): Reason[] {
  const urls = invalidatedUrls(request, response, profile).filter((url) => store.byUrl.delete(url));
  return urls.length === 0 ? [] : [reason('invalidated', { by: request.method })];
}

/** RFC 9111 §4.3.5: a response to HEAD updates the stored one that it speaks of, or shows that it is no more. */
function updateByHead(
  store: Store,
  { request, client, response, times }: Arrival,
  profile: Profile,
): Received {
  const selected = selectEntry(entriesFor(store, request.url, profile), client, profile);
  const old = selected && 'entry' in selected ? selected.entry : null;
  const isOf = old !== null && response.status === 200 && speaksOf(old, response);
  if (!isOf || profile.has('head-updates-nothing'))
    return { response, stored: false, reasons: [reason('method', { method: 'HEAD' })] };
  replace(store, old, freshenedEntry(old, response, times, profile));
  return { response, stored: true, reasons: [reason('updated-by-head', {})] };
}

/** Whether validators and length, where both sides give them, are those of the stored response. */
function speaksOf(entry: Entry, response: HttpResponse): boolean {
  const newer = indexFields(response.headers);
  return ['etag', 'last-modified', 'content-length'].every((name) => {
    const [old, now] = [firstLine(entry.lines, name), firstLine(newer, name)];
    return old === null || now === null || old === now;
  });
}

function storeResponse(store: Store, { request, client, response, times }: Arrival, profile: Profile) {
  const entry = entryOf(client, response, times, profile);
  const against = reasonNotToStore(request.method, entry, profile);
  if (against === null && isOfUrl(request, entry)) {
    put(store, request.url, entry, profile);
    const canBeConfirmed = conditionsFor(entry).length > 0;
    return {
      stored: true,
      reasons: [reason('stored', {}), ...(canBeConfirmed ? [] : [reason('no-validator', {})])],
    };
  }
  if (request.method === 'GET') drop(store, request.url, entry, profile);
  return { stored: false, reasons: [against ?? reason('method', { method: request.method })] };
}

/** A response to POST stands for the URL only where Content-Location says so (RFC 9110 §9.3.3). */
function isOfUrl({ method, url }: HttpRequest, { lines }: Entry): boolean {
  if (method !== 'POST') return true;
  const location = firstLine(lines, 'content-location');
  return (
    location !== null && URL.canParse(location, url) && new URL(location, url).href === new URL(url).href
  );
}
