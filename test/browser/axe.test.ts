import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import { backToTable, PANEL_VIEWS } from '../../src/drive/panel-views.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { auditTwoVisits } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';

/** A broken rule of axe, and where. */
interface Violation {
  readonly rule: string;
  readonly at: readonly string[];
}

/** Brings its own text along, as it is run in the panel's document, whose own rules allow no code from elsewhere. */
const askAxe = new Function(
  `${axe.source};
  return axe.run(document).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ html }) => html.slice(0, 200)) })));`,
) as () => Promise<Violation[]>;

describe.each(['chromium', 'firefox'] as const)('axe finds nothing in %s', (name) => {
  let demo: DemoOrigin;
  let session: BrowserSession;

  beforeAll(async () => {
    demo = await startDemo();
    session = await openBuilt(name);
    const until = `document.documentElement.dataset.done === 'yes'`;
    await auditTwoVisits(session, demo.url, { until, before: () => undefined });
  });
  afterAll(async () => {
    await session?.close();
    await demo?.close();
  });

  for (const theme of ['light', 'dark'] as const) {
    it.each(PANEL_VIEWS)(`in $name, ${theme}`, async ({ reach }) => {
      await session.setTheme(theme);
      await reach(session, demo.url);
      const violations = await session.inPanel(askAxe);
      await backToTable(session);
      expect(violations).toEqual([]);
    });
  }
});
