import type { PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown as writeMarkdown } from 'mdast-util-to-markdown';
import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import { settingsLine } from '../views/settings-words.ts';
import { wordingIn } from '../views/wording-in.ts';
import { betterPolicy } from './better-policy.ts';
import { shortened } from './columns.ts';
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

/** Issues and pull requests take 65,536 characters, so what goes on and on is counted instead. */
const MOST_GROUPS = 30;
const MOST_PLACES = 5;
const MOST_RECOMMENDED = 20;
/** Characters of an address or a value. */
const LONGEST = 120;

/**
 * The report for an issue or a pull request: figures, faults with where they were seen and what to do, advice folded
 * away, what to send. What comes from the capture is code or escaped; it names nobody and no issue.
 */
export function toMarkdown(report: Report, { language }: { readonly language: Language }): string {
  const wording = exportWording(language);
  const shown = changeText(report, visible);
  const children = [
    ...head(shown, wording),
    ...faults(shown, wording),
    ...recommendations(shown, wording),
    ...hints(shown, wording),
    ...notes(shown, wording),
  ];
  return writeMarkdown({ type: 'root', children }, { extensions: [gfmTableToMarkdown()], bullet: '-' });
}

/** What GitHub and GitLab take for a person, a team or another issue wherever it stands outside of code. */
const NAMING = /(?<=[@#!&%~$])(?=[\w"])/;

/** Pieces of a line; with types of our own, as those of `mdast` are not there for users of the library. */
export type Words = { readonly type: 'text'; value: string } | { readonly type: 'html'; value: string };
export interface Code {
  readonly type: 'inlineCode';
  value: string;
}

/** Text, with nothing in it that names somebody; a comment holds the sign and the name apart. */
export const text = (value: string): Words[] =>
  value
    .split(NAMING)
    .flatMap((part, at): Words[] => [
      ...(at === 0 ? [] : [{ type: 'html' as const, value: '<!-- -->' }]),
      { type: 'text', value: part },
    ]);
/** A value of a capture, in which nothing is markup; of a long one the middle is left out. */
export const code = (value: string): Code => ({
  type: 'inlineCode',
  value: shortened(value, LONGEST),
});
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: text(value) });
const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });
const heading = (depth: 1 | 2 | 3, ...children: PhrasingContent[]): RootContent => ({
  type: 'heading',
  depth,
  children,
});
const list = (items: readonly PhrasingContent[][]): RootContent => ({
  type: 'list',
  spread: false,
  children: items.map((children) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children }],
  })),
});
const row = (cells: readonly PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children) => ({ type: 'tableCell', children })),
});
const table = (align: Table['align'], rows: TableRow[]): Table => ({ type: 'table', align, children: rows });

function head(report: Report, wording: Wording): RootContent[] {
  const words = wording.messages.report;
  const { producer, startedAt, endedAt } = report.capture;
  const settings = settingsLine(report, wordingIn(wording.language));
  const lines = [
    words.capture.recordedBy(producerName(producer)),
    ...(startedAt && endedAt ? [words.capture.between(dayAndTime(startedAt), dayAndTime(endedAt))] : []),
  ];
  const figures = summaryRows(report, wording).map(({ label, figure, details }) =>
    row([text(label), [strong(figure)], text(details.join(' · '))]),
  );
  return [
    heading(1, ...text(`Not Modified ${report.tool.version} · ${words.heading.report}`)),
    paragraph(...text(lines.join(' · '))),
    paragraph(...text(words.capture.profile[report.profile])),
    ...(settings === undefined ? [] : [paragraph(...text(settings))]),
    table([null, 'right', null], [row([text(words.heading.summary), [], []]), ...figures]),
  ];
}

function faults(report: Report, wording: Wording): RootContent[] {
  const words = wording.messages.report;
  const groups = groupedFindings(report, ['must', 'should']);
  if (groups.length === 0)
    return [heading(2, ...text(words.heading.faults)), paragraph(...text(words.fault.none))];
  return [heading(2, ...text(words.heading.faults)), ...listed(groups, wording)];
}

