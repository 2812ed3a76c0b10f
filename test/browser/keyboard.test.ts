import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { auditTwoVisits } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { focusedOn, focusIn, goTo, pasted, type } from './keyboard.ts';
import { rowsWhen, shownRows } from './panel.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;
/** What a recommendation is shown with. */
const NEEDED = '#details-policy [data-recommended]';

describe.each(['chromium', 'firefox'] as const)('the panel with the keyboard alone in %s', (name) => {
  let demo: DemoOrigin;
  let session: BrowserSession;
  let report: Report;

  const press = async (...keys: string[]) => {
    for (const key of keys) await session.press(key);
  };
  const has = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted) !== null, selector);
  const shown = (selector: string, is = true) => expect.poll(() => has(selector)).toBe(is);
  const textOf = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  const attribute = (selector: string, of: string) =>
    session.inPanel(
      (wanted, attribute) => document.querySelector(wanted)?.getAttribute(attribute) ?? null,
      selector,
      of,
    );
  const filterText = () =>
    session.inPanel(() => document.querySelector<HTMLInputElement>('#filter')?.value ?? '');
  const openedUrl = () => attribute('#details', 'data-resource-url');
  /** The URL of the line that the keyboard is on. */
  const current = () => attribute('#resources tbody tr[aria-selected=true]', 'data-resource-url');

  beforeAll(async () => {
    demo = await startDemo();
    session = await openBuilt(name);
    report = await auditTwoVisits(session, demo.url, { until: DEMO_DONE, before: () => undefined });
    // The export was clicked for; the walk begins as in a panel that was just brought to the front.
    await session.inPanel(() => (document.activeElement as HTMLElement).blur());
  });
  afterAll(async () => {
    await session?.close();
    await demo?.close();
  });

  it('finds the largest avoidable cost in the table, and copies its fix', async () => {
    await press('Control+f');
    await focusedOn(session, 'filter');
    await goTo(session, 'resources');
    await goTo(session, 'name head-button');
    await goTo(session, 'avoidable head-button', 'ArrowRight');
    await press('Enter');
    await expect.poll(() => attribute('th[data-column=avoidable]', 'aria-sort')).toBe('descending');
    await goTo(session, 'resources', 'Shift+Tab');
    await press('Home');
    await focusedOn(session, 'resources');
    const url = await current();
    const costs = report.resources.map((resource) => ({
      url: resource.url,
      bytes: resource.exchanges.reduce((sum, id) => sum + avoidableOf(report, id), 0),
    }));
    const most = Math.max(...costs.map(({ bytes }) => bytes));
    expect(most).toBeGreaterThan(0);
    expect(costs.find((cost) => cost.url === url)?.bytes).toBe(most);

    await press('Enter');
    await expect.poll(openedUrl).toBe(url);
    await copyFix();
  });

  it('goes back from the details to the row with Escape', async () => {
    await press('Escape');
    await shown('#details', false);
    await focusedOn(session, 'resources');
  });

  it('finds it through what to change first as well, and copies its fix', async () => {
    await goTo(session, 'overview', 'Shift+Tab');
    await press('Enter');
    await focusedOn(session, 'overview-close');
    await shown('#overview-view li[data-change=policy] .change-place');
    const first = await attribute('#overview-view li[data-change=policy] .change-place', 'aria-label');
    await goTo(session, 'button plain change-place');
    while ((await session.inPanel(() => document.activeElement?.getAttribute('aria-label'))) !== first)
      await goTo(session, 'button plain change-place');
    await press('Enter');
    await shown('#details');
    await focusedOn(session, /^tab-/);
    expect(first).toContain(await openedUrl());
    await copyFix();
    await press('Escape');
    await focusedOn(session, 'resources');
  });

  /** From wherever the keyboard is, with details open. */
  async function copyFix(): Promise<void> {
    if (!/^tab-/.test((await focusIn(session)).on)) await goTo(session, 'details-close');
    if (!/^tab-/.test((await focusIn(session)).on)) await press('Tab');
    await goTo(session, 'tab-policy', 'ArrowRight');
    await shown(NEEDED);
    await shown('#snippet');
    await goTo(session, 'data-copy=snippet nginx false');
    await press('Enter');
    await expect.poll(() => has('[data-copy^=snippet][data-copied=true]')).toBe(true);
    await focusedOn(session, 'data-copy=snippet nginx false');
    expect(await textOf('#announcement')).not.toBe('');
    const fix = await pasted(session);
    expect(fix).toContain(await textOf(NEEDED));
    expect(fix.trimEnd()).toBe(await textOf('#snippet'));
    await goTo(session, 'details-close');
  }

  it('moves in the table with the arrows, Home, End and by pages', async () => {
    const urls = (await shownRows(session)).map(({ url }) => url);
    await focusedOn(session, 'resources');
    await press('Home');
    await expect.poll(current).toBe(urls[0]);
    await press('ArrowDown', 'ArrowDown', 'ArrowUp');
    await expect.poll(current).toBe(urls[1]);
    await press('End');
    await expect.poll(current).toBe(urls.at(-1));
    await press('PageUp');
    await expect.poll(current).not.toBe(urls.at(-1));
    await press('Home', 'Enter');
    await expect.poll(openedUrl).toBe(urls[0]);
    await press('ArrowDown');
    await expect.poll(openedUrl).toBe(urls[1]);
    await focusedOn(session, 'resources');
    await press('Escape');
    await shown('#details', false);
  });

  it('goes round the tabs of the details', async () => {
    await press('Enter');
    await shown('#details');
    await goTo(session, 'details-close');
    await press('Tab', 'Home');
    await focusedOn(session, 'tab-exchanges');
    for (const tab of ['check', 'findings', 'policy', 'headers', 'exchanges'])
      await goTo(session, `tab-${tab}`, 'ArrowRight', 1);
    await press('End');
    await focusedOn(session, 'tab-headers');
    expect(await attribute('#tab-headers', 'aria-selected')).toBe('true');
    await shown('#details-headers:not([hidden]) [data-side=response]');
    await press('Escape');
    await focusedOn(session, 'resources');
  });

  it('opens the menu of columns, shows one and groups, and comes back', async () => {
    await goTo(session, 'table-menu');
    await press('Enter');
    await focusedOn(session, 'data-item=group-none');
    await goTo(session, 'data-item=column-host', 'ArrowDown');
    await press('Enter');
    await shown('th[data-column=host]');
    await focusedOn(session, 'data-item=column-host');
    await press('Enter', 'Escape');
    await focusedOn(session, 'table-menu');
    await shown('th[data-column=host]', false);
    await press('Enter', 'ArrowDown', 'ArrowDown', 'Enter');
    await focusedOn(session, 'table-menu');
    await shown('tr[data-group=script][aria-expanded=true]');

    await goTo(session, 'resources', 'Shift+Tab');
    await press('Home', 'ArrowLeft');
    await expect.poll(() => attribute('tr[data-group][aria-selected=true]', 'aria-expanded')).toBe('false');
    await press('ArrowRight', 'ArrowRight');
    await expect.poll(current).not.toBeNull();
    await focusedOn(session, 'resources');
    await goTo(session, 'table-menu');
    await press('Enter', 'Home', 'Enter');
    await shown('tr[data-group]', false);
    await focusedOn(session, 'table-menu');
  });

  it('opens the export menu and comes back', async () => {
    await goTo(session, 'export', 'Shift+Tab');
    await press('ArrowDown');
    await focusedOn(session, 'export-secrets');
    await goTo(session, 'export-csv', 'ArrowDown');
    await press('Home', 'ArrowUp');
    await focusedOn(session, 'export-har');
    await press('Escape');
    await focusedOn(session, 'export');
    expect(await attribute('#export', 'aria-expanded')).toBe('false');
    await press('Enter');
    await focusedOn(session, 'export-secrets');
    await goTo(session, 'export-csv', 'ArrowDown');
    await press('Enter');
    await focusedOn(session, 'export');
    expect(await session.waitForDownload(/\.csv$/)).toMatch(/\.csv$/);
  });

  it('chooses types, and adds one', async () => {
    await goTo(session, 'data-type=stylesheet', 'Shift+Tab');
    await press('Enter');
    const types = async () => new Set((await shownRows(session)).map(({ url }) => url.replace(/.*\./, '')));
    await expect.poll(types).toEqual(new Set(['css']));
    await goTo(session, 'data-type=script');
    await press('Control+Enter');
    await expect.poll(types).toEqual(new Set(['css', 'js']));
    await goTo(session, 'data-type=all', 'Shift+Tab');
    await press('Enter');
    await rowsWhen(session, 'every row', (rows) => rows.length === report.resources.length);
  });

  it('completes the filter, and takes it back with Escape', async () => {
    await press('Control+f');
    await focusedOn(session, 'filter');
    await type(session, 'sour');
    await shown('#filter-options:not([hidden]) [role=option]');
    await press('Tab');
    await expect.poll(filterText).toBe('source:');
    await focusedOn(session, 'filter');
    await type(session, 'rev');
    await press('ArrowDown', 'Enter');
    await expect.poll(filterText).toBe('source:revalidated');
    await rowsWhen(session, 'fewer rows', (rows) => rows.length < report.resources.length);
    await press('Backspace');
    await shown('#filter-options:not([hidden]) [role=option]');
    await press('Escape');
    await shown('#filter-options:not([hidden])', false);
    expect(await filterText()).toBe('source:revalidate');
    await press('Escape');
    await expect.poll(filterText).toBe('');
    await focusedOn(session, 'filter');
  });

  it('finds the way out where the filter matches nothing', async () => {
    await type(session, 'nowhere.example');
    await shown('[data-empty=no-match]');
    await goTo(session, 'button word-button');
    await press('Enter');
    await rowsWhen(session, 'every row', (rows) => rows.length === report.resources.length);
    await focusedOn(session, 'filter');
  });

  it('opens the settings and the overview, which Escape closes one by one', async () => {
    await press('Control+,');
    await focusedOn(session, 'settings-close');
    await press('Escape');
    await focusedOn(session, 'settings');
    await goTo(session, 'overview');
    await press('Enter');
    await focusedOn(session, 'overview-close');
    await press('Escape');
    await focusedOn(session, 'overview');
  });

  it('goes into the details and back where they take the place of the table', async () => {
    await session.redock('right');
    await session.openPanel();
    await expect
      .poll(() => session.inPanel(() => document.querySelector('#panel')?.clientWidth ?? 0))
      .toBeLessThan(700);
    await goTo(session, 'resources');
    await rowsWhen(session, 'every row', (rows) => rows.length > 0);
    await press('Home');
    await expect.poll(current).not.toBeNull();
    const url = await current();
    await press('Enter');
    await focusedOn(session, 'details-close');
    expect(await openedUrl()).toBe(url);
    await press('Tab');
    await focusedOn(session, /^tab-/);
    await press('Escape');
    await focusedOn(session, 'resources');
    expect(await current()).toBe(url);
  });

  it('pauses, records on and clears, wherever it is', async () => {
    const recording = () => attribute('#record', 'aria-pressed');
    await press('Control+e');
    await expect.poll(recording).toBe('false');
    await shown('[data-note=paused]');
    await press('Control+e');
    await expect.poll(recording).toBe('true');
    await press('Control+l');
    await rowsWhen(session, 'nothing', (rows) => rows.length === 0);
    await shown('[data-empty=nothing-recorded]');
  });
});

/** The bytes that an exchange cost in vain, at their most likely. */
function avoidableOf(report: Report, id: number): number {
  const { avoidable, wire } = report.exchanges.find((exchange) => exchange.id === id) ?? {};
  return avoidable && wire && wire.response.how !== 'unknown' ? wire.response.bytes : 0;
}
