import type { ExchangeReport, Finding, Report } from '../audit/report.ts';
import { messagesIn } from '../messages/messages.ts';
import { createMasks, type Masks } from './masks.ts';
import { gathered } from './pieces.ts';
import { type Masking, masked } from './redact.ts';
import { maskedEntry, recordOf } from './redact-entry.ts';

/** Who a HAR names as its creator, and the browser where that is another. */
export interface HarOrigin {
  readonly creator: { readonly name: string; readonly version?: string };
  readonly browser?: string;
}

/** A HAR as text in pieces, and what was done about secrets in it, in words. */
export interface WrittenHar {
  readonly pieces: readonly string[];
  readonly note: string;
}

/** Writes a HAR piece by piece: the head, entries, the end. */
export interface HarWriter {
  readonly head: string;
  /** An exchange, from its entry as recorded; the empty text where the report has none at that place of the capture. */
  entry(place: number, recorded: unknown): string;
  /** What stands behind the last entry, and what was done about secrets, which is known only now. */
  end(): { readonly text: string; readonly note: string };
}

/**
 * Makes a HAR 1.2 of the exchanges of a report, each with what was found as `_notModified`. Masked, unless `redacted` is
 * false: with the same stand-ins all over, without bodies, and without members that the format does not know and that
 * hold text.
 */
export function createHarWriter(
  report: Report,
  { creator, browser }: HarOrigin,
  { language, redacted = true }: Masking,
): HarWriter {
  const masks = redacted ? createMasks() : undefined;
  const told = masks ? masked(report, masks) : report;
  const findingsOf = findingsByExchange(told.findings);
  const exchanges = new Map(told.exchanges.map((exchange) => [exchange.entry, exchange]));
  const pages = told.capture.pages.map(({ id, url, startedAt }) => ({
    startedDateTime: startedAt ?? told.capture.startedAt ?? '',
    id,
    title: url ?? '',
    pageTimings: {},
  }));
  const log = {
    version: '1.2',
    creator: { version: '', ...creator },
    ...(browser !== undefined && { browser: { name: browser, version: '' } }),
    pages,
  };
  let separator = '';
  return {
    head: `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[`,
    entry(place, recorded) {
      const exchange = exchanges.get(place);
      if (!exchange) return '';
      const entry = {
        ...entryOf(recorded, masks),
        ...pageOf(exchange, told),
        _notModified: annotation(exchange, findingsOf(exchange.id)),
      };
      const text = `${separator}\n${JSON.stringify(entry)}`;
      separator = ',';
      return text;
    },
    end() {
      const { redacted: maskedText, notRedacted } = messagesIn(language).report;
      const note = masks ? maskedText(masks.counts()) : notRedacted;
      const { tool, profile, capture } = told;
      const notes = [...capture.notes.map(({ message }) => message), note];
      const about = { tool, profile, skipped: capture.skipped, notes };
      return { text: `\n],"_notModified":${JSON.stringify(about)}}}\n`, note };
    },
  };
}

/** The exchanges of a report as a HAR, from the entries at their places in the capture. */
export function toHar(
  report: Report,
  { entryAt, ...origin }: HarOrigin & { entryAt(place: number): unknown },
  masking: Masking,
): WrittenHar {
  const writer = createHarWriter(report, origin, masking);
  const opened = [...gathered(openedHar(writer, report, entryAt))];
  const { text, note } = writer.end();
  return { pieces: [...opened, text], note };
}

function* openedHar(
  { head, entry: written }: HarWriter,
  { exchanges }: Report,
  entryAt: (place: number) => unknown,
): Iterable<string> {
  yield head;
  for (const { entry } of exchanges) yield written(entry, entryAt(entry));
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
