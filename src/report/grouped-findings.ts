import type { Finding, Report } from '../audit/report.ts';
import { LEVELS, type Level } from '../rules/rule.ts';

/** Findings that say the same of one or more resources. */
export interface FindingGroup {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly fix: string | undefined;
  readonly spec: Finding['spec'];
  /** Where it was found, in the report's order. */
  readonly places: readonly Place[];
}

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
    const { rule, level, message, fix, spec, exchanges, evidence } = finding;
    const key = JSON.stringify([rule, level, message, fix]);
    const group = groups.get(key) ?? { rule, level, message, fix, spec, places: [] };
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
