import { describe, expect, it } from 'vitest';
import { CHROMIUM, handPanel, handStore, liveEntry } from './steps.ts';

function openPanel() {
  const { recording, clock, saved, state } = handPanel();
  clock.pass(1_000);
  clock.pass(1_000);
  const comes = (id: number, path: string, second: number, status = 200) =>
    recording.tell({
      kind: 'entries',
      entries: [{ id, entry: liveEntry(path, second, status), ended: true, page: null }],
    });
  return { recording, clock, saved, state, comes };
}

const shown = ({ state }: ReturnType<typeof openPanel>) => state.shown.value.map(({ name }) => name);

describe('live traffic', () => {
  it('appears at once after quiet, then at most every 100 ms', () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    panel.clock.pass(0);
    expect(shown(panel)).toEqual(['a.js']);
    panel.comes(1, '/b.js', 1);
    panel.clock.pass(99);
    expect(shown(panel)).toEqual(['a.js']);
    panel.clock.pass(1);
    expect(shown(panel)).toEqual(['a.js', 'b.js']);
  });

  it('replaces an entry whose later snapshot comes with the same id', () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0, 0);
    panel.comes(0, '/a.js', 0, 200);
    panel.clock.pass(0);
    expect(panel.state.shown.value.flatMap(({ exchanges }) => exchanges.map(({ status }) => status))).toEqual(
      [200],
    );
  });

  it('lists an entry that cannot be read instead of dropping it', () => {
    const panel = openPanel();
    panel.recording.tell({ kind: 'entries', entries: [{ id: 0, entry: {}, ended: true, page: null }] });
    panel.clock.pass(0);
    expect(panel.state.desk.overview.value?.capture).toMatchObject({ entries: 1, exchanges: 0 });
    expect(panel.state.desk.overview.value?.capture.skipped).toHaveLength(1);
  });

  it('comes whole after the line was lost and found: cleared, state, history', () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    panel.recording.tell({ kind: 'cleared' });
    panel.recording.tell({ kind: 'state', recording: true, producer: CHROMIUM });
    panel.comes(0, '/a.js', 0);
    panel.comes(1, '/b.js', 1);
    panel.clock.pass(1_000);
    expect(shown(panel)).toEqual(['a.js', 'b.js']);
  });

  it('leaves the sorted order alone and appends what is new', () => {
    const panel = openPanel();
    panel.comes(0, '/b.js', 0);
    panel.comes(1, '/a.js', 1);
    panel.clock.pass(1_000);
    panel.state.sortBy('name');
    panel.comes(2, '/0.js', 2);
    panel.clock.pass(1_000);
    expect(shown(panel)).toEqual(['a.js', 'b.js', '0.js']);
    panel.state.sortBy('name');
    panel.state.sortBy('name');
    expect(shown(panel)).toEqual(['b.js', 'a.js', '0.js']);
  });

  it('says that the recorder is gone', () => {
    const panel = openPanel();
    panel.recording.tell({ kind: 'lost' });
    expect(panel.state.lost.value).toBe(true);
  });

  it('does not say that a recorder which is gone has cleared or stopped anything', () => {
    const panel = openPanel();
    panel.recording.tell({ kind: 'lost' });
    panel.state.clear();
    panel.state.toggleRecording();
    expect(panel.state.announcement.value).toBe('');
  });

  it('is no longer followed once the panel is closed', () => {
    const panel = openPanel();
    panel.state.stop();
    panel.comes(0, '/a.js', 0);
    panel.clock.pass(1_000);
    expect(shown(panel)).toEqual([]);
  });
});

describe('an empty table', () => {
  it('says whether nothing was recorded, recording is off, or nothing matches', () => {
    const panel = openPanel();
    expect(panel.state.empty.value).toBe('nothing-recorded');
    panel.recording.tell({ kind: 'state', recording: false, producer: CHROMIUM });
    expect(panel.state.empty.value).toBe('paused');
    panel.comes(0, '/a.js', 0);
    panel.clock.pass(1_000);
    expect(panel.state.empty.value).toBeUndefined();
    panel.state.filter.value = 'nothing like it';
    expect(panel.state.empty.value).toBe('no-match');
  });
});

