import type { Level } from '../rules/rule.ts';
import { LEVELS } from '../rules/rule.ts';
import { DELAYS } from '../savings/revisit.ts';
import { indexed } from './finding-comparison.ts';
import { atLeast, exactly, type Quantity, quantityOf } from './quantity.ts';
import type { Report } from './report.ts';
import { isUncounted } from './site-comparison.ts';

/** The later visits that a report tells of, as ISO 8601 durations. */
export type Later = (typeof DELAYS)[number]['after'];
export const LATER: readonly Later[] = DELAYS.map(({ after }) => after);

/** What a site may come to at most. What is left out has no bound. */
export interface Budgets {
  /** Findings of each level. */
  readonly findings?: Partial<Readonly<Record<Level, number>>>;
  /** 304s against which a finding at level must or should stands. */
  readonly faulty304s?: number;
  /** Bytes of 304s that a longer lifetime would have spared, and of downloads of content already there. */
  readonly avoidableBytes?: number;
  /** Requests that go to the origin on a later visit, and bytes of their responses, as the policies are now. */
  readonly revisits?: Partial<
    Readonly<Record<Later, { readonly requests?: number; readonly bytes?: number }>>
  >;
  /** Whether a budget is taken to be exceeded of which that cannot be told; by default it is not. */
  readonly unsure?: 'pass' | 'fail';
}

/** What a budget bounds. */
export type Bounded =
  | { readonly what: 'findings'; readonly level: Level }
  | { readonly what: 'faulty304s' | 'avoidableBytes' }
  | { readonly what: 'revisitRequests' | 'revisitBytes'; readonly after: Later };

/** How a figure stands to its budget; `cannot-tell`: the range of an estimate holds both, or part of it is unknown. */
export interface BudgetOutcome {
  readonly of: Bounded;
  readonly figure: Quantity;
  readonly most: number;
  readonly outcome: 'within' | 'exceeded' | 'cannot-tell';
}

/**
 * Holds what a report says against budgets, in the order in which they are described. Findings are counted as they were
 * made: of how many exchanges rules could not tell, the report says by itself.
 */
export function checkBudgets(report: Report, budgets: Budgets): BudgetOutcome[] {
  const { summary, savings } = report;
  const { findings, faulty304s, avoidableBytes, revisits } = budgets;
  return [
    ...LEVELS.flatMap((level) =>
      held({ what: 'findings', level }, exactly(summary.findings[level]), findings?.[level]),
    ),
    ...held({ what: 'faulty304s' }, exactly(summary.faulty304s), faulty304s),
    ...held({ what: 'avoidableBytes' }, quantityOf(savings.avoidable.cost, 'cost'), avoidableBytes),
    ...(revisits ? heldRevisits(report, revisits) : []),
  ];
}

function heldRevisits(report: Report, revisits: NonNullable<Budgets['revisits']>): BudgetOutcome[] {
  const index = indexed(report);
  const isOpen = report.resources.some((resource) => isUncounted(index, resource));
  const known = (figure: Quantity) => (isOpen ? atLeast(figure) : figure);
  return LATER.flatMap((after) => {
    const now = report.savings.revisits.find((revisit) => revisit.after === after)?.now;
    if (!now) return [];
    const requests = known(exactly(now.requests));
    const bytes = known(quantityOf(now.cost, 'cost'));
    return [
      ...held({ what: 'revisitRequests', after }, requests, revisits[after]?.requests),
      ...held({ what: 'revisitBytes', after }, bytes, revisits[after]?.bytes),
    ];
  });
}

function held(of: Bounded, figure: Quantity, most: number | undefined): BudgetOutcome[] {
  if (most === undefined) return [];
  return [{ of, figure, most, outcome: outcomeOf(figure, most) }];
}

function outcomeOf({ low, high }: Quantity, most: number): BudgetOutcome['outcome'] {
  if (low !== null && low > most) return 'exceeded';
  return high !== null && high <= most ? 'within' : 'cannot-tell';
}
