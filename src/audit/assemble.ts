import { version } from '../../package.json';
import type { Source } from '../exchange/exchange.ts';
import type { Capture, CaptureNote } from '../har/capture.ts';
import type { Messages } from '../messages/messages.ts';
import { captureRules, rules } from '../rules/index.ts';
import { LEVELS, type Level, type Traced } from '../rules/rule.ts';
import { DEFAULT_SETTINGS, type Settings } from '../rules/settings.ts';
import { count, emptyTally, merge, type Tally } from '../savings/tally.ts';
import type { Wording } from './exchange-report.ts';
import { reportCaptureFinding } from './finding-report.ts';
import { levelOf } from './findings.ts';
import type { ExchangeReport, Finding, Report, ResourceReport, RuleReport } from './report.ts';
import { type Cost, noCost, type ResourcePart } from './resource-report.ts';
import { addToSite, reportSiteVisits, type SiteVisits, startSiteVisits } from './site-visits.ts';
import { noteText, skippedText } from './texts.ts';

/** What of a capture the report repeats. */
export type CaptureFacts = Pick<Capture, 'producer' | 'notes' | 'pages' | 'skipped' | 'entries' | 'parts'>;

/** What a report is held to, and of which resources it is; of all of them where they are not named. */
export interface Assembling {
  readonly settings: Settings;
  readonly wording: Wording;
  readonly only?: ReadonlySet<string> | undefined;
}

/**
 * Puts the parts of all resources, in the order in which the resources were first seen, together to the report. Takes
 * each part once, as it is made.
 */
export function assembleReport(
  parts: Iterable<ResourcePart>,
  facts: CaptureFacts,
  { settings, wording, only }: Assembling,
): Report {
  const sums = startSums(facts.pages);
  const placed = placeById(facts.entries);
  const findings: Finding[] = [];
  const resources: ResourceReport[] = [];
  let seen = 0;
  for (const part of parts) {
    seen++;
    if (only && !only.has(part.report.id)) continue;
    resources.push(withFindings(part, findings.length));
    findings.push(...part.findings);
    for (const exchange of part.exchanges) placed.put(exchange);
    addPart(sums, part);
  }
  const places = new Map<string, number>();
  for (const finding of captureFindings(sums.traces, settings, wording)) {
    if (places.size === 0) for (const [place, { id }] of resources.entries()) places.set(id, place);
    addToResource(resources, places.get(finding.resource), findings.length);
    findings.push(finding);
    sums.findings[finding.level]++;
  }
  const exchanges = placed.inOrder();
  const { levels, ignore, thresholds } = settings;
  const held = only ? filteredFacts(facts, exchanges.length, resources.length, seen) : facts;
  return {
    schemaVersion: 1,
    tool: { name: 'not-modified', version },
    profile: settings.profile,
    capture: reportCapture(held, sums, exchanges.length, wording.messages),
    summary: {
      resources: resources.length,
      exchanges: exchanges.length,
      bySource: sums.bySource,
      notModified: sums.bySource.revalidated ?? 0,
      faulty304s: sums.faulty304s,
      findings: sums.findings,
      transferred: sums.transferred,
    },
    savings: reportSavings(sums),
    resources,
    exchanges,
    findings,
    rules: reportRules(findings, sums.cannotTell),
    ...(isChanged(settings) && { settings: { levels, ignore, thresholds } }),
  };
}

/** Of a capture of which a report holds some resources: entries that are no exchanges belong to none of them. */
const filteredFacts = (
  { notes, ...facts }: CaptureFacts,
  entries: number,
  resources: number,
  of: number,
): CaptureFacts => ({
  ...facts,
  entries,
  skipped: [],
  notes: [...notes, { code: 'filtered', resources, of }],
});

/** The resource with the places of its findings in the report. A report that was given away stays as it is. */
function withFindings(part: ResourcePart, first: number): ResourceReport {
  if (part.firstFinding === first) return part.report;
  if (part.firstFinding !== undefined) part.report = { ...part.report, findings: [] };
  part.firstFinding = first;
  for (let at = 0; at < part.findings.length; at++) part.report.findings.push(first + at);
  return part.report;
}

