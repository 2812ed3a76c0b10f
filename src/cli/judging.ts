import { type AgainstBaseline, againstBaseline, type Baseline } from '../audit/baseline.ts';
import { type BudgetOutcome, type Budgets, checkBudgets } from '../audit/budgets.ts';
import type { Finding, Report } from '../audit/report.ts';
import { LEVELS, type Level } from '../rules/rule.ts';

/** The levels that `--fail-on` takes, and the word that lets every finding pass. */
export const FAIL_ON = ['must', 'should', 'advice', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** What the outcome of an audit is held against. */
export interface Bar {
  /** The lightest level that makes the command fail. */
  readonly failOn: FailOn;
  readonly budgets: Budgets;
  /** What was known before; with it only new findings count. */
  readonly baseline: Baseline | undefined;
}

/** Whether an audit passes, and what stands behind that. */
export interface Judgement {
  readonly passes: boolean;
  /** The findings that make it fail. */
  readonly faults: readonly Finding[];
  readonly budgets: readonly BudgetOutcome[];
  /** Those of the budgets that make it fail. */
  readonly exceeded: readonly BudgetOutcome[];
  readonly againstBaseline: AgainstBaseline | undefined;
}

/** Holds a report against what was asked for. With a baseline the report's URLs have to be masked. */
export function judge(report: Report, { failOn, budgets, baseline }: Bar): Judgement {
  const against = baseline && againstBaseline(report, baseline);
  const grave: readonly Level[] = failOn === 'never' ? [] : LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
  const faults = (against?.new ?? report.findings).filter(({ level }) => grave.includes(level));
  const outcomes = checkBudgets(report, budgets);
  const exceeded = outcomes.filter(
    ({ outcome }) => outcome === 'exceeded' || (outcome === 'cannot-tell' && budgets.unsure === 'fail'),
  );
  return {
    passes: faults.length === 0 && exceeded.length === 0,
    faults,
    budgets: outcomes,
    exceeded,
    againstBaseline: against,
  };
}
