import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, type ServedRequest, startDemo } from '../../src/demo/origin.ts';
import type { PageAudit } from '../../src/devtools/recording.ts';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { exportedReport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { asReported, asServed, reachedOrigin, servedToPage } from './truth.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;

/** Asks for an audit over a line of the panel's own, and gives everything told of it. */
function auditPage(session: BrowserSession): Promise<PageAudit[]> {
  return session.inPanel(async () => {
    interface Api {
      readonly devtools: { readonly inspectedWindow: { readonly tabId: number } };
      readonly runtime: { connect(info: { name: string }): Port };
    }
    interface Port {
      readonly onMessage: {
        addListener(listener: (event: { kind: string; audit: PageAudit }) => void): void;
      };
      postMessage(request: unknown): void;
      disconnect(): void;
    }
    const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
    const api = location.protocol === 'moz-extension:' && browser ? browser : chrome;
    const port = api.runtime.connect({ name: `recorder ${api.devtools.inspectedWindow.tabId}` });
    const told: PageAudit[] = [];
    let end = (): void => undefined;
    port.onMessage.addListener(({ kind, audit }) => {
      if (kind !== 'audit-page') return;
      told.push(audit);
      if (audit.state !== 'running') end();
    });
    // What was told of an audit before comes first.
    await new Promise((resolve) => setTimeout(resolve, 500));
    told.length = 0;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    port.postMessage({ kind: 'audit-page' });
    await over;
    port.disconnect();
    return told;
  });
}

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
      const told = await auditPage(session);
      const last = told.at(-1);
      expect(told.flatMap((audit) => (audit.state === 'running' ? [audit.visit] : []))).toEqual(
        expect.arrayContaining(['first', 'second', 'reload']),
      );
      expect(last).toMatchObject({ state: 'done', cacheDisabled: false });
      if (last?.state !== 'done') return;
      const report = await exportedReport(session);
      await demo.settled();
      const served = servedToPage(demo.served);
      const starts = served.flatMap(({ path }, index) => (path === '/' ? [index] : []));
      expect(starts).toHaveLength(3);
      const visits = starts.map((from, index) => served.slice(from, starts[index + 1]));
      const lines = visits.map((visit) => {
        const asked = visit.filter(isOfMarkup);
        const count = (line: RegExp) => asked.filter((request) => has(request, line)).length;
        return {
          requests: asked.length,
          noCache: count(NO_CACHE),
          maxAge: count(MAX_AGE),
          conditional: count(CONDITION),
        };
      });
      console.log(`${name} ${session.version}: ${JSON.stringify(lines)}`);
      const [first, second, reload] = lines;
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

      for (const [index, page] of [last.pages.first, last.pages.second, last.pages.reload].entries()) {
        const ofPage = report.exchanges.filter((exchange) => exchange.page === page);
        expect(report.capture.pages[page]?.url).toBe(demo.url);
        expect(asReported(reachedOrigin({ ...report, exchanges: ofPage }))).toEqual(
          asServed(visits[index] ?? []),
        );
        const hits = ofPage.filter(({ source }) => /cache$/.test(source));
        expect(hits.length > 0).toBe(index > 0);
      }
    });

    it('says of a page that is none over HTTP that it cannot', async () => {
      await session.visit('about:blank');
      await pause(1_500);
      expect((await auditPage(session)).at(-1)).toEqual({ state: 'ended', why: 'no-page' });
    });
  });
}
