import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../../src/panel/table/grouping.ts';
import { inOrder, nextSort, orderBy, orderGroups } from '../../../src/panel/table/sorting.ts';
import { reportOn, rowsOf, TWO_VISITS } from '../steps.ts';

const rows = rowsOf(reportOn(TWO_VISITS));
const sortedBy = (column: Parameters<typeof nextSort>[1], direction: 'ascending' | 'descending') =>
  orderBy(rows, { column, direction }).map(({ name }) => name);

describe('sorting', () => {
  it('goes one way, the other, and back to first seen', () => {
    const first = nextSort(undefined, 'saved');
    expect(first).toEqual({ column: 'saved', direction: 'descending' });
    const second = nextSort(first, 'saved');
    expect(second).toEqual({ column: 'saved', direction: 'ascending' });
    expect(nextSort(second, 'saved')).toBeUndefined();
    expect(nextSort(second, 'name')).toEqual({ column: 'name', direction: 'ascending' });
  });

  it('puts the largest first or the smallest, and behind them what has none, whichever way', () => {
    expect(sortedBy('saved', 'descending').slice(0, 2)).toEqual(['bare.js', 'good.js?v=2']);
    expect(sortedBy('saved', 'ascending').slice(0, 2)).toEqual(['good.js?v=2', 'bare.js']);
  });

  it('puts what is unknown last, whichever way', () => {
    const [first, ...others] = rows;
    if (!first) return expect.fail('the traffic has resources');
    const unknown = { ...first, transferred: { ...first.transferred, exchanges: 2, unknown: 2 } };
    for (const direction of ['ascending', 'descending'] as const)
      expect(orderBy([unknown, ...others], { column: 'transferred', direction }).at(-1)).toBe(unknown);
  });

  it('reads numbers in names as people do', () => {
    const paths = ['b10.js', 'B9.js', 'a.js', 'b010.css'];
    const named = rowsOf(reportOn(paths.map((path) => `> GET /${path}\n< 200\nscript`).join('\n\n')));
    const sorted = orderBy(named, { column: 'name', direction: 'ascending' });
    expect(sorted.map(({ name }) => name)).toEqual(['a.js', 'B9.js', 'b010.css', 'b10.js']);
  });

  it('keeps equal rows in the order first seen', () => {
    const alike = rows.map((row) => ({ ...row, findings: [] }));
    expect(orderBy(alike, { column: 'findings', direction: 'descending' })).toEqual(alike);
  });

  it('leaves rows that came later at the end, and drops what is gone', () => {
    const [page, bare, good] = rows;
    if (!page || !bare || !good) return expect.fail('the traffic has three resources');
    const order = ['gone', good.id, page.id];
    expect(inOrder([page, bare, good], order, ({ id }) => id)).toEqual([good, page, bare]);
  });
});

describe('sorting groups', () => {
  const groups = groupsOf(rows, 'host');

  it('goes by what they sum up to', () => {
    expect(orderGroups(groups, { column: 'saved', direction: 'ascending' })).toEqual([
      'cdn.example',
      'site.example',
    ]);
  });

  it('goes by what they are called where the names are sorted', () => {
    expect(orderGroups(groups, { column: 'name', direction: 'descending' })).toEqual([
      'site.example',
      'cdn.example',
    ]);
  });
});
