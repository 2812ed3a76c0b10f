import type { PhrasingContent, Table } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { ResourceReport, Tally } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import { sumOf, sumText } from '../views/Amount.tsx';
import type { Wording } from '../views/wording.ts';
import { wordingIn } from '../views/wording-in.ts';
import { type Cell, csvOf } from './csv.ts';
import { code, text } from './markdown.ts';

/** A resource as a list has it. */
export interface ListedResource
  extends Pick<
    ResourceReport,
    'method' | 'url' | 'type' | 'mimeType' | 'policy' | 'transferred' | 'savedByRevalidation'
  > {
  readonly exchanges: readonly unknown[];
  readonly avoidable: Tally;
  readonly findings: readonly { readonly rule: string }[];
}

/** A list of resources as a table, to be pasted. What it holds of a capture is written as in exports. */
export const listingOf = (
  resources: readonly ListedResource[],
  format: 'csv' | 'markdown',
  language: Language,
): string => (format === 'csv' ? toCsv(resources) : toMarkdownTable(resources, wordingIn(language)));

const rulesOf = ({ findings }: ListedResource): readonly string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

const COLUMNS: readonly (readonly [heading: string, cell: (resource: ListedResource) => Cell])[] = [
  ['method', ({ method }) => method],
  ['url', ({ url }) => url],
  ['type', ({ type }) => type],
  ['mimeType', ({ mimeType }) => mimeType],
  ['requests', ({ exchanges }) => exchanges.length],
  ['cacheControl', ({ policy }) => policy.cacheControl],
  ['validator', ({ policy }) => policy.validatorValue],
  ...tallyColumns('transferredBytes', ({ transferred }) => transferred),
  ...tallyColumns('savedBytes', ({ savedByRevalidation }) => savedByRevalidation),
  ...tallyColumns('avoidableBytes', ({ avoidable }) => avoidable),
  ['rules', (resource) => rulesOf(resource).join(' ')],
];

/**
 * One row per resource behind a row of column names, which are the same in every language. Sums of bytes come in fours: the
 * figure, its least and greatest value, and how many requests have no figure and are not in it. An empty cell means that
 * there is nothing to say, or that it is not known.
 */
const toCsv = (resources: readonly ListedResource[]): string =>
  csvOf([
    COLUMNS.map(([heading]) => heading),
    ...resources.map((resource) => COLUMNS.map(([, cell]) => cell(resource))),
  ]);

function tallyColumns(name: string, tallyOf: (resource: ListedResource) => Tally): typeof COLUMNS {
  const known = (figure: (tally: Tally) => number) => (resource: ListedResource) => {
    const tally = tallyOf(resource);
    return tally.exchanges > tally.unknown ? figure(tally) : null;
  };
  return [
    [name, known((tally) => sumOf(tally).bytes)],
    [`${name}Low`, known(({ measuredBytes, estimatedBytes }) => measuredBytes + estimatedBytes.low)],
    [`${name}High`, known(({ measuredBytes, estimatedBytes }) => measuredBytes + estimatedBytes.high)],
    [`${name}Unknown`, (resource) => tallyOf(resource).unknown],
  ];
}

function toMarkdownTable(resources: readonly ListedResource[], wording: Wording): string {
  const { columns } = wording.text.table;
  const sum = (tally: Tally) => text(tally.exchanges === 0 ? '—' : sumText(tally, wording, true));
  const value = (found: string | null) => (found === null || found === '' ? [] : [code(visible(found))]);
  const cells = (resource: ListedResource): PhrasingContent[][] => [
    value(resource.method === 'GET' ? resource.url : `${resource.method} ${resource.url}`),
    text(wording.figures.count(resource.exchanges.length)),
    value(resource.policy.cacheControl),
    value(resource.policy.validatorValue),
    sum(resource.transferred),
    sum(resource.savedByRevalidation),
    sum(resource.avoidable),
    rulesOf(resource).flatMap((rule, at) => [...(at === 0 ? [] : text(', ')), code(rule)]),
  ];
  const headings = [
    columns.name,
    columns.seen,
    columns.policy,
    columns.validator,
    columns.transferred,
    columns.saved,
    columns.avoidable,
    columns.findings,
  ].map(({ title }) => text(title));
  const table: Table = {
    type: 'table',
    align: [null, 'right', null, null, 'right', 'right', 'right', null],
    children: [headings, ...resources.map(cells)].map((row) => ({
      type: 'tableRow',
      children: row.map((children) => ({ type: 'tableCell', children })),
    })),
  };
  return toMarkdown(table, { extensions: [gfmTableToMarkdown({ tablePipeAlign: false })] });
}
