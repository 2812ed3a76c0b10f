import type { Finding, Report } from '../audit/report.ts';
import { LEVELS, type Level } from '../rules/rule.ts';

/** Findings that say the same of one or more resources. */
export interface FindingGroup {
  readonly rule: string;
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly why: string | undefined;
  readonly browsers: Finding['browsers'];
  readonly fix: string | undefined;
  readonly spec: Finding['spec'];
  /** Where it was found, in the report's order. */
  readonly places: readonly Place[];
}

/** What each browser does, where that is not what the standard asks for, a line each. */
export const browserLines = ({ browsers }: Pick<FindingGroup, 'browsers'>): string[] =>
  browsers ? [`Chromium: ${browsers.chromium}`, `Firefox: ${browsers.firefox}`] : [];

export interface Place {
  readonly method: string;
  readonly url: string;
  readonly exchanges: readonly number[];
  readonly evidence: Finding['evidence'];
}

/** The findings of `levels`, those with equal words together, the heaviest level first. */
export function groupedFindings(report: Report, levels: readonly Level[]): FindingGroup[] {
  const resources = new Map(report.resources.map((resource) => [resource.id, resource]));
  const groups = new Map<string, FindingGroup & { places: Place[] }>();
  for (const finding of report.findings) {
    if (!levels.includes(finding.level)) continue;
    const { rule, level, title, message, why, browsers, fix, spec, exchanges, evidence } = finding;
    const key = JSON.stringify([rule, level, message, fix]);
    const group = groups.get(key) ?? { rule, level, title, message, why, browsers, fix, spec, places: [] };
    groups.set(key, group);
    const resource = resources.get(finding.resource);
    group.places.push({
      method: resource?.method ?? '',
      url: resource?.url ?? finding.resource,
      exchanges,
      evidence,
    });
  }
  return [...groups.values()].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}
