import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { compareVisits } from '../../src/audit/visit-comparison.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { traffic } from '../traffic.ts';

const EXCHANGES = traffic(`
  > GET /app.js
  < 200
  < ETag: "v1"
  < Cache-Control: max-age=60
  = 1000
  script

  +61
  > GET /app.js
  > If-None-Match: "v1"
  < 304
  < ETag: "v1"
  < Cache-Control: max-age=60

  +70
  > GET /app.js
  < 200
  < ETag: "v1"
  < Cache-Control: max-age=60
  from disk-cache

  +80
  > GET /gone
  < 0
  from failed
`);

function comparisonOf(pages: readonly (number | null)[], waits: readonly (number | null)[] = []) {
  const exchanges = EXCHANGES.map(
    (exchange, index): Exchange => ({
      ...exchange,
      page: pages[index] ?? null,
      waitMs: waits[index] ?? null,
    }),
  );
  const report = audit({
    producer: { name: 'WebInspector' },
    entries: exchanges.length,
    exchanges,
    pages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    skipped: [],
    notes: [],
    sensitiveLines: 'shown',
    hits: 'told',
    cache: 'unknown',
  });
  return { report, comparison: compareVisits(report, { first: 0, second: 1, reload: 2 }) };
}

describe('three visits side by side', () => {
  it('are what the exchanges of each page came to', () => {
    const { report, comparison } = comparisonOf([0, 1, 2, 2], [40, 30, 1, null]);
    const { first, second, reload } = comparison;
    expect(first).toMatchObject({ requests: 1, revalidations: 0, hits: 0, others: 0, waitMs: 40 });
    expect(second).toMatchObject({ requests: 1, revalidations: 1, hits: 0, others: 0, waitMs: 30 });
    expect(reload).toMatchObject({ requests: 0, revalidations: 0, hits: 1, others: 1, waitMs: 0 });
    expect([first.saved.exchanges, second.saved.exchanges, reload.saved.exchanges]).toEqual([0, 1, 1]);
    const all = [first, second, reload].map(({ transferred }) => transferred.measuredBytes);
    expect(all.reduce((sum, bytes) => sum + bytes)).toBe(report.summary.transferred.measuredBytes);
    expect(second.saved.measuredBytes).toBe(report.savings.byRevalidation.measuredBytes);
    expect(reload.saved).toEqual(report.savings.byCache);
  });

  it('leave out what is of no page or of another', () => {
    const { comparison } = comparisonOf([null, 1, 7, null]);
    expect(comparison.first).toMatchObject({ requests: 0, hits: 0, others: 0 });
    expect(comparison.reload).toMatchObject({ requests: 0, hits: 0, others: 0 });
  });

  it('count a wait that is not known apart', () => {
    const { first } = comparisonOf([0, 0, 0, 0], [null, 30, null, null]).comparison;
    expect(first).toMatchObject({ requests: 2, waitMs: 30, unknownWaits: 1 });
  });
});
