import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import type { Level } from '../rules/rule.ts';
import { settingsLine } from '../views/settings-words.ts';
import { wordingIn } from '../views/wording-in.ts';
import { betterPolicy } from './better-policy.ts';
import { columnsOf, padded, shortened, wrapped } from './columns.ts';
import { browserLines, type FindingGroup, groupedFindings, type Place } from './grouped-findings.ts';
import { changeText } from './report-text.ts';
import { summaryRows } from './summary.ts';
import {
  dayAndTime,
  exportWording,
  MOST_SKIPPED,
  producerName,
  untoldText,
  type Wording,
} from './wording.ts';

/** How a text for a terminal is drawn. */
export interface TextOptions {
  readonly language: Language;
  /** Whether to colour with ANSI sequences; without them the text says the same. */
  readonly colour?: boolean;
  /** Width of the terminal, columns; the text keeps to between 80 and 120. */
  readonly columns?: number;
}

type Style = 'bold' | 'dim' | Level;
type Paint = (style: Style, text: string) => string;

interface Page {
  readonly wording: Wording;
  readonly columns: number;
  readonly paint: Paint;
}

const STYLES: Readonly<Record<Style, string>> = {
  bold: '1',
  dim: '2',
  must: '1;31',
  should: '33',
  advice: '36',
  info: '2',
};
const INDENT = '  ';
/** Columns that a figure of the summary takes at least. */
const FIGURE = 10;
/** How many resources an advice names, and how many exchanges a place. */
const NAMED = 3;
const NUMBERS = 8;
/** Columns that are left for an address beside a value, at least. */
const ADDRESS = 30;
/** How many recommendations are shown. */
const RECOMMENDED = 20;

/**
 * The report for a terminal: summary figures, every fault with where it was seen and what to do, advice in short,
 * notes. What comes from the capture is written out where a terminal would obey it.
 */
