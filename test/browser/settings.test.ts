import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { auditTwoVisits, exportedReport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { rowsWhen } from './panel.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;
const RULE = '304-etag-missing';
const SELECT = `li[data-rule="${RULE}"] select`;

describe.each(['chromium', 'firefox'] as const)('the settings of the panel in %s', (name) => {
  let demo: DemoOrigin;
  let session: BrowserSession;

  const twoVisits = () => auditTwoVisits(session, demo.url, { until: DEMO_DONE, before: () => {} });
  const rulesFound = async () => new Set((await exportedReport(session)).findings.map(({ rule }) => rule));
  /** The resources that the rule has found something on, once there are some or none. */
  const broken = (some: boolean) =>
    rowsWhen(session, `${some ? 'rows' : 'no row'} for ${RULE}`, (rows) => rows.length > 0 === some);
  const has = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted) !== null, selector);
  const focused = () => session.inPanel(() => document.activeElement?.id);
  const picture = async (what: string) => {
    const folder = process.env['SCREENSHOTS'];
    if (folder !== undefined) await session.screenshot(`${folder}/${name}-settings-${what}.png`);
  };

  beforeAll(async () => {
    demo = await startDemo();
    session = await openBuilt(name);
    await twoVisits();
  });
  afterAll(async () => {
    await session?.close();
    await demo?.close();
  });

  it('turn a rule off at once, with the keyboard alone', async () => {
    expect(await rulesFound()).toContain(RULE);
    await session.typeInPanel('#filter', RULE);
    await broken(true);
    await session.press('Control+,');
    await expect.poll(focused).toBe('settings-close');
    await session.typeInPanel('#rule-search', RULE);
    await session.typeInPanel(SELECT, 'off');
    await broken(false);
    expect(await rulesFound()).not.toContain(RULE);
    expect(await has('[data-note="settings"]')).toBe(true);
    await picture('off');
    await session.clickInPanel('#rule-search');
    await session.press('Escape');
    await expect.poll(() => has('#settings-view')).toBe(false);
    await expect.poll(focused).toBe('settings');
  });

  it('still hold when DevTools has been closed and opened again, and can be copied', async () => {
    await session.reopenDevtools();
    await twoVisits();
    expect(await rulesFound()).not.toContain(RULE);
    expect(await has('[data-note="settings"]')).toBe(true);
    await session.clickInPanel('#settings');
    await expect
      .poll(() => session.inPanel(() => document.querySelector('#settings-file')?.textContent))
      .toBe(JSON.stringify({ levels: { [RULE]: 'off' } }, null, 2));
    await session.clickInPanel('#settings-copy');
    await expect.poll(() => has('[data-copied="true"]')).toBe(true);
    await session.setTheme('dark');
    await picture('dark');
    await session.setTheme('light');
  });

  it('ask for the rule again when they are reset', async () => {
    await session.typeInPanel('#filter', RULE);
    await broken(false);
    await session.clickInPanel('#settings-reset');
    await broken(true);
    expect(await rulesFound()).toContain(RULE);
    expect(await has('[data-note="settings"]')).toBe(false);
  });
});
