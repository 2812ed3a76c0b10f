import { mkdir, mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { REPEATED_FIELDS } from '../../src/audit/report.ts';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import { plantedFaults } from '../../src/demo/resources.ts';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { auditTwoVisits, chooseExport, exportedReport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { MARKUP, startHostileSite } from './hostile-site.ts';
import { openCheck, rowsWhen, shownFigure, shownRows } from './panel.ts';
import {
  asReported,
  asServed,
  measuredBesideSent,
  reachedOrigin,
  savedAtSockets,
  savedInReport,
  servedToPage,
} from './truth.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;

async function screenshotFolder(): Promise<string> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return mkdtemp(path.join(tmpdir(), 'not-modified-screenshots-'));
  await mkdir(folder, { recursive: true });
  return folder;
}

const exchangesIn = (rows: readonly { exchanges: number }[]): number =>
  rows.reduce((sum, { exchanges }) => sum + exchanges, 0);

/** The built extension in one browser's DevTools, used on the demo site as a person would. */
export function panelSuite(name: BrowserName): void {
  describe(`the panel in ${name}`, () => {
    let demo: DemoOrigin;
    let session: BrowserSession;
    let report: Report;
    const urlOf = (target: string) => new URL(target, demo.url).href;
    const visit = () => session.visit(demo.url, { until: DEMO_DONE });

    beforeAll(async () => {
      demo = await startDemo();
      session = await openBuilt(name);
      report = await auditTwoVisits(session, demo.url, { until: DEMO_DONE, before: () => {} });
      await demo.settled();
    });
    afterAll(async () => {
      await session?.close();
      await demo?.close();
    });

    describe('after two visits to the demo site', () => {
      it('holds every request that the origin served, and no other', () => {
        expect(asReported(reachedOrigin(report))).toEqual(asServed(servedToPage(demo.served)));
        expect(report.capture.skipped).toEqual([]);
      });

      it('is within 2 % of what 304s saved at the sockets', () => {
        const truth = savedAtSockets(demo.served);
        const off = (savedInReport(report) - truth) / truth;
        const beside = measuredBesideSent(report, servedToPage(demo.served));
        const worst = Math.max(...beside.map(({ measured, sent }) => Math.abs(measured - sent)));
        console.log(
          [
            `${name} ${session.version}`,
            `served ${servedToPage(demo.served).length}`,
            `in the report ${reachedOrigin(report).length}`,
            `saved at the sockets ${truth} B`,
            `in the report ${savedInReport(report)} B (${(off * 100).toFixed(3)} %)`,
            `${beside.length} measured responses, off by at most ${worst} B`,
          ].join(' | '),
        );
        expect(Math.abs(off)).toBeLessThanOrEqual(0.02);
      });

      it('is within 64 bytes of the socket for each response that it calls measured', () => {
        const beside = measuredBesideSent(report, servedToPage(demo.served));
        expect(beside.length).toBeGreaterThan(20);
        expect(beside.filter(({ measured, sent }) => Math.abs(measured - sent) > 64)).toEqual([]);
      });

      it('finds each fault that was planted and no other fault', () => {
        const found = report.findings
          .filter(({ level }) => level === 'must')
          .map(({ rule, resource }) => {
            const { url } = report.resources.find(({ id }) => id === resource) ?? { url: '' };
            return `${new URL(url).pathname} ${rule}`;
          });
        expect(found.sort()).toEqual(plantedFaults.map(({ path: at, rule }) => `${at} ${rule}`).sort());
      });

      it('shows a row for each resource, with all its requests', async () => {
        const rows = await rowsWhen(
          session,
          'every request of the report',
          (shown) => exchangesIn(shown) === report.exchanges.length,
        );
        expect(rows.map(({ url }) => url).sort()).toEqual(report.resources.map(({ url }) => url).sort());
      });

      it('shows the same sums as the report that it exports', async () => {
        const { byRevalidation } = report.savings;
        const saved = await shownFigure(session, 'saved-by-304');
        expect(saved.bytes).toBe(savedInReport(report));
        expect(saved.text).toMatch(/\d/);
        expect(byRevalidation.exchanges).toBeGreaterThan(10);
        expect((await shownFigure(session, 'not-modified')).count).toBe(report.summary.notModified);
        expect((await shownFigure(session, 'faulty')).count).toBe(report.summary.faulty304s);
      });
    });

    describe('the 304 check', () => {
      for (const { path: at, rule } of plantedFaults.filter(({ rule }) => /missing$/.test(rule))) {
        it(`says what the 304 of ${at} lost`, async () => {
          const field = /^304-(.+)-missing$/.exec(rule)?.[1] ?? '';
          const { verdicts } = await openCheck(session, urlOf(at));
          expect(verdicts[field]).toMatchObject({ verdict: 'missing', word: 'missing', notModified: '—' });
          expect(verdicts[field]?.full).toMatch(/\w/);
          const others = REPEATED_FIELDS.filter((other) => other !== field);
          expect(others.map((other) => verdicts[other]?.verdict)).not.toContain('missing');
        });
      }

      it('shows a 304 that announces content', async () => {
        const { verdicts } = await openCheck(session, urlOf('/bad/304-announces-content.js'));
        expect(verdicts['body']).toMatchObject({ verdict: 'announced', notModified: 'Content-Length: 512' });
      });

      it('shows a 304 that nobody asked for', async () => {
        const { verdicts } = await openCheck(session, urlOf('/bad/304-unconditional.json'));
        expect(verdicts['request']).toMatchObject({ verdict: 'unconditional' });
      });

      it('shows six good fields, the condition and what the 304 saved', async () => {
        const url = urlOf('/good/all-six-fields.js');
        const { verdicts, savedBytes } = await openCheck(session, url);
        expect(REPEATED_FIELDS.map((field) => verdicts[field]?.verdict)).toEqual(Array(6).fill('present'));
        expect(verdicts['request']).toMatchObject({ verdict: 'conditional' });
        const [first, second] = demo.served.filter(({ path: at }) => url.endsWith(at) && at !== '/');
        expect(
          Math.abs(savedBytes - ((first?.sentBytes ?? 0) - (second?.sentBytes ?? 0))),
        ).toBeLessThanOrEqual(128);
      });

      it('closes with Escape', async () => {
        await session.press('Escape');
        await rowsWhen(session, 'the whole table', (rows) => rows.length === report.resources.length);
        expect(await session.inPanel(() => document.querySelector('#details'))).toBeNull();
      });
    });

    describe('the filter', () => {
      it('leaves the resources with faults', async () => {
        await session.typeInPanel('#filter', 'is:fault');
        const rows = await rowsWhen(
          session,
          'only faults',
          (shown) => shown.length < report.resources.length,
        );
        const faulty = report.resources.filter(({ faulty304s }) => faulty304s > 0);
        expect(rows.map(({ url }) => url).sort()).toEqual(faulty.map(({ url }) => url).sort());
        const paths = rows.map(({ url }) => new URL(url).pathname);
        for (const { path: at } of plantedFaults.filter(({ rule }) => rule.startsWith('304-')))
          expect(paths).toContain(at);
      });

      it('narrows down as more is typed, and an export holds what is shown', async () => {
        await session.typeInPanel('#filter', ' loses-etag');
        const rows = await rowsWhen(session, 'one resource', (shown) => shown.length === 1);
        expect(rows[0]?.url).toBe(urlOf('/bad/304-loses-etag.js'));
        const exported = await exportedReport(session);
        expect(exported.resources.map(({ url }) => url)).toEqual([urlOf('/bad/304-loses-etag.js')]);
        expect(exported.capture.notes.map(({ code }) => code)).toContain('filtered');
      });

      it('shows all again when it is emptied', async () => {
        await session.clickInPanel('#filter');
        for (const key of ['Control+a', 'Delete']) await session.press(key);
        await rowsWhen(session, 'the whole table', (rows) => rows.length === report.resources.length);
      });
    });

    describe('exports on the disk', () => {
      it('are the same report each time', async () => {
        const again = await exportedReport(session);
        expect(again.exchanges).toEqual(report.exchanges);
        expect(again.findings).toEqual(report.findings);
      });

      it('include a CSV with a line for each resource', async () => {
        await chooseExport(session, 'csv');
        const csv = await readFile(await session.waitForDownload(/\.csv$/), 'utf8');
        for (const { url } of report.resources) expect(csv).toContain(url);
        expect(csv.trim().split(/\r?\n/).length).toBeGreaterThan(report.resources.length);
      });

      it('include an HTML page that names every fault and needs no network and no script', async () => {
        await chooseExport(session, 'html');
        const html = await readFile(await session.waitForDownload(/\.html$/), 'utf8');
        for (const { rule } of plantedFaults) expect(html).toContain(rule);
        expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|@import|url\(/i);
      });
    });

    describe('themes', () => {
      it('follow DevTools while it is open', async () => {
        const folder = await screenshotFolder();
        await openCheck(session, urlOf('/bad/304-loses-vary.js'));
        const colours: string[] = [];
        for (const theme of ['light', 'dark'] as const) {
          await session.setTheme(theme);
          await expect
            .poll(() => session.inPanel(() => matchMedia('(prefers-color-scheme: dark)').matches))
            .toBe(theme === 'dark');
          colours.push(await session.inPanel(() => getComputedStyle(document.body).backgroundColor));
          const picture = path.join(folder, `${name}-${theme}.png`);
          await session.screenshot(picture);
          // A picture without the panel in it is much smaller.
          expect((await stat(picture)).size).toBeGreaterThan(60_000);
        }
        await session.setTheme('light');
        await session.press('Escape');
        console.log(`${name}: screenshots in ${folder}`);
        expect(new Set(colours).size).toBe(2);
      });
    });

    describe('further visits', () => {
      it('keep every repeated 304', async () => {
        await visit();
        await session.recorded();
        await visit();
        await session.recorded();
        const later = await exportedReport(session);
        await demo.settled();
        expect(asReported(reachedOrigin(later))).toEqual(asServed(servedToPage(demo.served)));
      });

      it('are not recorded while recording is off', async () => {
        const before = await shownRows(session);
        await session.clickInPanel('#record');
        await recordingIs(session, 'false');
        await visit();
        // Nothing shows that something will never come.
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        expect(exchangesIn(await shownRows(session))).toBe(exchangesIn(before));
      });

      it('are recorded again after Clear and Record', async () => {
        await session.clickInPanel('#clear');
        await rowsWhen(session, 'nothing', (rows) => rows.length === 0);
        await session.clickInPanel('#record');
        await recordingIs(session, 'true');
        demo.reset();
        await visit();
        await session.recorded();
        const fresh = await exportedReport(session);
        await demo.settled();
        expect(asReported(reachedOrigin(fresh))).toEqual(asServed(servedToPage(demo.served)));
      });
    });

    describe('text from the network', () => {
      it('neither runs nor styles anything, in the panel and in what it exports', async () => {
        const site = await startHostileSite();
        try {
          await session.clickInPanel('#clear');
          for (let visits = 0; visits < 2; visits++) {
            await session.visit(site.url);
            await session.recorded();
          }
          const rows = await rowsWhen(session, 'the hostile script', (shown) =>
            shown.some(({ url, exchanges }) => url.includes('/a.js') && exchanges === 2),
          );
          const { verdicts } = await openCheck(
            session,
            rows.find(({ url }) => url.includes('/a.js'))?.url ?? '',
          );
          expect(verdicts['etag']?.full).toBe(`"${MARKUP}"`);
          const harm = await session.inPanel(() => ({
            ran: 'ran' in document.documentElement.dataset,
            images: document.querySelectorAll('img').length,
            links: [...document.querySelectorAll('a')].filter(({ protocol }) => protocol === 'javascript:')
              .length,
            hidden: getComputedStyle(document.body).display,
          }));
          expect(harm).toEqual({ ran: false, images: 0, links: 0, hidden: 'block' });
          await chooseExport(session, 'csv');
          const csv = await readFile(await session.waitForDownload(/\.csv$/), 'utf8');
          expect(csv).not.toMatch(/(?:^|[,\r\n])"?[=+@\t]/);
          await chooseExport(session, 'html');
          const page = await session.waitForDownload(/\.html$/);
          expect(await readFile(page, 'utf8')).toContain('&lt;img src=x');
          await session.visit(pathToFileURL(page).href, {
            until: `document.images.length === 0 && document.body.innerText.includes('<img src=x')`,
          });
        } finally {
          await site.close();
        }
      });
    });
  });
}

/** Waits until the recorder has answered the button: what begins before is not recorded. */
const recordingIs = (session: BrowserSession, pressed: 'true' | 'false') =>
  expect
    .poll(() => session.inPanel(() => document.querySelector('#record')?.getAttribute('aria-pressed')))
    .toBe(pressed);
