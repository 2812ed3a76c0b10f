import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { VisitComparison as Comparison, VisitFigures } from '../../src/audit/visit-comparison.ts';
import { emptyTally } from '../../src/savings/tally.ts';
import { VisitComparison } from '../../src/views/VisitComparison.tsx';
import { wordingIn } from '../../src/views/wording-in.ts';

const figures = (more: Partial<VisitFigures> = {}): VisitFigures => ({
  requests: 0,
  revalidations: 0,
  hits: 0,
  others: 0,
  transferred: emptyTally(),
  saved: emptyTally(),
  waitMs: 0,
  unknownWaits: 0,
  ...more,
});

const COMPARISON: Comparison = {
  first: figures({
    requests: 31,
    transferred: { ...emptyTally(), exchanges: 31, measuredBytes: 250_000 },
    waitMs: 310,
  }),
  second: figures({
    requests: 12,
    revalidations: 11,
    hits: 19,
    transferred: { ...emptyTally(), exchanges: 12, unknown: 2, measuredBytes: 3_000 },
    saved: {
      exchanges: 30,
      unknown: 0,
      measuredBytes: 100_000,
      estimatedBytes: { bytes: 20_000, low: 10_000, high: 30_000 },
    },
    waitMs: 100,
    unknownWaits: 2,
  }),
  reload: figures({ requests: 3, unknownWaits: 3, others: 1 }),
};

/** The table, row by row as a person reads it. */
function rowsOf(language: 'en' | 'zh-CN' = 'en', cacheDisabled = false): string[] {
  const html = renderToString(
    <VisitComparison comparison={COMPARISON} cacheDisabled={cacheDisabled} wording={wordingIn(language)} />,
  );
  return html.split(/<\/tr>|<\/p>/).map((row) => row.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|'));
}

describe('the comparison of three visits', () => {
  it('shows each figure of each visit, what is not known as that and never as 0', () => {
    expect(rowsOf()).toEqual([
      '|Three visits to this page|Figure|First visit|Second visit|Reload|',
      '|Answered by the origin|31|12|3|',
      '|of these 304|0|11|0|',
      '|Answered by the cache|0|19|0|',
      '|Failed or not known|0|0|1|',
      '|Transferred|250 kB|3 kB + ?|0 B|',
      '|Saved by 304 and cache|0 B|≈ 120 kB|0 B|',
      '|Waited for first bytes, in all|310 ms|100 ms + 2 unknown|unknown|',
      '|',
    ]);
  });

  it('says where the second visit was kept from the cache', () => {
    expect(rowsOf('en', true)[0]).toMatch(/“Disable cache” is on/);
    expect(rowsOf('zh-CN', true)[0]).toMatch(/停用缓存/);
  });
});
