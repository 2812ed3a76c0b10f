import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { openBuilt } from './built.ts';
import { rowsWhen, shownRows } from './panel.ts';

describe.each(['chromium', 'firefox'] as const)('what state the panel is in, in %s', (name) => {
  let demo: DemoOrigin;
  let session: BrowserSession;

  const textOf = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  const reads = (selector: string, text: string | RegExp) =>
    expect.poll(() => textOf(selector), { timeout: 15_000 }).toMatch(text);
  const someRows = () => rowsWhen(session, 'the recording', (rows) => rows.length > 10);

  beforeAll(async () => {
    demo = await startDemo();
    session = await openBuilt(name);
    await session.openPanel();
  });
  afterAll(async () => {
    await session?.close();
    await demo?.close();
  });

  it('is said where nothing is recorded, recording is off, or it goes on', async () => {
    await reads('[data-empty]', /^Nothing recorded yet\. Reload the page/);
    await session.clickInPanel('#record');
    await reads('[data-empty]', /^Recording is off and nothing is recorded\. Start recording \(/);
    await reads('#announcement', 'Recording is off.');
    await session.clickInPanel('#record');
    await reads('#panel[data-recording=on] #announcement', 'Recording.');
    await session.visit(demo.url, { until: `document.documentElement.dataset.done === 'yes'` });
    await someRows();
    expect(await textOf('[data-empty]')).toBe('');
    await session.clickInPanel('#record');
    await reads('[data-note=paused]', 'Recording is off.');
  });

  it('is said where nothing matches, with the way back to all', async () => {
    await session.typeInPanel('#filter', 'nowhere');
    await reads('[data-empty=no-match]', /^No resource matches “nowhere”\./);
    await session.clickInPanel('[data-empty=no-match] button');
    await someRows();
    expect(await session.inPanel(() => document.querySelector<HTMLInputElement>('#filter')?.value)).toBe('');
  });

  it('is said where the thread of the audit has failed, and the recording is there when it is started again', async () => {
    await session.inPanel(() => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (this: Worker) {
        Worker.prototype.postMessage = postMessage;
        this.dispatchEvent(new ErrorEvent('error', { message: 'out of\u202e memory' }));
      };
    });
    await session.clickInPanel('#overview');
    await reads(
      '[data-empty=ended]',
      /^The audit has stopped: out of\\u202e memory\. The recording is kept\./,
    );
    await session.clickInPanel('[data-empty=ended] button');
    // Nothing can be asked of a document that is on its way out.
    await expect.poll(async () => (await shownRows(session)).length, { timeout: 15_000 }).toBeGreaterThan(10);
    expect(await textOf('[data-empty=ended]')).toBe('');
  });
});
