import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, type ServedRequest, startDemo } from '../../src/demo/origin.ts';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { exportedReport } from '../../src/drive/two-visits.ts';
import { waitFor } from '../../src/drive/waiting.ts';
import { openBuilt } from './built.ts';
import { asReported, asServed, reachedOrigin, servedToPage } from './truth.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;

/** Presses the panel's button and waits until the audit is over. Gives every line that was shown meanwhile. */
async function auditPage(
  session: BrowserSession,
  meanwhile = async (): Promise<void> => {},
): Promise<string[]> {
  await session.inPanel(() => {
    const lines = new Set<string>();
    // What is run in the panel shares nothing with what is run later but the document.
    const { dataset } = document.documentElement;
    new MutationObserver(() => {
      const line = document.querySelector('[data-audit] span')?.textContent;
      if (line) lines.add(line);
      dataset['auditLines'] = JSON.stringify([...lines]);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await session.clickInPanel('#audit-page');
  await meanwhile();
  await waitFor(
    (awaited) => awaited.state('the end of the audit'),
    async () => !(await session.inPanel(() => document.querySelector('#audit-progress') !== null)),
    90_000,
  );
  return JSON.parse(await session.inPanel(() => document.documentElement.dataset['auditLines'] ?? '[]'));
}

/** The comparison as it is shown: counts by row, of the three visits in their order. */
const shownComparison = (session: BrowserSession): Promise<Record<string, string[]>> =>
  session.inPanel(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('#audit-view .visit-comparison tr[data-row]')].map((row) => [
        row.dataset['row'] ?? '',
        [...row.querySelectorAll('td')].map((cell) => cell.textContent),
      ]),
    ),
  );

const has = ({ requestFields }: ServedRequest, line: RegExp): boolean =>
  requestFields.some(([name, value]) => line.test(`${name}: ${value}`));
/** The page's own scripts ask for some in a cache mode of their own. */
const isOfMarkup = (request: ServedRequest): boolean => !has(request, /^sec-fetch-dest: empty$/i);
const NO_CACHE = /^cache-control: no-cache$/i;
const MAX_AGE = /^cache-control: max-age=0$/i;
const CONDITION = /^if-(?:none-match|modified-since):/i;

for (const name of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`the audit of a page in ${name}`, () => {
    let demo: DemoOrigin;
    let session: BrowserSession;

    beforeAll(async () => {
      demo = await startDemo();
      session = await openBuilt(name);
      await session.openPanel();
      await session.visit(demo.url, { until: DEMO_DONE });
      await pause(3_000);
    });
    afterAll(async () => {
      await session?.close();
      await demo?.close();
    });

    it('visits it past all caches, as a link would, and by a reload', async () => {
      demo.reset();
      const lines = await auditPage(session);
      for (const step of [1, 2, 3])
        expect(lines).toContainEqual(expect.stringMatching(`^Step ${step} of 3.*: [1-9]\\d* requests$`));
      const comparison = await shownComparison(session);
      const report = await exportedReport(session);
      await demo.settled();
      const served = servedToPage(demo.served);
      const starts = served.flatMap(({ path }, index) => (path === '/' ? [index] : []));
      expect(starts).toHaveLength(3);
      const visits = starts.map((from, index) => served.slice(from, starts[index + 1]));
      const asked = visits.map((visit) => {
        const ofMarkup = visit.filter(isOfMarkup);
        const count = (line: RegExp) => ofMarkup.filter((request) => has(request, line)).length;
        return {
          requests: ofMarkup.length,
          noCache: count(NO_CACHE),
          maxAge: count(MAX_AGE),
          conditional: count(CONDITION),
        };
      });
      console.log(`${name} ${session.version}: ${JSON.stringify(asked)}`);
      const [first, second, reload] = asked;
      expect(first).toEqual({
        requests: first?.requests,
        noCache: first?.requests,
        maxAge: 0,
        conditional: 0,
      });
      expect(second).toMatchObject({ noCache: 0, maxAge: 0 });
      expect(second?.conditional).toBeGreaterThan(5);
      expect(second?.requests).toBeLessThan(first?.requests ?? 0);
      // Firefox adds no line to those of a reload, Chromium one to that for the document.
      expect(reload).toMatchObject({ noCache: 0, maxAge: name === 'chromium' ? 1 : 0 });
      expect(reload?.conditional).toBe(second?.conditional);

      const pages = report.capture.pages.length;
      for (const [index, page] of [pages - 3, pages - 2, pages - 1].entries()) {
        const ofPage = report.exchanges.filter((exchange) => exchange.page === page);
        const reached = reachedOrigin({ ...report, exchanges: ofPage });
        expect(report.capture.pages[page]?.url).toBe(demo.url);
        expect(asReported(reached)).toEqual(asServed(visits[index] ?? []));
        const hits = ofPage.filter(({ source }) => /cache$/.test(source));
        expect(hits.length > 0).toBe(index > 0);
        const answered = reached.filter(({ source }) => source !== 'failed');
        expect(comparison['requests']?.[index]).toBe(String(answered.length));
        expect(comparison['revalidations']?.[index]).toBe(
          String(answered.filter(({ source }) => source === 'revalidated').length),
        );
      }
      expect(comparison['transferred']?.[0]).toMatch(/B/);
      expect(report.capture.notes.map(({ code }) => code)).not.toContain('cache-disabled');
      const view = await session.inPanel(() => {
        const of = (selector: string) => document.querySelectorAll(`#audit-view ${selector}`).length;
        return { changes: of('li[data-change]'), notices: of('.notice') };
      });
      expect(view.notices).toBe(0);
      expect(view.changes).toBeGreaterThan(2);
    });

    it('ends where it is stopped, and keeps what the last one came to', async () => {
      await session.press('Escape');
      const isShown = () => session.inPanel(() => document.querySelector('#audit-view') !== null);
      await expect.poll(isShown).toBe(false);
      const lines = await auditPage(session, () => session.clickInPanel('#audit-cancel'));
      expect(lines.at(-1)).toMatch(/^The audit was stopped/);
      await session.clickInPanel('#audit-dismiss');
      expect(await session.inPanel(() => document.querySelector('[data-audit]') !== null)).toBe(false);
      await session.clickInPanel('#audit-result');
      await expect.poll(isShown).toBe(true);
      expect(Object.keys(await shownComparison(session))).toHaveLength(7);
      await session.press('Escape');
    });

    it('preserves the log of earlier pages only where that is wanted, the three of an audit in any case', async () => {
      const pages = async () => (await exportedReport(session)).capture.pages.length;
      // A page left while it is looked at in Firefox takes what is requested then with it.
      await pause(3_000);
      await session.clickInPanel('#preserve-log');
      demo.reset();
      await session.visit(demo.url, { until: DEMO_DONE });
      await pause(2_000);
      const report = await exportedReport(session);
      await demo.settled();
      expect(report.capture.notes.map(({ code }) => code)).toEqual(['redacted']);
      expect(report.capture.pages).toHaveLength(1);
      expect(asReported(reachedOrigin(report))).toEqual(asServed(servedToPage(demo.served)));
      await auditPage(session);
      expect(await pages()).toBe(4);
      await session.clickInPanel('#preserve-log');
      await session.visit(demo.url, { until: DEMO_DONE });
      await pause(2_000);
      expect(await pages()).toBe(5);
    });

    it('says of a page that is none over HTTP that it cannot', async () => {
      await session.visit('about:blank');
      await pause(1_500);
      expect((await auditPage(session)).at(-1)).toMatch(/^Only a page over HTTP/);
    });
  });
}