/** What the rules on the whole capture find, in their order. */
function* captureFindings(
  traces: ReadonlyMap<number, readonly Traced<unknown>[]>,
  settings: Settings,
  wording: Wording,
): Iterable<Finding> {
  let place = rules.length;
  for (const rule of captureRules) {
    const kept = traces.get(place) ?? [];
    for (const occurrence of rule.judge(kept, settings)) {
      yield reportCaptureFinding(rule, levelOf(rule, occurrence, settings), occurrence, wording);
    }
    place++;
  }
}

/** A report that was given away stays as it is, so the resource is copied. */
function addToResource(resources: ResourceReport[], at: number | undefined, finding: number): void {
  const resource = at === undefined ? undefined : resources[at];
  if (at !== undefined && resource)
    resources[at] = { ...resource, findings: [...resource.findings, finding] };
}

function reportRules(findings: readonly Finding[], cannotTell: ReadonlyMap<number, number>): RuleReport[] {
  const byRule = new Map<string, RuleReport>();
  [...rules, ...captureRules].forEach(({ id }, place) => {
    byRule.set(id, { rule: id, findings: 0, exchanges: 0, cannotTell: cannotTell.get(place) ?? 0 });
  });
  for (const { rule, exchanges } of findings) {
    const report = byRule.get(rule);
    if (!report) continue;
    report.findings++;
    report.exchanges += exchanges.length;
  }
  return [...byRule.values()].filter((report) => report.findings + report.cannotTell > 0);
}

const isChanged = ({ levels, ignore, thresholds }: Settings): boolean =>
  Object.keys(levels).length > 0 ||
  ignore.length > 0 ||
  JSON.stringify(thresholds) !== JSON.stringify(DEFAULT_SETTINGS.thresholds);

/** Gathers exchanges by id. Ids are the places of their entries, so each goes straight to its own, unless it has none. */
function placeById(entries: number): { put(exchange: ExchangeReport): void; inOrder(): ExchangeReport[] } {
  const placed = new Array<ExchangeReport | undefined>(entries);
  const others: ExchangeReport[] = [];
  return {
    put(exchange) {
      const { id } = exchange;
      if (Number.isInteger(id) && id >= 0 && id < entries) placed[id] = exchange;
      else others.push(exchange);
    },
    inOrder() {
      const exchanges = placed.filter((exchange) => exchange !== undefined);
      return others.length === 0 ? exchanges : exchanges.concat(others).sort((a, b) => a.id - b.id);
    },
  };
}

/** What the parts of a report come to together. */
interface Sums {
  start: number;
  end: number;
  faulty304s: number;
  readonly bySource: Partial<Record<Source, number>>;
  readonly findings: Record<Level, number>;
  readonly cannotTell: Map<number, number>;
  readonly traces: Map<number, Traced<unknown>[]>;
  readonly transferred: Tally;
  readonly savedByRevalidation: Tally;
  readonly savedByCache: Tally;
  asked: number;
  askedPastCaches: number;
  /** Pages that count for neither: who made them past all caches was no browser set up to do so. */
  readonly bypassed: ReadonlySet<number | null>;
  readonly visits: SiteVisits;
  readonly notModified: Cost;
  readonly sparedByLifetime: Cost;
  readonly broughtNothingNew: Cost;
  readonly wastedByInsight: Tally;
}

const startSums = (pages: CaptureFacts['pages']): Sums => ({
  start: Number.POSITIVE_INFINITY,
  end: Number.NEGATIVE_INFINITY,
  faulty304s: 0,
  bySource: {},
  findings: Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>,
  cannotTell: new Map(),
  traces: new Map(),
  transferred: emptyTally(),
  savedByRevalidation: emptyTally(),
  savedByCache: emptyTally(),
  asked: 0,
  askedPastCaches: 0,
  bypassed: new Set(pages.flatMap(({ bypassed }, index) => (bypassed ? [index] : []))),
  visits: startSiteVisits(),
  notModified: noCost(),
  sparedByLifetime: noCost(),
  broughtNothingNew: noCost(),
  wastedByInsight: emptyTally(),
});

