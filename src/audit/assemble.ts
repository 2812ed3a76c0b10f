import { version } from '../../package.json';
import type { Exchange, Source } from '../exchange/exchange.ts';
import type { Capture } from '../har/capture.ts';
import { type Figures, figuresIn } from '../messages/figures.ts';
import type { Language, Messages } from '../messages/messages.ts';
import { LEVELS, type Level, type Profile } from '../rules/rule.ts';
import { type Compression, observeRatio, type Ratio } from '../savings/compression.ts';
import { count, emptyTally, merge, type Tally } from '../savings/tally.ts';
import { reportExchange, savedBy } from './exchange-report.ts';
import type { ExchangeReport, Finding, Report, ResourceReport } from './report.ts';
import type { Judged, ResourceAudit, ResourceFinding } from './resource.ts';
import { noteText, skippedText } from './texts.ts';

/** What of a capture the report repeats. */
export type CaptureFacts = Pick<Capture, 'producer' | 'notes' | 'skipped' | 'entries'>;

/** Puts the audits of all resources together to the report, in the order in which the resources were first seen. */
export function assembleReport(
  audits: readonly ResourceAudit[],
  facts: CaptureFacts,
  profile: Profile,
  messages: Messages,
  language: Language,
): Report {
  const ordered = audits.toSorted((a, b) => firstId(a) - firstId(b));
  const context = { ratios: observedRatios(ordered), messages, figures: figuresIn(language) };
  const exchanges: ExchangeReport[] = [];
  const findings: Finding[] = [];
  const resources: ResourceReport[] = [];
  for (const resource of ordered) resources.push(reportResource(resource, exchanges, findings, context));
  exchanges.sort((a, b) => a.id - b.id);
  return {
    schemaVersion: 1,
    tool: { name: 'not-modified', version },
    profile,
    capture: reportCapture(facts, ordered, exchanges.length, messages),
    summary: summarise(ordered, resources, exchanges, findings),
    savings: reportSavings(ordered, resources),
    resources,
    exchanges,
    findings,
  };
}

const firstId = ({ history }: ResourceAudit): number =>
  history.reduce((least, { subject }) => Math.min(least, subject.exchange.id), Number.POSITIVE_INFINITY);

function observedRatios(audits: readonly ResourceAudit[]): Compression {
  const ratios = new Map<string, Ratio>();
  for (const { history } of audits) for (const { subject } of history) observeRatio(ratios, subject.exchange);
  return ratios;
}

interface Context {
  readonly ratios: Compression;
  readonly messages: Messages;
  readonly figures: Figures;
}

function reportResource(
  resource: ResourceAudit,
  exchanges: ExchangeReport[],
  findings: Finding[],
  { ratios, messages, figures }: Context,
): ResourceReport {
  const tallies = {
    transferred: emptyTally(),
    savedByRevalidation: emptyTally(),
    savedByCache: emptyTally(),
  };
  for (const judged of resource.history) {
    const saved = savedBy(judged, ratios);
    if (saved) count(judged.subject.check ? tallies.savedByRevalidation : tallies.savedByCache, saved);
    if (crossedNetwork(judged.subject.exchange))
      count(tallies.transferred, judged.subject.exchange.wire.response);
    exchanges.push(reportExchange(judged, saved, messages, figures));
  }
  const first = findings.length;
  findings.push(...resource.findings.map((finding) => reportFinding(finding, resource.id, messages)));
  return {
    id: resource.id,
    method: resource.method,
    url: resource.url,
    type: resource.type,
    exchanges: resource.history.map(({ subject }) => subject.exchange.id),
    findings: resource.findings.map((_, index) => first + index),
    policy: reportPolicy(resource),
    ...tallies,
    faulty304s: faultyExchanges(resource).size,
  };
}

