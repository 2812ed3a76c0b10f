import { isAtHand } from '../exchange/exchange.ts';
import { emptyTally, merge, type Tally } from '../savings/tally.ts';
import {
  compareFindings,
  exchangesOf,
  type FindingChange,
  type Ground,
  type Indexed,
} from './finding-comparison.ts';
import type { Pair } from './pairing.ts';
import { comparePolicies, type PolicyChange } from './policy-comparison.ts';
import {
  type Change,
  changeOf,
  type Judged,
  meanOf,
  type Quantity,
  quantityOf,
  RESPONSE_SLACK,
  type Standard,
  tallyOf,
  type Undecided,
} from './quantity.ts';
import type { ExchangeReport, ResourceReport } from './report.ts';

/** What some exchanges come to, in all and for each request. Bytes. */
export interface SumChange {
  readonly total: Change;
  readonly perRequest: Change;
}

/** The figures of a resource, bytes. */
export interface ResourceFigures {
  /** Mean of what a full response over the network costs: the same however often it was asked for. */
  readonly fullResponse: Change;
  /** Mean of what a 304 costs. */
  readonly notModified: Change;
  /** What crossed the network in its responses. */
  readonly transferred: SumChange;
  /** What 304s and cache hits saved. */
  readonly saved: SumChange;
  /** What could have been spared. */
  readonly avoidable: SumChange;
}

/** How all that changed goes together; `mixed` where something got better and something else worse. */
export type Overall = Judged['verdict'] | 'mixed';

/** A resource of both captures. */
export interface ResourceChange {
  readonly method: string;
  readonly url: string;
  /** The URL before, where a hash or a version in it is another one now. */
  readonly formerUrl?: string;
  readonly type: ResourceReport['type'];
  readonly verdict: Overall;
  readonly requests: { readonly before: number; readonly after: number };
  readonly figures: ResourceFigures;
  readonly policy: PolicyChange;
  readonly findings: readonly FindingChange[];
}

/** A pair held against each other, and what that is for the captures as a whole. */
export interface ComparedPair {
  readonly change: ResourceChange;
  /** Whether anything about it is to be told. */
  readonly changed: boolean;
  /** Whether it was asked for as often, and with a cache that held as much. */
  readonly sameUse: boolean;
}

/** Holds a resource against what it was. */
export function compareResource(
  { before, after, by }: Pair,
  reports: { readonly before: Indexed; readonly after: Indexed },
  ground: Ground,
): ComparedPair {
  const was = exchangesOf(reports.before, before);
  const is = exchangesOf(reports.after, after);
  const sameUse = isSameUse(was, is);
  const figures = compareFigures({ resource: before, uses: was }, { resource: after, uses: is }, sameUse);
  const policy = comparePolicies(before, after, isWhole(was) && isWhole(is));
  const findings = compareFindings(
    { in: reports.before, resource: before },
    { in: reports.after, resource: after },
    ground,
  );
  const changes = [
    ...changesIn(figures),
    ...(policy.changed ? [policy] : []),
    ...(policy.validator.changed ? [policy.validator] : []),
    ...findings.filter((finding) => finding.before !== finding.after),
  ];
  const change: ResourceChange = {
    method: after.method,
    url: after.url,
    ...(by === 'version' && { formerUrl: before.url }),
    type: after.type,
    verdict: overall(changes),
    requests: { before: was.length, after: is.length },
    figures,
    policy,
    findings,
  };
  return { change, changed: by === 'version' || changes.length > 0, sameUse };
}

/** All changes of figures that are to be told: that a resource was asked for more often is none of its own. */
const changesIn = ({ fullResponse, notModified, transferred, saved, avoidable }: ResourceFigures): Change[] =>
  [fullResponse, notModified, transferred.total, saved.total, avoidable.total].filter(
    ({ changed, reason }) => changed && reason !== 'other-requests',
  );

