import { passesCaches } from '../cache/demand.ts';
import { freshen } from '../cache/freshening.ts';
import type { CacheProfile } from '../cache/model/profiles.ts';
import { type Policy, policyOf } from '../cache/policy.ts';
import { recommend } from '../cache/recommendation.ts';
import type { Recommendation } from '../cache/recommended.ts';
import type { Bytes } from '../exchange/bytes.ts';
import { answeredAt, type Exchange, isAtHand, type ResourceType } from '../exchange/exchange.ts';
import { fieldValue } from '../http/fields.ts';
import { parseResponse } from '../http/message.ts';
import type { Context, Subject, Traced } from '../rules/rule.ts';
import type { Settings } from '../rules/settings.ts';
import { cacheInsight, isItsLoad } from '../savings/cache-insight.ts';
import { type Compression, isSameRatio, type Ratio, ratioKey } from '../savings/compression.ts';
import { restsOnRatio } from '../savings/full-cost.ts';
import { type Reuse, savedBy } from '../savings/saved.ts';
import { count, emptyTally, merge, type Tally } from '../savings/tally.ts';
import type { ResourceVisits } from '../savings/visits.ts';
import { reportExchange, type Wording, withSaved } from './exchange-report.ts';
import { reportFinding } from './finding-report.ts';
import { type Findings, gatherFindings, notSaidOfResource, startFindings } from './findings.ts';
import { type Observations, observe, observedOf, startObservations } from './observing.ts';
import { reportRecommendation } from './recommendation-report.ts';
import type { ExchangeReport, Finding, ResourceReport } from './report.ts';
import type { Judged } from './resource.ts';
import { ignoresCondition, visitsTo } from './resource-visits.ts';

/**
 * What some exchanges cost: the bytes of their responses, and the known time to their first bytes. Producers record
 * fractions of a ms; a sum of whole µs does not depend on the order.
 */
export interface Cost {
  readonly bytes: Tally;
  waitMicroseconds: number;
  unknownWaits: number;
}

/** The cost of no exchange. */
export const noCost = (): Cost => ({ bytes: emptyTally(), waitMicroseconds: 0, unknownWaits: 0 });

/** A resource's share of the report and of its sums. */
export interface ResourcePart {
  /** The places of its findings in the report, which those of other resources shift, are given by the assembly. */
  report: ResourceReport;
  /** The first of these places; undefined as long as they are not given. */
  firstFinding: number | undefined;
  readonly exchanges: readonly ExchangeReport[];
  readonly findings: readonly Finding[];
  /** How many exchanges each rule, by its place, cannot tell anything of. */
  readonly cannotTell: ReadonlyMap<number, number>;
  /** What rules on the whole capture, by their place, keep of the exchanges. */
  readonly traces: ReadonlyMap<number, readonly Traced<unknown>[]>;
  /** What it costs on later visits; undefined where no response with header lines was seen. */
  readonly visits: ResourceVisits | undefined;
  readonly asked: readonly Asked[];
  readonly extent: Extent;
  readonly notModified: Cost | undefined;
  readonly sparedByLifetime: Cost | undefined;
  readonly broughtNothingNew: Cost | undefined;
}

/** Requests over the network that one page made one after the other, of which all lines are known. */
export interface Asked {
  /** Its index in the capture's pages; null where it is not known. */
  readonly page: number | null;
  requests: number;
  /** Those among them that told every cache to stay out. */
  pastCaches: number;
}

/** When a resource's exchanges took place. */
export interface Extent {
  /** When the first one began and the last one ended, ms since the epoch; start > end where no time is known. */
  start: number;
  end: number;
}

/** What 304s and cache hits of a resource saved; in an account, as far as it does not rest on ratios. */
interface Saved {
  savedByRevalidation: Tally;
  savedByCache: Tally;
}

/** What the exchanges of one resource have come to so far. Grows with each one; the part is made of it. */
export interface ResourceAccount extends Saved {
  type: ResourceType;
  readonly exchanges: ExchangeReport[];
  readonly findings: Findings;
  faulty304s: number;
  /** The latest response with header lines, which the policy rests on; a 304 only where there is no other. */
  latest: Subject | undefined;
  /** The latest 304. */
  confirmation: Subject | undefined;
  ignoresConditions: boolean;
  readonly asked: Asked[];
  /** The load that Lighthouse's Cache insight would see. */
  load: Subject | undefined;
  readonly observations: Observations;
  readonly extent: Extent;
  transferred: Tally;
  /** The savings that rest on the capture's ratios, which later exchanges of other resources can change. */
  readonly estimates: { readonly at: number; readonly reuse: Reuse; saved: Bytes }[];
  /** The ratios that they were made with. */
  ratios: Map<string, Ratio | undefined> | undefined;
  notModified: Cost | undefined;
  sparedByLifetime: Cost | undefined;
  broughtNothingNew: Cost | undefined;
}

