import { describe, expect, it } from 'vitest';
import { type Budgets, checkBudgets } from '../../src/audit/budgets.ts';
import type { Report } from '../../src/audit/report.ts';
import { reportOn, TWO_VISITS } from '../report/reports.ts';

const report = reportOn(TWO_VISITS);

/** The same report with another tally of what was avoidable. */
const avoidable = (cost: Partial<Report['savings']['avoidable']['cost']>): Report => ({
  ...report,
  savings: {
    ...report.savings,
    avoidable: {
      ...report.savings.avoidable,
      cost: {
        exchanges: 2,
        unknown: 0,
        measuredBytes: 1_000,
        estimatedBytes: { bytes: 0, low: 0, high: 0 },
        ...cost,
      },
    },
  },
});

const outcomesOf = (of: Report, budgets: Budgets) => checkBudgets(of, budgets).map(({ outcome }) => outcome);

describe('budgets', () => {
  it('that are not set bound nothing', () => {
    expect(checkBudgets(report, {})).toEqual([]);
    expect(checkBudgets(report, { unsure: 'fail', findings: {}, revisits: { P1D: {} } })).toEqual([]);
  });

  it('of findings and of faulty 304s are decided by the count', () => {
    const { must } = report.summary.findings;
    expect(must).toBeGreaterThan(0);
    expect(outcomesOf(report, { findings: { must }, faulty304s: 1 })).toEqual(['within', 'within']);
    expect(outcomesOf(report, { findings: { must: must - 1 }, faulty304s: 0 })).toEqual([
      'exceeded',
      'exceeded',
    ]);
  });

  it.each<[string, Parameters<typeof avoidable>[0], number, string]>([
    ['measured, as much as is allowed', {}, 1_000, 'within'],
    ['measured, a byte more', {}, 999, 'exceeded'],
    [
      'estimated, all of its range below',
      { estimatedBytes: { bytes: 50, low: 0, high: 100 } },
      1_100,
      'within',
    ],
    [
      'estimated, its range on both sides',
      { estimatedBytes: { bytes: 50, low: 0, high: 100 } },
      1_050,
      'cannot-tell',
    ],
    [
      'estimated, all of its range above',
      { estimatedBytes: { bytes: 50, low: 1, high: 100 } },
      1_000,
      'exceeded',
    ],
    ['partly unknown, the known part below', { unknown: 1 }, 5_000, 'cannot-tell'],
    ['partly unknown, the known part above', { unknown: 1 }, 500, 'exceeded'],
    ['unknown', { unknown: 2, measuredBytes: 0 }, 0, 'cannot-tell'],
  ])('of bytes: %s', (_, cost, most, outcome) => {
    expect(outcomesOf(avoidable(cost), { avoidableBytes: most })).toEqual([outcome]);
  });

  it('of later visits are held against what the report says of these', () => {
    const day = report.savings.revisits.find(({ after }) => after === 'P1D')?.now;
    expect(day?.requests).toBeGreaterThan(0);
    const requests = day?.requests ?? 0;
    expect(
      checkBudgets(report, { revisits: { P1D: { requests: requests - 1 }, P1W: { requests: 99 } } }),
    ).toEqual([
      {
        of: { what: 'revisitRequests', after: 'P1D' },
        figure: { value: requests, low: requests, high: requests },
        most: requests - 1,
        outcome: 'exceeded',
      },
      expect.objectContaining({ of: { what: 'revisitRequests', after: 'P1W' }, outcome: 'within' }),
    ]);
  });

  it('of later visits cannot be told to be kept where a resource is left out of these', () => {
    const [first, ...rest] = report.resources;
    if (!first) return expect.fail('there is a resource');
    const open = { ...report, resources: [{ ...first, policy: { ...first.policy, known: false } }, ...rest] };
    expect(outcomesOf(open, { revisits: { P1D: { requests: 99, bytes: 1e9 } } })).toEqual([
      'cannot-tell',
      'cannot-tell',
    ]);
    expect(outcomesOf(open, { revisits: { P1D: { requests: 0 } } })).toEqual(['exceeded']);
  });
});
