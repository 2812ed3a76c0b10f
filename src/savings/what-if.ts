import { freshen, showsStored } from '../cache/freshening.ts';
import { conditionsFor, withoutConditions } from '../cache/model/conditions.ts';
import type { Times } from '../cache/model/contract.ts';
import { weigh } from '../cache/model/lookup.ts';
import type { CacheProfile } from '../cache/model/profiles.ts';
import type { Reason } from '../cache/model/reason.ts';
import { take } from '../cache/model/receiving.ts';
import { emptyStore, entriesFor, type Store } from '../cache/model/store.ts';
import { type Bytes, derived } from '../exchange/bytes.ts';
import {
  answeredAt,
  type Exchange,
  type Fields,
  isAtHand,
  isCacheHit,
  isFullResponse,
} from '../exchange/exchange.ts';
import { parseCacheControl } from '../http/cache-control.ts';
import { parseTagList } from '../http/entity-tag.ts';
import { type FieldLines, fieldValue, firstLine, hasLine, indexFields } from '../http/fields.ts';
import { confirmationCost, DELAYS, type Loaded, revisits, type Visited } from './revisit.ts';
import { addToVisit, emptyVisit, type VisitSum } from './visits.ts';

/** Header lines to send with every response of a resource in place of those of the same names; null takes one away. */
export type Changes = Readonly<Record<string, string | null>>;

/** What would have become of one exchange. */
export interface ChangedExchange {
  readonly id: number;
  readonly request: Visited['request'];
  readonly reasons: readonly Reason[];
  readonly was: Bytes;
  readonly would: Bytes;
}

/** What the recorded exchanges of a resource, and later visits, would come to with other header lines. */
export interface WhatIf {
  readonly exchanges: readonly ChangedExchange[];
  readonly was: VisitSum;
  readonly would: VisitSum;
  /** In the order of `DELAYS`, as it is and changed. */
  readonly revisits: readonly { readonly after: string; readonly was: Visited; readonly would: Visited }[];
}

/** A later visit, as it is and changed; undefined where the recorded lines do not tell. */
export interface LaterVisit {
  readonly after: string;
  readonly was: Visited | undefined;
  readonly would: Visited | undefined;
}

/** A full response that was recorded, with the lines that it would have had. */
interface Full {
  readonly exchange: Exchange;
  readonly lines: FieldLines;
}

/**
 * What would have happened if the responses of one resource had carried other header lines: each recorded request is
 * put to a cache of that profile that was empty at first. The content changes when it was seen to change; a hit shows no
 * change, and an error or a redirection comes as it came. What a service worker answered is left out. Undefined where no full response over the network was recorded. `exchanges` are those of one client, in the
 * order in which they began.
 */
export function whatIf(
  exchanges: readonly Exchange[],
  changes: Changes,
  profile: CacheProfile,
): WhatIf | undefined {
  const timed = exchanges.filter(asksCache);
  const first = timed.find(isFull);
  if (!first) return undefined;
  const store = emptyStore();
  const confirmation = timed.findLast(isConfirmation);
  const was = emptyVisit();
  const would = emptyVisit();
  let current = fullOf(first, changes);
  const changed = timed.map((exchange) => {
    if (isFull(exchange)) current = fullOf(exchange, changes);
    const answer = isOtherAnswer(exchange) ? fullOf(exchange, changes) : current;
    const after = meet(store, exchange, answer, confirmation, profile);
    addToVisit(was, { request: requestOf(exchange), bytes: exchange.wire.response });
    addToVisit(would, { request: after.request, bytes: after.would });
    return after;
  });
  return { exchanges: changed, was, would, revisits: laterVisits(current, confirmation, profile) };
}

/** Whether a cache was asked, at a known time, and there was an answer. */
const asksCache = ({ startedAt, source }: Exchange): boolean =>
  startedAt !== null &&
  source !== 'failed' &&
  source !== 'preflight' &&
  (!isAtHand(source) || isCacheHit({ source }));

/** Whether the origin answered with something else than the content, as with an error, a redirection or a part. */
const isOtherAnswer = ({ source, response: { status } }: Exchange): boolean =>
  source === 'redirect' || (source === 'network' && status !== 200 && status !== 203);

const isFull = (exchange: Exchange): boolean => isFullResponse(exchange) && exchange.response.complete;

const fullOf = (exchange: Exchange, changes: Changes): Full => ({
  exchange,
  lines: indexFields(withChanges(exchange.response.fields, changes)),
});

/** The lines with the changes made; names compare whatever their case. */
function withChanges(fields: Fields, changes: Changes): Fields {
  const names = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const added = Object.entries(changes).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return [...fields.filter(([name]) => !names.has(name.toLowerCase())), ...added];
}

