import type { Comparison } from '../audit/comparison.ts';
import type { Language } from '../messages/messages.ts';
import { type ComparedItem, type ComparedRow, comparisonWords } from '../views/comparison-words.ts';
import { columnsOf, padded, wrapped } from './columns.ts';

const INDENT = '  ';
/** Columns that a figure takes at most before the rest of its row moves. */
const WIDEST = 28;

/** A comparison for a terminal: what got worse first. What comes from captures is written out. */
export function comparisonText(
  comparison: Comparison,
  { language, columns = 100 }: { readonly language: Language; readonly columns?: number },
): string {
  const words = comparisonWords(comparison, language);
  const width = Math.min(120, Math.max(80, columns));
  const parts = [
    [words.title, ...[words.verdict, ...words.sides, ...words.lines].flatMap((line) => wrapped(line, width))],
    ...words.sections
      .filter(({ items }) => items.length > 0)
      .map(({ title, items }) => [title, ...items.flatMap((item) => itemLines(item, width))]),
    ...words.tables.map(({ title, rows }) => [title, ...rowLines(rows, INDENT)]),
    ...(words.notes.length === 0
      ? []
      : [[words.notesTitle, ...words.notes.flatMap((note) => indented(note, INDENT, width))]]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function itemLines({ address, judgement, rows, lines }: ComparedItem, width: number): string[] {
  const head = judgement === '' ? address : `${address}  (${judgement})`;
  const inner = INDENT.repeat(2);
  return [
    ...indented(head, INDENT, width),
    ...rowLines(rows, inner),
    ...lines.flatMap((line) => indented(line, inner, width)),
  ];
}

const indented = (text: string, indent: string, width: number): string[] =>
  wrapped(text, width - indent.length).map((line) => indent + line);

/** Rows under each other: label, before → after, difference, verdict. */
function rowLines(rows: readonly ComparedRow[], indent: string): string[] {
  const widest = (texts: readonly string[]) => Math.min(WIDEST, Math.max(0, ...texts.map(columnsOf)));
  const figures = rows.map(({ before, after }) => `${before} → ${after}`);
  const [labels, figure, difference] = [
    rows.map(({ label }) => label),
    figures,
    rows.map((row) => row.difference),
  ].map(widest);
  return rows.map((row, at) =>
    [
      padded(row.label, labels ?? 0),
      padded(figures[at] ?? '', figure ?? 0),
      padded(row.difference, difference ?? 0),
      row.judgement,
    ]
      .reduce((line, cell) => `${line}${INDENT}${cell}`, indent.slice(INDENT.length))
      .trimEnd(),
  );
}
