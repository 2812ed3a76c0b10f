import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSettling } from '../../src/devtools/settling.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page's life, with the times (ms) of each look at it. `more` says what a look finds. */
function page(more: () => boolean = () => false) {
  const looks: number[] = [];
  const settling = createSettling(() => {
    looks.push(Date.now());
    settling.reconciled(more());
  });
  return { looks, settling };
}

it('looks once events have paused', () => {
  const { looks, settling } = page();
  settling.navigated();
  vi.advanceTimersByTime(200);
  settling.eventCame();
  vi.advanceTimersByTime(60_000);
  expect(looks).toEqual([500]);
});

it('does not wait longer than six seconds for a page that never pauses', () => {
  const { looks, settling } = page();
  settling.navigated();
  for (let events = 0; events < 100; events += 1) {
    vi.advanceTimersByTime(100);
    settling.eventCame();
  }
  expect(looks).toEqual([6_000]);
});

it('looks again, more and more seldom, while a look shows more, and then no longer', () => {
  const { looks, settling } = page(() => true);
  settling.navigated();
  vi.advanceTimersByTime(120_000);
  expect(looks).toEqual([300, 900, 2_100, 4_500, 9_300]);
});

it('stops looking when a look shows nothing more', () => {
  let left = 2;
  const { looks, settling } = page(() => left-- > 1);
  settling.navigated();
  vi.advanceTimersByTime(120_000);
  expect(looks).toEqual([300, 900]);
});

it('begins anew with the next navigation', () => {
  const { looks, settling } = page();
  settling.navigated();
  vi.advanceTimersByTime(10_000);
  settling.navigated();
  vi.advanceTimersByTime(10_000);
  expect(looks).toEqual([300, 10_300]);
});

it('does not look at a page that has not navigated', () => {
  const { looks, settling } = page();
  settling.eventCame();
  settling.reconciled(true);
  vi.advanceTimersByTime(60_000);
  expect(looks).toEqual([]);
});

it('does not look after its end', () => {
  const { looks, settling } = page();
  settling.navigated();
  settling.stop();
  vi.advanceTimersByTime(60_000);
  expect(looks).toEqual([]);
});
