import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMerge } from '../../src/devtools/merge.ts';
import type { HarEntry } from '../../src/har/entry.ts';
import { at, entry, named } from './traffic.ts';

const names = (merge: ReturnType<typeof createMerge>) => merge.rows().map(named);

describe('two feeds of the same traffic', () => {
  it('tells a request that both feeds know once', () => {
    const merge = createMerge();
    merge.event(entry('/app.js', 0));
    merge.snapshot([entry('/app.js', 0)], at(0));
    expect(names(merge)).toEqual(['/app.js 200']);
  });

  it('takes from the snapshot the 304 that gave no event', () => {
    const merge = createMerge();
    merge.event(entry('/', 0));
    const { changed } = merge.snapshot([entry('/', 0), entry('/app.js', 3, { status: 304 })], at(0));
    expect(changed.map(named)).toEqual(['/app.js 304']);
    expect(names(merge)).toEqual(['/ 200', '/app.js 304']);
  });

  it('lets the later telling win under the same id', () => {
    const merge = createMerge();
    merge.event(entry('/app.js', 0, { status: 200 }));
    expect(merge.snapshot([entry('/app.js', 0, { status: 304 })], at(0)).changed).toMatchObject([{ id: 0 }]);
    expect(names(merge)).toEqual(['/app.js 304']);
  });

  it('replaces a half-downloaded response when it has finished', () => {
    const merge = createMerge();
    merge.snapshot([entry('/film', 0, { time: 100 })], at(0));
    expect(merge.event(entry('/film', 0, { time: 900 }))).toMatchObject([{ id: 0, entry: { time: 900 } }]);
    expect(merge.rows()).toHaveLength(1);
  });

  it('says nothing when a snapshot has nothing new', () => {
    const merge = createMerge();
    merge.event(entry('/app.js', 0));
    expect(merge.snapshot([entry('/app.js', 0)], at(0))).toEqual({ changed: [], unfinished: 0 });
  });

  it('knows a request by its moment, whatever the offset it is written in', () => {
    const merge = createMerge();
    merge.event(entry('/', 0, { startedDateTime: '2026-11-23T12:00:00.000Z' }));
    merge.snapshot([entry('/', 0, { startedDateTime: '2026-11-23T14:00:00.000+02:00' })], at(0));
    expect(merge.rows()).toHaveLength(1);
  });

  it('tells a page and its preflight apart', () => {
    const merge = createMerge();
    const preflight = { ...entry('/api', 0), request: { method: 'OPTIONS', url: 'https://example.org/api' } };
    merge.snapshot([preflight, entry('/api', 0)], at(0));
    expect(merge.rows()).toHaveLength(2);
  });
});

describe('requests that a snapshot shows too early or too late', () => {
  it('waits for a request under way', () => {
    const merge = createMerge();
    expect(merge.snapshot([entry('/slow', 0, { status: 0 })], at(0))).toEqual({ changed: [], unfinished: 1 });
    merge.event(entry('/slow', 0));
    expect(names(merge)).toEqual(['/slow 200']);
  });

  it('takes a failed request, which has an error', () => {
    const merge = createMerge();
    merge.snapshot(
      [entry('/gone', 0, { status: 0, response: { status: 0, _error: 'net::ERR_FAILED' } })],
      at(0),
    );
    expect(names(merge)).toEqual(['/gone 0']);
  });

  it('takes a failed request without an error from its event, and does not wait for it', () => {
    const merge = createMerge();
    merge.event(entry('/gone', 0, { status: 0 }));
    expect(merge.snapshot([entry('/gone', 0, { status: 0 })], at(0))).toEqual({ changed: [], unfinished: 0 });
    expect(names(merge)).toEqual(['/gone 0']);
  });

  it.each([
    ['status', { status: 0 }],
    ['response header', { response: { status: 200, headers: [], content: { size: 100 }, bodySize: 100 } }],
    ['timings', { timings: {} }],
  ])('keeps what it has when a snapshot has lost the %s', (_, lost) => {
    const merge = createMerge();
    merge.event(entry('/app.js', 0));
    merge.snapshot([entry('/app.js', 0, lost)], at(0));
    expect(merge.rows()).toMatchObject([{ entry: entry('/app.js', 0) }]);
  });
});

