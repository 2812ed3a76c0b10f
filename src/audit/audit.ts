import type { Exchange } from '../exchange/exchange.ts';
import type { Capture, CaptureNote, CaptureProducer, Skipped } from '../har/capture.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import type { Profile } from '../rules/rule.ts';
import { assembleReport } from './assemble.ts';
import type { Report } from './report.ts';
import { auditResource, type ResourceAudit, resourceId } from './resource.ts';

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
  /** Forgets everything taken so far. */
  clear(): void;
  /** The report on everything taken so far. Costs what has changed since the last one, and the assembly. */
  report(): Report;
}

/** Starts an audit of live traffic, recorded by `producer`. */
export function createAudit(
  options: AuditOptions & { readonly producer: CaptureProducer; readonly notes?: readonly CaptureNote[] },
): Audit {
  const { profile = 'rfc9110', language = 'en', producer, notes = [] } = options;
  const resources = new Map<string, { exchanges: Map<number, Exchange>; audit: ResourceAudit | undefined }>();
  const homes = new Map<number, string>();
  const skipped = new Map<number, Skipped>();

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
      const resource = resources.get(home) ?? { exchanges: new Map<number, Exchange>(), audit: undefined };
      resource.exchanges.set(exchange.id, exchange);
      resource.audit = undefined;
      resources.set(home, resource);
      homes.set(exchange.id, home);
    },
    skip(entry) {
      remove(entry.entry);
      skipped.set(entry.entry, entry);
    },
    clear() {
      resources.clear();
      homes.clear();
      skipped.clear();
    },
    report() {
      const audits = [...resources.values()].map((resource) => {
        resource.audit ??= auditResource([...resource.exchanges.values()], profile);
        return resource.audit;
      });
      const sorted = [...skipped.values()].toSorted((a, b) => a.entry - b.entry);
      const capture = { producer, notes, skipped: sorted, entries: homes.size + sorted.length };
      return assembleReport(audits, capture, profile, messagesIn(language), language);
    },
  };
}

/** Audits a whole capture. The same capture and options always give the same report. */
export function audit(capture: Capture, options: AuditOptions = {}): Report {
  const session = createAudit({ ...options, producer: capture.producer, notes: capture.notes });
  for (const exchange of capture.exchanges) session.add(exchange);
  for (const entry of capture.skipped) session.skip(entry);
  return session.report();
}
