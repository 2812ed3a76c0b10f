import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { openBuilt } from './built.ts';
import { rowsWhen } from './panel.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;

describe.each(['chromium', 'firefox'] as const)('copying the table in %s', (name) => {
  let demo: DemoOrigin;
  let session: BrowserSession;

  beforeAll(async () => {
    demo = await startDemo();
    session = await openBuilt(name);
    await session.openPanel();
    await session.visit(demo.url, { until: DEMO_DONE });
    await rowsWhen(session, 'rows', (rows) => rows.length > 3);
  });
  afterAll(async () => {
    await session?.close();
    await demo?.close();
  });

  /** Asks for the menu of a row and clicks something in it. */
  async function chooseInMenu(item: string): Promise<void> {
    await session.inPanel(() => {
      const row = document.querySelector('#resources tr[data-resource-url]');
      row?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: 90, clientY: 90 }));
    });
    await expect.poll(() => has(`[data-item="${item}"]`)).toBe(true);
    await session.clickInPanel(`[data-item="${item}"]`);
  }
  const has = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted) !== null, selector);
  const said = () => session.inPanel(() => document.querySelector('#announcement')?.textContent?.trim());

  it('copies what the desk writes', async () => {
    await chooseInMenu('copy-csv');
    await expect.poll(said).toMatch(/^[0-9]+ resources copied\.$/);
    expect(await has('[data-problem="copy"]')).toBe(false);
  });

  it('copies what comes long after the click, or says that it could not and does so at the next', async () => {
    await chooseInMenu('copy-url');
    await expect.poll(said).toBe('URL copied.');
    await session.inPanel(() => {
      const { postMessage } = Worker.prototype;
      // Longer than browsers take a click to be the reason for what is done, five seconds.
      Worker.prototype.postMessage = function (this: Worker, message: unknown) {
        setTimeout(() => postMessage.call(this, message), 7_000);
      };
    });
    await chooseInMenu('copy-csv');
    await expect.poll(said, { timeout: 30_000 }).not.toBe('URL copied.');
    if (name === 'firefox') expect(await said()).toMatch(/^[0-9]+ resources copied\.$/);
    if (await has('[data-problem="copy"]')) {
      await session.clickInPanel('#copy-again');
      await expect.poll(said).toMatch(/^[0-9]+ resources copied\.$/);
    }
    expect(await has('[data-problem="copy"]')).toBe(false);
  });
});