describe('the details', () => {
  function withTwoVisits() {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    panel.comes(1, '/b.js', 1);
    panel.comes(2, '/a.js', 30, 304);
    panel.clock.pass(1_000);
    return panel;
  }

  it('open on a resource with its latest 304', () => {
    const { state } = withTwoVisits();
    state.open('GET https://site.example/a.js');
    expect(state.opened.value?.name).toBe('a.js');
    expect(state.exchange.value?.id).toBe(2);
    expect(state.section.value).toBe('check');
  });

  it('show the requests of a resource that has no 304', () => {
    const { state } = withTwoVisits();
    state.open('GET https://site.example/b.js');
    expect(state.section.value).toBe('exchanges');
  });

  it('stay on the chosen exchange while more comes', () => {
    const panel = withTwoVisits();
    panel.state.open('GET https://site.example/a.js');
    panel.state.lookAt(0);
    panel.comes(3, '/a.js', 60, 304);
    panel.clock.pass(1_000);
    expect(panel.state.exchange.value?.id).toBe(0);
    expect(panel.state.opened.value?.exchanges).toHaveLength(3);
  });

  it('follow the keyboard, and close without losing the row', () => {
    const { state } = withTwoVisits();
    state.open('GET https://site.example/a.js');
    state.table.moveTo(1);
    expect(state.opened.value?.name).toBe('b.js');
    state.close();
    expect(state.opened.value).toBeUndefined();
    expect(state.current.value?.name).toBe('b.js');
  });

  it('stay open when the filter hides their row', () => {
    const { state } = withTwoVisits();
    state.open('GET https://site.example/a.js');
    state.filter.value = 'b.js';
    expect(state.opened.value?.name).toBe('a.js');
  });

  it('close when the recording is cleared', () => {
    const { state, recording } = withTwoVisits();
    state.open('GET https://site.example/a.js');
    state.clear();
    expect(recording.asked).toEqual(['clear']);
    expect(state.opened.value).toBeUndefined();
  });
});

describe('recording', () => {
  it('is turned off and on at the recorder, which says when it is', () => {
    const { state, recording } = openPanel();
    state.toggleRecording();
    expect(recording.asked).toEqual(['record off']);
    expect(state.recording.value).toBe(true);
    recording.tell({ kind: 'state', recording: false, producer: CHROMIUM });
    expect(state.recording.value).toBe(false);
  });
});

describe('the overview', () => {
  it('is closed by Esc before the details are, and by looking at a resource', () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    panel.clock.pass(0);
    const { state } = panel;
    state.open('GET https://site.example/a.js');
    state.toggleOverview();
    expect(state.overviewShown.value).toBe(true);
    state.close();
    expect([state.overviewShown.value, state.opened.value !== undefined]).toEqual([false, true]);
    state.toggleOverview();
    state.open('GET https://site.example/a.js');
    expect(state.overviewShown.value).toBe(false);
  });

  it('takes the place of the settings, and is found under them', () => {
    const { state } = openPanel();
    state.toggleSettings();
    state.toggleOverview();
    expect([state.settingsShown.value, state.overviewShown.value]).toEqual([false, true]);
  });
});

describe('a comparison', () => {
  const capture = (...paths: string[]) =>
    new File([JSON.stringify({ log: { entries: paths.map((path) => liveEntry(path, 0)) } })], 'before.har');

  it('opens when the other capture has been read, can be turned round, and closes before the details', async () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    panel.clock.pass(0);
    const { state } = panel;
    state.open('GET https://site.example/a.js');
    state.compareWith([capture('/a.js', '/gone.js')]);
    await expect.poll(() => state.comparison.value).toBeDefined();
    expect(state.comparisonShown.value).toBe(true);
    const { words } = state.comparison.value ?? {};
    const found = (title: string) => words?.sections.find((section) => section.title === title)?.items.length;
    expect([found('Gone'), found('New')]).toEqual([1, 0]);
    await state.swapComparison();
    const turned = state.comparison.value?.words.sections.find(({ title }) => title === 'New');
    expect(turned?.items[0]?.address).toBe('https://site.example/gone.js');
    expect(state.comparisonOutdated.value).toBe(false);
    panel.comes(1, '/b.js', 1);
    panel.clock.pass(1_000);
    expect(state.comparisonOutdated.value).toBe(true);
    state.close();
    expect([state.comparisonShown.value, state.opened.value !== undefined]).toEqual([false, true]);
    state.toggleComparison();
    state.toggleOverview();
    expect([state.comparisonShown.value, state.overviewShown.value]).toEqual([false, true]);
    state.endComparison();
    expect(state.comparison.value).toBeUndefined();
  });
});