describe('two requests for one URL in the same millisecond', () => {
  const first = entry('/same', 0, { status: 200, time: 19 });
  const second = entry('/same', 0, { status: 304, time: 30 });

  it('keeps both from one snapshot, and both again from the next', () => {
    const merge = createMerge();
    merge.snapshot([first, second], at(0));
    merge.snapshot([first, second], at(0));
    expect(names(merge)).toEqual(['/same 200', '/same 304']);
  });

  it('keeps both from events, also when they are the same in everything', () => {
    const merge = createMerge();
    merge.event(first);
    merge.event(first);
    merge.snapshot([first, first], at(0));
    expect(merge.rows()).toHaveLength(2);
  });

  it('keeps both when one had no event', () => {
    const merge = createMerge();
    merge.event(second);
    merge.snapshot([first, second], at(0));
    expect(names(merge).sort()).toEqual(['/same 200', '/same 304']);
  });

  it('does not double one while the other is under way', () => {
    const merge = createMerge();
    merge.snapshot([entry('/same', 0, { status: 0 }), second], at(0));
    merge.event(second);
    merge.event(first);
    merge.snapshot([first, second], at(0));
    expect(names(merge).sort()).toEqual(['/same 200', '/same 304']);
  });
});

describe('recording off and clear', () => {
  it('never takes what began while recording was off', () => {
    const merge = createMerge();
    merge.record(false, at(10));
    expect(merge.event(entry('/off', 15))).toEqual([]);
    merge.record(true, at(20));
    merge.snapshot([entry('/before', 5), entry('/off', 15), entry('/after', 25)], at(0));
    expect(names(merge)).toEqual(['/before 200', '/after 200']);
  });

  it('takes what began before recording was turned off and finished after', () => {
    const merge = createMerge();
    merge.record(false, at(10));
    merge.event(entry('/long', 9, { time: 500 }));
    expect(names(merge)).toEqual(['/long 200']);
  });

  it('does not bring back what was cleared, nor what began before and was never told', () => {
    const merge = createMerge();
    merge.event(entry('/told', 0));
    merge.clear(at(10));
    merge.snapshot([entry('/told', 0), entry('/untold', 5), entry('/new', 10)], at(0));
    expect(merge.rows()).toMatchObject([{ id: 0, entry: entry('/new', 10) }]);
  });

  it('stays off when it is cleared while off', () => {
    const merge = createMerge();
    merge.record(false, at(0));
    merge.clear(at(10));
    merge.snapshot([entry('/off', 20)], at(0));
    expect(merge.rows()).toEqual([]);
    expect(merge.recording()).toBe(false);
  });

  it('keeps the earlier page when the log begins anew', () => {
    const merge = createMerge();
    merge.snapshot([entry('/one', 0)], at(0));
    merge.snapshot([entry('/two', 100)], at(0));
    expect(names(merge)).toEqual(['/one 200', '/two 200']);
  });
});

