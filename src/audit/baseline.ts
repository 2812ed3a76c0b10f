import { version } from '../../package.json';
import { LEVELS, type Level } from '../rules/rule.ts';
import { lastingUrl, unnumbered } from './pairing.ts';
import type { Finding, Report, ResourceReport } from './report.ts';

/** A rule that a resource was found to break when the baseline was made, with the gravest level of it. */
export interface KnownFinding {
  readonly rule: string;
  readonly level: Level;
  readonly method: string;
  /** Masked, and with `*` for what changes with the content. */
  readonly url: string;
}

/** What was found once, so that later audits tell what is new. */
export interface Baseline {
  readonly baselineVersion: 1;
  readonly tool: Report['tool'];
  readonly profile: Report['profile'];
  readonly settings?: Report['settings'];
  /** In an order that does not depend on that of the capture. */
  readonly findings: readonly KnownFinding[];
}

/** Why findings may be new although nothing got worse: they were asked for otherwise, or by another version. */
export type BaselineNote = 'other-profile' | 'other-settings' | 'other-version';

/** A report against a baseline. */
export interface AgainstBaseline {
  /** Findings that the baseline has not, or has at a lighter level. */
  readonly new: readonly Finding[];
  /** How many others were left aside. */
  readonly known: number;
  /** Of the baseline: what was not found any more on resources of the report, and what is on none of these. */
  readonly gone: readonly KnownFinding[];
  readonly unseen: readonly KnownFinding[];
  readonly notes: readonly BaselineNote[];
}

/** Information is neither right nor wrong, so no baseline keeps it. */
const isKept = ({ level }: Pick<Finding, 'level'>): boolean => level !== 'info';

/**
 * The baseline of a report, whose URLs are masked. Resources whose URLs differ in masked values or in hashes and versions
 * alone count as one, so that neither a new session nor a new build makes what was found before new.
 */
export function baselineOf(report: Report): Baseline {
  const { profile, settings } = report;
  const gravest = new Map<string, KnownFinding>();
  for (const known of knownFindings(report)) {
    const key = keyOf(known);
    const before = gravest.get(key);
    if (!before || isGraver(known.level, before.level)) gravest.set(key, known);
  }
  const findings = [...gravest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known);
  return {
    baselineVersion: 1,
    tool: { name: 'not-modified', version },
    profile,
    ...(settings && { settings: lasting(settings) }),
    findings,
  };
}

/** Holds a report, whose URLs are masked, against a baseline. */
export function againstBaseline(report: Report, baseline: Baseline): AgainstBaseline {
  const levels = new Map(baseline.findings.map((known) => [keyOf(known), known.level]));
  const addresses = addressesIn(report);
  const added: Finding[] = [];
  let known = 0;
  for (const finding of report.findings.filter(isKept)) {
    const before = levels.get(keyOf(knownFinding(finding, addresses)));
    if (before === undefined || isGraver(finding.level, before)) added.push(finding);
    else known++;
  }
  const now = new Set([...knownFindings(report)].map(keyOf));
  const missing = baseline.findings.filter((each) => !now.has(keyOf(each)));
  const seen = new Set([...addresses.values()].map(({ method, url }) => `${method} ${url}`));
  const isSeen = ({ method, url }: KnownFinding) => seen.has(`${method} ${url}`);
  return {
    new: added,
    known,
    gone: missing.filter(isSeen),
    unseen: missing.filter((each) => !isSeen(each)),
    notes: notesOn(report, baseline),
  };
}

/** Starts with what a person looks for first, and sorts by it. */
const keyOf = ({ url, method, rule }: KnownFinding): string => `${url} ${method} ${rule}`;

const isGraver = (level: Level, than: Level): boolean => LEVELS.indexOf(level) < LEVELS.indexOf(than);

type Address = Pick<KnownFinding, 'method' | 'url'>;

const addressesIn = ({ resources }: Report): Map<string, Address> =>
  new Map(resources.map((resource) => [resource.id, addressOf(resource)]));

const addressOf = (resource: ResourceReport): Address => ({
  method: resource.method,
  url: lastingUrl(resource, unnumbered(resource.url)),
});

function knownFinding(
  { rule, level, resource }: Finding,
  addresses: ReadonlyMap<string, Address>,
): KnownFinding {
  const { method, url } = addresses.get(resource) ?? { method: '', url: unnumbered(resource) };
  return { rule, level, method, url };
}

function knownFindings(report: Report): KnownFinding[] {
  const addresses = addressesIn(report);
  return report.findings.filter(isKept).map((finding) => knownFinding(finding, addresses));
}

/** Settings with stand-ins that do not depend on what else was masked. */
const lasting = (settings: NonNullable<Report['settings']>): NonNullable<Report['settings']> => ({
  ...settings,
  ignore: settings.ignore.map((ignored) => ({ ...ignored, url: unnumbered(ignored.url) })),
});

function notesOn(report: Report, baseline: Baseline): BaselineNote[] {
  const settings = report.settings && lasting(report.settings);
  const notes: readonly [BaselineNote, boolean][] = [
    ['other-profile', report.profile !== baseline.profile],
    ['other-settings', JSON.stringify(settings ?? null) !== JSON.stringify(baseline.settings ?? null)],
    ['other-version', report.tool.version !== baseline.tool.version],
  ];
  return notes.flatMap(([note, holds]) => (holds ? [note] : []));
}
