import { version } from '../../package.json';
import type { Level } from '../rules/rule.ts';
import { compareFindings, type FindingChange, type Ground, indexed } from './finding-comparison.ts';
import { isMasked, pairResources } from './pairing.ts';
import type { Judged, Undecided } from './quantity.ts';
import type { Report, ResourceReport } from './report.ts';
import {
  type ComparedPair,
  compareResource,
  type Overall,
  overall,
  type ResourceChange,
} from './resource-comparison.ts';
import { compareSite, compareVisits, isSamePages, type Sums, type Visits } from './site-comparison.ts';

export type { FindingChange } from './finding-comparison.ts';
export type { Change, Quantity, Undecided, Verdict } from './quantity.ts';
export type { Overall, ResourceChange } from './resource-comparison.ts';

/** One of the two reports. */
export interface ComparedReport {
  readonly version: string;
  readonly profile: Report['profile'];
  readonly producer: Report['capture']['producer'];
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly exchanges: number;
  readonly resources: number;
}

/**
 * What is worth knowing of the two reports. `other-profile`, `other-settings`: the audits asked for something else.
 * `other-version`: another version of the tool made each, with other rules perhaps. `other-pages`: the captures hold other
 * pages. `nothing-in-common`: they hold no resource in common. `masked`: values in URLs were masked, so that resources
 * that differ in them alone may be taken for one. `redacted`, `not-redacted`: said where the comparison is written down.
 */
export type ComparisonNote =
  | 'other-profile'
  | 'other-settings'
  | 'other-version'
  | 'other-pages'
  | 'nothing-in-common'
  | 'masked'
  | 'redacted'
  | 'not-redacted';

/** A resource of one capture alone. */
export interface LoneResource {
  readonly method: string;
  readonly url: string;
  readonly type: ResourceReport['type'];
  readonly requests: number;
  readonly findings: readonly FindingChange[];
}

/** How many findings there are of a level. */
export interface LevelChange {
  readonly before: number;
  readonly after: number;
  readonly verdict: Overall;
  readonly reason?: Undecided;
}

/** What became of a site from one report to another: plain data, the same for the same reports. */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly tool: Report['tool'];
  readonly before: ComparedReport;
  readonly after: ComparedReport;
  readonly notes: readonly ComparisonNote[];
  readonly verdict: Overall;
  /** What visits come to, per visit: it does not depend on how often the captures ask for something. */
  readonly visits: Visits;
  /** What the captures come to, in all and per request. */
  readonly sums: Sums;
  readonly findings: {
    readonly levels: Readonly<Record<Level, LevelChange>>;
    /** A rule and a resource count once. */
    readonly came: number;
    readonly went: number;
    readonly stayed: number;
  };
  readonly changed: readonly ResourceChange[];
  readonly new: readonly LoneResource[];
  readonly gone: readonly LoneResource[];
  /** Resources of both captures of which there is nothing to tell. */
  readonly unchanged: number;
}

/**
 * Compares the report on a capture with that on an earlier one, as before and after a change of the site. What the two
 * do not decide has the verdict `cannot-tell`: unknown figures, estimates whose ranges overlap, findings that the other
 * capture would not show. Takes time in proportion to the reports.
 */
export function compareReports(before: Report, after: Report): Comparison {
  const reports = { before: indexed(before), after: indexed(after) };
  const pairing = pairResources(before, after);
  const ground = {
    judgedAlike: isJudgedAlike(before, after),
    samePages: isSamePages(before, after, pairing),
  };
  const pairs = pairing.pairs.map((pair) => compareResource(pair, reports, ground));
  const lone = (side: 'before' | 'after') => (resource: ResourceReport) =>
    loneResource(resource, reports, side, ground);
  const added = pairing.added.map(lone('after'));
  const gone = pairing.gone.map(lone('before'));
  const findings = [...pairs.map(({ change }) => change), ...added, ...gone].flatMap(
    (resource) => resource.findings,
  );
  const otherPages = ground.samePages ? undefined : 'other-pages';
  const visits = compareVisits(reports.before, reports.after, pairing, otherPages);
  const isSameUse = added.length + gone.length === 0 && pairs.every(({ sameUse }) => sameUse);
  const changed = pairs.filter((pair) => pair.changed).map(({ change }) => change);
  return {
    schemaVersion: 1,
    tool: { name: 'not-modified', version },
    before: comparedReport(before),
    after: comparedReport(after),
    notes: notesOn(before, after, pairs, ground),
    verdict: overall([...changed, ...verdictsOn(visits), ...findings]),
    visits,
    sums: sumsOf(before, after, otherPages ?? (isSameUse ? undefined : 'other-requests'), visits),
    findings: countFindings(before, after, findings, ground),
    changed,
    new: added,
    gone,
    unchanged: pairs.length - changed.length,
  };
}

