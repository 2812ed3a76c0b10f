import type { ResourceType } from '../exchange/exchange.ts';
import { LEVELS, type Level } from '../rules/rule.ts';
import { DELAYS } from '../savings/revisit.ts';
import { count, emptyTally, type Tally } from '../savings/tally.ts';
import type { ExchangeReport, Finding, Report, ResourceReport, RevisitGain } from './report.ts';

/** A change of one kind on a server, the resources that it is for, and what it is worth. */
export interface FirstChange {
  readonly change: PolicyChange | Remedy;
  /** Those that gain most first. */
  readonly resources: readonly { readonly id: string; readonly url: string; readonly method: string }[];
  /** Undefined where the capture shows no figure for it. */
  readonly worth: Worth | undefined;
}

/** Another Cache-Control to send, for resources of one type and for one reason. */
interface PolicyChange {
  readonly kind: 'policy';
  readonly cacheControl: string;
  /** Whether this is what they have today already, so that only the rest is to be added. */
  readonly isToday: boolean;
  readonly addsTag: boolean;
  readonly type: ResourceType;
  /** Left out where it is not the same, to the figures in it, for all of them. */
  readonly reason?: string;
}

/** What a rule says is to be done. */
interface Remedy {
  readonly kind: 'remedy';
  readonly rule: string;
  readonly level: Level;
  readonly title: string;
  readonly fix: string;
}

/**
 * `revisit`: what it saves on a visit that is so much later, if the content stays the same and each resource is loaded
 * once. `recorded`: what those responses cost in this capture that it would have spared or made smaller; the same bytes
 * as in `savings.avoidable`. Requests are round trips to the origin.
 */
export type Worth = { readonly requests: number; readonly bytes: Tally } & (
  | { readonly basis: 'revisit'; readonly after: string }
  | { readonly basis: 'recorded' }
);

type Audited = Pick<Report, 'resources' | 'exchanges' | 'findings'>;

/** The visit that people most often mean by coming back. */
const USUAL = 'P1D';

/** Which avoidable exchanges a rule's remedy is about. No two rules of one kind find the same exchange. */
export const REMEDIES: Readonly<Record<string, NonNullable<ExchangeReport['avoidable']>>> = {
  'inm-ignored': 'download',
  'ims-ignored': 'download',
  'cors-double-key': 'download',
  'redundant-download': 'download',
  'revalidation-churn': 'revalidation',
};

/** Rules whose remedy is a policy: where one is recommended that saves something, it says better what to send. */
export const POLICY_RULES: ReadonlySet<string> = new Set([
  'revalidation-churn',
  'redundant-download',
  'freshness-missing',
  'short-ttl-waste',
  'ttl-vs-change-rate',
  'no-store-static',
  'no-cache-without-validator',
  'validator-missing',
]);

/**
 * What to change first, by the bytes and then the round trips that it is worth; what has no figure comes last, the
 * heaviest level first. No byte counts twice in one change, but two changes may be about the same bytes. A policy that
 * saves nothing on any later visit is none of them, nor is what is said for information.
 */
export function firstChanges(report: Audited): FirstChange[] {
  const policies = policyChanges(report.resources);
  const served = new Set(policies.flatMap(({ resources }) => resources.map(({ id }) => id)));
  return [...policies, ...remedies(report, served)].sort(byWorth);
}

function policyChanges(resources: readonly ResourceReport[]): FirstChange[] {
  const groups = groupedBy(resources.filter(isChanged), ({ recommendation, type }) =>
    JSON.stringify([recommendation?.cacheControl, recommendation?.code, recommendation?.validator, type]),
  );
  return groups.flatMap((group) => policyChange(group) ?? []);
}

const isChanged = ({ recommendation, policy }: ResourceReport): boolean =>
  recommendation?.saves !== undefined &&
  (recommendation.cacheControl !== policy.cacheControl || recommendation.validator !== undefined);

function policyChange(group: readonly ResourceReport[]): FirstChange | undefined {
  const recommendation = group[0]?.recommendation;
  const worth = bestVisit(group);
  if (!recommendation || !worth) return undefined;
  const { cacheControl, reason, validator } = recommendation;
  const isShared = group.every((resource) => resource.recommendation?.reason === reason);
  return {
    change: {
      kind: 'policy',
      cacheControl,
      isToday: group.every(({ policy }) => policy.cacheControl === cacheControl),
      addsTag: validator !== undefined,
      type: group[0]?.type ?? 'other',
      ...(isShared && { reason }),
    },
    resources: mostFirst(group, (resource) => gainAt(resource, worth.after)),
    worth,
  };
}

