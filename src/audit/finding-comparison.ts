import { LEVELS, type Level } from '../rules/rule.ts';
import type { Judged } from './quantity.ts';
import type { ExchangeReport, Finding, Report, ResourceReport } from './report.ts';

/** A rule that one resource was found to break, before, after, or both times. */
export interface FindingChange extends Judged {
  readonly rule: string;
  readonly title: string;
  /** The gravest level of each time; null where it was not found. */
  readonly before: Level | null;
  readonly after: Level | null;
}

/** A report by the ids in it. */
export interface Indexed {
  readonly report: Report;
  readonly exchanges: ReadonlyMap<number, ExchangeReport>;
  /** The findings of each resource by its id, and of these by rule. */
  readonly findings: ReadonlyMap<string, ReadonlyMap<string, readonly Finding[]>>;
  /** Rules that could not tell of some exchanges. */
  readonly untold: ReadonlySet<string>;
}

/** Looks a report through once. */
export function indexed(report: Report): Indexed {
  const findings = new Map<string, Map<string, Finding[]>>();
  for (const finding of report.findings) {
    const rules = findings.get(finding.resource) ?? new Map<string, Finding[]>();
    findings.set(finding.resource, rules);
    const same = rules.get(finding.rule);
    if (same) same.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return {
    report,
    exchanges: new Map(report.exchanges.map((exchange) => [exchange.id, exchange])),
    findings,
    untold: new Set(report.rules.filter(({ cannotTell }) => cannotTell > 0).map(({ rule }) => rule)),
  };
}

/** The exchanges of a resource, in order. */
export const exchangesOf = ({ exchanges }: Indexed, resource: ResourceReport): ExchangeReport[] =>
  resource.exchanges.flatMap((id) => exchanges.get(id) ?? []);

/** A resource in one of the reports; undefined where that does not hold it. */
export interface Side {
  readonly in: Indexed;
  readonly resource: ResourceReport | undefined;
}

/** What makes findings comparable. */
export interface Ground {
  /** Whether both audits had the same profile and settings. */
  readonly judgedAlike: boolean;
  /** Whether both captures hold the same pages. */
  readonly samePages: boolean;
}

/** What was found on a resource, before and after: first what the later report says, in its order, then what went. */
export function compareFindings(before: Side, after: Side, ground: Ground): FindingChange[] {
  const earlier = findingsOn(before);
  const later = findingsOn(after);
  const rules = new Set([...later.keys(), ...earlier.keys()]);
  return [...rules].map((rule) => {
    const was = earlier.get(rule) ?? [];
    const is = later.get(rule) ?? [];
    const title = (is[0] ?? was[0])?.title ?? '';
    const levels = { before: gravest(was), after: gravest(is) };
    return { rule, title, ...levels, ...judgedFinding(rule, { was, is }, { before, after }, ground) };
  });
}

const NONE: ReadonlyMap<string, readonly Finding[]> = new Map();
const findingsOn = ({ in: { findings }, resource }: Side) => (resource && findings.get(resource.id)) ?? NONE;

const gravest = (findings: readonly Finding[]): Level | null =>
  LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? null;

function judgedFinding(
  rule: string,
  { was, is }: { was: readonly Finding[]; is: readonly Finding[] },
  { before, after }: { before: Side; after: Side },
  { judgedAlike, samePages }: Ground,
): Judged {
  if (!judgedAlike) return { verdict: 'cannot-tell', reason: 'judged-otherwise' };
  if (was.length > 0 && is.length > 0) return judgedLevels(was, is);
  const [found, seenOn, other] = is.length > 0 ? [is, after, before] : [was, before, after];
  const verdict = is.length > 0 ? 'worse' : 'better';
  if (!other.resource) return samePages ? { verdict } : { verdict: 'cannot-tell', reason: 'other-pages' };
  return wouldShow(rule, found, seenOn, other) ? { verdict } : { verdict: 'cannot-tell', reason: 'not-seen' };
}

function judgedLevels(was: readonly Finding[], is: readonly Finding[]): Judged {
  const lighter = LEVELS.indexOf(gravest(is) ?? 'info') - LEVELS.indexOf(gravest(was) ?? 'info');
  if (lighter === 0) return { verdict: 'same' };
  return { verdict: lighter > 0 ? 'better' : 'worse' };
}

/**
 * Whether the other capture would show what was found: its rule could tell of every exchange, and the resource has as
 * many exchanges of the kinds on which it was found.
 */
function wouldShow(rule: string, found: readonly Finding[], seenOn: Side, other: Side): boolean {
  if (!other.resource || other.in.untold.has(rule)) return false;
  const there = kindsOf(exchangesOf(other.in, other.resource));
  const ids = new Set(found.flatMap(({ exchanges }) => exchanges));
  const needed = kindsOf([...ids].flatMap((id) => seenOn.in.exchanges.get(id) ?? []));
  return [...needed].every(([kind, count]) => (there.get(kind) ?? 0) >= count);
}

function kindsOf(exchanges: readonly ExchangeReport[]): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const { status, source } of exchanges) {
    const kind = `${status} ${source}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}