function hints(report: Report, wording: Wording): RootContent[] {
  const groups = groupedFindings(report, ['advice', 'info']);
  if (groups.length === 0) return [];
  const title = wording.messages.report.heading.hints;
  return [
    { type: 'html', value: `<details>\n<summary>${title}</summary>` },
    ...listed(groups, wording),
    { type: 'html', value: '</details>' },
  ];
}

function listed(groups: readonly FindingGroup[], wording: Wording): RootContent[] {
  const rest = groups.length - MOST_GROUPS;
  return [
    ...groups.slice(0, MOST_GROUPS).flatMap((group) => groupOf(group, wording)),
    ...(rest > 0
      ? [paragraph(...text(wording.messages.report.fault.more(wording.figures.count(rest))))]
      : []),
  ];
}

/** What was seen, what to do, the section, then where. */
function groupOf(group: FindingGroup, wording: Wording): RootContent[] {
  const words = wording.messages.report;
  const { count } = wording.figures;
  const places = group.places.length;
  const rest = places - MOST_PLACES;
  const said = [group.message, group.why, ...browserLines(group)].filter((line) => line !== undefined);
  return [
    heading(
      3,
      ...text(`${words.levels[group.level]} `),
      code(group.rule),
      ...text(` ${words.fault.resources(places, count(places))}`),
    ),
    paragraph(...text(said.join(' '))),
    ...(group.fix === undefined ? [] : [paragraph(strong(words.fault.toDo(group.fix)))]),
    ...(group.spec ? [paragraph(sectionLink(group.spec))] : []),
    list([
      ...group.places.slice(0, MOST_PLACES).map((place) => placeOf(place, wording)),
      ...(rest > 0 ? [text(words.fault.more(count(rest)))] : []),
    ]),
  ];
}

const sectionLink = ({ title, section, url }: NonNullable<FindingGroup['spec']>): PhrasingContent => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: `${title} ${section}` }],
});

function placeOf({ method, url, exchanges, evidence }: Place, { messages }: Wording): PhrasingContent[] {
  const numbers = exchanges.slice(0, MOST_PLACES).join(', ') + (exchanges.length > MOST_PLACES ? ' …' : '');
  const where = ` (${messages.report.fault.exchanges(exchanges.length, numbers)})`;
  const seen = evidence.flatMap(({ field, value }) => [...text(' · '), code(`${field}: ${value}`)]);
  return [code(`${method} ${url}`), ...text(where), ...seen];
}

function recommendations({ resources }: Report, wording: Wording): RootContent[] {
  const words = wording.messages.report;
  const changed = resources.flatMap((resource) => {
    const cacheControl = betterPolicy(resource);
    return cacheControl === undefined
      ? []
      : [row([[code(`${resource.method} ${resource.url}`)], [code(cacheControl)]])];
  });
  if (changed.length === 0) return [];
  const rest = changed.length - MOST_RECOMMENDED;
  const columns = row([text(words.resources.columns.resource), text(words.heading.recommendations)]);
  return [
    heading(2, ...text(words.heading.recommendations)),
    table([null, null], [columns, ...changed.slice(0, MOST_RECOMMENDED)]),
    ...(rest > 0 ? [paragraph(...text(words.fault.more(wording.figures.count(rest))))] : []),
  ];
}

function notes(report: Report, wording: Wording): RootContent[] {
  const words = wording.messages.report;
  const { skipped } = report.capture;
  const untold = untoldText(report.rules, wording);
  const lines = [
    ...report.capture.notes.map(({ message }) => message),
    ...(untold === undefined ? [] : [untold]),
  ];
  const rest = skipped.length - MOST_SKIPPED;
  const unread = [
    ...skipped.slice(0, MOST_SKIPPED).map(({ entry, reason }) => text(words.skipped.entry(entry, reason))),
    ...(rest > 0 ? [text(words.skipped.more(wording.figures.count(rest)))] : []),
  ];
  return [
    ...(lines.length === 0 ? [] : [heading(2, ...text(words.heading.notes)), list(lines.map(text))]),
    ...(unread.length === 0 ? [] : [heading(2, ...text(words.heading.skipped)), list(unread)]),
  ];
}
