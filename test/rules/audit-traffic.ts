import { type AuditOptions, createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import { traffic } from '../traffic.ts';
import type { RuleCases } from './rule-case.ts';

/** The report on traffic written as text. */
export function auditOf(text: string, options: AuditOptions = {}): Report {
  const audit = createAudit({ producer: { name: 'test' }, ...options });
  for (const exchange of traffic(text)) audit.add(exchange);
  return audit.report();
}

/** Each finding as `rule level`. */
export const firedIn = (report: Report): string[] =>
  report.findings.map(({ rule, level }) => `${rule} ${level}`);

/** Those of the findings whose rule is in that group of cases. */
export const firedAmong = (report: Report, group: RuleCases): string[] =>
  firedIn(report).filter((fired) => (fired.split(' ')[0] ?? '') in group);

/** What one rule says of traffic: the levels of its findings, and `cannot tell` for each exchange that it cannot judge. */
export function saidOf(rule: string, text: string): string[] {
  const { findings, rules } = auditOf(text);
  const levels = findings.filter((finding) => finding.rule === rule).map(({ level }) => level);
  const unknown = rules.find((each) => each.rule === rule)?.cannotTell ?? 0;
  return [...levels, ...Array(unknown).fill('cannot tell')];
}
