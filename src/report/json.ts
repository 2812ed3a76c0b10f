import type { Report } from '../audit/report.ts';
import { gathered, type Pieces } from './pieces.ts';

/** The report as JSON that `docs/report.schema.json` describes: two spaces of indent, a newline at the end. */
export const toJson = (report: Report): string => [...jsonPieces(report)].join('');

/** The same in pieces, of `length` characters or more. */
export const jsonPieces = (report: Report, length?: number): Pieces => gathered(membersOf(report), length);

function* membersOf(report: Report): Iterable<string> {
  let before = '{\n';
  for (const [name, value] of Object.entries(report)) {
    if (value === undefined) continue;
    yield `${before}  ${JSON.stringify(name)}: `;
    if (Array.isArray(value) && value.length > 0) yield* itemsOf(value);
    else yield indented(value, '  ');
    before = ',\n';
  }
  yield '\n}\n';
}

function* itemsOf(list: readonly unknown[]): Iterable<string> {
  let before = '[\n';
  for (const item of list) {
    yield `${before}    ${indented(item, '    ')}`;
    before = ',\n';
  }
  yield '\n  ]';
}

/** No text in JSON holds a line's end as it is. */
const indented = (value: unknown, by: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);