describe('in any order', () => {
  interface Request {
    began: number;
    path: string;
    event: boolean;
  }
  const requests = fc.array(
    fc.record({
      began: fc.integer({ min: 0, max: 2 }),
      path: fc.constantFrom('/a', '/b'),
      event: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  const byTime = (a: HarEntry, b: HarEntry): number => Number(a['time']) - Number(b['time']);

  /** Lets the requests finish one by one in any order, with a snapshot now and then before or after the event. */
  function play(all: readonly Request[], pick: (below: number) => number) {
    const merge = createMerge();
    const finished = new Set<number>();
    let version = 0;
    const told = ({ path, began }: Request, index: number): HarEntry =>
      entry(path, began, finished.has(index) ? { time: index + 1, version } : { status: 0, time: 0 });
    const snapshot = () => {
      version += 1;
      merge.snapshot(all.map(told), at(0));
    };
    const waiting = [...all.entries()];
    while (waiting.length > 0) {
      for (const [index, request] of waiting.splice(pick(waiting.length), 1)) {
        finished.add(index);
        if (pick(3) === 0) snapshot();
        if (request.event) merge.event(told(request, index));
        if (pick(3) === 0) snapshot();
        expect(merge.rows().length).toBeLessThanOrEqual(finished.size);
      }
    }
    return { merge, snapshot, last: () => all.map(told) };
  }

  it('each request is there once, as it was told last, after a snapshot of all', () => {
    fc.assert(
      fc.property(requests, fc.infiniteStream(fc.nat()), (all, random) => {
        const { merge, snapshot, last } = play(all, (below) => Number(random.next().value) % below);
        snapshot();
        expect([...merge.rows().map((row) => row.entry)].sort(byTime)).toEqual(last());
        expect(merge.rows().map(({ id }) => id)).toEqual([...all.keys()]);
      }),
    );
  });

  it('each request is there once without one, where each has its event', () => {
    fc.assert(
      fc.property(requests, fc.infiniteStream(fc.nat()), (all, random) => {
        const whole = all.map((request) => ({ ...request, event: true }));
        const { merge } = play(whole, (below) => Number(random.next().value) % below);
        const times = merge.rows().map((row) => Number(row.entry['time']));
        expect(times.sort((a, b) => a - b)).toEqual(whole.map((_, index) => index + 1));
      }),
    );
  });
});

describe('a request under way', () => {
  const underWay = (began: number) => entry('/poll', began, { status: 0 });

  it('is no row while it may soon end', () => {
    const merge = createMerge();
    expect(merge.snapshot([underWay(0)], at(100))).toEqual({ changed: [], unfinished: 1 });
    expect(merge.rows()).toEqual([]);
  });

  it('is shown without its end when it stays', () => {
    const merge = createMerge();
    merge.snapshot([underWay(0)], at(100));
    const { changed } = merge.snapshot([underWay(0)], at(3_200));
    expect(changed).toMatchObject([{ id: 0, ended: false }]);
    expect(merge.snapshot([underWay(0)], at(9_000)).changed).toEqual([]);
  });

  it('is shown without its end when the log has lost it', () => {
    const merge = createMerge();
    merge.snapshot([underWay(0)], at(100));
    expect(merge.snapshot([], at(300)).changed).toMatchObject([{ id: 0, ended: false }]);
  });

  it('gets its end by a late event', () => {
    const merge = createMerge();
    merge.snapshot([underWay(0)], at(100));
    merge.snapshot([], at(300));
    expect(merge.event(entry('/poll', 0))).toMatchObject([{ id: 0, ended: true }]);
    expect(names(merge)).toEqual(['/poll 200']);
  });

  it('is not told twice when its event comes before the next snapshot', () => {
    const merge = createMerge();
    merge.snapshot([underWay(0)], at(100));
    merge.event(entry('/poll', 0));
    merge.snapshot([], at(300));
    expect(names(merge)).toEqual(['/poll 200']);
  });

  it('is not taken for whole from a snapshot where an event is still to come', () => {
    const merge = createMerge(at(0));
    merge.snapshot([entry('/film', 10)], at(100));
    expect(merge.rows()).toEqual([]);
    expect(merge.snapshot([], at(300)).changed).toMatchObject([{ ended: false }]);
    merge.event(entry('/film', 10, { time: 900 }));
    expect(merge.rows()).toMatchObject([{ ended: true, entry: { time: 900 } }]);
  });

  it('is known in Firefox by an answer that has an address and no timings', () => {
    const merge = createMerge();
    merge.snapshot([entry('/film', 10, { serverIPAddress: '127.0.0.1', timings: {} })], at(100));
    expect(merge.rows()).toEqual([]);
  });
});

it('counts what it has told of a URL, whatever its fragment, in a stretch of time', () => {
  const merge = createMerge();
  for (const began of [10, 20, 30]) merge.event(entry('/a.js', began));
  expect(merge.told('https://example.org/a.js#top', at(10), at(30))).toBe(2);
  merge.clear(at(40));
  expect(merge.told('https://example.org/a.js', at(0), at(99))).toBe(0);
});
