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
  const wait = waitText(byRevalidation, byRevalidation.exchanges, wording);
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
    ...revisitRows(report, wording),
    cacheInsightRow(report, wording),
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

/** A sum of waits: unknown where none is known, with a word on those that are missing. */
function waitText(
  { waitMs, unknownWaits }: { waitMs: number; unknownWaits: number },
  exchanges: number,
  { messages, figures }: Wording,
): string {
  if (exchanges > 0 && unknownWaits === exchanges) return messages.report.resources.unknown;
  const wait = figures.duration(waitMs);
  return unknownWaits === 0
    ? wait
    : messages.report.summary.waitAndUnknown(wait, figures.count(unknownWaits));
}

function avoidableRow({ savings }: Report, wording: Wording): SummaryRow {
  const words = wording.messages.report.summary;
  const { cost, revalidations, downloads } = savings.avoidable;
  const count = wording.figures.count;
  const details: string[] = [];
  if (revalidations.exchanges > 0) {
    const size = tallyFigure(revalidations.cost, wording);
    const wait = waitText(revalidations, revalidations.exchanges, wording);
    details.push(
      words.avoidableRevalidations(revalidations.exchanges, count(revalidations.exchanges), size, wait),
    );
  }
  if (downloads.exchanges > 0) {
    const size = tallyFigure(downloads.cost, wording);
    details.push(words.avoidableDownloads(downloads.exchanges, count(downloads.exchanges), size));
  }
  return {
    label: words.avoidable,
    figure: tallyFigure(cost, wording),
    details: [...details, ...tallyDetails(cost, wording)],
  };
}

/** What the visit that people most often mean by "coming back" costs: a day later, now and as is recommended. */
function revisitRows({ savings }: Report, wording: Wording): SummaryRow[] {
  const words = wording.messages.report.summary;
  const revisit = savings.revisits.find(({ after }) => after === 'P1D');
  if (!revisit || savings.cold.requests === 0) return [];
  const { now, recommended } = revisit;
  const count = (value: number) => wording.figures.count(value);
  const asked = words.askedAgain(count(now.requests), count(savings.cold.requests), count(now.revalidations));
  const better = words.askedAsRecommended(
    count(recommended.requests),
    tallyFigure(recommended.cost, wording),
  );
  const row = tallyRow(words.dayLater, now.cost, asked, wording);
  const details = row.details.length === 0 ? [asked] : row.details;
  const isSame = recommended.requests === now.requests && recommended.bytes === now.bytes;
  return [{ ...row, details: isSame ? details : [...details, better] }];
}

function cacheInsightRow({ savings }: Report, wording: Wording): SummaryRow {
  const words = wording.messages.report.summary;
  const { resources, wasted } = savings.cacheInsight;
  const detail = words.byCacheInsight(resources, wording.figures.count(resources));
  return tallyRow(words.cacheInsight, wasted, detail, wording);
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
