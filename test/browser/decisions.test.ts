import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeReport, Report } from '../../src/audit/report.ts';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { exportedReport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';

const DONE = `document.documentElement.dataset.done === 'yes'`;

/** What the cache model expected of the exchanges against what the browser did, as lines of a table. */
function confusion(exchanges: readonly ExchangeReport[]): string[] {
  const counts = new Map<string, number>();
  for (const { decision } of exchanges) {
    if (!decision.expected) continue;
    const fits = decision.difference ? `differs: ${decision.difference.code}` : 'as expected';
    const key = `${decision.expected.action} | ${decision.action} | ${fits}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].toSorted().map(([key, count]) => `${key} | ${count}`);
}

const inShort = ({ url, source, decision }: ExchangeReport): string =>
  `${new URL(url).pathname} ${source} ${decision.expected?.reasons.map(({ code }) => code).join(' ')} ${decision.difference?.code}`;

for (const name of ['chromium', 'firefox'] as const satisfies readonly BrowserName[]) {
  describe(`what the cache model expects of ${name}`, () => {
    let demo: DemoOrigin;
    let session: BrowserSession;
    let report: Report;

    beforeAll(async () => {
      demo = await startDemo();
      session = await openBuilt(name);
      await session.openPanel();
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const visit = async (page: string) => {
        await session.visit(new URL(`/policy/${page}`, demo.url).href, { until: DONE });
        await session.recorded();
      };
      await visit('all');
      await pause(2_000);
      for (const page of ['all', 'modes', 'variants', 'unsafe']) await visit(page);
      await session.reload();
      await session.recorded();
      await visit('all');
      report = await exportedReport(session);
    });
    afterAll(async () => {
      await session?.close();
      await demo?.close();
    });

    it('is what happened, but for what a known cause explains', () => {
      const answers = report.exchanges.filter(({ url }) => url.includes('/policy/answer/'));
      const expected = answers.filter(({ decision }) => decision.expected);
      const unexplained = expected.filter(({ decision }) => decision.difference?.code === 'unexplained');
      const share = 1 - unexplained.length / expected.length;
      console.log(
        [
          `${name} ${session.version} | ${answers.length} exchanges | expected ${expected.length} | as expected or explained ${(share * 100).toFixed(1)} %`,
          'expected | happened | | count',
          ...confusion(answers),
          ...expected.filter(({ decision }) => decision.difference).map(inShort),
        ].join('\n'),
      );
      expect(expected.length).toBeGreaterThan(80);
      expect(share).toBeGreaterThanOrEqual(0.99);
    });
  });
}
