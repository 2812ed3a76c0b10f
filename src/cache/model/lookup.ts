import type { Fields } from '../../exchange/exchange.ts';
import { type FieldLines, hasLine } from '../../http/fields.ts';
import { canBeConfirmed, conditionForAny, conditionsFor, hasCondition } from './conditions.ts';
import type { CacheMode, Decision, HttpResponse } from './contract.ts';
import { type Demands, demandsOf } from './demands.ts';
import type { CacheProfile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';
import { type Selection, selectEntry } from './selecting.ts';
import { coversRange, serve } from './serving.ts';
import { forbidsStale, usabilityOf } from './staleness.ts';
import type { StoredResponse } from './stored.ts';

/** A request as a cache takes it. */
export interface Asked {
  readonly method: string;
  readonly lines: FieldLines;
  readonly mode: CacheMode;
  /** Ms since the epoch. */
  readonly at: number;
}

/** What is to be done with a request, and the stored response that it is done with. */
export interface Weighed {
  readonly action: Decision['action'];
  readonly reasons: readonly Reason[];
  /** Null where none was selected: a `reuse` is then the answer that there is none (RFC 9111 §5.2.1.7). */
  readonly entry: StoredResponse | null;
}

/** What a cache that holds these responses for the request's URL does with it (RFC 9111 §4). */
export function decide(entries: readonly StoredResponse[], asked: Asked, profile: CacheProfile): Decision {
  const { action, reasons, entry } = weigh(entries, asked, profile);
  const served = () => (entry ? serve(entry, asked.lines, asked.at, profile) : NOT_CACHED);
  switch (action) {
    case 'reuse':
      return { action, response: served(), reasons };
    case 'reuse-while-revalidating':
      return { action, response: served(), conditional: conditions(entry, entries, asked), reasons };
    case 'revalidate':
      return {
        action,
        conditional: conditions(entry, entries, asked),
        ...(entry && mayStandIn(entry, profile) ? { response: served() } : {}),
        reasons,
      };
    case 'fetch':
      return { action, reasons };
  }
}

const NOT_CACHED: HttpResponse = { status: 504, headers: [], body: '' };

/** The fields that ask about the selected response, or about all; mode no-cache asks every cache on the way (Fetch §4.6). */
function conditions(
  entry: StoredResponse | null,
  entries: readonly StoredResponse[],
  { mode }: Asked,
): Fields {
  const ends: Fields = mode === 'no-cache' && entry ? [['Cache-Control', 'max-age=0']] : [];
  return [...(entry ? conditionsFor(entry) : conditionForAny(entries)), ...ends];
}

/** RFC 9111 §4.2.4: a cache cut off from the origin may serve what is stale, unless a directive forbids it. */
const mayStandIn = (entry: StoredResponse, profile: CacheProfile): boolean =>
  !profile.has('no-stale-on-error') && !forbidsStale(entry, profile);

/** Decides without making up what is served or sent. */
export const weigh = (entries: readonly StoredResponse[], asked: Asked, profile: CacheProfile): Weighed =>
  weighSelected(selectEntry(entries, asked.lines, profile), entries, asked, profile);

/** The same where it is known already which of the entries the request selects. */
export function weighSelected(
  selected: Selection,
  entries: readonly StoredResponse[],
  asked: Asked,
  profile: CacheProfile,
): Weighed {
  const demands = demandsOf(asked.lines, profile);
  const passing = reasonToPass(asked, demands, profile);
  if (passing) return { action: 'fetch', reasons: [passing], entry: null };
  if (selected && 'entry' in selected) return weighEntry(selected.entry, asked, demands, profile);
  const missing = selected?.mismatch ?? reason('nothing-stored', {});
  if (wantsCacheOnly(asked, demands)) return unsatisfied(missing);
  const hasTag = entries.some(({ etag }) => etag !== null);
  return { action: selected && hasTag ? 'revalidate' : 'fetch', reasons: [missing], entry: null };
}

/** Why the cache is not asked at all; null where it is. */
function reasonToPass(
  { method, lines, mode }: Asked,
  demands: Demands,
  profile: CacheProfile,
): Reason | null {
  if (method !== 'GET' && method !== 'HEAD') return reason('method', { method });
  if (mode === 'no-store' || mode === 'reload') return reason('request-mode', { mode });
  if (profile.has('client-conditions-pass') && hasCondition(lines)) return reason('request-conditional', {});
  if (profile.has('ranges-not-cut') && hasLine(lines, 'range')) return reason('range', {});
  return demands.bypass;
}

const wantsCacheOnly = ({ mode }: Asked, { onlyIfCached }: Demands): boolean =>
  mode === 'only-if-cached' || onlyIfCached;

/** RFC 9111 §5.2.1.7: nothing that could be served, and nothing to be sent. */
const unsatisfied = (why: Reason): Weighed => ({
  action: 'reuse',
  reasons: [reason('only-if-cached', {}), why],
  entry: null,
});

/** Statuses that Firefox serves from its cache or asks about; in its source, and seen for all that the suite tries. */
const REUSED_BY_FIREFOX = new Set([200, 203, 204, 206, 300, 301, 302, 307, 308, 410]);

function weighEntry(entry: StoredResponse, asked: Asked, demands: Demands, profile: CacheProfile): Weighed {
  const { lines, mode, at } = asked;
  if (profile.has('few-statuses-reused') && !REUSED_BY_FIREFOX.has(entry.status))
    return { action: 'fetch', reasons: [reason('status-not-reused', { status: entry.status })], entry: null };
  if (!coversRange(entry, lines) || (entry.status === 206 && profile.has('partial-not-reused')))
    return { action: 'fetch', reasons: [reason('range', {})], entry: null };
  const { use, reasons } = usabilityOf(entry, demands, mode, at, profile);
  if (use !== 'confirm') return { action: use, reasons, entry };
  const [first = reason('nothing-stored', {})] = reasons;
  if (wantsCacheOnly(asked, demands)) return unsatisfied(first);
  return canBeConfirmed(entry)
    ? { action: 'revalidate', reasons, entry }
    : { action: 'fetch', reasons: [...reasons, reason('no-validator', {})], entry: null };
}