function addPart(sums: Sums, part: ResourcePart): void {
  const { extent, report } = part;
  sums.start = Math.min(sums.start, extent.start);
  sums.end = Math.max(sums.end, extent.end);
  sums.faulty304s += report.faulty304s;
  for (const { source } of part.exchanges) sums.bySource[source] = (sums.bySource[source] ?? 0) + 1;
  for (const { level } of part.findings) sums.findings[level]++;
  for (const [place, count] of part.cannotTell)
    sums.cannotTell.set(place, (sums.cannotTell.get(place) ?? 0) + count);
  for (const [place, traces] of part.traces) {
    const all = sums.traces.get(place);
    // One call takes no more arguments than the stack has room for.
    if (all) for (const trace of traces) all.push(trace);
    else sums.traces.set(place, [...traces]);
  }
  merge(sums.transferred, report.transferred);
  merge(sums.savedByRevalidation, report.savedByRevalidation);
  merge(sums.savedByCache, report.savedByCache);
  for (const { page, requests, pastCaches } of part.asked) {
    if (sums.bypassed.has(page)) continue;
    sums.asked += requests;
    sums.askedPastCaches += pastCaches;
  }
  if (part.visits) addToSite(sums.visits, report, part.visits);
  mergeCost(sums.notModified, part.notModified);
  mergeCost(sums.sparedByLifetime, part.sparedByLifetime);
  mergeCost(sums.broughtNothingNew, part.broughtNothingNew);
  if (report.cacheInsight) count(sums.wastedByInsight, report.cacheInsight.wastedBytes);
}

function mergeCost(into: Cost, from: Cost | undefined): void {
  if (!from) return;
  merge(into.bytes, from.bytes);
  into.waitMicroseconds += from.waitMicroseconds;
  into.unknownWaits += from.unknownWaits;
}

function reportCapture(
  { producer, notes, pages, skipped, entries, parts }: CaptureFacts,
  { start, end, asked, askedPastCaches }: Sums,
  exchanges: number,
  messages: Messages,
): Report['capture'] {
  return {
    producer: { ...producer },
    ...(start <= end ? { startedAt: isoTime(start), endedAt: isoTime(end) } : {}),
    entries,
    exchanges,
    skipped: skipped.map((entry) => ({ entry: entry.entry, reason: skippedText(entry, messages) })),
    notes: [...notes, ...cacheDisabled(asked, askedPastCaches)].map((note) => ({
      code: note.code,
      message: noteText(note, messages),
    })),
    pages: pages.map(({ id, url, startedAt }) => ({
      id,
      ...(url !== undefined && { url }),
      ...(startedAt !== undefined && { startedAt: isoTime(startedAt) }),
    })),
    ...(parts && { parts: parts.map((part) => ({ ...part, producer: { ...part.producer } })) }),
  };
}

/** Fewer requests than this tell nothing of a whole capture. */
const FEW = 5;

const cacheDisabled = (of: number, requests: number): CaptureNote[] =>
  of >= FEW && requests > of / 2 ? [{ code: 'cache-disabled', requests, of }] : [];

/** ISO 8601; a duration may reach past the last instant that a date can hold. */
const isoTime = (ms: number): string => new Date(Math.min(ms, 8.64e15)).toISOString();

function reportSavings(sums: Sums): Report['savings'] {
  const spared = sums.sparedByLifetime;
  const needless = sums.broughtNothingNew;
  const cost = emptyTally();
  merge(cost, spared.bytes);
  merge(cost, needless.bytes);
  return {
    byRevalidation: { ...sums.savedByRevalidation, ...waitsOf(sums.notModified) },
    byCache: sums.savedByCache,
    avoidable: {
      cost,
      revalidations: { ...sumOf(spared.bytes), ...waitsOf(spared) },
      downloads: sumOf(needless.bytes),
    },
    cacheInsight: { resources: sums.wastedByInsight.exchanges, wasted: sums.wastedByInsight },
    ...reportSiteVisits(sums.visits),
  };
}

const waitsOf = ({ waitMicroseconds, unknownWaits }: Cost) => ({
  waitMs: Math.round(waitMicroseconds / 1000),
  unknownWaits,
});

const sumOf = (cost: Tally): { exchanges: number; bytes: number; cost: Tally } => ({
  exchanges: cost.exchanges,
  bytes: cost.measuredBytes + cost.estimatedBytes.bytes,
  cost,
});
