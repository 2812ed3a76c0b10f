import { createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import type { Profile, Settings } from '../../src/rules/settings.ts';
import { traffic } from '../traffic.ts';

/** The report on traffic written as text. */
export function auditOf(
  text: string,
  profile: Profile = 'rfc9110',
  settings: Partial<Settings> = {},
): Report {
  const audit = createAudit({ producer: { name: 'test' }, profile, settings });
  for (const exchange of traffic(text)) audit.add(exchange);
  return audit.report();
}

/** Each finding as `rule level`. */
export const firedIn = (report: Report): string[] =>
  report.findings.map(({ rule, level }) => `${rule} ${level}`);
