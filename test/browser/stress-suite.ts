import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { exportedReport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { rowsWhen } from './panel.ts';
import { servedToPage } from './truth.ts';

const DONE = `document.documentElement.dataset.done === 'yes'`;

/** The notes that say that something may be missing. */
const GAPS = ['untold', 'left-early', 'opened-late', 'service-worker'];

/** Requests of workers that belong to no one page: no browser tells a page's DevTools of all of them. */
const OF_NO_PAGE = /^GET \/load\/(?:service|shared|fresh\/shared-\d|fresh\/through-\d)$/;

interface Outcome {
  readonly served: number;
  readonly reported: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Requests that the report holds without their end. */
  readonly unended: number;
  readonly gaps: readonly string[];
}

const LOCAL: ReadonlySet<string> = new Set([
  'disk-cache',
  'memory-cache',
  'cache',
  'cache-storage',
  'service-worker',
]);

/** What the report holds of what the origin served, request by request. */
function outcomeOf(report: Report, demo: DemoOrigin): Outcome {
  const reported = report.exchanges
    .filter(({ source, url }) => !LOCAL.has(source) && url.startsWith(demo.url))
    .map(({ method, url, status }) => ({ key: `${method} ${url.slice(demo.url.length - 1)}`, status }));
  const served = servedToPage(demo.served).map(({ method, path }) => `${method} ${path}`);
  const left = [...served];
  const doubled: string[] = [];
  // What has ended goes first: a request that has not may never have reached the origin.
  for (const { key, status } of reported.toSorted(
    (a, b) => Number(a.status === 0) - Number(b.status === 0),
  )) {
    const index = left.indexOf(key);
    if (index >= 0) left.splice(index, 1);
    else if (status > 0) doubled.push(key);
  }
  return {
    served: served.length,
    reported: reported.length,
    lost: left,
    doubled,
    unended: reported.filter(({ status }) => status === 0).length,
    gaps: report.capture.notes.map(({ code }) => code).filter((code) => GAPS.includes(code)),
  };
}

const briefly = (keys: readonly string[]): string => [...new Set(keys)].slice(0, 6).join(', ');

/** What the recorder of one browser holds of traffic that is hard to follow, held against what the origin served. */
export function recorderSuite(name: BrowserName): void {
  describe(`the recorder in ${name}`, () => {
    let demo: DemoOrigin;
    let session: BrowserSession;
    const table: string[] = [];
    const urlOf = (path: string) => new URL(path, demo.url).href;
    const visit = (path: string) => session.visit(urlOf(path), { until: DONE, timeoutMs: 300_000 });
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    /** A visit that is over when the recorder has everything. */
    const stay = async (path: string) => {
      await visit(path);
      await session.recorded();
    };

    /** Does something, from a cleared recording on, and compares. */
    async function during(scenario: string, act: () => Promise<unknown>): Promise<Outcome> {
      await session.clickInPanel('#clear');
      await rowsWhen(session, 'nothing', (rows) => rows.length === 0);
      demo.reset();
      const began = performance.now();
      await act();
      await pause(2_500);
      const outcome = outcomeOf(await exportedReport(session), demo);
      const { served, reported, lost, doubled, unended, gaps } = outcome;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      table.push(
        [
          `${name} | ${scenario} | served ${served} | reported ${reported} | lost ${lost.length} | doubled ${doubled.length}`,
          `without end ${unended} | said ${gaps.join(', ') || '-'} | ${seconds} s`,
          `lost: ${briefly(lost)}`,
          `doubled: ${briefly(doubled)}`,
        ].join(' | '),
      );
      return outcome;
    }

    beforeAll(async () => {
      demo = await startDemo();
      session = await openBuilt(name);
      await session.openPanel();
    });
    afterAll(async () => {
      console.log(table.join('\n'));
      await session?.close();
      await demo?.close();
    });

    it('holds each of ten visits in a row whose 304s repeat', async () => {
      const outcome = await during('ten visits, 20 repeated 304s each', async () => {
        for (let count = 0; count < 10; count += 1) await stay('/load/scripts/20');
      });
      expect(outcome).toMatchObject({ lost: [], doubled: [], gaps: [] });
    });

    const leaveTen = async () => {
      for (let count = 0; count < 10; count += 1)
        await session.visit(urlOf('/load/scripts/20'), { brief: true });
    };
    const leaveHalfWay = async () => {
      for (let count = 0; count < 5; count += 1) {
        await session.visit(urlOf('/load/fetches/200'), { brief: true });
        await session.reload();
      }
      await visit('/load/scripts/5');
    };

    it('holds what it can of ten pages left at their load event, and says so where that is not all', async () => {
      const outcome = await during('ten pages left at load', leaveTen);
      expect(outcome.doubled).toEqual([]);
      expect(outcome.reported).toBeGreaterThanOrEqual(10);
      if (outcome.lost.length > 0) expect(outcome.gaps).toContain('left-early');
    });

    it('holds what it can of pages left and reloaded half-way', async () => {
      const outcome = await during('left and reloaded half-way', leaveHalfWay);
      expect(outcome.doubled).toEqual([]);
      if (outcome.lost.length > 0) expect(outcome.gaps).toContain('left-early');
    });

    it('holds what frames and workers ask for', async () => {
      const outcome = await during('frames and workers, twice', async () => {
        await stay('/load/places');
        await visit('/load/places');
        await pause(3_500);
      });
      expect(outcome.doubled).toEqual([]);
      expect(outcome.lost.filter((key) => !OF_NO_PAGE.test(key))).toEqual([]);
      expect(outcome.gaps).toContain('service-worker');
    });

    it('goes on when DevTools is docked elsewhere', async () => {
      const outcome = await during('docked elsewhere', async () => {
        await stay('/load/scripts/10');
        await session.redock('right');
        await stay('/load/scripts/10');
        await session.redock('bottom');
        await session.openPanel();
        await stay('/load/scripts/10');
      });
      expect(outcome).toMatchObject({ lost: [], doubled: [], gaps: [] });
    });

    it('holds every request of a page of 5,000', async () => {
      const outcome = await during('a page of 5,000 requests', () => visit('/load/fetches/5000'));
      expect(outcome).toMatchObject({ served: 5001, lost: [], doubled: [], gaps: [] });
    }, 360_000);

    it('holds what was requested before the panel was shown for the first time', async () => {
      await session.reopenDevtools();
      demo.reset();
      await stay('/load/scripts/10');
      await stay('/load/scripts/10');
      await session.openPanel();
      await pause(1_500);
      expect(outcomeOf(await exportedReport(session), demo)).toMatchObject({
        served: 22,
        lost: [],
        doubled: [],
      });
    });

    it('begins anew when DevTools is closed and opened again, and says what it has not seen', async () => {
      await visit('/load/scripts/10');
      await session.reopenDevtools();
      await session.openPanel();
      await pause(2_500);
      const late = await exportedReport(session);
      expect(late.capture.notes.map(({ code }) => code)).toContain('opened-late');
      const outcome = await during('opened again', () => visit('/load/scripts/10'));
      expect(outcome).toMatchObject({ lost: [], doubled: [], gaps: [] });
    });

    it('holds what the log keeps of pages that were left, where it is preserved', async () => {
      await session.preserveLog(true);
      onTestFinished(() => session.preserveLog(false));
      for (const [scenario, act] of [
        ['ten pages left at load, log preserved', leaveTen],
        ['left and reloaded half-way, log preserved', leaveHalfWay],
      ] as const) {
        const outcome = await during(scenario, act);
        expect(outcome.doubled).toEqual([]);
        if (outcome.lost.length > 0) expect(outcome.gaps).toContain('left-early');
      }
    });
  });
}
