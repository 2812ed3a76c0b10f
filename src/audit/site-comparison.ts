import { hostOf } from '../exchange/host.ts';
import type { Tally } from '../savings/tally.ts';
import { exchangesOf, type Indexed } from './finding-comparison.ts';
import type { Pairing } from './pairing.ts';
import {
  atLeast,
  type Change,
  changeOf,
  exactly,
  quantityOf,
  RESPONSE_SLACK,
  type Undecided,
} from './quantity.ts';
import type { Report, ResourceReport, VisitReport } from './report.ts';
import { compareSums, type SumChange } from './resource-comparison.ts';

/** What one visit to the resources of the capture comes to. */
export interface VisitChange {
  /** Requests that go to the origin. */
  readonly requests: Change;
  /** Those among them that only ask whether a stored response holds. */
  readonly revalidations: { readonly before: number; readonly after: number };
  /** Bytes of the responses. */
  readonly cost: Change;
}

/** What visits come to, whatever the captures hold of them. */
export interface Visits {
  /** With an empty cache. */
  readonly cold: VisitChange;
  /** Later ones; `after` is an ISO 8601 duration. */
  readonly revisits: readonly { readonly after: string; readonly visit: VisitChange }[];
}

/** What the captures come to as they were recorded, bytes. */
export interface Sums {
  readonly requests: { readonly before: number; readonly after: number };
  readonly transferred: SumChange;
  readonly savedByRevalidation: SumChange;
  readonly savedByCache: SumChange;
  readonly avoidable: SumChange;
}

/** Whether both captures hold the same pages: the same documents of the hosts that they begin with. */
export function isSamePages(before: Report, after: Report, { pairs, gone, added }: Pairing): boolean {
  const first = [before, after].map(({ resources }) => resources.find(isDocument));
  if (first.every((page) => page === undefined)) return pairs.length > 0;
  const hosts = new Set(first.flatMap((page) => (page ? hostOf(page.url) : [])));
  const isPage = (resource: ResourceReport) => isDocument(resource) && hosts.has(hostOf(resource.url));
  return pairs.some((pair) => isPage(pair.after)) && ![...gone, ...added].some(isPage);
}

const isDocument = ({ type, method }: ResourceReport): boolean => type === 'document' && method === 'GET';

/** Holds what visits cost against what they cost before. */
export function compareVisits(
  before: Indexed,
  after: Indexed,
  pairing: Pairing,
  undecided: Undecided | undefined,
): Visits {
  const open = openSides(before, after, pairing);
  const compare = (was: VisitReport, is: VisitReport) => compareVisit(was, is, open, undecided);
  const later = new Map(after.report.savings.revisits.map((revisit) => [revisit.after, revisit.now]));
  return {
    cold: compare(before.report.savings.cold, after.report.savings.cold),
    revisits: before.report.savings.revisits.flatMap((revisit) => {
      const now = later.get(revisit.after);
      return now ? [{ after: revisit.after, visit: compare(revisit.now, now) }] : [];
    }),
  };
}

/** For each report whether its visits leave out a resource, as its responses were not seen, that the other may count. */
interface Open {
  readonly before: boolean;
  readonly after: boolean;
}

/** Whether visits leave a resource out, as its responses were not seen. */
export const isUncounted = (side: Indexed, resource: ResourceReport): boolean =>
  !resource.policy.known && exchangesOf(side, resource).some(({ source }) => source !== 'failed');

function openSides(before: Indexed, after: Indexed, { pairs, gone, added }: Pairing): Open {
  const unlike = pairs.filter((pair) => pair.before.policy.known !== pair.after.policy.known);
  return {
    before: [...unlike.map((pair) => pair.before), ...gone].some((resource) => isUncounted(before, resource)),
    after: [...unlike.map((pair) => pair.after), ...added].some((resource) => isUncounted(after, resource)),
  };
}

function compareVisit(
  was: VisitReport,
  is: VisitReport,
  open: Open,
  undecided: Undecided | undefined,
): VisitChange {
  const costs = { before: quantityOf(was.cost, 'cost'), after: quantityOf(is.cost, 'cost') };
  const requests = { before: exactly(was.requests), after: exactly(is.requests) };
  const change = ({ before, after }: typeof costs, slack: number) =>
    changeOf(open.before ? atLeast(before) : before, open.after ? atLeast(after) : after, {
      better: 'less',
      slack,
      undecided,
    });
  return {
    requests: change(requests, 0),
    revalidations: { before: was.revalidations, after: is.revalidations },
    cost: change(costs, RESPONSE_SLACK * Math.max(was.requests, is.requests)),
  };
}

/** Holds what the captures came to against each other; `saved` says why that cannot be done with what was saved. */
export function compareSite(
  before: Report,
  after: Report,
  undecided: Undecided | undefined,
  saved: Undecided | undefined,
): Sums {
  const requests = { before: before.summary.exchanges, after: after.summary.exchanges };
  const sums = (tally: (report: Report) => Tally, of: 'cost' | 'savings') =>
    compareSums(
      { sum: quantityOf(tally(before), of), requests: requests.before },
      { sum: quantityOf(tally(after), of), requests: requests.after },
      of === 'cost' ? { better: 'less', undecided } : { better: 'more', undecided: saved },
    );
  return {
    requests,
    transferred: sums(({ summary }) => summary.transferred, 'cost'),
    savedByRevalidation: sums(({ savings }) => savings.byRevalidation, 'savings'),
    savedByCache: sums(({ savings }) => savings.byCache, 'savings'),
    avoidable: sums(({ savings }) => savings.avoidable.cost, 'cost'),
  };
}
