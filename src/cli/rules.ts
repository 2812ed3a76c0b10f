import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import type { Level } from '../rules/rule.ts';
import { CommandError } from './command-error.ts';
import { nearest } from './nearest.ts';
import type { Languages } from './options.ts';
import { exampleOf, RULE_IDS, type RuleEntry, ruleEntries } from './rule-entry.ts';
import { ruleLines, ruleText } from './rule-text.ts';

/** How rules are written down. */
export const RULE_FORMATS = ['text', 'json'] as const;
type RuleFormat = (typeof RULE_FORMATS)[number];

interface Written extends Languages {
  readonly format: RuleFormat;
}

/** What the arguments of `rules` ask for. */
export interface RulesRequest extends Written {
  /** A rule is listed where each of these is in its id or in its texts, whatever their case. */
  readonly words: readonly string[];
  /** All where undefined. */
  readonly level: Level | undefined;
}

/**
 * The list of the rules that were asked for.
 * @throws CommandError where there are none.
 */
export function listRules({ words, level, format, language, reportLanguage }: RulesRequest): string {
  const wanted = words.map((word) => word.toLowerCase());
  const listed = ruleEntries(reportLanguage).filter(
    (entry) => (level === undefined || entry.level === level) && wanted.every((word) => has(entry, word)),
  );
  if (listed.length === 0) {
    const { command, ruleList } = terminalMessagesIn(language);
    const asked = [...words, ...(level === undefined ? [] : [`--level ${level}`])].join(' ');
    throw new CommandError(command.at(asked, ruleList.wrong.noneFits));
  }
  return format === 'json' ? json(listed) : ruleLines(listed, reportLanguage);
}

const has = ({ id, title, why, fix }: RuleEntry, word: string): boolean =>
  [id, title, why, fix].some((text) => text.toLowerCase().includes(word));

/**
 * What one rule asks, why, and what to do.
 * @throws CommandError where there is no rule of that name, with the nearest one.
 */
export function explainRule({ rule, format, language, reportLanguage }: Written & { rule: string }): string {
  const { command, ruleList } = terminalMessagesIn(language);
  const entry = ruleEntries(reportLanguage).find(({ id }) => id === rule.toLowerCase());
  if (!entry) throw new CommandError(command.at(rule, ruleList.wrong.unknownRule(nearest(rule, RULE_IDS))));
  const example = exampleOf(entry.id);
  if (format === 'text') return ruleText(entry, example, reportLanguage);
  if (!example) return json(entry);
  const { fires, says, silent } = example;
  return json({ ...entry, example: { fires, says: says[reportLanguage], silent } });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