/** What a group saves a day later, or else on the soonest visit on which it saves anything. */
function bestVisit(group: readonly ResourceReport[]): (Worth & { readonly after: string }) | undefined {
  for (const after of [USUAL, ...DELAYS.map((delay) => delay.after)]) {
    let requests = 0;
    const bytes = emptyTally();
    for (const resource of group) {
      const gain = gainAt(resource, after);
      if (!gain) continue;
      requests += gain.requests;
      count(bytes, gain.bytes);
    }
    if (requests > 0 || (requests === 0 && (likely(bytes) > 0 || bytes.unknown > 0)))
      return { basis: 'revisit', after, requests, bytes };
  }
  return undefined;
}

const gainAt = ({ recommendation }: ResourceReport, after: string): RevisitGain | undefined =>
  recommendation?.saves?.find((gain) => gain.after === after);

/** `served`: the resources for which a policy says what to do. */
function remedies({ findings, resources, exchanges }: Audited, served: ReadonlySet<string>): FirstChange[] {
  const named = new Map(resources.map((resource) => [resource.id, resource]));
  const avoidable = new Map(
    exchanges.filter((exchange) => exchange.avoidable).map((exchange) => [exchange.id, exchange]),
  );
  const open = findings.filter(
    ({ level, fix, rule, resource }) =>
      level !== 'info' && fix !== undefined && !(POLICY_RULES.has(rule) && served.has(resource)),
  );
  return groupedBy(open, ({ rule, level, fix }) => JSON.stringify([rule, level, fix])).flatMap(
    (group) => remedy(group, named, avoidable) ?? [],
  );
}

function remedy(
  group: readonly Finding[],
  named: ReadonlyMap<string, ResourceReport>,
  avoidable: ReadonlyMap<number, ExchangeReport>,
): FirstChange | undefined {
  const [first] = group;
  if (first?.fix === undefined) return undefined;
  const { rule, level, title, fix } = first;
  const spent = new Map<string, Spent>();
  const seen = new Set<number>();
  const all: Spent = { requests: 0, bytes: emptyTally() };
  for (const { resource, exchanges } of group) {
    const own = spent.get(resource) ?? { requests: 0, bytes: emptyTally() };
    spent.set(resource, own);
    for (const id of exchanges) {
      const exchange = avoidable.get(id);
      if (seen.has(id) || !exchange || exchange.avoidable !== REMEDIES[rule]) continue;
      seen.add(id);
      spend(own, exchange);
      spend(all, exchange);
    }
  }
  const places = [...spent.keys()].flatMap((id) => named.get(id) ?? []);
  return {
    change: { kind: 'remedy', rule, level, title, fix },
    resources: mostFirst(places, ({ id }) => spent.get(id)),
    worth: all.requests > 0 ? { basis: 'recorded', ...all } : undefined,
  };
}

interface Spent {
  requests: number;
  readonly bytes: Tally;
}

function spend(spent: Spent, { wire }: ExchangeReport): void {
  spent.requests++;
  count(spent.bytes, wire.response);
}

/** The resources as a list names them, those with the most bytes, then requests, first. */
const mostFirst = (
  resources: readonly ResourceReport[],
  figureOf: (
    resource: ResourceReport,
  ) => { requests: number; bytes: Tally | RevisitGain['bytes'] } | undefined,
): FirstChange['resources'] =>
  resources
    .map((resource) => {
      const figure = figureOf(resource);
      return { resource, bytes: figure ? likely(figure.bytes) : 0, requests: figure?.requests ?? 0 };
    })
    .sort((a, b) => b.bytes - a.bytes || b.requests - a.requests)
    .map(({ resource: { id, url, method } }) => ({ id, url, method }));

/** Likely bytes, as far as they are known. */
function likely(figure: Tally | RevisitGain['bytes']): number {
  if ('measuredBytes' in figure) return figure.measuredBytes + figure.estimatedBytes.bytes;
  return figure.how === 'unknown' ? 0 : figure.bytes;
}

function byWorth(a: FirstChange, b: FirstChange): number {
  if (!a.worth || !b.worth) {
    if (a.worth || b.worth) return a.worth ? -1 : 1;
    return levelOf(a) - levelOf(b) || b.resources.length - a.resources.length;
  }
  return (
    Number(isKnown(b.worth)) - Number(isKnown(a.worth)) ||
    likely(b.worth.bytes) - likely(a.worth.bytes) ||
    b.worth.requests - a.worth.requests
  );
}

const isKnown = ({ bytes }: Worth): boolean => bytes.unknown < bytes.exchanges;

const levelOf = ({ change }: FirstChange): number =>
  change.kind === 'remedy' ? LEVELS.indexOf(change.level) : LEVELS.length;

/** Groups in the order of their first members. */
function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
