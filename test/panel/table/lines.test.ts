import { describe, expect, it } from 'vitest';
import { sumRows } from '../../../src/desk/sums.ts';
import { groupsOf } from '../../../src/panel/table/grouping.ts';
import {
  headAbove,
  isSameLine,
  linesOf,
  linesOfGroups,
  moveFor,
  placeOf,
  shiftOf,
} from '../../../src/panel/table/lines.ts';
import { steadyScroll } from '../../../src/panel/table/steady.ts';
import { reportOn, rowsOf, TWO_VISITS } from '../steps.ts';

const rows = rowsOf(reportOn(TWO_VISITS));
const none: ReadonlySet<string> = new Set();

describe('groups', () => {
  it('hold the rows of each host, in the order first seen', () => {
    expect(groupsOf(rows, 'host').map(({ key, rows: own }) => [key, own.length])).toEqual([
      ['site.example', 4],
      ['cdn.example', 1],
    ]);
  });

  it('hold the rows of each type', () => {
    expect(groupsOf(rows, 'type').map(({ key }) => key)).toEqual(
      expect.arrayContaining(['document', 'script', 'stylesheet']),
    );
  });

  it('by pages hold a row for each page that asked for it, in the order of visits and without sums', () => {
    const [page, script] = rows;
    if (!page || !script) return expect.fail('the traffic has resources');
    const seen = (row: typeof page, pages: readonly (number | null)[]) => ({
      ...row,
      exchanges: pages.map((of, id) => ({ id, status: 200, source: 'network' as const, page: of })),
    });
    const groups = groupsOf([seen(page, [1, 1, 0]), seen(script, [null, 1])], 'page');
    expect(groups.map(({ key, rows: own }) => [key, own.length])).toEqual([
      ['0', 1],
      ['1', 2],
      ['', 1],
    ]);
    expect(groups.every(({ sums }) => sums === undefined)).toBe(true);
  });

  it('by findings hold a row once for each of its rules, the gravest rule first', () => {
    const groups = groupsOf(rows, 'finding');
    const bare = rows.find(({ name }) => name === 'bare.js');
    expect(
      groups.filter(({ rows: own }) => own.some(({ id }) => id === bare?.id)).map(({ key }) => key),
    ).toEqual(expect.arrayContaining(['304-vary-missing', '304-etag-missing']));
    const ranks = groups.map(({ key, rows: own }) =>
      ['must', 'should', 'advice', 'info', undefined].indexOf(
        own[0]?.findings.find(({ rule }) => rule === key)?.level,
      ),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it('sum up to what all rows come to where each row stands in one', () => {
    const all = sumRows(rows);
    const bytes = (part: typeof all) => part.transferred.measuredBytes;
    const groups = groupsOf(rows, 'type').map(({ sums }) => sums);
    expect(groups.reduce((sum, part) => sum + (part ? bytes(part) : 0), 0)).toBe(bytes(all));
    expect(groups.reduce((sum, part) => sum + (part?.exchanges ?? 0), 0)).toBe(all.exchanges);
  });

  it('of a rule count the findings of that rule alone', () => {
    const group = groupsOf(rows, 'finding').find(({ key }) => key === '304-vary-missing');
    expect(group?.sums?.findings).toBe(1);
  });
});

describe('lines', () => {
  it('are the heads of groups with their rows, or without where they are closed', () => {
    const groups = groupsOf(rows, 'host');
    const kinds = (closed: ReadonlySet<string>) => linesOfGroups(groups, closed).map(({ kind }) => kind[0]);
    expect(kinds(none).join('')).toBe('grrrrgr');
    expect(kinds(new Set(['site.example'])).join('')).toBe('ggr');
  });

  it('are each another one, also where a resource stands in several groups', () => {
    const lines = linesOfGroups(groupsOf(rows, 'finding'), none);
    for (const [place, line] of lines.entries())
      expect(lines.findIndex((other) => isSameLine(other, line))).toBe(place);
  });

  it('stay what they are where their rows do', () => {
    const [page, ...others] = rows;
    if (!page) return expect.fail('the traffic has resources');
    const lines = linesOf(rows);
    const changed = linesOf([{ ...page }, ...others], lines);
    expect(changed.map((line, place) => line === lines[place])).toEqual([false, ...others.map(() => true)]);
  });

  it('know the head above them', () => {
    const lines = linesOfGroups(groupsOf(rows, 'host'), none);
    expect([0, 3, 5, 6].map((place) => headAbove(lines, place))).toEqual([0, 0, 5, 5]);
    expect(headAbove(linesOf(rows), 3)).toBe(-1);
  });

  it('are found again where they have moved', () => {
    const lines = linesOf(rows);
    const [first, , third] = lines;
    if (!first || !third) return expect.fail('the traffic has three resources');
    expect(placeOf(third, linesOf(rows.slice(1)), 2)).toBe(1);
    expect(placeOf(first, linesOf(rows.slice(1)), 0)).toBe(-1);
  });
});

describe('the scroll', () => {
  const before = linesOf(rows);
  const [page] = rows;
  if (!page) throw new Error('the traffic has resources');
  const newer = linesOf([{ ...page, id: 'GET new' }, ...rows]);
  const fewer = before.slice(2);
  const standing = { scrollTop: 21, height: 63, pointer: undefined, at: -1 };

  it('keeps what is under the pointer when lines come or go above it', () => {
    const hovering = { ...standing, pointer: 50 };
    expect(steadyScroll('traffic', hovering, before, newer)).toBe(42);
    expect(steadyScroll('traffic', { ...hovering, scrollTop: 63 }, before, fewer)).toBe(21);
  });

  it('keeps the line of the keyboard, or the first one that is seen', () => {
    expect(steadyScroll('traffic', { ...standing, at: 2 }, before, newer)).toBe(42);
    expect(steadyScroll('traffic', standing, before, newer)).toBe(42);
  });

  it('stays at the top where somebody looks at the top', () => {
    expect(steadyScroll('traffic', { ...standing, scrollTop: 0 }, before, newer)).toBe(0);
  });

  it('keeps the next line where the one looked at is gone', () => {
    const without = before.filter((_, place) => place !== 2);
    expect(steadyScroll('traffic', { ...standing, at: 2 }, before, without)).toBe(21);
  });

  it('goes to the top of what was asked for, but keeps the line of the keyboard if it is seen', () => {
    expect(steadyScroll('asked', standing, before, newer)).toBe(0);
    expect(steadyScroll('asked', { ...standing, at: 2 }, before, newer)).toBe(42);
    expect(steadyScroll('ordered', { ...standing, at: 2 }, before, newer)).toBe(0);
  });

  it('does not move where nothing moved', () => {
    expect(shiftOf(2, before, before)).toBe(0);
    expect(shiftOf(2, before, [...before])).toBe(0);
  });
});

describe('a key in the table', () => {
  it('moves by one, by a page, or to an end, and stays within', () => {
    expect(moveFor('ArrowDown', 3, 10, 4)).toBe(4);
    expect(moveFor('ArrowUp', 0, 10, 4)).toBe(0);
    expect(moveFor('PageDown', 8, 10, 4)).toBe(9);
    expect(moveFor('PageUp', 2, 10, 4)).toBe(0);
    expect(moveFor('Home', 7, 10, 4)).toBe(0);
    expect(moveFor('End', 0, 10, 4)).toBe(9);
  });

  it('starts at the first row where none is current', () => {
    expect(moveFor('ArrowDown', -1, 10, 4)).toBe(0);
  });

  it('leads nowhere in an empty table, and any other key nowhere at all', () => {
    expect(moveFor('ArrowDown', -1, 0, 4)).toBeUndefined();
    expect(moveFor('a', 3, 10, 4)).toBeUndefined();
  });
});