export function toText(report: Report, { language, colour = false, columns = 100 }: TextOptions): string {
  const page: Page = {
    wording: exportWording(language),
    columns: Math.min(120, Math.max(80, columns)),
    paint: colour ? (style, text) => `\x1b[${STYLES[style]}m${text}\x1b[0m` : (_, text) => text,
  };
  const shown = changeText(report, visible);
  const sections = [
    headLines(shown, page),
    summaryLines(shown, page),
    faultLines(shown, page),
    hintLines(shown, page),
    recommendationLines(shown, page),
    untoldLines(shown, page),
    noteLines(shown, page),
    skippedLines(shown, page),
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headLines(report: Report, { wording, columns, paint }: Page): string[] {
  const text = wording.messages.report;
  const { producer, startedAt, endedAt } = report.capture;
  const recorded = [
    text.capture.recordedBy(producerName(producer)),
    ...(startedAt && endedAt ? [text.capture.between(dayAndTime(startedAt), dayAndTime(endedAt))] : []),
  ].join(' · ');
  return [
    paint('bold', `Not Modified ${report.tool.version} · ${text.heading.report}`),
    ...wrapped(recorded, columns),
    ...wrapped(text.capture.profile[report.profile], columns),
    ...wrapped(settingsLine(report, wordingIn(wording.language)) ?? '', columns).filter(Boolean),
  ];
}

function summaryLines(report: Report, { wording, columns, paint }: Page): string[] {
  const rows = summaryRows(report, wording);
  const labels = Math.max(...rows.map(({ label }) => columnsOf(label)));
  const lines = rows.flatMap(({ label, figure, details }) => {
    const head = `${INDENT}${padded(label, labels)}  `;
    const gap = ' '.repeat(Math.max(0, FIGURE - columnsOf(figure)) + 2);
    const detail = hanging(details, columnsOf(head + figure + gap), columns);
    return `${head}${paint('bold', figure)}${detail === '' ? '' : gap}${detail}`;
  });
  return [paint('bold', wording.messages.report.heading.summary), ...lines];
}

function faultLines(report: Report, page: Page): string[] {
  const text = page.wording.messages.report;
  const groups = groupedFindings(report, ['must', 'should']);
  const title = page.paint('bold', text.heading.faults);
  if (groups.length === 0) return [title, `${INDENT}${text.fault.none}`];
  return [
    title,
    ...groups.flatMap((group, index) => [...(index === 0 ? [] : ['']), ...groupLines(group, page)]),
  ];
}

function hintLines(report: Report, page: Page): string[] {
  const groups = groupedFindings(report, ['advice', 'info']);
  if (groups.length === 0) return [];
  const lines = groups.flatMap((group) => groupLines(group, page, NAMED));
  return [page.paint('bold', page.wording.messages.report.heading.hints), ...lines];
}

/** A resource with another policy recommended than it has, a line each. */
function recommendationLines({ resources }: Report, { wording, columns, paint }: Page): string[] {
  const text = wording.messages.report;
  const changed = resources.flatMap((resource) => {
    const cacheControl = betterPolicy(resource);
    return cacheControl === undefined ? [] : [{ ...resource, cacheControl }];
  });
  if (changed.length === 0) return [];
  const lines = changed.slice(0, RECOMMENDED).map(({ method, url, cacheControl }) => {
    const value = shortened(cacheControl, columns - ADDRESS);
    const address = shortened(`${method} ${url}`, columns - columnsOf(value) - 2 * INDENT.length);
    return `${INDENT}${address}${INDENT}${paint('bold', value)}`;
  });
  const rest = changed.length - RECOMMENDED;
  return [
    paint('bold', text.heading.recommendations),
    ...lines,
    ...(rest > 0 ? [`${INDENT}${text.fault.more(wording.figures.count(rest))}`] : []),
  ];
}

function untoldLines({ rules }: Report, { wording, columns }: Page): string[] {
  const text = untoldText(rules, wording);
  return text === undefined ? [] : wrapped(text, columns);
}

/** A group: what was seen, what to do, the section, then where; at most `named` places are named. */
function groupLines(group: FindingGroup, page: Page, named = Number.POSITIVE_INFINITY): string[] {
  const text = page.wording.messages.report;
  const { count } = page.wording.figures;
  const level = text.levels[group.level];
  const places = group.places.length;
  const indent = INDENT.repeat(2);
  const rest = places - named;
  return [
    `${INDENT}${page.paint(group.level, level)}  ${page.paint('bold', group.rule)}  ${text.fault.resources(places, count(places))}`,
    ...indented([group.message, group.why].filter(Boolean).join(' '), indent, page.columns),
    ...browserLines(group).flatMap((line) => indented(line, indent, page.columns)),
    ...(group.fix === undefined ? [] : indented(text.fault.toDo(group.fix), indent, page.columns)),
    ...(group.spec ? [`${indent}${sectionLine(group.spec)}`] : []),
    ...group.places.slice(0, named).flatMap((place) => placeLines(place, page)),
    ...(rest > 0 ? [`${INDENT.repeat(3)}${text.fault.more(count(rest))}`] : []),
  ];
}

const sectionLine = (spec: NonNullable<FindingGroup['spec']>): string =>
  `${spec.title} ${spec.section}  ${spec.url}`;

function placeLines(
  { method, url, exchanges, evidence }: Place,
  { wording, columns, paint }: Page,
): string[] {
  const indent = INDENT.repeat(3);
  const numbers = exchanges.slice(0, NUMBERS).join(', ') + (exchanges.length > NUMBERS ? ' …' : '');
  const where = `  (${wording.messages.report.fault.exchanges(exchanges.length, numbers)})`;
  const address = shortened(`${method} ${url}`, columns - indent.length - columnsOf(where));
  const seen = evidence.map(({ field, value }) => `${field}: ${shortened(value, columns)}`).join(' · ');
  return [
    `${indent}${address}${where}`,
    ...indented(seen, INDENT.repeat(4), columns).map((line) => paint('dim', line)),
  ];
}

function noteLines(report: Report, { wording, columns, paint }: Page): string[] {
  const { notes } = report.capture;
  if (notes.length === 0) return [];
  const lines = notes.flatMap(({ message }) => indented(message, INDENT, columns));
  return [paint('bold', wording.messages.report.heading.notes), ...lines];
}

function skippedLines(report: Report, { wording, columns, paint }: Page): string[] {
  const text = wording.messages.report;
  const { skipped } = report.capture;
  if (skipped.length === 0) return [];
  const lines = skipped
    .slice(0, MOST_SKIPPED)
    .flatMap(({ entry, reason }) => indented(text.skipped.entry(entry, reason), INDENT, columns));
  const rest = skipped.length - MOST_SKIPPED;
  return [
    paint('bold', text.heading.skipped),
    ...lines,
    ...(rest > 0 ? [`${INDENT}${text.skipped.more(wording.figures.count(rest))}`] : []),
  ];
}

const indented = (text: string, indent: string, columns: number): string[] =>
  wrapped(text, columns - indent.length).map((line) => indent + line);

/** Details to stand behind `taken` columns that their first line has before it; a line ends between two of them. */
function hanging(details: readonly string[], taken: number, columns: number): string {
  const lines: string[] = [];
  for (const detail of details) {
    const joined = lines.length === 0 ? detail : `${lines.at(-1)} · ${detail}`;
    if (lines.length > 0 && columnsOf(joined) <= columns - taken) lines.splice(-1, 1, joined);
    else lines.push(...wrapped(detail, columns - taken));
  }
  return lines.join(`\n${' '.repeat(taken)}`);
}
