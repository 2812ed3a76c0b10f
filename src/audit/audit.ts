import type { Exchange } from '../exchange/exchange.ts';
import type { Capture, CaptureNote, CaptureProducer, Skipped } from '../har/capture.ts';
import { figuresIn } from '../messages/figures.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import type { Profile } from '../rules/rule.ts';
import { type Compression, observeRatio, type Ratio, showsRatio } from '../savings/compression.ts';
import { assembleReport } from './assemble.ts';
import type { Report } from './report.ts';
import { type History, judgeNext, resourceUrl, startHistory } from './resource.ts';
import {
  enter,
  partOf,
  type ResourceAccount,
  type ResourceName,
  type ResourcePart,
  renewEstimates,
  startAccount,
} from './resource-report.ts';
import { createReasonReport } from './texts.ts';

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
  /** The report on everything taken so far. Costs what has changed since the last one, and putting the parts together. */
  report(): Report;
}

/** A resource with what was worked out of it. */
interface Resource extends ResourceName {
  exchanges: Exchange[];
  /** Whether `exchanges` may hold some that were replaced, or are out of order. */
  unsettled: boolean;
  /** What its first exchanges, as many as the account holds, have come to. */
  progress: { readonly history: History; readonly account: ResourceAccount; part?: ResourcePart } | undefined;
}

/** What the report says of the capture. */
interface CaptureHead {
  readonly producer?: CaptureProducer;
  readonly notes?: readonly CaptureNote[];
}

/** Starts an audit of live traffic; `producer` and `notes` are what the report says of the capture. */
export const createAudit = (options: AuditOptions & CaptureHead = {}): Audit => startAudit(options, true);

/** Audits a whole capture. The same capture and options always give the same report. */
export function audit(capture: Capture, options: AuditOptions = {}): Report {
  const session = startAudit({ ...options, producer: capture.producer, notes: capture.notes }, false);
  for (const exchange of capture.exchanges) session.add(exchange);
  for (const entry of capture.skipped) session.skip(entry);
  return session.report();
}

/** `isLive`: what was worked out is kept for the next report, which it makes cheap. */
function startAudit(options: AuditOptions & CaptureHead, isLive: boolean): Audit {
  const { profile = 'rfc9110', language = 'en', producer = { name: 'unknown' }, notes = [] } = options;
  const messages = messagesIn(language);
  const wording = { messages, reason: createReasonReport(messages, figuresIn(language)) };
  /** By method, then by URL. */
  const resources = new Map<string, Map<string, Resource>>();
  const exchanges = new Map<number, Exchange>();
  const skipped = new Map<number, Skipped>();
  let ratios: Map<string, Ratio> | undefined = new Map();

  function resourceOf({ method, url: withFragment }: Exchange): Resource {
    const url = resourceUrl(withFragment);
    const ofMethod = resources.get(method) ?? new Map<string, Resource>();
    const there = ofMethod.get(url);
    if (there) return there;
    const resource = { method, url, exchanges: [], unsettled: false, progress: undefined };
    ofMethod.set(url, resource);
    resources.set(method, ofMethod);
    return resource;
  }

  function remove(id: number): void {
    const exchange = exchanges.get(id);
    if (!exchange) return;
    exchanges.delete(id);
    resourceOf(exchange).unsettled = true;
    if (showsRatio(exchange)) ratios = undefined;
  }

  /** Leaves of a resource's exchanges only those that still count, in order; false where none is left. */
  function settle(resource: Resource): boolean {
    if (!resource.unsettled) return true;
    const counting = [...new Set(resource.exchanges)].filter(
      (exchange) => exchanges.get(exchange.id) === exchange,
    );
    resource.exchanges = counting.sort(inOrder);
    resource.unsettled = false;
    resource.progress = undefined;
    return counting.length > 0;
  }

  function ratiosNow(): Compression {
    if (ratios) return ratios;
    ratios = new Map();
    for (const exchange of exchanges.values()) observeRatio(ratios, exchange);
    return ratios;
  }

  function partOfResource(resource: Resource, all: Compression): ResourcePart {
    const progress = resource.progress ?? { history: startHistory(), account: startAccount() };
    const { history, account } = progress;
    const renewed = renewEstimates(account, all);
    const judged = account.exchanges.length;
    if (progress.part && !renewed && judged === resource.exchanges.length) return progress.part;
    for (const exchange of resource.exchanges.slice(judged)) {
      enter(account, judgeNext(history, exchange, profile), all, profile, wording);
    }
    progress.part = partOf(resource, account, messages);
    if (isLive) resource.progress = progress;
    return progress.part;
  }

  return {
    add(exchange) {
      skipped.delete(exchange.entry);
      if (exchanges.get(exchange.id) === exchange) return;
      remove(exchange.id);
      exchanges.set(exchange.id, exchange);
      const resource = resourceOf(exchange);
      const last = resource.exchanges.at(-1);
      if (last && inOrder(last, exchange) > 0) resource.unsettled = true;
      resource.exchanges.push(exchange);
      if (ratios) observeRatio(ratios, exchange);
    },
    skip(entry) {
      remove(entry.entry);
      skipped.set(entry.entry, entry);
    },
    clear() {
      resources.clear();
      exchanges.clear();
      skipped.clear();
      ratios = new Map();
    },
    report() {
      const all = ratiosNow();
      const parts: ResourcePart[] = [];
      for (const ofMethod of resources.values()) {
        for (const [url, resource] of ofMethod) {
          if (settle(resource)) parts.push(partOfResource(resource, all));
          else ofMethod.delete(url);
        }
      }
      const sorted = [...skipped.values()].toSorted((a, b) => a.entry - b.entry);
      const facts = { producer, notes, skipped: sorted, entries: exchanges.size + sorted.length };
      return assembleReport(parts, facts, profile, messages);
    },
  };
}

/** The order in which exchanges began. */
const inOrder = (a: Exchange, b: Exchange): number => (a.startedAt ?? 0) - (b.startedAt ?? 0) || a.id - b.id;
