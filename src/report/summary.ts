import type { Report, Tally } from '../audit/report.ts';
import { LEVELS } from '../rules/rule.ts';
import type { Wording } from './wording.ts';

/** One figure of the summary and what stands behind it. */
export interface SummaryRow {
  readonly label: string;
  readonly figure: string;
  readonly details: readonly string[];
}

/** The figures that head every export that people read, in order. */
export function summaryRows(report: Report, wording: Wording): SummaryRow[] {
  const words = wording.messages.report.summary;
  const { transferred } = report.summary;
  const { byRevalidation, byCache } = report.savings;
  const count = ({ exchanges }: Tally) => [exchanges, wording.figures.count(exchanges)] as const;
  const wait = wording.figures.duration(byRevalidation.waitMs);
  return [
    exchangesRow(report, wording),
    tallyRow(words.transferred, transferred, words.byResponses(...count(transferred)), wording),
    tallyRow(
      words.savedByRevalidation,
      byRevalidation,
      words.byRevalidations(...count(byRevalidation), wait),
      wording,
    ),
    tallyRow(words.savedByCache, byCache, words.byHits(...count(byCache)), wording),
    avoidableRow(report, wording),
    notModifiedRow(report, wording),
    findingsRow(report, wording),
  ];
}

/** A tally's sum for a table: `35.5 kB`, `≈ 12 kB`; "unknown" where no exchange has a figure, "none" without any. */
export function tallyFigure(tally: Tally, { messages, figures }: Wording): string {
  if (tally.exchanges === 0) return messages.report.summary.none;
  if (tally.unknown === tally.exchanges) return messages.report.resources.unknown;
  const { bytes, low, high } = tally.estimatedBytes;
  const exact = low === bytes && high === bytes;
  return `${exact ? '' : '≈ '}${figures.size(tally.measuredBytes + bytes)}`;
}

/** The range of a tally's sum where it holds estimates, and how many figures it lacks. */
export function tallyDetails(tally: Tally, { messages, figures }: Wording): string[] {
  const words = messages.report.tally;
  const size = (estimated: number) => figures.size(tally.measuredBytes + estimated);
  const low = size(tally.estimatedBytes.low);
  const high = size(tally.estimatedBytes.high);
  return [
    ...(low === high ? [] : [words.between(low, high)]),
    ...(tally.unknown === 0 ? [] : [words.unknown(figures.count(tally.unknown))]),
  ];
}

function tallyRow(label: string, tally: Tally, detail: string, wording: Wording): SummaryRow {
  const details = tally.exchanges === 0 ? [] : [detail, ...tallyDetails(tally, wording)];
  return { label, figure: tallyFigure(tally, wording), details };
}

function exchangesRow({ capture }: Report, { messages, figures }: Wording): SummaryRow {
  const words = messages.report.summary;
  const read = words.read(figures.count(capture.exchanges), figures.count(capture.entries));
  const skipped = capture.skipped.length;
  return {
    label: words.exchanges,
    figure: figures.count(capture.exchanges),
    details: skipped === 0 ? [read] : [read, words.skipped(figures.count(skipped))],
  };
}

function avoidableRow({ savings }: Report, { messages, figures }: Wording): SummaryRow {
  const words = messages.report.summary;
  const { revalidations, downloads } = savings.avoidable;
  const none = revalidations.exchanges + downloads.exchanges === 0;
  return {
    label: words.avoidable,
    figure: none ? words.none : figures.size(revalidations.bytes + downloads.bytes),
    details: [
      ...(revalidations.exchanges === 0
        ? []
        : [
            words.avoidableRevalidations(
              revalidations.exchanges,
              figures.count(revalidations.exchanges),
              figures.size(revalidations.bytes),
              figures.duration(revalidations.waitMs),
            ),
          ]),
      ...(downloads.exchanges === 0
        ? []
        : [
            words.avoidableDownloads(
              downloads.exchanges,
              figures.count(downloads.exchanges),
              figures.size(downloads.bytes),
            ),
          ]),
    ],
  };
}

function notModifiedRow({ summary }: Report, { messages, figures }: Wording): SummaryRow {
  const words = messages.report.summary;
  const faulty = summary.faulty304s;
  return {
    label: words.notModified,
    figure: figures.count(summary.notModified),
    details:
      summary.notModified === 0
        ? []
        : [faulty === 0 ? words.noneFaulty : words.faulty(faulty, figures.count(faulty))],
  };
}

function findingsRow({ summary }: Report, { messages, figures }: Wording): SummaryRow {
  const levels = LEVELS.filter((level) => summary.findings[level] > 0);
  const parts = levels.map(
    (level) => `${figures.count(summary.findings[level])} ${messages.report.levels[level]}`,
  );
  const words = messages.report.summary;
  return { label: words.findings, figure: parts.join(' · ') || words.none, details: [] };
}
