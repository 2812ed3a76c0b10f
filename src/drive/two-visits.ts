import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../audit/report.ts';
import type { BrowserName } from './browser.ts';
import type { BrowserSession, VisitOptions } from './session.ts';

/**
 * ms. How long the recorder needs after a page before it may be left. Firefox's log is looked at a second after the page
 * came to rest, and what is requested while that goes on is not put there; Chromium tells of everything.
 */
export const RECORDER_NEEDS: Readonly<Record<BrowserName, number>> = { chromium: 1_500, firefox: 3_000 };

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
  await pause(RECORDER_NEEDS[session.producer]);
  options.before('second');
  await session.visit(url, options);
  await pause(RECORDER_NEEDS[session.producer]);
  return exportedReport(session);
}

/** Has the panel export in a format, as a person does: from its menu. */
export async function chooseExport(
  session: BrowserSession,
  format: 'csv' | 'har' | 'html' | 'json' | 'markdown',
): Promise<void> {
  await session.clickInPanel('#export');
  await session.clickInPanel(`#export-${format}`);
}

/** The report as the panel exports it: its JSON, clicked for and read back from the disk. */
export async function exportedReport(session: BrowserSession): Promise<Report> {
  await chooseExport(session, 'json');
  return JSON.parse(await readFile(await session.waitForDownload(/\.json$/), 'utf8'));
}
