import type { Fields } from '../../exchange/exchange.ts';
import { type FieldLines, hasLine } from '../../http/fields.ts';
import { conditionForAny, conditionsFor, hasCondition } from './conditions.ts';
import type { CacheMode, Decision, HttpRequest, HttpResponse } from './contract.ts';
import { type Demands, demandsOf } from './demands.ts';
import { type Entry, linesOf } from './entry.ts';
import type { Profile } from './profiles.ts';
import { type Reason, reason } from './reason.ts';
import { selectEntry } from './selecting.ts';
import { coversRange, serve } from './serving.ts';
import { forbidsStale, usabilityOf } from './staleness.ts';

/** A request, with what it asks of the cache. */
interface Asked {
  readonly lines: FieldLines;
  readonly mode: CacheMode;
  readonly demands: Demands;
  readonly at: number;
}

/** What a cache that holds these responses for the request's URL does with it (RFC 9111 §4). */
export function decide(
  entries: readonly Entry[],
  request: HttpRequest,
  at: number,
  profile: Profile,
): Decision {
  const lines = linesOf(request);
  const asked = { lines, mode: request.cacheMode ?? 'default', demands: demandsOf(lines, profile), at };
  const passing = reasonToPass(request, asked, profile);
  if (passing) return { action: 'fetch', reasons: [passing] };
  const selected = selectEntry(entries, lines, profile);
  if (selected && 'entry' in selected) return decideOn(selected.entry, asked, profile);
  const missing = selected?.mismatch ?? reason('nothing-stored', {});
  if (wantsCacheOnly(asked)) return unsatisfied(missing);
  const conditional = selected ? conditionForAny(entries) : [];
  return conditional.length === 0
    ? { action: 'fetch', reasons: [missing] }
    : { action: 'revalidate', conditional, reasons: [missing] };
}

/** Why the cache is not asked at all; null where it is. */
function reasonToPass(
  { method }: HttpRequest,
  { lines, mode, demands }: Asked,
  profile: Profile,
): Reason | null {
  if (method !== 'GET' && method !== 'HEAD') return reason('method', { method });
  if (mode === 'no-store' || mode === 'reload') return reason('request-mode', { mode });
  if (profile.has('client-conditions-pass') && hasCondition(lines)) return reason('request-conditional', {});
  if (profile.has('ranges-not-cut') && hasLine(lines, 'range')) return reason('range', {});
  return demands.bypass;
}

const wantsCacheOnly = ({ mode, demands }: Asked): boolean =>
  mode === 'only-if-cached' || demands.onlyIfCached;

/** RFC 9111 §5.2.1.7: nothing that could be served, and nothing to be sent. */
const unsatisfied = (why: Reason): Decision => ({
  action: 'reuse',
  response: { status: 504, headers: [], body: '' },
  reasons: [reason('only-if-cached', {}), why],
});

function decideOn(entry: Entry, asked: Asked, profile: Profile): Decision {
  const { lines, mode, demands, at } = asked;
  if (!coversRange(entry, lines) || (entry.status === 206 && profile.has('partial-not-reused')))
    return { action: 'fetch', reasons: [reason('range', {})] };
  const { use, reasons } = usabilityOf(entry, demands, mode, at, profile);
  const served = () => serve(entry, lines, at, profile);
  if (use === 'reuse') return { action: 'reuse', response: served(), reasons };
  if (use === 'reuse-while-revalidating')
    return { action: use, response: served(), conditional: conditionsFor(entry), reasons };
  return wantsCacheOnly(asked)
    ? unsatisfied(reasons[0] ?? reason('nothing-stored', {}))
    : confirming(entry, asked, reasons, profile);
}

/** The request that asks whether the stored response still holds; a plain one where nothing names it. */
function confirming(
  entry: Entry,
  { lines, mode, at }: Asked,
  reasons: readonly Reason[],
  profile: Profile,
): Decision {
  const conditional = conditionsFor(entry);
  if (conditional.length === 0) return { action: 'fetch', reasons: [...reasons, reason('no-validator', {})] };
  // Fetch §4.6: mode no-cache asks every cache on the way.
  const ends: Fields = mode === 'no-cache' ? [['Cache-Control', 'max-age=0']] : [];
  return {
    action: 'revalidate',
    conditional: [...conditional, ...ends],
    ...standIn(entry, lines, at, profile),
    reasons,
  };
}

/** RFC 9111 §4.2.4: a cache cut off from the origin may serve what is stale, unless a directive forbids it. */
function standIn(entry: Entry, lines: FieldLines, at: number, profile: Profile): { response?: HttpResponse } {
  const mayServe = !profile.has('no-stale-on-error') && !forbidsStale(entry, profile);
  return mayServe ? { response: serve(entry, lines, at, profile) } : {};
}
