import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withPageAudit } from '../../src/devtools/page-audit.ts';
import type { PresentPage, Recorder } from '../../src/devtools/recorder.ts';
import type { PageAudit, RecorderEvent } from '../../src/devtools/recording.ts';
import { at, entry } from './traffic.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: at(0) });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const URL_NOW = 'https://example.org/shop?from=mail';

/** A page in the hands of the test: each visit asked for becomes a document `delay` ms later, with its requests. */
function handPage(options: {
  url?: string;
  /** Where the nth visit leads; null where to nothing. */
  leadsTo?: (visit: number) => string | null;
  /** How long each takes to come to rest, ms; null for ever. */
  restsAfter?: number | null;
  headers?: (visit: number) => [string, string][];
}) {
  const { url = URL_NOW, leadsTo = () => URL_NOW, restsAfter = 300, headers = () => [] } = options;
  const listeners = new Set<(event: RecorderEvent) => void>();
  const asked: string[] = [];
  const held: boolean[] = [];
  const clearings: (() => void)[] = [];
  let page: PresentPage | undefined = { url, origin: at(-5_000), isAtRest: true };
  let pages = 0;
  const tell = (event: RecorderEvent) => {
    for (const listener of listeners) listener(event);
  };
  const load = (address = leadsTo(pages)): void => {
    const origin = Date.now();
    const id = pages++;
    if (address === null) return;
    setTimeout(() => {
      page = { url: address, origin, isAtRest: false };
      tell({ kind: 'navigated', id, at: origin, url: address });
      const rows = ['/shop', '/app.js'].map((path, index) => ({
        id: id * 2 + index,
        entry: entry(path, origin - at(0), {
          request: {
            method: 'GET',
            url: `https://example.org${path}`,
            headers: headers(id).map(([name, value]) => ({ name, value })),
          },
        }),
        ended: true,
        page: id,
      }));
      tell({ kind: 'entries', entries: rows });
      if (restsAfter !== null)
        setTimeout(() => {
          if (page?.origin === origin) page = { ...page, isAtRest: true };
        }, restsAfter);
    }, 50);
  };
  const recorder: Recorder = {
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    record: (on) => void asked.push(`record ${on}`),
    clear: () => void asked.push('clear'),
    preserveLog: () => undefined,
    holdLog: (on) => void held.push(on),
    follow: (listener) => void clearings.push(() => listener({ kind: 'cleared' })),
    bringBack: async () => undefined,
    onRest: () => undefined,
    reconcile: async () => undefined,
    present: async () => page,
    lookIfLacking: () => undefined,
    stop: () => undefined,
  };
  const browser = {
    reload(how: string) {
      asked.push(`reload ${how}`);
      load();
    },
    navigate(to: string) {
      asked.push(`navigate ${to}`);
      load();
    },
  };
  const recording = withPageAudit(recorder, browser);
  const told: PageAudit[] = [];
  recording.watch((event) => {
    if (event.kind === 'audit-page') told.push(event.audit);
  });
  const goAway = (): void => {
    page = undefined;
  };
  const clearAll = (): void => {
    for (const listener of clearings) listener();
  };
  return { recording, asked, held, told, load, goAway, clearAll };
}

