import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { type DemoOrigin, type ServedRequest, startDemo } from '../../src/demo/origin.ts';
import type { OtherPolicies } from '../../src/demo/other-policies.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { exportedReport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { servedToPage } from './truth.ts';

const DONE = `document.documentElement.dataset.done === 'yes'`;

/** What an origin sent for one visit. */
interface Counted {
  readonly requests: number;
  readonly bytes: number;
}

const counted = (served: readonly ServedRequest[]): Counted => ({
  requests: served.length,
  bytes: served.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
});

/** By path, what the report recommends where that is not what is sent. */
function recommendedPolicies({ resources }: Report): OtherPolicies {
  const policies = resources.flatMap(({ method, url, policy, recommendation }) => {
    if (method !== 'GET' || !recommendation) return [];
    const { cacheControl, validator } = recommendation;
    const addsTag = validator === 'etag';
    return cacheControl === policy.cacheControl && !addsTag
      ? []
      : [[new URL(url).pathname, { cacheControl, addsTag }] as const];
  });
  return Object.fromEntries(policies);
}

describe('one visit more, in chromium', () => {
  let session: BrowserSession;
  const open: DemoOrigin[] = [];

  /** Visits the demo as often as that; gives the report on it, and what one visit more took. */
  async function visits(count: number, policies?: OtherPolicies): Promise<{ report: Report; next: Counted }> {
    const demo = await startDemo(policies ? { policies } : {});
    open.push(demo);
    await session.clickInPanel('#clear');
    for (let visit = 0; visit < count; visit++) {
      await session.visit(demo.url, { until: DONE });
      await session.recorded();
    }
    const report = await exportedReport(session);
    await demo.settled();
    demo.reset();
    await session.visit(demo.url, { until: DONE });
    await session.recorded();
    await demo.settled();
    return { report, next: counted(servedToPage(demo.served)) };
  }

  beforeAll(async () => {
    session = await openBuilt('chromium');
    await session.openPanel();
  });
  afterAll(async () => {
    await session?.close();
    for (const demo of open) await demo.close();
  });

  it('takes what was predicted, as the site is and as is recommended, within 5 %', async () => {
    const now = await visits(2);
    const better = await visits(1, recommendedPolicies(now.report));
    const [revisit] = now.report.savings.revisits;
    for (const [name, predicted, { requests, bytes }] of [
      ['now', revisit?.now, now.next],
      ['recommended', revisit?.recommended, better.next],
    ] as const) {
      const off = ((predicted?.bytes ?? 0) - bytes) / bytes;
      console.log(
        `${name} | predicted ${predicted?.requests} requests, ${predicted?.bytes} B | counted at the origin ${requests} requests, ${bytes} B | off by ${(off * 100).toFixed(2)} %`,
      );
      expect(Math.abs(off)).toBeLessThanOrEqual(0.05);
    }
  });
});
