import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import type { ListingFormat } from './contract.ts';
import { exchangesById, rowOf } from './rows.ts';

/** Resources of a report as a table to be pasted, in the order of their ids, without secrets. The writers are loaded when asked for. */
export async function listingFrom(
  report: Report,
  ids: readonly string[],
  format: ListingFormat,
  language: Language,
): Promise<string> {
  const { listingOf } = await import('../report/listing.ts');
  const { redact } = await import('../report/redact.ts');
  const byId = new Map(report.resources.map((resource) => [resource.id, resource]));
  const resources = ids.flatMap((id) => byId.get(id) ?? []);
  const exchangeOf = exchangesById(report.exchanges);
  const masked = redact({ ...report, resources, exchanges: [], findings: [] }, language);
  const rows = masked.resources.map((resource) => rowOf(resource, report, exchangeOf));
  return listingOf(rows, format, language);
}
