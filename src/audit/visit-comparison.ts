import { isAtHand, isCacheHit, type Source } from '../exchange/exchange.ts';
import { count, emptyTally, type Tally } from '../savings/tally.ts';
import type { ExchangeReport, Report } from './report.ts';

/** What the exchanges of one page came to. */
export interface VisitFigures {
  /** Those that the origin answered, and the 304s among them. */
  requests: number;
  revalidations: number;
  /** Those that the HTTP cache answered by itself. */
  hits: number;
  /** Those that failed, and those of which it is not known where their answer came from. */
  others: number;
  /** What crossed the network in responses. */
  transferred: Tally;
  /** What 304s and hits saved. */
  saved: Tally;
  /** Sum of the known waits for first bytes, and the requests whose wait is not known. */
  waitMs: number;
  unknownWaits: number;
}

/** Three visits to one page, side by side. */
export interface VisitComparison {
  first: VisitFigures;
  second: VisitFigures;
  reload: VisitFigures;
}

const CROSSED: ReadonlySet<Source> = new Set<Source>(['network', 'revalidated', 'redirect', 'preflight']);

/** Compares three of a report's pages; each is named by its index among them. */
export function compareVisits(
  { exchanges }: Pick<Report, 'exchanges'>,
  pages: Readonly<Record<keyof VisitComparison, number>>,
): VisitComparison {
  const comparison = { first: noFigures(), second: noFigures(), reload: noFigures() };
  for (const visit of ['first', 'second', 'reload'] as const)
    for (const exchange of exchanges)
      if (exchange.page === pages[visit]) countIn(comparison[visit], exchange);
  return comparison;
}

/** The part of a report that is about some of its pages: their exchanges, and what has any of these. */
export function onPages(
  { exchanges, resources, findings }: Pick<Report, 'exchanges' | 'resources' | 'findings'>,
  pages: readonly number[],
): Pick<Report, 'exchanges' | 'resources' | 'findings'> {
  const own = exchanges.filter(({ page }) => page !== null && pages.includes(page));
  const ids = new Set(own.map(({ id }) => id));
  const isAbout = (all: { readonly exchanges: readonly number[] }) => all.exchanges.some((id) => ids.has(id));
  return { exchanges: own, resources: resources.filter(isAbout), findings: findings.filter(isAbout) };
}

const noFigures = (): VisitFigures => ({
  requests: 0,
  revalidations: 0,
  hits: 0,
  others: 0,
  transferred: emptyTally(),
  saved: emptyTally(),
  waitMs: 0,
  unknownWaits: 0,
});

function countIn(figures: VisitFigures, exchange: ExchangeReport): void {
  const { source, wire, waitMs, notModified } = exchange;
  const saved = notModified?.saved ?? exchange.saved;
  if (saved) count(figures.saved, saved);
  if (isCacheHit(exchange)) figures.hits++;
  if (isAtHand(source)) return;
  count(figures.transferred, wire.response);
  if (!CROSSED.has(source)) {
    figures.others++;
    return;
  }
  figures.requests++;
  if (source === 'revalidated') figures.revalidations++;
  if (waitMs === null) figures.unknownWaits++;
  else figures.waitMs += waitMs;
}