/** Puts a request to the cache, and gives the cache what the origin would have answered. */
function meet(
  store: Store,
  exchange: Exchange,
  answer: Full,
  confirmation: Exchange | undefined,
  profile: CacheProfile,
): ChangedExchange {
  const { id, method, url, startedAt } = exchange;
  const at = startedAt ?? 0;
  const client = withoutConditions(indexFields(exchange.request.fields));
  const { action, reasons, entry } = weigh(
    entriesFor(store, url, profile),
    { method, lines: client, mode: 'default', at },
    profile,
  );
  const common = { id, reasons, was: exchange.wire.response };
  if (action === 'reuse') return { ...common, request: 'none', would: derived(0) };
  const content = contentName(answer);
  const holds = action !== 'fetch' && entry?.body === content && isFull(answer.exchange);
  const times: Times = { requestedAt: at, receivedAt: answeredAt(exchange) ?? at };
  const sent = indexFields(holds && entry ? conditionsFor(entry) : []);
  const response = {
    status: holds ? 304 : answer.exchange.response.status,
    lines: answer.lines,
    body: content,
  };
  take(store, { method, url, sent, client, response, times }, profile);
  return holds
    ? { ...common, request: 'revalidation', would: confirmationCost(loadedOf(answer, confirmation)) }
    : { ...common, request: 'download', would: answer.exchange.wire.response };
}

/** Stands for the content in the cache: equal for two responses whose recorded content, validator or length is the same. */
const contentName = ({ exchange: { contentDigest, content, response } }: Full): string => {
  const lines = indexFields(response.fields);
  const { decoded } = content;
  const length = decoded.how === 'measured' || decoded.how === 'derived' ? String(decoded.bytes) : '';
  return contentDigest ?? firstLine(lines, 'etag') ?? firstLine(lines, 'last-modified') ?? length;
};

const loadedOf = ({ exchange, lines }: Full, confirmation: Exchange | undefined): Loaded => ({
  exchange,
  receivedAt: answeredAt(exchange) ?? 0,
  asked: withoutConditions(indexFields(exchange.request.fields)),
  status: exchange.response.status,
  ignoresConditions: false,
  lines,
  confirmation,
});

function laterVisits(
  current: Full,
  confirmation: Exchange | undefined,
  profile: CacheProfile,
): WhatIf['revisits'] {
  const loaded = loadedOf(current, confirmation);
  const was = revisits(loaded, indexFields(current.exchange.response.fields), profile);
  const would = revisits(loaded, loaded.lines, profile);
  return DELAYS.flatMap(({ after }, at) => {
    const [before, then] = [was[at], would[at]];
    return before && then ? [{ after, was: before, would: then }] : [];
  });
}

/**
 * What later visits come to where no full response over the network was recorded: by the lines that the latest hit shows,
 * renewed by the 304s since, or else by those of the latest 304. Undefined where there is neither. Exchanges as above.
 */
export function whatIfStored(
  exchanges: readonly Exchange[],
  changesTo: (sent: FieldLines) => Changes,
  profile: CacheProfile,
): readonly LaterVisit[] | undefined {
  const told = exchanges.filter(({ startedAt, response }) => startedAt !== null && response.complete);
  const from = told.findLastIndex(showsStored);
  const confirmations = told.slice(from + 1).filter(isConfirmation);
  const exchange = told[from] ?? confirmations.at(-1);
  if (!exchange) return undefined;
  const latest = confirmations.at(-1) ?? exchange;
  const stored = from < 0 ? linesBehind(exchange) : indexFields(exchange.response.fields);
  const lines = confirmations.reduce(
    (held, { response }) => freshen(held, indexFields(response.fields)),
    stored,
  );
  const visits = (sent: FieldLines): readonly Visited[] | undefined => {
    if (from < 0 && !saysHowLong(sent)) return undefined;
    const loaded = loadedOf({ exchange, lines: sent }, told.findLast(isConfirmation));
    const receivedAt = answeredAt(latest) ?? 0;
    return revisits({ ...loaded, status: 200, receivedAt }, sent, profile);
  };
  const was = visits(lines);
  const would = visits(indexFields(withChanges(lines.fields, changesTo(lines))));
  return DELAYS.map(({ after }, at) => ({ after, was: was?.[at], would: would?.[at] }));
}

const isConfirmation = ({ source }: Exchange): boolean => source === 'revalidated';

/** What a 304 shows of what it confirms: its own lines, and the validators that its request named. */
function linesBehind({ request, response }: Exchange): FieldLines {
  const asked = indexFields(request.fields);
  const tags = parseTagList(fieldValue(asked, 'if-none-match') ?? '');
  const date = firstLine(asked, 'if-modified-since');
  const named: Fields = [
    ...(tags !== '*' && tags.length === 1 ? tags.map((tag) => ['ETag', tag] as const) : []),
    ...(date === null ? [] : [['Last-Modified', date] as const]),
  ];
  return freshen(indexFields(named), indexFields(response.fields));
}

/** Whether lines that need not be all there are say by themselves how long a response is fresh, or that it is not. */
function saysHowLong(lines: FieldLines): boolean {
  const { has } = parseCacheControl(fieldValue(lines, 'cache-control'));
  return hasLine(lines, 'expires') || ['max-age', 'no-cache', 'no-store'].some(has);
}

const requestOf = (exchange: Exchange): Visited['request'] => {
  if (isCacheHit(exchange)) return 'none';
  return exchange.source === 'revalidated' ? 'revalidation' : 'download';
};
