import type { Capture } from '../har/capture.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import type { Report } from './report.ts';
import { type CaptureHead, type Judgement, type Manner, type Session, startSession } from './session.ts';

export type { Judgement } from './session.ts';

/** How an audit judges and speaks. */
export interface AuditOptions extends Judgement {
  /** The language of the report's sentences; English by default. */
  readonly language?: Language;
}

/** An audit of traffic as it comes. */
export interface Audit extends Omit<Session, 'choose' | 'recommended'> {
  /** Judges and speaks in this way from now on, and of what was taken so far anew. */
  choose(options: AuditOptions): void;
}

/** Starts an audit of live traffic; `producer` and `notes` are what the report says of the capture. */
export function createAudit(options: AuditOptions & CaptureHead = {}): Audit {
  const session = startSession({ ...options, ...mannerOf(options) }, true);
  const { recommended: _, ...audit } = session;
  return { ...audit, choose: (next) => session.choose(mannerOf(next)) };
}

/** Audits a whole capture. The same capture and options always give the same report. */
export function audit(capture: Capture, options: AuditOptions = {}): Report {
  const { producer, notes, pages, parts, sensitiveLines, cache } = capture;
  const head = { producer, notes, pages, sensitiveLines, cache, ...(parts && { parts }) };
  const session = startSession({ ...mannerOf(options), ...head }, false);
  for (const exchange of capture.exchanges) session.add(exchange);
  for (const entry of capture.skipped) session.skip(entry);
  return session.report();
}

const mannerOf = ({ language = 'en', profile, settings }: AuditOptions): Manner => ({
  language,
  messages: messagesIn(language),
  ...(profile && { profile }),
  ...(settings && { settings }),
});
