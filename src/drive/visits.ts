import type { BrowserSession } from './session.ts';
import { chooseExport } from './two-visits.ts';

/**
 * Visits a page so many times, the first time with an empty cache, with the panel in front, and gives the path of the
 * HAR of all visits that the panel itself exports, nothing masked. `before` hears of each visit, from 1. The file is
 * gone when the session is closed.
 * @throws DriveError where the page cannot be visited or the panel does not do its part in time
 */
export async function recordedVisits(
  session: BrowserSession,
  url: string,
  { visits, timeoutMs, before }: { visits: number; timeoutMs: number; before: (visit: number) => void },
): Promise<string> {
  await session.openPanel();
  for (let visit = 1; visit <= visits; visit += 1) {
    before(visit);
    await session.visit(url, { timeoutMs, restless: true });
    await session.recorded();
  }
  await chooseExport(session, 'har', { secrets: true });
  return session.waitForDownload(/\.har$/);
}