describe('the language', () => {
  it("can be another than the browser's, for all that is shown, and is kept", async () => {
    const { store, values } = handStore();
    const panel = handPanel({ store: () => store });
    panel.recording.tell({
      kind: 'entries',
      entries: [
        { id: 0, entry: liveEntry('/a.js', 0), ended: true, page: null },
        { id: 1, entry: liveEntry('/a.js', 9, 304), ended: true, page: null },
      ],
    });
    panel.clock.pass(1_000);
    panel.state.open('GET https://site.example/a.js');
    const reason = () => panel.state.details.value?.exchanges[1]?.decision.reasons[0]?.message;
    expect(reason()).not.toMatch(/\p{Script=Han}/u);
    panel.state.language.choose('zh-CN');
    panel.clock.pass(1_000);
    expect(panel.state.wording.text.levels.must).toBe('必须');
    expect(reason()).toMatch(/\p{Script=Han}/u);
    await expect.poll(() => panel.state.settings.rules.value[0]?.title).toMatch(/\p{Script=Han}/u);
    expect(values.get('language')).toBe('zh-CN');
    expect(handPanel({ store: () => store }).state.wording.language).toBe('zh-CN');
    panel.state.language.choose(undefined);
    expect([panel.state.wording.language, values.has('language')]).toEqual(['en', false]);
  });

  it('follows the browser where nothing else that it knows was kept, and where nothing can be', () => {
    const { store } = handStore({ language: 'tlh' });
    expect(handPanel({ store: () => store, language: 'zh-CN' }).state.wording.language).toBe('zh-CN');
    const denied = handPanel({
      store: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    denied.state.language.choose('zh-CN');
    expect(denied.state.wording.language).toBe('zh-CN');
  });
});

describe('an export', () => {
  it('asks the recorder for what it missed, then saves what is shown', async () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    panel.comes(1, '/b.js', 1);
    panel.state.filter.value = 'b.js';
    await panel.state.export('json');
    expect(panel.recording.asked).toEqual(['reconcile']);
    const [file] = panel.saved;
    expect(file?.name).toBe('not-modified-site.example-2026-11-23.json');
    const { resources, capture } = JSON.parse((await file?.content.text()) ?? '');
    expect(resources.map(({ url }: { url: string }) => url)).toEqual(['https://site.example/b.js']);
    expect(capture).toMatchObject({ entries: 1, exchanges: 1, skipped: [] });
    expect(capture.notes).toContainEqual({
      code: 'filtered',
      message: 'This report holds 1 of 2 resources, as filtered. All its figures are of these alone.',
    });
    panel.state.filter.value = '';
    await panel.state.export('json');
    expect(JSON.parse((await panel.saved[1]?.content.text()) ?? '').resources).toHaveLength(2);
  });

  it.each([
    ['csv', 'text/csv;charset=utf-8'],
    ['html', 'text/html;charset=utf-8'],
  ] as const)('is also written as %s', async (format, type) => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    await panel.state.export(format);
    expect(panel.saved[0]?.content).toMatchObject({ type });
    expect(await panel.saved[0]?.content.text()).toContain('https://site.example/a.js');
  });

  it('says what was masked, and holds secrets where they are asked for', async () => {
    const panel = openPanel();
    panel.comes(0, '/a.js?token=s3cret', 0);
    await panel.state.export('json');
    expect(await panel.saved[0]?.content.text()).not.toContain('s3cret');
    expect(panel.state.exported.value?.note).toContain('1 URL parameter');
    await panel.state.export('json', { secrets: true });
    expect(await panel.saved[1]?.content.text()).toContain('s3cret');
    expect(panel.state.exported.value?.note).toContain('Redaction was off');
    panel.state.dismissExported();
    expect(panel.state.exported.value).toBeUndefined();
  });

  it('is spoken of in one language alone', async () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    await panel.state.export('json');
    panel.state.language.choose('zh-CN');
    expect(panel.state.exported.value).toBeUndefined();
    await panel.state.export('json');
    expect(panel.state.exported.value?.note).toMatch(/\p{Script=Han}/u);
  });

  it('is also the HAR, of the recording and of an opened file', async () => {
    const panel = openPanel();
    panel.comes(0, '/a.js?token=s3cret', 0);
    panel.comes(1, '/b.js', 1);
    panel.state.filter.value = 'a.js';
    await panel.state.export('har');
    const [live] = panel.saved;
    expect(live?.name).toBe('not-modified-site.example-2026-11-23.har');
    const { log } = JSON.parse((await live?.content.text()) ?? '');
    expect(log.creator).toEqual({ name: 'WebInspector', version: '156' });
    expect(log.entries.map(({ request }: { request: { url: string } }) => request.url)).toEqual([
      'https://site.example/a.js?token=redacted-1',
    ]);
    panel.state.filter.value = '';
    panel.state.openFiles([new File([(await live?.content.text()) ?? ''], 'kept.har')]);
    await expect.poll(() => panel.state.desk.opened.value).toEqual(['kept.har']);
    await panel.state.export('har');
    expect(JSON.parse((await panel.saved[1]?.content.text()) ?? '').log.entries).toHaveLength(1);
  });

  it('that fails says why', async () => {
    const panel = openPanel();
    panel.recording.reconcile = () => Promise.reject(new Error('no line'));
    await panel.state.export('json');
    expect(panel.saved).toEqual([]);
    expect(panel.state.problem.value).toContain('no line');
  });
});
