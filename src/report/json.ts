import type { Report } from '../audit/report.ts';

/** The report as JSON that `docs/report.schema.json` describes: two spaces of indent, a newline at the end. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
