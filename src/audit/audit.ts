import type { Exchange } from '../exchange/exchange.ts';
import type { Capture, CaptureNote, CaptureProducer, Skipped } from '../har/capture.ts';
import { figuresIn } from '../messages/figures.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import type { Profile } from '../rules/rule.ts';
import {
  type Compression,
  isSameRatio,
  mergeRatios,
  observeRatio,
  type Ratio,
  ratioKey,
} from '../savings/compression.ts';
import { isCacheHit } from '../savings/saved.ts';
import { assembleReport } from './assemble.ts';
import type { Wording } from './exchange-report.ts';
import type { Report } from './report.ts';
import { auditResource, type ResourceAudit, resourceId } from './resource.ts';
import { partOf, type ResourcePart } from './resource-report.ts';

/** How an audit judges and speaks. */
export interface AuditOptions {
  /** `rfc9110` (default), or `strict`: all six fields on every 304. */
  readonly profile?: Profile;
  /** The language of the report's sentences; English by default. */
  readonly language?: Language;
}

/** An audit of traffic as it comes. */
export interface Audit {
  /** Takes an exchange; one with the id of an earlier one replaces it. */
  add(exchange: Exchange): void;
  /** Takes note of an entry that is no exchange. */
  skip(skipped: Skipped): void;
  /** What the report says of the capture as a whole, from now on. */
  note(notes: readonly CaptureNote[]): void;
  /** Forgets everything taken so far. */
  clear(): void;
  /** The report on everything taken so far. Costs what has changed since the last one, and putting the parts together. */
  report(): Report;
}

/** A resource with what was worked out of it, kept until one of its exchanges changes. */
interface Kept {
  readonly exchanges: Map<number, Exchange>;
  audit: ResourceAudit | undefined;
  ratios: Compression | undefined;
  part: ResourcePart | undefined;
  /** The capture's ratios that the part's estimates may rest on. */
  restsOn: ReadonlyMap<string, Ratio | undefined>;
}

/** Starts an audit of live traffic; `producer` and `notes` are what the report says of the capture. */
export function createAudit(
  options: AuditOptions & {
    readonly producer?: CaptureProducer;
    readonly notes?: readonly CaptureNote[];
  } = {},
): Audit {
  const { profile = 'rfc9110', language = 'en', producer = { name: 'unknown' } } = options;
  const wording = { messages: messagesIn(language), figures: figuresIn(language) };
  const resources = new Map<string, Kept>();
  const homes = new Map<number, string>();
  const skipped = new Map<number, Skipped>();
  let notes = options.notes ?? [];

  function remove(id: number): void {
    const home = homes.get(id);
    const resource = home === undefined ? undefined : resources.get(home);
    if (home === undefined || !resource) return;
    resource.exchanges.delete(id);
    resource.audit = undefined;
    if (resource.exchanges.size === 0) resources.delete(home);
    homes.delete(id);
  }

  return {
    add(exchange) {
      const home = resourceId(exchange);
      if (homes.get(exchange.id) !== home) remove(exchange.id);
      skipped.delete(exchange.entry);
      const resource = resources.get(home) ?? newResource();
      resource.exchanges.set(exchange.id, exchange);
      resource.audit = undefined;
      resources.set(home, resource);
      homes.set(exchange.id, home);
    },
    skip(entry) {
      remove(entry.entry);
      skipped.set(entry.entry, entry);
    },
    note(next) {
      notes = next;
    },
    clear() {
      resources.clear();
      homes.clear();
      skipped.clear();
    },
    report() {
      const parts = partsOf([...resources.values()], profile, wording);
      const sorted = [...skipped.values()].toSorted((a, b) => a.entry - b.entry);
      const capture = { producer, notes, skipped: sorted, entries: homes.size + sorted.length };
      return assembleReport(parts, capture, profile, wording.messages);
    },
  };
}

const newResource = (): Kept => ({
  exchanges: new Map(),
  audit: undefined,
  ratios: undefined,
  part: undefined,
  restsOn: new Map(),
});

/** The parts of all resources; only those are made anew whose exchanges, or the ratios they rest on, have changed. */
function partsOf(resources: readonly Kept[], profile: Profile, wording: Wording): ResourcePart[] {
  const all = new Map<string, Ratio>();
  const audited = resources.map((resource) => {
    if (!resource.audit) {
      resource.audit = auditResource([...resource.exchanges.values()], profile);
      resource.ratios = ratiosIn(resource.audit);
      resource.part = undefined;
    }
    mergeRatios(all, resource.ratios ?? new Map());
    return { resource, audit: resource.audit };
  });
  return audited.map(({ resource, audit }) => {
    const kept = [...resource.restsOn].every(([key, ratio]) => isSameRatio(ratio, all.get(key)));
    if (resource.part && kept) return resource.part;
    resource.restsOn = new Map(ratioKeysIn(audit).map((key) => [key, all.get(key)]));
    resource.part = partOf(audit, all, wording);
    return resource.part;
  });
}

/** The compression ratios that a resource's full responses show. */
function ratiosIn({ history }: ResourceAudit): Compression {
  const ratios = new Map<string, Ratio>();
  for (const { subject } of history) observeRatio(ratios, subject.exchange);
  return ratios;
}

/** The ratios that the estimates of a resource may rest on. */
const ratioKeysIn = ({ history }: ResourceAudit): string[] =>
  history
    .filter(({ subject }) => subject.check || isCacheHit(subject.exchange))
    .map(({ subject }) => ratioKey(subject.exchange));

/** Audits a whole capture. The same capture and options always give the same report. */
export function audit(capture: Capture, options: AuditOptions = {}): Report {
  const session = createAudit({ ...options, producer: capture.producer, notes: capture.notes });
  for (const exchange of capture.exchanges) session.add(exchange);
  for (const entry of capture.skipped) session.skip(entry);
  return session.report();
}
