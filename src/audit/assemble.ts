import { version } from '../../package.json';
import type { Source } from '../exchange/exchange.ts';
import type { Capture } from '../har/capture.ts';
import type { Messages } from '../messages/messages.ts';
import { LEVELS, type Level, type Profile } from '../rules/rule.ts';
import { emptyTally, merge, type Tally } from '../savings/tally.ts';
import type { ExchangeReport, Finding, Report, ResourceReport } from './report.ts';
import type { Cost, ResourcePart } from './resource-report.ts';
import { noteText, skippedText } from './texts.ts';

/** What of a capture the report repeats. */
export type CaptureFacts = Pick<Capture, 'producer' | 'notes' | 'skipped' | 'entries'>;

/** Puts the parts of all resources together to the report, in the order in which the resources were first seen. */
export function assembleReport(
  parts: readonly ResourcePart[],
  facts: CaptureFacts,
  profile: Profile,
  messages: Messages,
): Report {
  const ordered = parts.toSorted((a, b) => a.extent.firstId - b.extent.firstId);
  const exchanges = exchangesInOrder(ordered, facts.entries);
  const findings: Finding[] = [];
  const resources: ResourceReport[] = [];
  for (const part of ordered) {
    const first = findings.length;
    findings.push(...part.findings);
    resources.push({ ...part.report, findings: part.findings.map((_, index) => first + index) });
  }
  return {
    schemaVersion: 1,
    tool: { name: 'not-modified', version },
    profile,
    capture: reportCapture(facts, ordered, exchanges.length, messages),
    summary: summarise(ordered, exchanges.length, findings),
    savings: reportSavings(ordered),
    resources,
    exchanges,
    findings,
  };
}

/** All exchanges by id. Ids are the places of their entries, so each goes straight to its own; others are sorted. */
function exchangesInOrder(parts: readonly ResourcePart[], entries: number): ExchangeReport[] {
  const placed = new Array<ExchangeReport | undefined>(entries);
  const others: ExchangeReport[] = [];
  for (const { exchanges } of parts) {
    for (const exchange of exchanges) {
      if (exchange.id < entries) placed[exchange.id] = exchange;
      else others.push(exchange);
    }
  }
  others.sort((a, b) => a.id - b.id);
  return [...placed.filter((exchange) => exchange !== undefined), ...others];
}

function reportCapture(
  { producer, notes, skipped, entries }: CaptureFacts,
  parts: readonly ResourcePart[],
  exchanges: number,
  messages: Messages,
): Report['capture'] {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { extent } of parts) {
    start = Math.min(start, extent.start);
    end = Math.max(end, extent.end);
  }
  return {
    producer: { ...producer },
    ...(start <= end ? { startedAt: isoTime(start), endedAt: isoTime(end) } : {}),
    entries,
    exchanges,
    skipped: skipped.map((entry) => ({ entry: entry.entry, reason: skippedText(entry, messages) })),
    notes: notes.map((note) => ({ code: note.code, message: noteText(note, messages) })),
  };
}

/** ISO 8601; a duration may reach past the last instant that a date can hold. */
const isoTime = (ms: number): string => new Date(Math.min(ms, 8.64e15)).toISOString();

function summarise(
  parts: readonly ResourcePart[],
  exchanges: number,
  findings: readonly Finding[],
): Report['summary'] {
  const bySource: Partial<Record<Source, number>> = {};
  for (const part of parts) {
    for (const { source } of part.exchanges) bySource[source] = (bySource[source] ?? 0) + 1;
  }
  const levels = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;
  for (const { level } of findings) levels[level]++;
  return {
    resources: parts.length,
    exchanges,
    bySource,
    notModified: bySource.revalidated ?? 0,
    faulty304s: parts.reduce((sum, { report }) => sum + report.faulty304s, 0),
    findings: levels,
    transferred: total(parts, ({ report }) => report.transferred),
  };
}

function reportSavings(parts: readonly ResourcePart[]): Report['savings'] {
  const { waitMs, unknownWaits } = costs(parts, ({ notModified }) => notModified);
  const spared = costs(parts, ({ sparedByLifetime }) => sparedByLifetime);
  const needless = costs(parts, ({ broughtNothingNew }) => broughtNothingNew);
  const cost = emptyTally();
  merge(cost, spared.bytes);
  merge(cost, needless.bytes);
  return {
    byRevalidation: { ...total(parts, ({ report }) => report.savedByRevalidation), waitMs, unknownWaits },
    byCache: total(parts, ({ report }) => report.savedByCache),
    avoidable: {
      cost,
      revalidations: { ...sumOf(spared.bytes), waitMs: spared.waitMs, unknownWaits: spared.unknownWaits },
      downloads: sumOf(needless.bytes),
    },
    revisits: [],
  };
}

const sumOf = (cost: Tally): { exchanges: number; bytes: number; cost: Tally } => ({
  exchanges: cost.exchanges,
  bytes: cost.measuredBytes + cost.estimatedBytes.bytes,
  cost,
});

function total(parts: readonly ResourcePart[], tallyOf: (part: ResourcePart) => Tally): Tally {
  const sum = emptyTally();
  for (const part of parts) merge(sum, tallyOf(part));
  return sum;
}

function costs(parts: readonly ResourcePart[], costIn: (part: ResourcePart) => Cost | undefined): Cost {
  const sum = { bytes: emptyTally(), waitMs: 0, unknownWaits: 0 };
  for (const part of parts) {
    const cost = costIn(part);
    if (!cost) continue;
    merge(sum.bytes, cost.bytes);
    sum.waitMs += cost.waitMs;
    sum.unknownWaits += cost.unknownWaits;
  }
  return sum;
}
