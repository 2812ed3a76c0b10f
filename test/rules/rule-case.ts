import type { Level } from '../../src/rules/rule.ts';

/** Traffic that breaks a rule, and traffic that nearly does. */
export interface RuleCase {
  readonly fires: string;
  readonly silent: string;
  /** The level of the finding, where it is not the rule's own. */
  readonly level?: Level;
}

/** The cases of one file of rules, by rule id. */
export type RuleCases = Readonly<Record<string, RuleCase>>;
