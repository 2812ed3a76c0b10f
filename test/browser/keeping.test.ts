import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { waitFor } from '../../src/drive/waiting.ts';
import { openBuilt } from './built.ts';
import { rowsWhen } from './panel.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;

describe.each(['chromium', 'firefox'] as const)(
  'what was recorded before DevTools was closed, in %s',
  (name) => {
    let demo: DemoOrigin;
    let other: DemoOrigin;
    let session: BrowserSession;

    beforeAll(async () => {
      demo = await startDemo();
      other = await startDemo();
      session = await openBuilt(name);
    });
    afterAll(async () => {
      await session?.close();
      await demo?.close();
      await other?.close();
    });
    beforeEach(() => session.openPanel());

    const visit = (origin: DemoOrigin) => session.visit(origin.url, { until: DEMO_DONE });
    const isOf = (origin: DemoOrigin) => (row: { readonly url: string }) => row.url.startsWith(origin.url);
    const showsRowsOf = (origin: DemoOrigin) =>
      rowsWhen(session, `rows of ${origin.url}`, (rows) => rows.some(isOf(origin)));
    const hasNote = (code: string) =>
      session.inPanel((wanted) => document.querySelector(`[data-note="${wanted}"]`) !== null, code);
    const reopen = async () => {
      await session.reopenDevtools();
      await session.openPanel();
    };
    /** What the settings say is kept, once they do. */
    const kept = async () => {
      const isOpen = await session.inPanel(() => document.querySelector('#settings-view') !== null);
      if (!isOpen) await session.clickInPanel('#settings');
      return waitFor(
        (awaited) => awaited.state('what is kept'),
        () =>
          session.inPanel(() => {
            const { dataset } = document.querySelector<HTMLElement>('[data-figure="kept"]') ?? {};
            const isOn = document.querySelector<HTMLInputElement>('#keep')?.checked;
            // Where it is on, that is told once what was kept has been brought back.
            if (!dataset || (isOn && dataset['bytes'] === undefined)) return undefined;
            return { bytes: Number(dataset['bytes'] ?? 0), captures: Number(dataset['count'] ?? 0) };
          }),
      );
    };
    /** Waits until more is kept than was when this was waited for last, and nothing more comes. */
    let least = 0;
    const keepsMore = async () => {
      await session.recorded();
      const grown = await waitFor(
        (awaited) => awaited.state('more to be kept'),
        async () => {
          const { bytes } = await kept();
          await pause(1_000);
          return bytes > least + 1_000 && bytes === (await kept()).bytes ? { bytes } : undefined;
        },
        40_000,
      );
      least = grown.bytes;
    };
    const keeps = () =>
      session.inPanel(() => document.querySelector<HTMLInputElement>('#keep')?.checked ?? false);

    it('is not there again while nobody has chosen so, nor is anything written', async () => {
      await visit(demo);
      await showsRowsOf(demo);
      expect(await kept()).toEqual({ bytes: 0, captures: 0 });
      expect(await keeps()).toBe(false);
      await reopen();
      await visit(other);
      // Chromium's DevTools asks for a page's style sheets when it is opened; for its document it does not.
      const rows = await showsRowsOf(other);
      expect(rows.some(({ url }) => url === demo.url)).toBe(false);
      expect(await hasNote('kept-before')).toBe(false);
    });

    it('is there again where it was to be kept, before what comes then', async () => {
      await kept();
      await session.clickInPanel('#keep');
      await visit(demo);
      await showsRowsOf(demo);
      await keepsMore();
      const before = (await showsRowsOf(demo)).filter(isOf(demo));
      await reopen();
      const after = await rowsWhen(session, 'all that was there before', (rows) =>
        before.every(({ url }) => rows.some((row) => row.url === url)),
      );
      await expect.poll(() => hasNote('kept-before')).toBe(true);
      expect(after.some(isOf(other))).toBe(false);
      await visit(demo);
      await rowsWhen(session, 'a second visit', (rows) =>
        rows.some((row) => row.url === `${demo.url}` && row.exchanges >= 2),
      );
    });

    it('is not mixed into what another site asks for, and is there for its own', async () => {
      await visit(other);
      await keepsMore();
      await reopen();
      expect((await showsRowsOf(other)).filter(isOf(demo))).toEqual([]);
      await visit(demo);
      await keepsMore();
      await reopen();
      // Visits from before the other site was seen are there too.
      const rows = await rowsWhen(session, 'all visits', (shown) =>
        shown.some((row) => row.url === demo.url && row.exchanges >= 3),
      );
      expect(rows.filter(isOf(other))).toEqual([]);
    });

    it('is gone when it is deleted', async () => {
      expect((await kept()).bytes).toBeGreaterThan(0);
      await session.clickInPanel('#keep-delete');
      await expect.poll(kept).toEqual({ bytes: 0, captures: 0 });
      await reopen();
      await kept();
      expect(await keeps()).toBe(true);
      expect(await hasNote('kept-before')).toBe(false);
    });
  },
);
