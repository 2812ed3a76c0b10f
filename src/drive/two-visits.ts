import { readFile } from 'node:fs/promises';
import type { Report } from '../audit/report.ts';
import type { BrowserSession, VisitOptions } from './session.ts';

/**
 * Visits a page with an empty cache, then a second time by navigating there again, with the panel in front, and
 * gives the report that the panel itself exports. `before` hears of each visit.
 * @throws DriveError where the page cannot be visited or the panel does not do its part in time
 */
export async function auditTwoVisits(
  session: BrowserSession,
  url: string,
  options: VisitOptions & { readonly before: (visit: 'first' | 'second') => void },
): Promise<Report> {
  await session.openPanel();
  options.before('first');
  await session.visit(url, options);
  await session.recorded();
  options.before('second');
  await session.visit(url, options);
  await session.recorded();
  return exportedReport(session);
}

/** Has the panel export in a format, as a person does: from its menu; with `secrets` nothing is masked. */
export async function chooseExport(
  session: BrowserSession,
  format: 'csv' | 'har' | 'html' | 'json' | 'markdown',
  { secrets = false } = {},
): Promise<void> {
  await session.clickInPanel('#export');
  if (secrets) await session.clickInPanel('#export-secrets');
  await session.clickInPanel(`#export-${format}`);
}

/** The report as the panel exports it: its JSON, clicked for and read back from the disk. */
export async function exportedReport(session: BrowserSession): Promise<Report> {
  await chooseExport(session, 'json');
  return JSON.parse(await readFile(await session.waitForDownload(/\.json$/), 'utf8'));
}
