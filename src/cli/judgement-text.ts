import type { AgainstBaseline } from '../audit/baseline.ts';
import type { BudgetOutcome } from '../audit/budgets.ts';
import type { Finding, Report } from '../audit/report.ts';
import { type Figures, figuresIn } from '../messages/figures.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { shortened } from '../report/columns.ts';
import { LEVELS } from '../rules/rule.ts';
import type { Judgement } from './judging.ts';

/** How many findings are named; more are counted. */
const NAMED = 20;
/** Characters of an address. */
const LONGEST = 160;

/**
 * What became of budgets and baseline, in lines; none where there are neither. Budgets that are kept are named only where
 * `all` is asked for.
 */
export function judgementLines(
  judgement: Judgement,
  report: Report,
  language: Language,
  all: 'all' | 'troubles',
): string[] {
  const shown = judgement.budgets.filter(({ outcome }) => all === 'all' || outcome !== 'within');
  const { againstBaseline, faults } = judgement;
  return [
    ...shown.map((outcome) => budgetLine(outcome, language)),
    ...(againstBaseline ? baselineLines(againstBaseline, faults, report, language) : []),
  ];
}

/** A budget, the figure with how well it is known, and what becomes of it. */
export function budgetLine({ of, figure, most, outcome }: BudgetOutcome, language: Language): string {
  const { budget } = terminalMessagesIn(language).gate;
  const figures = figuresIn(language);
  const write = isInBytes(of) ? figures.exact : figures.count;
  const said = [nameOf(of, language), figureText(figure, write, language), write(most)] as const;
  if (outcome === 'exceeded') return budget.exceeded(...said);
  return outcome === 'within' ? budget.within(...said) : budget.unsure(...said);
}

const isInBytes = ({ what }: BudgetOutcome['of']): boolean =>
  what === 'avoidableBytes' || what === 'revisitBytes';

function nameOf(of: BudgetOutcome['of'], language: Language): string {
  const { budget } = terminalMessagesIn(language).gate;
  const { report, comparison } = messagesIn(language);
  if (of.what === 'findings') return budget.findings(report.levels[of.level]);
  if (of.what === 'revisitRequests' || of.what === 'revisitBytes')
    return budget[of.what](comparison.figures.times[of.after]);
  return budget[of.what];
}

function figureText(
  { value, low, high }: BudgetOutcome['figure'],
  write: Figures['count'],
  language: Language,
): string {
  const { figure } = terminalMessagesIn(language).gate;
  if (value === null || low === null) return figure.unknown;
  if (high === null) return figure.atLeast(write(low));
  return low === high ? write(value) : figure.between(write(low), write(high));
}

function baselineLines(
  against: AgainstBaseline,
  faults: readonly Finding[],
  report: Report,
  language: Language,
): string[] {
  const { baseline } = terminalMessagesIn(language).gate;
  const { count } = figuresIn(language);
  const { known, gone, unseen, notes } = against;
  const told = (findings: number, words: (count: number, formatted: string) => string): string[] =>
    findings === 0 ? [] : [words(findings, count(findings))];
  return [
    against.new.length === 0 ? baseline.none : baseline.new(countsByLevel(against.new, language)),
    ...newLines(faults, report, language),
    ...told(known, baseline.known),
    ...told(gone.length, baseline.gone),
    ...told(unseen.length, baseline.unseen),
    ...notes.map((note) => baseline.notes[note]),
  ];
}

function newLines(faults: readonly Finding[], report: Report, language: Language): string[] {
  const { baseline } = terminalMessagesIn(language).gate;
  const { levels } = messagesIn(language).report;
  const resources = new Map(report.resources.map((resource) => [resource.id, resource]));
  const rest = faults.length - NAMED;
  return [
    ...faults.slice(0, NAMED).map(({ rule, level, resource }) => {
      const found = resources.get(resource);
      return baseline.newOne(
        levels[level],
        rule,
        shortened(found ? `${found.method} ${found.url}` : resource, LONGEST),
      );
    }),
    ...(rest > 0 ? [baseline.more(figuresIn(language).count(rest))] : []),
  ];
}

function countsByLevel(findings: readonly Finding[], language: Language): string {
  const { report, panel } = messagesIn(language);
  return LEVELS.flatMap((level) => {
    const found = findings.filter((finding) => finding.level === level).length;
    return found === 0 ? [] : [`${figuresIn(language).count(found)} ${report.levels[level]}`];
  }).join(panel.listSeparator);
}
