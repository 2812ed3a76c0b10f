import { stringify } from 'csv-stringify/browser/esm/sync';
import { type ExchangeReport, REPEATED_FIELDS, type Report } from '../audit/report.ts';
import { type Bytes, rangeOf } from '../exchange/bytes.ts';
import { visible } from '../messages/visible.ts';
import type { Pieces } from './pieces.ts';

/** What stands in a cell; null: nothing to say, or not known. */
export type Cell = string | number | null;
type Column = readonly [heading: string, cell: (exchange: ExchangeReport, rules: readonly string[]) => Cell];

const FORMULA = /^[=+\-@]/;
/** A semicolon behind which a formula would start where a spreadsheet splits at semicolons. */
const SPLIT = /;(?=[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

const COLUMNS: readonly Column[] = [
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
    (field): Column => [`304 ${field}`, ({ notModified }) => notModified?.fields[field] ?? null],
  ),
  ['304 body', ({ notModified }) => notModified?.body ?? null],
  ...bytesColumns('savedBytes', ({ notModified, saved }) => notModified?.saved ?? saved),
  ['rules', (_, rules) => rules.join(' ')],
];

/**
 * One row per exchange behind a row of column names, which are the same in every language; lines end in CR LF.
 * Byte columns come in fours: the figure, how it is known, and its least and greatest value. An empty cell means
 * that there is nothing to say (`savedBytes` of what was neither a 304 nor a cache hit) or that it is not known. No cell that holds text begins as a formula.
 */
export const toCsv = (report: Report): string => [...csvPieces(report)].join('');

/** The same in pieces, of so many exchanges each. */
export function* csvPieces(report: Report, exchanges = 1_000): Pieces {
  const rules = rulesByExchange(report);
  yield csvOf([COLUMNS.map(([heading]) => heading)]);
  for (let from = 0; from < report.exchanges.length; from += exchanges) {
    const part = report.exchanges.slice(from, from + exchanges);
    yield csvOf(
      part.map((exchange) => COLUMNS.map(([, cell]) => cell(exchange, rules.get(exchange.id) ?? []))),
    );
  }
}

/** Rows as CSV; lines end in CR LF, and no cell that holds text begins as a formula. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(written)),
    { escape_formulas: true, record_delimiter: 'windows' },
  );

function bytesColumns(name: string, bytes: (exchange: ExchangeReport) => Bytes | undefined): Column[] {
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