describe('the audit of a page', () => {
  it('visits it past all caches, as a link would, and by a reload', async () => {
    const { recording, asked, told } = handPage({ url: `${URL_NOW}#basket` });
    recording.auditPage();
    await pass(10_000);
    expect(asked).toEqual(['record true', 'reload past-caches', `navigate ${URL_NOW}`, 'reload usual']);
    expect(told).toEqual([
      { state: 'running', visit: 'first', requests: 0 },
      { state: 'running', visit: 'first', requests: 2 },
      { state: 'running', visit: 'second', requests: 0 },
      { state: 'running', visit: 'second', requests: 2 },
      { state: 'running', visit: 'reload', requests: 0 },
      { state: 'running', visit: 'reload', requests: 2 },
      { state: 'done', pages: { first: 0, second: 1, reload: 2 }, cacheDisabled: false },
    ]);
  });

  it('goes on with no step before the page has been at rest for a second', async () => {
    const { recording, asked } = handPage({ restsAfter: 5_000 });
    recording.auditPage();
    await pass(6_000);
    expect(asked).toHaveLength(2);
    await pass(400);
    expect(asked).toHaveLength(3);
  });

  it('says where the second visit told caches to stay out', async () => {
    const disabled: [string, string][] = [
      ['Cache-Control', 'no-cache'],
      ['Pragma', 'no-cache'],
    ];
    const { recording, told } = handPage({ headers: () => disabled });
    recording.auditPage();
    await pass(10_000);
    expect(told.at(-1)).toMatchObject({ state: 'done', cacheDisabled: true });
    const usual = handPage({
      headers: (visit) => (visit === 0 ? disabled : [['Cache-Control', 'max-age=0']]),
    });
    usual.recording.auditPage();
    await pass(10_000);
    expect(usual.told.at(-1)).toMatchObject({ state: 'done', cacheDisabled: false });
  });

  it('marks the visit past all caches, and no other', async () => {
    const { recording } = handPage({});
    const told: RecorderEvent[] = [];
    recording.watch((event) => void (event.kind === 'navigated' && told.push(event)));
    recording.auditPage();
    await pass(10_000);
    expect(told).toEqual([
      { kind: 'navigated', id: 0, at: at(0), url: URL_NOW },
      { kind: 'navigated', id: 0, at: at(0), url: URL_NOW, bypassed: true },
      expect.not.objectContaining({ bypassed: true }),
      expect.not.objectContaining({ bypassed: true }),
    ]);
  });

  it('holds the log as long as it lasts', async () => {
    const { recording, held } = handPage({});
    recording.auditPage();
    await pass(1_000);
    expect(held).toEqual([true]);
    await pass(10_000);
    expect(held).toEqual([true, false]);
  });

  it('is told to nobody any more once its pages are numbered anew', async () => {
    const { recording, clearAll } = handPage({});
    recording.auditPage();
    await pass(10_000);
    const toldLate = (): RecorderEvent[] => {
      const events: RecorderEvent[] = [];
      recording.watch((event) => void events.push(event))();
      return events;
    };
    expect(toldLate()).toMatchObject([{ kind: 'audit-page', audit: { state: 'done' } }]);
    clearAll();
    expect(toldLate()).toEqual([]);
  });

  it('is made once at a time, and again when it is over', async () => {
    const { recording, asked } = handPage({});
    recording.auditPage();
    recording.auditPage();
    await pass(10_000);
    expect(asked).toHaveLength(4);
    recording.auditPage();
    await pass(10_000);
    expect(asked).toHaveLength(8);
  });
});

describe('it ends without a result', () => {
  const endOf = ({ told }: { told: readonly PageAudit[] }) => told.at(-1);

  it('at once when it is cancelled, and does nothing more', async () => {
    const page = handPage({});
    page.recording.auditPage();
    await pass(1_000);
    page.recording.cancelAudit();
    expect(endOf(page)).toEqual({ state: 'ended', why: 'cancelled' });
    const { length } = page.told;
    await pass(60_000);
    expect([page.told.length, page.asked.length]).toEqual([length, 2]);
  });

  it.each([
    ['recording is turned off', 'record'],
    ['everything is cleared', 'clear'],
  ] as const)('when %s', async (_, what) => {
    const page = handPage({});
    page.recording.auditPage();
    await pass(1_000);
    if (what === 'record') page.recording.record(false);
    else page.recording.clear();
    expect(endOf(page)).toEqual({ state: 'ended', why: 'cancelled' });
    await pass(60_000);
    expect(page.asked.filter((each) => /^(?:navigate|reload)/.test(each))).toHaveLength(1);
  });

  it.each([['chrome://version/'], ['about:blank'], ['file:///home/page.html']])('on %s', async (url) => {
    const page = handPage({ url });
    page.recording.auditPage();
    await pass(2_000);
    expect(page.told).toEqual([{ state: 'ended', why: 'no-page' }]);
  });

  it('on a page that does not answer', async () => {
    const page = handPage({});
    page.goAway();
    page.recording.auditPage();
    await pass(2_000);
    expect(page.told).toEqual([{ state: 'ended', why: 'no-page' }]);
  });

  it('where a visit leads to no document in time', async () => {
    const page = handPage({ leadsTo: (visit) => (visit === 1 ? null : URL_NOW) });
    page.recording.auditPage();
    await pass(40_000);
    expect(endOf(page)).toEqual({ state: 'ended', why: 'not-loaded' });
  });

  it('where the page goes on to another document by itself', async () => {
    const page = handPage({});
    page.recording.auditPage();
    await pass(400);
    page.load();
    await pass(5_000);
    expect(endOf(page)).toEqual({ state: 'ended', why: 'left' });
  });

  it('where a visit leads to another address', async () => {
    const page = handPage({ leadsTo: (visit) => (visit === 1 ? 'https://example.org/login' : URL_NOW) });
    page.recording.auditPage();
    await pass(10_000);
    expect(endOf(page)).toEqual({ state: 'ended', why: 'left' });
  });

  it('but not where the page only puts its state into its address', async () => {
    const page = handPage({ leadsTo: () => 'https://example.org/shop?page=2#x' });
    page.recording.auditPage();
    await pass(10_000);
    expect(endOf(page)).toMatchObject({ state: 'done' });
  });

  it('where the page comes to no rest in time', async () => {
    const page = handPage({ restsAfter: null });
    page.recording.auditPage();
    await pass(31_000);
    expect(endOf(page)).toEqual({ state: 'ended', why: 'restless' });
  });
});
