import type { Bytes } from '../exchange/bytes.ts';
import { isAtHand, type Source } from '../exchange/exchange.ts';
import type { Messages } from '../messages/messages.ts';
import type { Compression } from '../savings/compression.ts';
import { count, emptyTally, type Tally } from '../savings/tally.ts';
import { reportExchange, savedBy, type Wording } from './exchange-report.ts';
import type { ExchangeReport, Finding, ResourceReport } from './report.ts';
import type { Judged, ResourceAudit, ResourceFinding } from './resource.ts';

/** What some exchanges cost: the bytes of their responses, and the known time to their first bytes in ms. */
export interface Cost {
  readonly bytes: Tally;
  waitMs: number;
  unknownWaits: number;
}

/** A resource's share of the report and of its sums. */
export interface ResourcePart {
  /** Without the places of its findings in the report, which those of other resources shift. */
  readonly report: Omit<ResourceReport, 'findings'>;
  readonly exchanges: readonly ExchangeReport[];
  readonly findings: readonly Finding[];
  /** The least id among its exchanges. */
  readonly firstId: number;
  readonly bySource: ReadonlyMap<Source, number>;
  /** When its first exchange began and its last one ended, ms since the epoch; start > end where no time is known. */
  readonly start: number;
  readonly end: number;
  readonly notModified: Cost;
  readonly sparedByLifetime: Cost;
  readonly broughtNothingNew: Cost;
}

/** Makes a resource's share of the report. `ratios` are those of the whole capture. */
export function partOf(resource: ResourceAudit, ratios: Compression, wording: Wording): ResourcePart {
  const { history } = resource;
  const saved = new Map(history.map((judged) => [judged, savedBy(judged, ratios)]));
  return {
    report: reportResource(resource, saved),
    exchanges: history.map((judged) => reportExchange(judged, saved.get(judged), wording)),
    findings: resource.findings.map((finding) => reportFinding(finding, resource.id, wording.messages)),
    ...extentOf(history),
    bySource: sourcesIn(history),
    notModified: costOf(history, ({ subject }) => subject.check !== undefined),
    sparedByLifetime: costOf(history, ({ sparedByLifetime }) => sparedByLifetime),
    broughtNothingNew: costOf(history, ({ broughtNothingNew }) => broughtNothingNew),
  };
}

function extentOf(history: readonly Judged[]): Pick<ResourcePart, 'firstId' | 'start' | 'end'> {
  let [firstId, start, end] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { subject } of history) {
    const { id, startedAt, durationMs } = subject.exchange;
    firstId = Math.min(firstId, id);
    if (startedAt === null) continue;
    start = Math.min(start, startedAt);
    end = Math.max(end, startedAt + (durationMs ?? 0));
  }
  return { firstId, start, end };
}

function sourcesIn(history: readonly Judged[]): ReadonlyMap<Source, number> {
  const counts = new Map<Source, number>();
  for (const { subject } of history) {
    const { source } = subject.exchange;
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}

function costOf(history: readonly Judged[], counts: (judged: Judged) => boolean): Cost {
  const cost = { bytes: emptyTally(), waitMs: 0, unknownWaits: 0 };
  for (const judged of history) {
    if (!counts(judged)) continue;
    const { wire, waitMs } = judged.subject.exchange;
    count(cost.bytes, wire.response);
    if (waitMs === null) cost.unknownWaits++;
    // Producers record fractions of a ms; a sum of whole ones does not depend on the order.
    else cost.waitMs += Math.round(waitMs);
  }
  return cost;
}

function reportResource(
  resource: ResourceAudit,
  saved: ReadonlyMap<Judged, Bytes | undefined>,
): ResourcePart['report'] {
  const tallies = {
    transferred: emptyTally(),
    savedByRevalidation: emptyTally(),
    savedByCache: emptyTally(),
  };
  for (const [{ subject }, bytes] of saved) {
    if (bytes) count(subject.check ? tallies.savedByRevalidation : tallies.savedByCache, bytes);
    if (!isAtHand(subject.exchange.source)) count(tallies.transferred, subject.exchange.wire.response);
  }
  return {
    id: resource.id,
    method: resource.method,
    url: resource.url,
    type: resource.type,
    exchanges: resource.history.map(({ subject }) => subject.exchange.id),
    policy: reportPolicy(resource),
    ...tallies,
    faulty304s: faulty304s(resource),
  };
}

function faulty304s({ findings, history }: ResourceAudit): number {
  const grave = findings.filter(({ level }) => level === 'must' || level === 'should');
  const faulty = new Set(grave.flatMap(({ exchanges }) => exchanges));
  return history.filter(({ subject }) => subject.check && faulty.has(subject.exchange.id)).length;
}

function reportFinding(finding: ResourceFinding, resource: string, messages: Messages): Finding {
  const { rule, level, exchanges, occurrence } = finding;
  const text = messages.findings.byRule[rule.id];
  return {
    rule: rule.id,
    level,
    resource,
    exchanges: [...exchanges],
    message: text?.seen(occurrence.parameters) ?? rule.id,
    ...(text ? { fix: text.fix } : {}),
    evidence: occurrence.evidence.map(({ field, value }) => ({ field, value })),
    spec: { ...rule.spec },
  };
}

function reportPolicy({ policy }: ResourceAudit): ResourceReport['policy'] {
  if (!policy) {
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
  const { of, fields } = policy;
  return {
    storable: { ...of.storable },
    lifetimeSeconds: { ...of.lifetimeSeconds },
    heuristic: of.heuristic,
    validator: of.validator,
    known: true,
    noCache: fields.cacheControl.has('no-cache'),
    cacheControl: fields.lines.value('cache-control'),
    validatorValue: fields.etag ?? fields.lines.value('last-modified'),
  };
}