const verdictsOn = ({ cold, revisits }: Visits): Judged[] =>
  [cold, ...revisits.map(({ visit }) => visit)]
    .flatMap(({ requests, cost }) => [requests, cost])
    .filter(({ changed }) => changed);

function sumsOf(before: Report, after: Report, undecided: Undecided | undefined, { cold }: Visits): Sums {
  const otherSize = cold.cost.verdict === 'same' ? undefined : 'other-size';
  return compareSite(before, after, undecided, undecided ?? otherSize);
}

const isJudgedAlike = (before: Report, after: Report): boolean =>
  before.profile === after.profile && isSameSettings(before, after);

const isSameSettings = (before: Report, after: Report): boolean =>
  JSON.stringify(before.settings ?? null) === JSON.stringify(after.settings ?? null);

const comparedReport = ({ tool, profile, capture, summary }: Report): ComparedReport => ({
  version: tool.version,
  profile,
  producer: capture.producer,
  ...(capture.startedAt !== undefined && { startedAt: capture.startedAt }),
  ...(capture.endedAt !== undefined && { endedAt: capture.endedAt }),
  exchanges: summary.exchanges,
  resources: summary.resources,
});

function notesOn(
  before: Report,
  after: Report,
  pairs: readonly ComparedPair[],
  { samePages }: Ground,
): ComparisonNote[] {
  const isEmpty = before.resources.length === 0 || after.resources.length === 0;
  const notes: readonly [ComparisonNote, boolean][] = [
    ['other-profile', before.profile !== after.profile],
    ['other-settings', !isSameSettings(before, after)],
    ['other-version', before.tool.version !== after.tool.version],
    ['other-pages', !samePages && pairs.length > 0],
    ['nothing-in-common', pairs.length === 0 && !isEmpty],
    ['masked', isMasked(before) || isMasked(after)],
  ];
  return notes.flatMap(([note, holds]) => (holds ? [note] : []));
}

function loneResource(
  resource: ResourceReport,
  reports: { readonly before: ReturnType<typeof indexed>; readonly after: ReturnType<typeof indexed> },
  side: 'before' | 'after',
  ground: Ground,
): LoneResource {
  const { method, url, type, exchanges } = resource;
  const findings = compareFindings(
    { in: reports.before, resource: side === 'before' ? resource : undefined },
    { in: reports.after, resource: side === 'after' ? resource : undefined },
    ground,
  );
  return { method, url, type, requests: exchanges.length, findings };
}

function countFindings(
  before: Report,
  after: Report,
  findings: readonly FindingChange[],
  { judgedAlike }: Ground,
): Comparison['findings'] {
  const changes: Record<Level, Judged[]> = { must: [], should: [], advice: [], info: [] };
  const counts = { came: 0, went: 0, stayed: 0 };
  for (const finding of findings) {
    counts[finding.before === null ? 'came' : finding.after === null ? 'went' : 'stayed']++;
    if (finding.before === finding.after) continue;
    if (finding.before !== null) changes[finding.before].push(finding);
    if (finding.after !== null) changes[finding.after].push(finding);
  }
  const level = (name: Level): LevelChange => ({
    before: before.summary.findings[name],
    after: after.summary.findings[name],
    ...judgedLevel(changes[name], judgedAlike),
  });
  const levels = {
    must: level('must'),
    should: level('should'),
    advice: level('advice'),
    info: level('info'),
  };
  return { levels, ...counts };
}

/** How a level fares as a whole. */
function judgedLevel(
  changes: readonly Judged[],
  judgedAlike: boolean,
): Pick<LevelChange, 'verdict' | 'reason'> {
  if (!judgedAlike) return { verdict: 'cannot-tell', reason: 'judged-otherwise' };
  const verdict = overall(changes);
  const reason = changes.find((change) => change.verdict === 'cannot-tell')?.reason;
  return verdict === 'cannot-tell' && reason ? { verdict, reason } : { verdict };
}
