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
