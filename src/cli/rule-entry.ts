import ruleExamples from '../../docs/rule-examples.json';
import { type Language, messagesIn } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { captureRules, rules } from '../rules/index.ts';
import type { CaptureRule, Level, Rule } from '../rules/rule.ts';
import type { Section } from '../rules/section.ts';

/** What can be told of a rule without a capture. */
export interface RuleEntry {
  readonly id: string;
  readonly level: Level;
  /** A few words for lists. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** What browsers do, where that is not what the standard asks for. */
  readonly browsers?: { readonly chromium: string; readonly firefox: string };
  /** What a capture has to hold, in sentences. */
  readonly evidence: readonly string[];
  readonly spec: Section;
}

/** Traffic that breaks a rule with what is then said, and traffic that nearly does. */
export interface RuleExample {
  readonly fires: string;
  readonly says: Readonly<Record<Language, string>>;
  readonly silent: string;
}

/** The examples of the page on the rules, by rule. */
export type RuleExamples = Readonly<Record<string, RuleExample>>;

const examples: RuleExamples = ruleExamples;

/** The ids of all rules, in the order in which findings are listed. */
export const RULE_IDS: readonly string[] = [...rules, ...captureRules].map(({ id }) => id);

/** Every rule, in the order in which findings are listed. */
export const ruleEntries = (language: Language): readonly RuleEntry[] =>
  [...rules, ...captureRules].map((rule) => entryOf(rule, language));

/** The example of a rule; undefined for what is no rule. */
export const exampleOf = (id: string): RuleExample | undefined =>
  Object.hasOwn(examples, id) ? examples[id] : undefined;

function entryOf(rule: Rule | CaptureRule, language: Language): RuleEntry {
  const { id, level, spec } = rule;
  const text = messagesIn(language).findings.byRule[id];
  return {
    id,
    level,
    title: text?.title ?? id,
    why: text?.why ?? '',
    fix: text?.fix ?? '',
    ...(text?.browsers && { browsers: text.browsers }),
    evidence: evidenceOf(rule, language),
    spec,
  };
}

/** What a capture has to hold for a rule to tell, a sentence at most. */
export function evidenceOf(rule: Rule | CaptureRule, language: Language): string[] {
  const { needs, says } = terminalMessagesIn(language).ruleList;
  if (!('about' in rule)) return [says.wholeCapture];
  if (!rule.needs) return [];
  return [says.needs(rule.needs.map((need) => needs[need]).join(says.separator))];
}
