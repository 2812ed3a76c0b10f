import { type Language, messagesIn } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { columnsOf, padded, wrapped } from '../report/columns.ts';
import type { RuleEntry, RuleExample } from './rule-entry.ts';

/** Columns of running text. */
const WIDTH = 100;
const INDENT = '  ';

/** A line for each rule: level, id, title, section. */
export function ruleLines(entries: readonly RuleEntry[], language: Language): string {
  const { levels } = messagesIn(language).report;
  const cells = entries.map(({ id, level, title, spec }) => [
    levels[level],
    id,
    title,
    `${spec.title} ${spec.section}`,
  ]);
  const widths = [0, 1, 2].map((at) => Math.max(...cells.map((row) => columnsOf(row[at] ?? ''))));
  const line = (row: readonly string[]) => row.map((cell, at) => padded(cell, widths[at] ?? 0)).join(INDENT);
  return `${cells.map(line).join('\n')}\n`;
}

/** All that there is to say of one rule. */
export function ruleText(entry: RuleEntry, example: RuleExample | undefined, language: Language): string {
  const { report } = messagesIn(language);
  const { says } = terminalMessagesIn(language).ruleList;
  const { id, level, title, why, fix, browsers, evidence, spec } = entry;
  const sections = [
    [`${id}  ${report.levels[level]}  ${title}`, `${spec.title} ${spec.section}  ${spec.url}`],
    [
      ...wrapped(why, WIDTH),
      ...wrapped(report.fault.toDo(fix), WIDTH),
      ...(browsers ? wrapped(says.inBrowsers(browsers.chromium, browsers.firefox), WIDTH) : []),
      ...evidence.flatMap((sentence) => wrapped(sentence, WIDTH)),
    ],
    ...(example ? exampleSections(example, language) : []),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function exampleSections(example: RuleExample, language: Language): string[][] {
  const { says } = terminalMessagesIn(language).ruleList;
  const said = `${says.itSays} ${example.says[language]}`;
  return [
    [says.fires, '', ...drawn(example.fires), '', ...wrapped(said, WIDTH)],
    [says.silent, '', ...drawn(example.silent)],
    wrapped(says.notation, WIDTH),
  ];
}

const drawn = (traffic: string): string[] =>
  traffic.split('\n').map((line) => (line === '' ? '' : `${INDENT}${line}`));
