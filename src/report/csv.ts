import { stringify } from 'csv-stringify/browser/esm/sync';
import {
  type ExchangeReport,
  REPEATED_FIELDS,
  type Report,
  type ResourceReport,
  type Tally,
} from '../audit/report.ts';
import { type Bytes, rangeOf } from '../exchange/bytes.ts';
import { visible } from '../messages/visible.ts';
import type { Pieces } from './pieces.ts';

/** What stands in a cell; null: nothing to say, or not known. */
export type Cell = string | number | null;
type Column<Row> = readonly [heading: string, cell: (row: Row, rules: readonly string[]) => Cell];

/** What a row can be of. */
export const CSV_ROWS = ['exchanges', 'resources'] as const;
export type CsvRows = (typeof CSV_ROWS)[number];

interface CsvOptions {
  readonly rows?: CsvRows;
}

const FORMULA = /^[=+\-@]/;
/** A semicolon behind which a formula would start where a spreadsheet splits at semicolons. */
const SPLIT = /;(?=[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

const EXCHANGE_COLUMNS: readonly Column<ExchangeReport>[] = [
  ['id', ({ id }) => id],
  ['entry', ({ entry }) => entry],
  ['startedAt', ({ startedAt }) => startedAt],
  ['method', ({ method }) => method],
  ['url', ({ url }) => url],
  ['status', ({ status }) => status],
  ['source', ({ source }) => source],
  ...bytesColumns('requestBytes', ({ wire }) => wire.request),
  ...bytesColumns('responseBytes', ({ wire }) => wire.response),
  ['waitMs', ({ waitMs }) => waitMs],
  ['ageSeconds', ({ ageSeconds }) => ageSeconds],
  ['lifetimePrivateSeconds', ({ lifetimeSeconds }) => lifetimeSeconds.private],
  ['lifetimeSharedSeconds', ({ lifetimeSeconds }) => lifetimeSeconds.shared],
  ['decision', ({ decision }) => decision.action],
  ['decisionReasons', ({ decision }) => decision.reasons.map(({ code }) => code).join(' ')],
  ['decisionExpected', ({ decision }) => decision.expected?.action ?? ''],
  ['decisionDifference', ({ decision }) => decision.difference?.code ?? ''],
  ...REPEATED_FIELDS.map(
    (field): Column<ExchangeReport> => [
      `304 ${field}`,
      ({ notModified }) => notModified?.fields[field] ?? null,
    ],
  ),
  ['304 body', ({ notModified }) => notModified?.body ?? null],
  ...bytesColumns('savedBytes', ({ notModified, saved }) => notModified?.saved ?? saved),
  ['rules', (_, rules) => rules.join(' ')],
];

const RESOURCE_COLUMNS: readonly Column<ResourceReport>[] = [
  ['method', ({ method }) => method],
  ['url', ({ url }) => url],
  ['type', ({ type }) => type],
  ['mimeType', ({ mimeType }) => mimeType],
  ['requests', ({ exchanges }) => exchanges.length],
  ['cacheControl', ({ policy }) => policy.cacheControl],
  ['storablePrivate', ({ policy }) => known(policy, policy.storable.private)],
  ['storableShared', ({ policy }) => known(policy, policy.storable.shared)],
  ['lifetimePrivateSeconds', ({ policy }) => policy.lifetimeSeconds.private],
  ['lifetimeSharedSeconds', ({ policy }) => policy.lifetimeSeconds.shared],
  ['heuristic', ({ policy }) => known(policy, policy.heuristic)],
  ['validator', ({ policy }) => (policy.known ? policy.validator : null)],
  ['validatorValue', ({ policy }) => policy.validatorValue],
  ['recommended', ({ recommendation }) => recommendation?.cacheControl ?? null],
  ...tallyColumns('transferredBytes', ({ transferred }) => transferred),
  ...tallyColumns('savedBytes', ({ savedByRevalidation }) => savedByRevalidation),
  ...tallyColumns('savedByCacheBytes', ({ savedByCache }) => savedByCache),
  ['faulty304s', ({ faulty304s }) => faulty304s],
  ['rules', (_, rules) => rules.join(' ')],
];

/**
 * One row per exchange, or per resource, behind a row of column names, which are the same in every language; lines end in
 * CR LF. Bytes of an exchange come in fours: the figure, how it is known, and its least and greatest value; sums of a
 * resource: the figure, its least and greatest value, and how many requests have no figure and are not in it. An empty
 * cell means that there is nothing to say (`savedBytes` of what was neither a 304 nor a cache hit) or that it is not known.
 * No cell that holds text begins as a formula. What was done about secrets stands in the first row's `redaction`.
 */
export const toCsv = (report: Report, options: CsvOptions = {}): string =>
  [...csvPieces(report, options)].join('');

/** The same in pieces, of so many rows each. */
export const csvPieces = (
  report: Report,
  { rows = 'exchanges' }: CsvOptions = {},
  rowsOfPiece = 1_000,
): Pieces =>
  rows === 'resources'
    ? tablePieces(report, RESOURCE_COLUMNS, report.resources, rulesByResource(report), rowsOfPiece)
    : tablePieces(report, EXCHANGE_COLUMNS, report.exchanges, rulesByExchange(report), rowsOfPiece);

function* tablePieces<Row extends { readonly id: unknown }>(
  { capture }: Report,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  rulesById: ReadonlyMap<unknown, readonly string[]>,
  rowsOfPiece: number,
): Pieces {
  const redaction = capture.notes.find(({ code }) => code === 'redacted' || code === 'not-redacted');
  const cellsOf = (row: Row, at: number): Cell[] => [
    ...columns.map(([, cell]) => cell(row, rulesById.get(row.id) ?? [])),
    at === 0 ? (redaction?.message ?? null) : null,
  ];
  yield csvOf([[...columns.map(([heading]) => heading), 'redaction']]);
  for (let from = 0; from < rows.length; from += rowsOfPiece)
    yield csvOf(rows.slice(from, from + rowsOfPiece).map((row, at) => cellsOf(row, from + at)));
}

/** Rows as CSV; lines end in CR LF, and no cell that holds text begins as a formula. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(written)),
    { escape_formulas: true, record_delimiter: 'windows' },
  );

/** A switch of a policy, where that is known. */
const known = (policy: ResourceReport['policy'], value: boolean): Cell =>
  policy.known ? String(value) : null;

function bytesColumns(
  name: string,
  bytes: (exchange: ExchangeReport) => Bytes | undefined,
): Column<ExchangeReport>[] {
  const range = (exchange: ExchangeReport) => {
    const value = bytes(exchange);
    return value && rangeOf(value);
  };
  return [
    [name, (exchange) => range(exchange)?.bytes ?? null],
    [`${name}How`, (exchange) => bytes(exchange)?.how ?? null],
    [`${name}Low`, (exchange) => range(exchange)?.low ?? null],
    [`${name}High`, (exchange) => range(exchange)?.high ?? null],
  ];
}

function tallyColumns(
  name: string,
  tallyOf: (resource: ResourceReport) => Tally,
): readonly Column<ResourceReport>[] {
  const sum = (resource: ResourceReport) => knownSum(tallyOf(resource));
  return [
    [name, (resource) => sum(resource)?.bytes ?? null],
    [`${name}Low`, (resource) => sum(resource)?.low ?? null],
    [`${name}High`, (resource) => sum(resource)?.high ?? null],
    [`${name}UnknownRequests`, (resource) => tallyOf(resource).unknown],
  ];
}

/** What a tally comes to; undefined where there is nothing in it or nothing of it is known. */
function knownSum({ exchanges, unknown, measuredBytes, estimatedBytes }: Tally) {
  if (exchanges === unknown) return undefined;
  const { bytes, low, high } = estimatedBytes;
  return { bytes: measuredBytes + bytes, low: measuredBytes + low, high: measuredBytes + high };
}

/** The rules that each resource was found to break, in the order of the findings, each once. */
function rulesByResource({ findings }: Report): Map<string, string[]> {
  const rules = new Map<string, Set<string>>();
  for (const { resource, rule } of findings)
    rules.set(resource, (rules.get(resource) ?? new Set()).add(rule));
  return new Map([...rules].map(([id, names]) => [id, [...names]]));
}

/** The rules that each exchange was found to break, in the order of the findings, each once. */
function rulesByExchange(report: Report): Map<number, string[]> {
  const rules = new Map<number, Set<string>>();
  for (const finding of report.findings) {
    for (const id of finding.exchanges) rules.set(id, (rules.get(id) ?? new Set()).add(finding.rule));
  }
  return new Map([...rules].map(([id, names]) => [id, [...names]]));
}

/**
 * What csv-stringify's `escape_formulas` does not guard by itself: white space, line ends and control characters in
 * front of a formula, the compatibility forms of its first character (U+FE66, U+207C …), and a formula behind a
 * semicolon.
 */
function written(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const text = visible(cell).trimStart().replace(SPLIT, ";'");
  const first = text.slice(0, 1);
  return !FORMULA.test(first) && FORMULA.test(first.normalize('NFKC')) ? `'${text}` : text;
}
