import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import { resources } from '../../src/demo/resources.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { auditTwoVisits } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { rowsWhen } from './panel.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;
/** Asked about on each visit. */
const ASKED = '/good/all-six-fields.js';
/** Asked about by its date. */
const BY_DATE = '/good/last-modified-only.png';
/** Fresh for a year. */
const FRESH = resources.find(({ path }) => path.startsWith('/good/immutable.'))?.path ?? '';

type Predicted = readonly (string | null)[];

describe.each(['chromium', 'firefox'] as const)('the what-if editor in %s', (name) => {
  let demo: DemoOrigin;
  let session: BrowserSession;

  const requestsIn = (selector: string): Promise<Predicted> =>
    session.inPanel(
      (wanted) =>
        [...document.querySelectorAll(wanted)].map((element) => element.getAttribute('data-request')),
      selector,
    );
  /** What the recorded requests would have been. */
  const recorded = () => expect.poll(() => requestsIn('tr[data-predicted-exchange]'));
  /** What later visits would do: at once, after 1 h, 1 day, 1 week, 1 month; null where that is unknown. */
  const later = () =>
    expect.poll(() =>
      session.inPanel(() =>
        [...document.querySelectorAll('tr[data-after]')].map(
          (row) => row.querySelector('td:last-child [data-request]')?.getAttribute('data-request') ?? null,
        ),
      ),
    );
  const has = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted) !== null, selector);
  const draft = () =>
    session.inPanel(() => document.querySelector<HTMLInputElement>('#what-if')?.value ?? null);
  const every = (request: string) => Array(5).fill(request);

  async function openPolicy(path: string): Promise<void> {
    const url = new URL(path, demo.url).href;
    await rowsWhen(session, `the row of ${path}`, (rows) => rows.some((row) => row.url === url));
    await session.clickInPanel(`#resources tr[data-resource-url="${url}"]`);
    await session.clickInPanel('[role=tab][data-tab=policy]');
    await expect.poll(() => has(`#details[data-resource-url="${url}"] #what-if`)).toBe(true);
  }
  async function write(cacheControl: string): Promise<void> {
    await session.clickInPanel('#what-if');
    for (const key of ['Control+a', 'Delete']) await session.press(key);
    await session.typeInPanel('#what-if', cacheControl);
  }

  beforeAll(async () => {
    demo = await startDemo();
    session = await openBuilt(name);
    await auditTwoVisits(session, demo.url, { until: DEMO_DONE, before: () => undefined });
  });
  afterAll(async () => {
    await session?.close();
    await demo?.close();
  });

  it('begins with what is sent, and predicts what was recorded', async () => {
    await openPolicy(ASKED);
    expect(await draft()).toBe('no-cache');
    await recorded().toEqual(['download', 'revalidation']);
    await later().toEqual(every('revalidation'));
    expect(await has('.visit-changed')).toBe(false);
  });

  it('predicts anew at each key', async () => {
    // The second visit began more than a second after the first.
    await write('max-age=1');
    await recorded().toEqual(['download', 'revalidation']);
    await later().toEqual(['none', ...every('revalidation').slice(1)]);
    await session.typeInPanel('#what-if', '00');
    await recorded().toEqual(['download', 'none']);
    await later().toEqual(['none', ...every('revalidation').slice(1)]);
    await session.typeInPanel('#what-if', '00');
    await later().toEqual(['none', 'none', ...every('revalidation').slice(2)]);
    expect(await has('tr[data-after=PT1H] .visit-changed')).toBe(true);
  });

  it('says what is wrong with what is typed, as long as it is', async () => {
    await write('max-age=ten');
    await expect.poll(() => has('#what-if-problems [data-problem=no-seconds]')).toBe(true);
    for (let times = 0; times < 3; times++) await session.press('Backspace');
    await session.typeInPanel('#what-if', '10');
    await expect.poll(() => has('#what-if-problems [data-problem]')).toBe(false);
  });

  it('predicts that nothing is kept', async () => {
    await write('no-store');
    await recorded().toEqual(['download', 'download']);
    await later().toEqual(every('download'));
  });

  it('goes back to what is sent with Escape or the button, and goes on there', async () => {
    await session.press('Escape');
    await expect.poll(draft).toBe('no-cache');
    await recorded().toEqual(['download', 'revalidation']);
    expect(await has('#details')).toBe(true);
    await write('max-age=5');
    await session.clickInPanel('#what-if-reset');
    await expect.poll(draft).toBe('no-cache');
    expect(await session.inPanel(() => document.activeElement?.id)).toBe('what-if');
  });

  describe('where no full response was recorded', () => {
    beforeAll(async () => {
      await session.clickInPanel('#clear');
      await rowsWhen(session, 'nothing', (rows) => rows.length === 0);
      await session.visit(demo.url, { until: DEMO_DONE });
      await session.recorded();
    });

    it('predicts later visits by what a 304 showed', async () => {
      await openPolicy(ASKED);
      await expect.poll(() => has('#details-policy [data-note=no-full-response]')).toBe(true);
      await recorded().toEqual([]);
      await later().toEqual(every('revalidation'));
      const bytes = await session.inPanel(
        () => document.querySelector('tr[data-after=PT0S] td')?.textContent ?? '',
      );
      const taken = demo.served.findLast(({ path }) => path === ASKED)?.sentBytes ?? 0;
      expect(Math.abs(Number(/^asks, (\d+) B$/.exec(bytes)?.[1]) - taken)).toBeLessThanOrEqual(64);
      await write('max-age=7200');
      await later().toEqual(['none', 'none', ...every('revalidation').slice(2)]);
      await session.press('Escape');
    });

    it('predicts them by what a hit showed', async () => {
      await openPolicy(FRESH);
      await later().toEqual(every('none'));
      await write('no-cache');
      await later().toEqual(every('revalidation'));
      await session.press('Escape');
    });

    it('does not guess by what a 304 need not show', async () => {
      await openPolicy(BY_DATE);
      await later().toEqual(every('revalidation'));
      await write('private');
      await later().toEqual(Array(5).fill(null));
    });
  });
});
