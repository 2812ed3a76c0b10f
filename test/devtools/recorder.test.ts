import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DevToolsBrowser } from '../../src/browser/browser.ts';
import { type RecordedBrowser, recordedBrowser } from '../../src/browser/recorded.ts';
import { createRecorder, type Recorder } from '../../src/devtools/recorder.ts';
import type { RecorderEvent } from '../../src/devtools/recording.ts';
import type { HarEntry } from '../../src/har/entry.ts';
import { at, entry, named } from './traffic.ts';

const chromium = { name: 'chromium', version: '156' } as const;
const firefox = { name: 'firefox', version: '153.0' } as const;

beforeEach(() => {
  vi.useFakeTimers({ now: at(0) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Everything a watcher was told, and the requests it would show. */
function watcher(recorder: Recorder) {
  const told: RecorderEvent[] = [];
  const rows = new Map<number, string>();
  const leave = recorder.watch((event) => {
    told.push(event);
    if (event.kind === 'cleared') rows.clear();
    if (event.kind === 'entries') for (const row of event.entries) rows.set(row.id, named(row));
  });
  return { told, leave, shown: () => [...rows.values()] };
}

/** The browser with its answers to `getHAR` counted. */
function counted(browser: RecordedBrowser) {
  const getHar = vi.fn(browser.getHar);
  return { ...browser, getHar };
}

const recorderIdle = () => vi.advanceTimersByTimeAsync(60_000);
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('from the moment DevTools opens', () => {
  it('records before anybody watches, and tells who comes later', async () => {
    const browser = recordedBrowser({ producer: chromium, events: [entry('/', 1), entry('/app.js', 2)] });
    const recorder = createRecorder(browser);
    browser.play();
    const late = watcher(recorder);
    expect(late.told[0]).toEqual({ kind: 'state', recording: true, producer: chromium });
    expect(late.shown()).toEqual(['/ 200', '/app.js 200']);
  });

  it('begins with what the browser already knows', async () => {
    const browser = recordedBrowser({ producer: chromium, events: [entry('/', 1), entry('/app.js', 2)] });
    browser.play(1);
    vi.setSystemTime(at(2));
    const recorder = createRecorder(browser);
    await settle();
    browser.play(1);
    expect(watcher(recorder).shown()).toEqual(['/ 200', '/app.js 200']);
  });

  it('tells live requests one by one, once each', async () => {
    const browser = recordedBrowser({ producer: chromium, events: [entry('/', 1), entry('/app.js', 2)] });
    const seen = watcher(createRecorder(browser));
    browser.play();
    await recorderIdle();
    expect(seen.told.map(({ kind }) => kind)).toEqual(['state', 'entries', 'entries']);
  });
});

describe('what events lose', () => {
  const page = entry('/', 1);
  const silent = entry('/app.js', 1, { status: 304 });
  const browserThatLoses = () => recordedBrowser({ producer: firefox, events: [page], log: [page, silent] });

  it('is found a while after a navigation where the page says nothing, though nobody watches', async () => {
    const browser = browserThatLoses();
    const recorder = createRecorder(browser);
    browser.leave();
    browser.play();
    await vi.advanceTimersByTimeAsync(3_000);
    browser.leave();
    expect(watcher(recorder).shown()).toEqual(['/ 200', '/app.js 304']);
  });

  it('is found when the panel connects', async () => {
    const browser = browserThatLoses();
    const recorder = createRecorder(browser);
    await settle();
    browser.play();
    const seen = watcher(recorder);
    expect(seen.shown()).toEqual(['/ 200']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(seen.shown()).toEqual(['/ 200', '/app.js 304']);
  });

  it('is found on request, before the request is answered', async () => {
    const browser = browserThatLoses();
    const recorder = createRecorder(browser);
    const seen = watcher(recorder);
    await settle();
    browser.play();
    expect(seen.shown()).toEqual(['/ 200']);
    const asked = recorder.reconcile();
    await vi.advanceTimersByTimeAsync(2_000);
    await asked;
    expect(seen.shown()).toEqual(['/ 200', '/app.js 304']);
  });

  it('is found slowly while the panel watches, without any event', async () => {
    const browser = browserThatLoses();
    const seen = watcher(createRecorder(browser));
    await settle();
    browser.play();
    await vi.advanceTimersByTimeAsync(1_900);
    expect(seen.shown()).toEqual(['/ 200']);
    await vi.advanceTimersByTimeAsync(3_200);
    expect(seen.shown()).toEqual(['/ 200', '/app.js 304']);
  });
});

describe('how often the browser is asked', () => {
  it('not for each event', async () => {
    const browser = counted(recordedBrowser({ producer: chromium, events: many(500) }));
    createRecorder(browser);
    await settle();
    browser.leave();
    for (let request = 0; request < 500; request += 1) {
      browser.play(1);
      await vi.advanceTimersByTimeAsync(5);
    }
    await vi.advanceTimersByTimeAsync(30_000);
    expect(browser.getHar.mock.calls.length).toBeLessThan(50);
  });

  it('once at a time, however many ask', async () => {
    const browser = recordedBrowser({ producer: firefox, events: [] });
    let running = 0;
    let most = 0;
    let calls = 0;
    const slow: DevToolsBrowser = {
      ...browser,
      async getHar() {
        calls += 1;
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 300));
        running -= 1;
        return [];
      },
    };
    const recorder = createRecorder(slow);
    void Promise.all(Array.from({ length: 20 }, () => recorder.reconcile()));
    await vi.advanceTimersByTimeAsync(2_000);
    expect({ most, calls }).toEqual({ most: 1, calls: 2 });
  });

  it('not at all on a quiet page in Chromium, whose events are whole', async () => {
    const browser = counted(recordedBrowser({ producer: chromium, events: [entry('/', 1)] }));
    watcher(createRecorder(browser));
    await settle();
    const before = browser.getHar.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.getHar.mock.calls.length).toBe(before);
  });

  it('no more when nobody watches', async () => {
    const browser = counted(recordedBrowser({ producer: firefox, events: [], log: [entry('/', 1)] }));
    const seen = watcher(createRecorder(browser));
    await vi.advanceTimersByTimeAsync(20_000);
    seen.leave();
    const before = browser.getHar.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.getHar.mock.calls.length).toBe(before);
  });

  it('seldom where the answer takes long', async () => {
    const browser = recordedBrowser({ producer: firefox, events: [], log: [entry('/', 1)] });
    const getHar = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return [];
    });
    watcher(createRecorder({ ...browser, getHar }));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(getHar.mock.calls.length).toBeLessThan(20);
  });
});

