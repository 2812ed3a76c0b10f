import type { CDPSession, CookieData, Page } from 'puppeteer-core';
import type { AddedFields, StorageState } from './sent-along.ts';

/** Gives the page's browser these cookies, and the page's frames their local storage before any script of theirs runs. */
export async function restoreState(page: Page, { cookies, origins }: StorageState): Promise<void> {
  const given = cookies.map(({ expires, ...cookie }): CookieData => ({ ...cookie, ...lasting(expires) }));
  await page.browserContext().setCookie(...given);
  await page.evaluateOnNewDocument((stored: StorageState['origins']) => {
    // A sandboxed frame has no storage, and says so with an error.
    if (origin === 'null') return;
    const own = stored.find((each) => each.origin === origin)?.localStorage ?? [];
    // What the page itself changed on the first visit stays.
    for (const { name, value } of own)
      if (localStorage.getItem(name) === null) localStorage.setItem(name, value);
  }, origins);
}

const lasting = (expires: number): { expires?: number } => (expires < 0 ? {} : { expires });

/**
 * Adds header lines to the requests of the page to one origin, for as long as the connection it gives is attached.
 * Requests are held at their beginning for it, which leaves Chromium's caches as they are (seen in 156: the second visit
 * to the demo site asked for the same with and without).
 */
export async function addFields(page: Page, { origin, fields }: AddedFields): Promise<CDPSession> {
  const connection = await page.createCDPSession();
  const added = fields.map(([name, value]) => ({ name, value }));
  const replaced = new Set(fields.map(([name]) => name.toLowerCase()));
  connection.on('Fetch.requestPaused', ({ requestId, request }) => {
    const own = Object.entries(request.headers)
      .filter(([name]) => !replaced.has(name.toLowerCase()))
      .map(([name, value]) => ({ name, value }));
    // A request may be over before its turn comes.
    connection
      .send('Fetch.continueRequest', { requestId, headers: [...own, ...added] })
      .catch(() => undefined);
  });
  await connection.send('Fetch.enable', {
    patterns: [{ urlPattern: `${escapeForPattern(origin)}/*`, requestStage: 'Request' }],
  });
  return connection;
}

/** In a pattern of the protocol `*` and `?` stand for others. */
const escapeForPattern = (text: string): string => text.replaceAll(/[*?\\]/g, '\\$&');
