import type { Comparison } from '../audit/comparison.ts';
import type { Language } from '../messages/messages.ts';
import {
  type ComparedItem,
  type ComparedRow,
  type ComparisonWords,
  comparisonWords,
} from '../views/comparison-words.ts';

/** Characters that Markdown, its tables, or the HTML in it would act on, and those that make a link or a mention. */
const ACTIVE = /[\\`*_{}[\]()<>#+\-!|&~@:]/g;

/** A comparison in Markdown, for issues and pull requests. Text from captures stands in it as text. */
export function comparisonMarkdown(
  comparison: Comparison,
  { language }: { readonly language: Language },
): string {
  const words = comparisonWords(comparison, language);
  const parts = [
    `# ${plain(words.title)}`,
    `**${plain(words.verdict)}**`,
    list([...words.sides, ...words.lines]),
    ...words.sections
      .filter(({ items }) => items.length > 0)
      .flatMap(({ title, items }) => [
        `## ${plain(title)}`,
        ...items.flatMap((item) => itemParts(item, words.columns)),
      ]),
    ...words.tables.flatMap(({ title, rows }) => [`## ${plain(title)}`, table(rows, words.columns)]),
    ...(words.notes.length === 0 ? [] : [`## ${plain(words.notesTitle)}`, list(words.notes)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The text as character references where Markdown would make something of it. */
const plain = (text: string): string => text.replace(ACTIVE, (character) => `&#${character.charCodeAt(0)};`);

const list = (lines: readonly string[]): string => lines.map((line) => `- ${plain(line)}`).join('\n');

function itemParts(
  { address, judgement, rows, lines }: ComparedItem,
  columns: ComparisonWords['columns'],
): string[] {
  return [
    `### ${plain(judgement === '' ? address : `${address} (${judgement})`)}`,
    ...(rows.length === 0 ? [] : [table(rows, columns)]),
    ...(lines.length === 0 ? [] : [list(lines)]),
  ];
}

function table(rows: readonly ComparedRow[], columns: ComparisonWords['columns']): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  return [
    line([columns.figure, columns.before, columns.after, columns.difference, columns.verdict]),
    '|---|---|---|---|---|',
    ...rows.map((row) => line([row.label, row.before, row.after, row.difference, row.judgement])),
  ].join('\n');
}
