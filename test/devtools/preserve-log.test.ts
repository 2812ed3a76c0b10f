import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageTimeline } from '../../src/browser/browser.ts';
import { recordedBrowser } from '../../src/browser/recorded.ts';
import { storedLogChoice } from '../../src/devtools/log-choice.ts';
import { createRecorder } from '../../src/devtools/recorder.ts';
import type { RecorderEvent } from '../../src/devtools/recording.ts';
import { handStore } from '../panel/steps.ts';
import { at, entry, named } from './traffic.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: at(0) });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A recorder of three pages that begin at 1, 5 and 9 s, of which the second one's document ends last. */
function visiting(
  producer: 'chromium' | 'firefox',
  kept: Record<string, string> = { 'preserve-log': 'off' },
) {
  const pageNamed = (pageref: string) => (producer === 'chromium' ? { pageref } : {});
  const events = [
    entry('/', 1_000, pageNamed('1')),
    entry('/a.js', 1_100, pageNamed('1')),
    entry('/b.js', 5_100, pageNamed('2')),
    entry('/', 5_000, { ...pageNamed('2'), time: 300 }),
    entry('/', 9_000, pageNamed('3')),
  ];
  const browser = recordedBrowser({ producer: { name: producer, version: '1' }, events });
  let timeline: PageTimeline | undefined;
  const { store, values } = handStore(kept);
  const recorder = createRecorder(
    { ...browser, pageTimeline: async () => timeline },
    storedLogChoice(() => store),
  );
  const told: RecorderEvent[] = [];
  const rows = new Map<number, { name: string; page: number | null }>();
  recorder.watch((event) => {
    told.push(event);
    if (event.kind === 'cleared') rows.clear();
    if (event.kind !== 'entries') return;
    for (const row of event.entries) rows.set(row.id, { name: named(row), page: row.page });
  });
  const goTo = async (second: number, requests: number, origin = at(second * 1_000)): Promise<void> => {
    await pass(at(second * 1_000 + 400) - Date.now());
    browser.leave('https://example.org/');
    timeline = { url: 'https://example.org/', origin, complete: true, loads: [], controlled: false };
    browser.play(requests);
    await pass(500);
  };
  return { recorder, goTo, told, values, shown: () => [...rows.values()] };
}

describe.each(['chromium', 'firefox'] as const)('a log that is not preserved in %s', (producer) => {
  it('keeps of all pages the present one, all of it', async () => {
    const { goTo, shown, told } = visiting(producer);
    expect(told).toContainEqual({ kind: 'log', preserved: false });
    await goTo(1, 2);
    expect(shown()).toHaveLength(2);
    await goTo(5, 2);
    expect(shown()).toEqual([
      { name: '/b.js 200', page: 0 },
      { name: '/ 200', page: 0 },
    ]);
    await goTo(9, 1);
    expect(shown()).toEqual([{ name: '/ 200', page: 0 }]);
  });

  it('is kept while it is held, and until the next page has begun', async () => {
    const { recorder, goTo, shown } = visiting(producer);
    await goTo(1, 2);
    recorder.holdLog(true);
    await goTo(5, 2);
    recorder.holdLog(false);
    await pass(1_000);
    expect(shown()).toHaveLength(4);
    await goTo(9, 1);
    expect(shown()).toHaveLength(1);
  });

  it('goes on with a page that says it began in the future', async () => {
    const { goTo, shown } = visiting(producer);
    await goTo(1, 2);
    await goTo(5, 1, at(1e9));
    await goTo(9, 2);
    expect(shown().map(({ name }) => name)).toContain('/ 200');
  });
});

describe('whether the log is preserved', () => {
  it('is so unless somebody chose otherwise, and the choice is kept', async () => {
    const { recorder, goTo, shown, values, told } = visiting('chromium', {});
    await goTo(1, 2);
    await goTo(5, 2);
    expect(shown()).toHaveLength(4);
    recorder.preserveLog(false);
    expect(told.at(-1)).toEqual({ kind: 'log', preserved: false });
    expect([...values]).toEqual([['preserve-log', 'off']]);
    expect(shown()).toHaveLength(4);
    await goTo(9, 1);
    expect(shown()).toHaveLength(1);
    recorder.preserveLog(true);
    expect([...values]).toEqual([]);
  });

  it('can be chosen where nothing can be stored', () => {
    const { store } = handStore({}, { full: true });
    const choice = storedLogChoice(() => store);
    choice.write(false);
    expect(choice.read()).toBe(true);
    const denied = storedLogChoice(() => {
      throw new DOMException('no', 'SecurityError');
    });
    denied.write(false);
    expect(denied.read()).toBe(true);
  });
});
