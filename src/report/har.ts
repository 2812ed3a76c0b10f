import type { ExchangeReport, Finding, Report } from '../audit/report.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { createMasks, type Masks } from './masks.ts';
import { gathered } from './pieces.ts';
import { masked } from './redact.ts';
import { maskedEntry, recordOf } from './redact-entry.ts';

/** What a HAR is made from beside the report: the entries that it is on, and who is to be named as their creator. */
export interface HarSource {
  /** The entry at a place of the capture, as recorded. */
  entryAt(place: number): unknown;
  readonly creator: { readonly name: string; readonly version?: string };
}

/** A HAR as text in pieces, and what was done about secrets in it, in words. */
export interface WrittenHar {
  readonly pieces: readonly string[];
  readonly note: string;
}

/**
 * The exchanges of a report as a HAR 1.2, each with what was found as `_notModified`. Masked, unless `redacted` is false:
 * with the same stand-ins all over, without bodies, and without members that the format does not know and that hold text.
 */
export function toHar(
  report: Report,
  { entryAt, creator }: HarSource,
  { language, redacted = true }: { readonly language: Language; readonly redacted?: boolean },
): WrittenHar {
  const masks = redacted ? createMasks() : undefined;
  const told = masks ? masked(report, masks) : report;
  const findingsOf = findingsByExchange(told.findings);
  const written = (exchange: ExchangeReport): string =>
    JSON.stringify({
      ...entryOf(entryAt(exchange.entry), masks),
      ...pageOf(exchange, told),
      _notModified: annotation(exchange, findingsOf(exchange.id)),
    });
  const pages = told.capture.pages.map(({ id, url, startedAt }) => ({
    startedDateTime: startedAt ?? told.capture.startedAt ?? '',
    id,
    title: url ?? '',
    pageTimings: {},
  }));
  const log = { version: '1.2', creator: { version: '', ...creator }, pages };
  const opened = [
    `${JSON.stringify({ log }).slice(0, -2)},"entries":[`,
    ...gathered(listed(told.exchanges, written)),
  ];
  // What was masked is known once all entries are written.
  const { redacted: maskedText, notRedacted } = messagesIn(language).report;
  const note = masks ? maskedText(masks.counts()) : notRedacted;
  const notes = [...told.capture.notes.map(({ message }) => message), note];
  const { tool, profile } = report;
  const pieces = [...opened, `],"_notModified":${JSON.stringify({ tool, profile, notes })}}}\n`];
  return { pieces, note };
}

function* listed<Item>(items: readonly Item[], written: (item: Item) => string): Iterable<string> {
  let before = '';
  for (const item of items) {
    yield before + written(item);
    before = ',';
  }
}

const entryOf = (entry: unknown, masks: Masks | undefined): object =>
  masks ? maskedEntry(entry, masks) : (recordOf(entry) ?? {});

const pageOf = ({ page }: ExchangeReport, { capture }: Report): { pageref?: string } => {
  const id = page === null ? undefined : capture.pages[page]?.id;
  return id === undefined ? {} : { pageref: id };
};

function findingsByExchange(findings: readonly Finding[]): (id: number) => readonly Finding[] {
  const byExchange = new Map<number, Finding[]>();
  for (const finding of findings)
    for (const id of finding.exchanges) {
      const known = byExchange.get(id);
      if (known) known.push(finding);
      else byExchange.set(id, [finding]);
    }
  return (id) => byExchange.get(id) ?? [];
}

const annotation = ({ notModified, saved, decision }: ExchangeReport, findings: readonly Finding[]) => ({
  findings: findings.map(({ rule, level, message }) => ({ rule, level, message })),
  ...((notModified || saved) && { saved: notModified?.saved ?? saved }),
  decision,
});
