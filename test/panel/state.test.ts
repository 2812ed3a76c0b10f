import { describe, expect, it } from 'vitest';
import { CHROMIUM, handPanel, liveEntry } from './steps.ts';

function openPanel() {
  const { recording, clock, saved, state } = handPanel();
  clock.pass(1_000);
  clock.pass(1_000);
  const comes = (id: number, path: string, second: number, status = 200) =>
    recording.tell({
      kind: 'entries',
      entries: [{ id, entry: liveEntry(path, second, status), ended: true }],
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
    panel.recording.tell({ kind: 'entries', entries: [{ id: 0, entry: {}, ended: true }] });
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

describe('an export', () => {
  it('asks the recorder for what it missed, then saves the whole report, filtered or not', async () => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    panel.comes(1, '/b.js', 1);
    panel.state.filter.value = 'b.js';
    await panel.state.export('json');
    expect(panel.recording.asked).toEqual(['reconcile']);
    const [file] = panel.saved;
    expect(file?.name).toBe('not-modified-site.example-2026-11-23.json');
    const { resources } = JSON.parse(file?.text ?? '');
    expect(resources.map(({ url }: { url: string }) => url)).toEqual([
      'https://site.example/a.js',
      'https://site.example/b.js',
    ]);
  });

  it.each([
    ['csv', 'text/csv;charset=utf-8'],
    ['html', 'text/html;charset=utf-8'],
  ] as const)('is also written as %s', async (format, type) => {
    const panel = openPanel();
    panel.comes(0, '/a.js', 0);
    await panel.state.export(format);
    expect(panel.saved[0]).toMatchObject({ type });
    expect(panel.saved[0]?.text).toContain('https://site.example/a.js');
  });

  it('that fails says why', async () => {
    const panel = openPanel();
    panel.recording.reconcile = () => Promise.reject(new Error('no line'));
    await panel.state.export('json');
    expect(panel.saved).toEqual([]);
    expect(panel.state.problem.value).toContain('no line');
  });
});
