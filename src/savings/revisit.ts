import { canBeConfirmed } from '../cache/model/conditions.ts';
import { weigh } from '../cache/model/lookup.ts';
import type { CacheProfile } from '../cache/model/profiles.ts';
import { entryOf } from '../cache/model/stored.ts';
import { reasonNotToStore } from '../cache/model/storing.ts';
import { type Bytes, derived, estimated, rangeOf, UNKNOWN } from '../exchange/bytes.ts';
import { type Exchange, textLength } from '../exchange/exchange.ts';
import { type FieldLines, fieldValue, withoutLines } from '../http/fields.ts';
import { fullCost } from './full-cost.ts';

/** How long after the last time each resource was loaded a site is visited again. A month has 30 days. */
export const DELAYS = [
  { after: 'PT0S', seconds: 0 },
  { after: 'PT1H', seconds: 3_600 },
  { after: 'P1D', seconds: 86_400 },
  { after: 'P1W', seconds: 604_800 },
  { after: 'P1M', seconds: 2_592_000 },
] as const;

/** What a resource's last response with header lines leaves for later visits. */
export interface Loaded {
  readonly exchange: Exchange;
  /** When it, or the 304 that confirmed it last, had come; ms since the epoch. */
  readonly receivedAt: number;
  /** The lines of its request without conditions. */
  readonly asked: FieldLines;
  readonly status: number;
  /** The response's lines, freshened by the 304s since. */
  readonly lines: FieldLines;
  /** Whether the origin was seen to send it in full although the request named what it sent. */
  readonly ignoresConditions: boolean;
  /** The latest 304 of the resource. */
  readonly confirmation: Exchange | undefined;
}

/** What a visit makes of one resource: whether it goes to the origin, whether to ask, and the bytes of the answer. */
export interface Visited {
  readonly request: 'none' | 'revalidation' | 'download';
  readonly bytes: Bytes;
}

const NOTHING: Visited = { request: 'none', bytes: derived(0) };

/** What the resource costs with an empty cache. */
export const coldVisit = ({ exchange }: Loaded): Visited => ({
  request: 'download',
  bytes: fullCost(exchange, exchange.source === 'network' ? exchange : undefined, new Map()),
});

/**
 * What each later visit costs, in the order of `DELAYS`, if the content stays the same. The cache acts by `profile`; with
 * other lines than were sent, `lines` are those. What is used while it is confirmed in the background counts as asked
 * about. The cost of a 304 is that of the latest one, else an estimate from the header.
 */
export function revisits(loaded: Loaded, lines: FieldLines, profile: CacheProfile): readonly Visited[] {
  const cold = coldVisit(loaded);
  const { exchange, status, receivedAt } = loaded;
  const asked = withoutLines(loaded.asked, (name) => OF_RELOAD.has(name));
  const times = { requestedAt: receivedAt, receivedAt };
  const entry = entryOf(asked, { status, lines, body: undefined }, times, profile);
  if (reasonNotToStore(exchange.method, entry, profile) !== null) return DELAYS.map(() => cold);
  const confirmed: Visited = loaded.ignoresConditions
    ? cold
    : { request: 'revalidation', bytes: confirmationCost(loaded) };
  return DELAYS.map(({ seconds }) => {
    const at = receivedAt + seconds * 1000;
    const { action } = weigh([entry], { method: 'GET', lines: asked, mode: 'default', at }, profile);
    if (action === 'reuse') return NOTHING;
    return action === 'fetch' || !canBeConfirmed(entry) ? cold : confirmed;
  });
}

/**
 * By these a reload, or DevTools with its cache disabled, passes the cache by, which a later visit does not. A script that
 * always asks so sends the same lines and cannot be told from that.
 */
const OF_RELOAD: ReadonlySet<string> = new Set(['cache-control', 'pragma']);

/** A 304 without any header line that could be left out: its status line and Date, bytes. */
const LEAST_304 = 60;
const OF_CONTENT: ReadonlySet<string> = new Set([
  'content-length',
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'accept-ranges',
]);

/** What a 304 costs: as much as the latest one, else an estimate from the header. */
export function confirmationCost({ exchange, confirmation, lines }: Loaded): Bytes {
  const seen = confirmation?.wire.response;
  if (seen && seen.how !== 'unknown') return seen;
  const written = textLength(withoutLines(lines, (name) => OF_CONTENT.has(name)).fields);
  const header = rangeOf(exchange.responseHeaderBytes)?.high ?? textLength(lines.fields);
  if (lines.fields.length === 0) return UNKNOWN;
  const likely = Math.min(written, header);
  return estimated(likely, Math.min(LEAST_304, likely), Math.max(likely, header));
}

/** The lines of a response with another Cache-Control, and a validator where one is to be added. */
export function withPolicy(lines: FieldLines, cacheControl: string, addsTag: boolean): FieldLines {
  const policy = fieldValue(lines, 'cache-control') === cacheControl ? lines : replaced(lines, cacheControl);
  return addsTag
    ? { fields: [...policy.fields, ['ETag', '"added"']], names: [...policy.names, 'etag'] }
    : policy;
}

function replaced(lines: FieldLines, cacheControl: string): FieldLines {
  const { fields, names } = withoutLines(lines, (name) => OF_POLICY.has(name));
  return { fields: [...fields, ['Cache-Control', cacheControl]], names: [...names, 'cache-control'] };
}

const OF_POLICY: ReadonlySet<string> = new Set(['cache-control', 'expires', 'pragma']);
