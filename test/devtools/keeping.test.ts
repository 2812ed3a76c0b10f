import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InspectedTab, PageTimeline } from '../../src/browser/browser.ts';
import { recordedBrowser } from '../../src/browser/recorded.ts';
import { storedKeepChoice } from '../../src/devtools/keep-choice.ts';
import { withKeeping } from '../../src/devtools/keeping.ts';
import { type KeptStore, keptStore } from '../../src/devtools/kept-store.ts';
import { type LogChoice, NO_CHOICE } from '../../src/devtools/log-choice.ts';
import { withPageAudit } from '../../src/devtools/page-audit.ts';
import { createRecorder } from '../../src/devtools/recorder.ts';
import type { Keeping, RecordedEntry, RecordedPage, RecorderEvent } from '../../src/devtools/recording.ts';
import type { HarEntry } from '../../src/har/entry.ts';
import { handStore } from '../panel/steps.ts';
import { at, entry, named } from './traffic.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: at(0) });
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** What is in the store, which answers as time goes by. */
async function inStore<T>(ask: (store: KeptStore) => Promise<T>): Promise<T> {
  const answer = ask(keptStore());
  await pass(100);
  return answer;
}

const SITE = 'https://example.org';
const TAB: InspectedTab = { id: 4, origin: SITE, traces: ['tab 4'] };

/** The choices of one browser, which all its toolboxes share. */
function choices(kept: Record<string, string> = { 'keep-capture': 'on' }) {
  const { store, values } = handStore(kept);
  const listeners: ((key: string | null) => void)[] = [];
  const choice = storedKeepChoice(
    () => store,
    (listener) => void listeners.push(listener),
  );
  const changeElsewhere = (): void => {
    for (const listener of listeners) listener('keep-capture');
  };
  return { choice, values, changeElsewhere };
}

interface Toolbox {
  readonly tab?: InspectedTab;
  readonly log?: readonly HarEntry[];
  readonly logChoice?: LogChoice;
  readonly timeline?: PageTimeline;
  readonly store?: KeptStore;
}

/** DevTools as it is opened, in front of a page that asks for these. */
async function open(
  { choice }: Pick<ReturnType<typeof choices>, 'choice'>,
  events: readonly HarEntry[],
  { tab = TAB, log, logChoice = NO_CHOICE, timeline, store = keptStore() }: Toolbox = {},
) {
  const producer = { name: 'chromium', version: '156' };
  const recorded = recordedBrowser({ producer, events, ...(log && { log }) });
  const browser = {
    ...recorded,
    namesPages: true,
    inspectedTab: async () => tab,
    pageTimeline: async () => timeline,
  };
  const recorder = createRecorder(browser, logChoice);
  const recording = withKeeping(withPageAudit(recorder, browser), browser, { choice, store });
  const rows = new Map<number, RecordedEntry>();
  const pages = new Map<number, RecordedPage>();
  const keepings: Keeping[] = [];
  let isReopened = false;
  const hear = (event: RecorderEvent): void => {
    if (event.kind === 'keeping') keepings.push(event.keeping);
    if (event.kind === 'gaps') isReopened = event.gaps.reopened;
    if (event.kind === 'navigated') pages.set(event.id, event);
    if (event.kind === 'entries') for (const row of event.entries) rows.set(row.id, row);
    if (event.kind !== 'cleared') return;
    rows.clear();
    pages.clear();
    isReopened = false;
  };
  const close = recording.watch(hear);
  return {
    recording,
    rows,
    shown: () => [...rows.values()].map(named),
    pages: () => [...pages.values()].map(({ url, at: began }) => [url, began - at(0)]),
    isReopened: () => isReopened,
    keeping: () => keepings.at(-1),
    play: async (count?: number) => {
      recorded.play(count);
      await pass(2_000);
    },
    close() {
      close();
      recorder.stop();
    },
  };
}

const asked = (url: string, began: number, more: Record<string, unknown> = {}): HarEntry =>
  entry(url, began, { pageref: 'page_1', _resourceType: url === '/' ? 'document' : 'script', ...more });