/** Starts the account of a resource without exchanges. */
export const startAccount = ({ method, url }: ResourceName, settings: Settings): ResourceAccount => ({
  type: 'other',
  exchanges: [],
  findings: startFindings(`${method} ${url}`, url, settings),
  faulty304s: 0,
  latest: undefined,
  confirmation: undefined,
  ignoresConditions: false,
  asked: [],
  load: undefined,
  observations: startObservations(),
  extent: { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY },
  transferred: emptyTally(),
  savedByRevalidation: emptyTally(),
  savedByCache: emptyTally(),
  estimates: [],
  ratios: undefined,
  notModified: undefined,
  sparedByLifetime: undefined,
  broughtNothingNew: undefined,
});

/** What an audit as a whole brings to each exchange. */
export interface Audited extends Pick<Context, 'settings' | 'sensitiveLines'> {
  readonly wording: Wording;
  /** How the cache acts that was asked. */
  readonly cache: CacheProfile;
}

/** Enters the next exchange of a resource, judged. `ratios` are those of the whole capture as far as it is known. */
export function enter(account: ResourceAccount, judged: Judged, ratios: Compression, audited: Audited): void {
  const { subject, reuse, past } = judged;
  const { wording, settings, sensitiveLines } = audited;
  const { exchange, check } = subject;
  const saved = reuse && savedBy(reuse, ratios);
  if (reuse && saved) enterSaved(account, reuse, saved, ratios);
  account.exchanges.push(reportExchange(judged, saved, wording));
  const context = { settings, sensitiveLines, past, policy: policyOnce(subject) };
  const isFaulty = gatherFindings(account.findings, subject, context);
  if (check && isFaulty) account.faulty304s++;
  if (account.type === 'other') account.type = exchange.type;
  if (isLatest(exchange, account.latest?.exchange)) account.latest = subject;
  if (check && exchange.response.complete) account.confirmation = subject;
  if (exchange.source === 'network' && exchange.request.complete)
    countAsked(account.asked, exchange.page, passesCaches(subject.request));
  account.ignoresConditions = ignoresCondition(subject) ?? account.ignoresConditions;
  if (isItsLoad(exchange, account.load?.exchange)) account.load = subject;
  observe(account.observations, judged, context);
  extend(account.extent, exchange);
  if (!isAtHand(exchange.source)) count(account.transferred, exchange.wire.response);
  if (check) account.notModified = addCost(account.notModified, exchange);
  if (past.sparedByLifetime) account.sparedByLifetime = addCost(account.sparedByLifetime, exchange);
  if (past.needlessAfter) account.broughtNothingNew = addCost(account.broughtNothingNew, exchange);
}

function enterSaved(account: ResourceAccount, reuse: Reuse, saved: Bytes, ratios: Compression): void {
  const { exchange, reused } = reuse;
  if (restsOnRatio(exchange, reused)) {
    const key = ratioKey(exchange);
    account.ratios ??= new Map();
    account.ratios.set(key, ratios.get(key));
    account.estimates.push({ at: account.exchanges.length, reuse, saved });
  } else count(savedTally(account, reuse), saved);
}

const savedTally = ({ savedByRevalidation, savedByCache }: Saved, { exchange }: Reuse): Tally =>
  exchange.source === 'revalidated' ? savedByRevalidation : savedByCache;

function countAsked(asked: Asked[], page: number | null, isPastCaches: boolean): void {
  let last = asked.at(-1);
  if (last?.page !== page) {
    last = { page, requests: 0, pastCaches: 0 };
    asked.push(last);
  }
  last.requests++;
  if (isPastCaches) last.pastCaches++;
}

function isLatest({ response, source }: Exchange, before: Exchange | undefined): boolean {
  if (!response.complete || source === 'failed') return false;
  return source !== 'revalidated' || !before || before.source === 'revalidated';
}

function extend(extent: Extent, { startedAt, durationMs }: Exchange): void {
  if (startedAt === null) return;
  extent.start = Math.min(extent.start, startedAt);
  extent.end = Math.max(extent.end, startedAt + (durationMs ?? 0));
}

function addCost(before: Cost | undefined, { wire, waitMs }: Exchange): Cost {
  const cost = before ?? noCost();
  count(cost.bytes, wire.response);
  if (waitMs === null) cost.unknownWaits++;
  else cost.waitMicroseconds += Math.round(waitMs * 1000);
  return cost;
}

/** Parts and reports made of the account keep the sums that it has now, whatever is entered later. */
export function unshare(account: ResourceAccount): void {
  account.transferred = copyOf(account.transferred);
  account.savedByRevalidation = copyOf(account.savedByRevalidation);
  account.savedByCache = copyOf(account.savedByCache);
}