/** How some changes go together. */
export function overall(changes: readonly { readonly verdict: Overall }[]): Overall {
  const has = (wanted: Overall) => changes.some(({ verdict }) => verdict === wanted);
  if (has('mixed') || (has('worse') && has('better'))) return 'mixed';
  return (['worse', 'better', 'cannot-tell'] as const).find(has) ?? 'same';
}

/** Whether some exchange shows a whole response: a 304 shows a part of one. */
const isWhole = (uses: readonly ExchangeReport[]): boolean =>
  uses.some(({ source, status }) => source !== 'revalidated' && status !== 304);

/** As many requests, of which the first found the same in the cache. */
function isSameUse(was: readonly ExchangeReport[], is: readonly ExchangeReport[]): boolean {
  return was.length === is.length && startOf(was[0]) === startOf(is[0]);
}

function startOf(first: ExchangeReport | undefined): string {
  if (!first || isAtHand(first.source)) return 'at hand';
  return first.source;
}

interface Used {
  readonly resource: ResourceReport;
  readonly uses: readonly ExchangeReport[];
}

function compareFigures(before: Used, after: Used, sameUse: boolean): ResourceFigures {
  const fullResponse = compareMeans(fullResponsesOf(before), fullResponsesOf(after));
  const otherUse = sameUse ? undefined : 'other-requests';
  const otherSize = fullResponse.verdict === 'same' ? undefined : 'other-size';
  const sums = (
    tallied: (used: Used) => Tally,
    of: 'cost' | 'savings',
    undecided: Undecided | undefined,
  ): SumChange =>
    compareSums(
      { sum: quantityOf(tallied(before), of), requests: before.uses.length },
      { sum: quantityOf(tallied(after), of), requests: after.uses.length },
      { better: of === 'cost' ? 'less' : 'more', undecided },
    );
  return {
    fullResponse,
    notModified: compareMeans(confirmationsOf(before), confirmationsOf(after)),
    transferred: sums(({ resource }) => resource.transferred, 'cost', otherUse),
    saved: sums(savedOf, 'savings', otherUse ?? otherSize),
    avoidable: sums(avoidableOf, 'cost', otherUse),
  };
}

/** Holds two sums against each other, in all and for each of the requests that they were made over. */
export function compareSums(
  before: { readonly sum: Quantity; readonly requests: number },
  after: { readonly sum: Quantity; readonly requests: number },
  standard: Omit<Standard, 'slack'>,
): SumChange {
  const slack = RESPONSE_SLACK * Math.max(1, before.requests, after.requests);
  return {
    total: changeOf(before.sum, after.sum, { ...standard, slack }),
    perRequest: changeOf(meanOf(before.sum, before.requests), meanOf(after.sum, after.requests), {
      ...standard,
      slack: RESPONSE_SLACK,
    }),
  };
}

/** Holds two means of what a response costs against each other; nothing changed where one of them was not seen. */
function compareMeans(before: Tally, after: Tally): Change {
  const mean = (tally: Tally) => meanOf(quantityOf(tally, 'cost'), tally.exchanges);
  const isSeen = before.exchanges > 0 && after.exchanges > 0;
  const change = changeOf(mean(before), mean(after), {
    better: 'less',
    slack: RESPONSE_SLACK,
    ...(!isSeen && { undecided: 'not-seen' }),
  });
  return isSeen ? change : { ...change, changed: false };
}

const fullResponsesOf = ({ uses }: Used): Tally =>
  tallyOf(
    uses
      .filter(({ source, status }) => source === 'network' && status === 200)
      .map(({ wire }) => wire.response),
  );

const confirmationsOf = ({ uses }: Used): Tally =>
  tallyOf(uses.filter(({ source }) => source === 'revalidated').map(({ wire }) => wire.response));

const avoidableOf = ({ uses }: Used): Tally =>
  tallyOf(uses.filter(({ avoidable }) => avoidable).map(({ wire }) => wire.response));

function savedOf({ resource }: Used): Tally {
  const saved = emptyTally();
  merge(saved, resource.savedByRevalidation);
  merge(saved, resource.savedByCache);
  return saved;
}