const LOCAL: readonly Source[] = ['disk-cache', 'memory-cache', 'cache', 'cache-storage', 'service-worker'];
const crossedNetwork = ({ source }: Exchange): boolean => !LOCAL.includes(source);

function faultyExchanges({ findings }: ResourceAudit): Set<number> {
  const grave = findings.filter(({ level }) => level === 'must' || level === 'should');
  return new Set(grave.flatMap(({ exchanges }) => exchanges));
}

function reportFinding(
  { rule, level, exchanges, occurrence }: ResourceFinding,
  resource: string,
  messages: Messages,
): Finding {
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

function reportCapture(
  { producer, notes, skipped, entries }: CaptureFacts,
  audits: readonly ResourceAudit[],
  exchanges: number,
  messages: Messages,
): Report['capture'] {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const { history } of audits) {
    for (const { subject } of history) {
      const { startedAt, durationMs } = subject.exchange;
      if (startedAt === null) continue;
      start = Math.min(start, startedAt);
      end = Math.max(end, startedAt + (durationMs ?? 0));
    }
  }
  const times = start <= end ? { startedAt: isoTime(start), endedAt: isoTime(end) } : {};
  return {
    producer: { ...producer },
    ...times,
    entries,
    exchanges,
    skipped: skipped.map((entry) => ({ entry: entry.entry, reason: skippedText(entry, messages) })),
    notes: notes.map((note) => ({ code: note.code, message: noteText(note, messages) })),
  };
}

/** ISO 8601; a duration may reach past the last instant that a date can hold. */
const isoTime = (ms: number): string => new Date(Math.min(ms, 8.64e15)).toISOString();

function summarise(
  audits: readonly ResourceAudit[],
  resources: readonly ResourceReport[],
  exchanges: readonly ExchangeReport[],
  findings: readonly Finding[],
): Report['summary'] {
  const bySource: Partial<Record<Source, number>> = {};
  for (const { source } of exchanges) bySource[source] = (bySource[source] ?? 0) + 1;
  const levels = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;
  for (const { level } of findings) levels[level]++;
  return {
    resources: audits.length,
    exchanges: exchanges.length,
    bySource,
    notModified: bySource.revalidated ?? 0,
    faulty304s: resources.reduce((sum, { faulty304s }) => sum + faulty304s, 0),
    findings: levels,
    transferred: total(resources.map(({ transferred }) => transferred)),
  };
}

function total(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) merge(sum, tally);
  return sum;
}

function reportSavings(
  audits: readonly ResourceAudit[],
  resources: readonly ResourceReport[],
): Report['savings'] {
  const history = audits.flatMap((resource) => resource.history);
  const notModified = history.filter(({ subject }) => subject.check !== undefined);
  return {
    byRevalidation: {
      ...total(resources.map(({ savedByRevalidation }) => savedByRevalidation)),
      waitMs: waitOf(notModified),
    },
    byCache: total(resources.map(({ savedByCache }) => savedByCache)),
    avoidable: {
      revalidations: costOf(history.filter(({ sparedByLifetime }) => sparedByLifetime)),
      downloads: withoutWait(costOf(history.filter(({ broughtNothingNew }) => broughtNothingNew))),
    },
    revisits: [],
  };
}

/** Time waited for first bytes, in whole ms: producers record fractions, whose sum would depend on the order. */
const waitOf = (history: readonly Judged[]): number =>
  Math.round(history.reduce((sum, { subject }) => sum + (subject.exchange.waitMs ?? 0), 0));

function costOf(history: readonly Judged[]): { exchanges: number; bytes: number; waitMs: number } {
  const bytes = history.reduce((sum, { subject }) => {
    const { response } = subject.exchange.wire;
    return response.how === 'unknown' ? sum : sum + response.bytes;
  }, 0);
  return { exchanges: history.length, bytes, waitMs: waitOf(history) };
}

const withoutWait = ({ exchanges, bytes }: ReturnType<typeof costOf>) => ({ exchanges, bytes });