/** Counts the estimates anew where the ratios that they rest on are no longer the same; tells whether they were not. */
export function renewEstimates(account: ResourceAccount, ratios: Compression): boolean {
  const { estimates, exchanges, ratios: madeWith } = account;
  if (!madeWith || [...madeWith].every(([key, ratio]) => isSameRatio(ratio, ratios.get(key)))) return false;
  for (const key of madeWith.keys()) madeWith.set(key, ratios.get(key));
  for (const estimate of estimates) {
    estimate.saved = savedBy(estimate.reuse, ratios);
    const report = exchanges[estimate.at];
    if (report) exchanges[estimate.at] = withSaved(report, estimate.saved);
  }
  return true;
}

/** What names a resource. */
export interface ResourceName {
  readonly method: string;
  readonly url: string;
}

/** Makes a resource's share of the report of what its exchanges have come to. */
export function partOf(
  name: ResourceName,
  account: ResourceAccount,
  { settings, wording, cache }: Pick<Audited, 'settings' | 'wording' | 'cache'>,
): ResourcePart {
  const { exchanges, extent, notModified, sparedByLifetime, broughtNothingNew } = account;
  const recommended = recommendationFor(name, account, settings);
  const visits = visitsTo(account, recommended, cache);
  const recommendation = recommended && {
    recommendation: reportRecommendation(recommended, visits, wording),
  };
  const report = { ...reportResource(name, account), ...recommendation };
  return {
    report,
    visits,
    asked: account.asked,
    firstFinding: undefined,
    exchanges,
    findings: notSaidOfResource(account.findings, settings).map((finding) =>
      reportFinding(finding, report.id, wording),
    ),
    cannotTell: account.findings.cannotTell,
    traces: account.findings.traces,
    extent,
    notModified,
    sparedByLifetime,
    broughtNothingNew,
  };
}

function reportResource({ method, url }: ResourceName, account: ResourceAccount): ResourceReport {
  const { savedByRevalidation, savedByCache } = withEstimates(account);
  const insight = account.load && cacheInsight(account.load.exchange, account.load.response);
  return {
    id: account.findings.resource,
    method,
    url,
    type: account.type,
    mimeType: mimeTypeOf(account.latest),
    exchanges: account.exchanges.map(({ id }) => id),
    policy: reportPolicy(account.latest),
    transferred: account.transferred,
    savedByRevalidation,
    savedByCache,
    faulty304s: account.faulty304s,
    findings: [],
    ...(insight && { cacheInsight: insight }),
  };
}

/** What a producer takes for the media type where there is no line may be its guess, so only the line counts. */
function mimeTypeOf(latest: Subject | undefined): string | null {
  const line = latest && fieldValue(latest.response.lines, 'content-type');
  const essence = line?.split(/[;,]/, 1)[0]?.trim().toLowerCase();
  return essence || null;
}

function recommendationFor(
  { method, url }: ResourceName,
  { type, latest, observations }: ResourceAccount,
  { thresholds }: Settings,
): Recommendation | null {
  return recommend(observedOf({ method, url, type }, latest, observations, thresholds));
}

function withEstimates(account: ResourceAccount): Saved {
  if (account.estimates.length === 0) return account;
  const saved = {
    savedByRevalidation: copyOf(account.savedByRevalidation),
    savedByCache: copyOf(account.savedByCache),
  };
  for (const { reuse, saved: bytes } of account.estimates) count(savedTally(saved, reuse), bytes);
  return saved;
}

function copyOf(tally: Tally): Tally {
  const copy = emptyTally();
  merge(copy, tally);
  return copy;
}

function reportPolicy(latest: Subject | undefined): ResourceReport['policy'] {
  if (!latest) {
    return {
      storable: { private: false, shared: false },
      lifetimeSeconds: { private: null, shared: null },
      heuristic: false,
      validator: 'none',
      known: false,
      noCache: false,
      cacheControl: null,
      validatorValue: null,
    };
  }
  const { lines, cacheControl, etag } = latest.response;
  const policy = latestPolicy(latest);
  return {
    storable: policy.storable,
    lifetimeSeconds: policy.lifetimeSeconds,
    heuristic: policy.heuristic,
    validator: policy.validator,
    known: true,
    noCache: cacheControl.has('no-cache'),
    cacheControl: fieldValue(lines, 'cache-control'),
    validatorValue: etag ?? fieldValue(lines, 'last-modified'),
  };
}

/** A 304 stands for the full response it confirms (RFC 9110 §15.4.5), with the lines that it renews (RFC 9111 §3.2). */
function policyOnce(subject: Subject): () => Policy {
  let policy: Policy | undefined;
  return () => {
    policy ??= latestPolicy(subject);
    return policy;
  };
}

function latestPolicy({ exchange, request, response, check }: Subject): Policy {
  const receivedAt = answeredAt(exchange);
  if (!check) return policyOf(exchange.method, request, exchange.response.status, response, receivedAt);
  const full = check.baseline?.response;
  const renewed = full ? parseResponse(freshen(full.lines, response.lines), receivedAt ?? 0) : response;
  return policyOf(exchange.method, request, 200, renewed, receivedAt);
}