describe('the person', () => {
  const day = [entry('/one', 10), entry('/two', 1_010), entry('/three', 2_010)];

  it('turns recording off and on, and nothing of the time between comes in', async () => {
    const browser = recordedBrowser({ producer: chromium, events: day });
    const recorder = createRecorder(browser);
    const seen = watcher(recorder);
    browser.play(1);
    vi.setSystemTime(at(1_000));
    recorder.record(false);
    browser.play(1);
    vi.setSystemTime(at(2_000));
    recorder.record(true);
    browser.play(1);
    await recorder.reconcile();
    expect(seen.shown()).toEqual(['/one 200', '/three 200']);
    expect(seen.told.flatMap((event) => (event.kind === 'state' ? [event.recording] : []))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('clears, and getHAR brings nothing back', async () => {
    const browser = recordedBrowser({ producer: chromium, events: day });
    const recorder = createRecorder(browser);
    const seen = watcher(recorder);
    browser.play(2);
    vi.setSystemTime(at(2_000));
    recorder.clear();
    await recorder.reconcile();
    expect(seen.shown()).toEqual([]);
    browser.play(1);
    expect(seen.shown()).toEqual(['/three 200']);
  });

  it('visits twice and keeps both visits', async () => {
    const browser = recordedBrowser({ producer: chromium, events: day });
    const recorder = createRecorder(browser);
    browser.play(1);
    browser.leave();
    browser.play(2);
    await recorderIdle();
    expect(watcher(recorder).shown()).toEqual(['/one 200', '/two 200', '/three 200']);
  });
});

describe('when things go wrong', () => {
  it('goes on with events where getHAR fails, and asks again', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const browser = recordedBrowser({ producer: firefox, events: [entry('/', 1)] });
    const getHar = vi.fn(browser.getHar).mockRejectedValueOnce(new Error('the toolbox is busy'));
    const recorder = createRecorder({ ...browser, getHar });
    await settle();
    browser.play();
    const asked = recorder.reconcile();
    await vi.advanceTimersByTimeAsync(2_000);
    await asked;
    expect(watcher(recorder).shown()).toEqual(['/ 200']);
    expect(warned).toHaveBeenCalledOnce();
  });

  it('stops for good when the extension is reloaded under it', async () => {
    const browser = recordedBrowser({ producer: chromium, events: [entry('/', 1), entry('/app.js', 2)] });
    const getHar = vi.fn(async (): Promise<HarEntry[]> => {
      throw new Error('Extension context invalidated.');
    });
    const recorder = createRecorder({ ...browser, getHar, alive: () => false });
    const seen = watcher(recorder);
    await settle();
    browser.play();
    browser.leave();
    await recorderIdle();
    expect(seen.shown()).toEqual([]);
    expect(getHar.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('answers a reconciliation at last where getHAR never does', async () => {
    const browser = recordedBrowser({ producer: firefox, events: [] });
    const recorder = createRecorder({ ...browser, getHar: () => new Promise(() => undefined) });
    const answered = vi.fn();
    void recorder.reconcile().then(answered);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(answered).toHaveBeenCalledOnce();
  });
});

const many = (count: number): HarEntry[] =>
  Array.from({ length: count }, (_, index) => entry(`/${index}`, index + 1));

describe('a page at rest', () => {
  /** A page that lists its document, and a script whose repeated 304 stands in the log alone. */
  function loading(complete: boolean) {
    const document = entry('/', 1);
    const script = entry('/app.js', 2, { status: 304 });
    const browser = recordedBrowser({ producer: firefox, events: [document], log: [document, script] });
    const loads = ['', 'app.js'].map((path) => ({ url: `https://example.org/${path}`, network: true }));
    const timeline = { url: 'https://example.org/', origin: at(0), complete, loads, controlled: false };
    const getHar = vi.fn(async () => [document, script]);
    const recorder = createRecorder({ ...browser, getHar, pageTimeline: async () => timeline });
    const rests: (number | undefined)[] = [];
    recorder.onRest((origin) => rests.push(origin));
    return { browser, recorder, timeline, rests };
  }

  it('is told by its origin, once all that it lists has been told', async () => {
    const { browser, recorder, rests } = loading(true);
    const { shown } = watcher(recorder);
    browser.play();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shown()).toEqual(['/ 200', '/app.js 304']);
    expect(rests).toEqual([at(0)]);
  });

  it('is told to be none any more when it goes on or is left', async () => {
    const { browser, recorder, timeline, rests } = loading(true);
    watcher(recorder);
    browser.play();
    await vi.advanceTimersByTimeAsync(5_000);
    Object.assign(timeline, { origin: at(6_000), complete: false, loads: [] });
    browser.leave('https://example.org/next');
    await vi.advanceTimersByTimeAsync(500);
    expect(rests).toEqual([at(0), undefined]);
    timeline.complete = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(rests).toEqual([at(0), undefined, at(6_000)]);
  });

  it('is none as long as it loads', async () => {
    const { browser, recorder, rests } = loading(false);
    watcher(recorder);
    browser.play();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rests).toEqual([]);
  });
});