const FIRST = [asked('/', 1), asked('/app.js', 2)];
const LATER = [asked('/', 60_001), asked('/app.js', 60_002, { status: 304 })];

/** Records a first visit, closes DevTools, and opens it again a minute later. */
async function reopened(browser: Pick<ReturnType<typeof choices>, 'choice'>, toolbox: Toolbox = {}) {
  const first = await open(browser, FIRST);
  await first.play();
  first.close();
  vi.setSystemTime(at(60_000));
  const second = await open(browser, LATER, toolbox);
  await pass(100);
  return second;
}

describe('what was recorded when DevTools was closed', () => {
  it('is gone by default, and nothing is written', async () => {
    const second = await reopened(choices({}));
    expect(second.shown()).toEqual([]);
    expect(second.keeping()).toEqual({ on: false });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('is there again where it is kept, before what comes then, and said to be of before', async () => {
    const second = await reopened(choices());
    expect(second.isReopened()).toBe(true);
    await second.play();
    expect(second.shown()).toEqual(['/ 200', '/app.js 200', '/ 200', '/app.js 304']);
    expect([...second.rows.values()].map(({ stretch }) => stretch)).toEqual([
      at(0),
      at(0),
      undefined,
      undefined,
    ]);
    expect(second.isReopened()).toBe(true);
  });

  it('has its pages, though browsers name those of two recordings alike', async () => {
    const second = await reopened(choices());
    await second.play();
    expect(second.pages()).toEqual([
      [`${SITE}/`, 1],
      [`${SITE}/`, 60_001],
    ]);
    expect([...second.rows.values()].map(({ page }) => page)).toEqual([0, 0, 1, 1]);
  });

  it('comes before what came while it was fetched', async () => {
    const browser = choices();
    const first = await open(browser, FIRST);
    await first.play();
    first.close();
    vi.setSystemTime(at(61_000));
    const second = await open(browser, LATER);
    await second.play();
    expect(second.shown()).toEqual(['/ 200', '/app.js 200', '/ 200', '/app.js 304']);
  });

  it('is there once, though the browser tells it again', async () => {
    const second = await reopened(choices(), { log: [...FIRST, ...LATER] });
    await second.play();
    await second.recording.reconcile();
    expect(second.shown()).toEqual(['/ 200', '/app.js 200', '/ 200', '/app.js 304']);
  });

  it('adds up over several times', async () => {
    const browser = choices();
    const second = await reopened(browser);
    await second.play();
    second.close();
    const third = await open(browser, []);
    await pass(100);
    expect(third.shown()).toEqual(['/ 200', '/app.js 200', '/ 200', '/app.js 304']);
    expect(new Set([...third.rows.values()].map(({ stretch }) => stretch)).size).toBe(2);
  });

  it.each([
    ['another tab', { id: 5, traces: ['tab 5'] }],
    ['another tab of the same id', { traces: ['document 7'] }],
    ['another site', { origin: 'https://elsewhere.example' }],
    ['a page that is of no site', { origin: undefined }],
  ])('is not there in front of %s', async (_, other) => {
    const second = await reopened(choices(), { tab: { ...TAB, ...other } });
    await second.play();
    expect(second.shown()).toEqual(['/ 200', '/app.js 304']);
    expect(second.isReopened()).toBe(false);
  });

  it('is of the present document alone where the log is not preserved', async () => {
    const origin = at(60_000);
    const second = await reopened(choices(), {
      logChoice: { read: () => false, write: () => undefined },
      timeline: { url: `${SITE}/`, origin, complete: true, loads: [], controlled: false },
    });
    expect(second.shown()).toEqual([]);
  });
});

describe('turning it on', () => {
  it('keeps what was recorded by then', async () => {
    const browser = choices({});
    const first = await open(browser, FIRST);
    await first.play();
    first.recording.keep(true);
    await pass(2_000);
    expect(first.keeping()).toMatchObject({ on: true, kept: { captures: 1 } });
    expect(browser.values.get('keep-capture')).toBe('on');
    first.close();
    const second = await open(browser, []);
    await pass(100);
    expect(second.shown()).toEqual(['/ 200', '/app.js 200']);
  });

  it('counts in all other toolboxes', async () => {
    const browser = choices({});
    const first = await open(browser, FIRST);
    browser.choice.write('on');
    browser.changeElsewhere();
    await first.play();
    expect(first.keeping()).toMatchObject({ on: true, kept: { captures: 1 } });
    browser.choice.write('off');
    browser.changeElsewhere();
    expect(first.keeping()).toEqual({ on: false });
  });
});

describe('what is kept', () => {
  it.each([
    ['turned off', 'keep', { on: false }],
    ['deleted', 'deleteKept', { on: true, kept: { bytes: 0, captures: 0 } }],
    ['cleared', 'clear', { on: true, kept: { bytes: 0, captures: 0 } }],
  ] as const)('is gone when it is %s', async (_, how, keeping) => {
    const second = await reopened(choices());
    await second.play();
    if (how === 'keep') second.recording.keep(false);
    else second.recording[how]();
    await pass(100);
    expect(second.keeping()).toEqual(keeping);
    expect(await inStore((store) => store.total())).toEqual({ bytes: 0, captures: 0 });
    expect(second.shown()).toHaveLength(how === 'clear' ? 0 : 4);
  });

  it('grows again after it was deleted', async () => {
    const first = await open(choices(), FIRST);
    await first.play(1);
    first.recording.deleteKept();
    await pass(100);
    await first.play();
    expect(first.keeping()?.kept?.captures).toBe(1);
  });

  it('does not grow while recording is off', async () => {
    const first = await open(choices(), [asked('/', 100), asked('/app.js', 200)]);
    vi.setSystemTime(at(50));
    first.recording.record(false);
    vi.setSystemTime(at(300));
    await first.play();
    expect(first.keeping()).toEqual({ on: true, kept: { bytes: 0, captures: 0 } });
  });

  it('is of pages whose site is known', async () => {
    const first = await open(choices(), [entry('/beacon', 1), ...FIRST]);
    await first.play();
    const tab = { key: `4 ${at(0)}`, id: 4, traces: [] };
    const [found] = await inStore((store) => store.find(tab, SITE));
    expect(found?.entries.map(named)).toEqual(['/ 200', '/app.js 200']);
  });
});

describe('a store that fails', () => {
  const failing = (error: Error, works: () => boolean): KeptStore => {
    const store = keptStore();
    return { ...store, write: async (...what) => (works() ? store.write(...what) : Promise.reject(error)) };
  };

  it.each([
    [new DOMException('', 'QuotaExceededError'), 'full', 'stopped'],
    [new DOMException('', 'InvalidStateError'), 'denied', 'stopped'],
    [new DOMException('', 'VersionError'), 'newer', 'stopped'],
  ] as const)('ends the keeping, not the recording: %s', async (error, problem, chosen) => {
    const browser = choices();
    let works = false;
    const first = await open(browser, FIRST, { store: failing(error, () => works) });
    await first.play(1);
    expect(first.keeping()).toMatchObject({ on: false, problem });
    expect(browser.values.get('keep-capture')).toBe(chosen);
    await first.play();
    expect(first.shown()).toEqual(['/ 200', '/app.js 200']);
    works = true;
    await pass(60_000);
    expect(first.keeping()).toMatchObject({ on: false, problem });
    first.recording.keep(true);
    await pass(2_000);
    expect(first.keeping()).toEqual({ on: true, kept: { bytes: expect.any(Number), captures: 1 } });
  });

  it('is not tried again when DevTools is opened the next time', async () => {
    const browser = choices({ 'keep-capture': 'stopped' });
    const first = await open(browser, FIRST);
    await first.play();
    expect(first.keeping()).toEqual({ on: false, kept: { bytes: 0, captures: 0 } });
  });
});
