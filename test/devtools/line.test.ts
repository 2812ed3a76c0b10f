import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Line } from '../../src/browser/browser.ts';
import { linePair, recordedBrowser } from '../../src/browser/recorded.ts';
import { withoutKeeping } from '../../src/devtools/keeping.ts';
import { answerLine, recordingOver } from '../../src/devtools/line.ts';
import { withPageAudit } from '../../src/devtools/page-audit.ts';
import { createRecorder } from '../../src/devtools/recorder.ts';
import type { LineEvent, RecorderEvent, RecorderRequest, Recording } from '../../src/devtools/recording.ts';
import { at, entry, named } from './traffic.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: at(0) });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A toolbox with a recorder in its devtools page, over `count` requests that can be played. */
function toolbox(count: number) {
  const events = Array.from({ length: count }, (_, index) => entry(`/${index}`, index + 1));
  const browser = recordedBrowser({ producer: { name: 'firefox', version: '153.0' }, events });
  const recorder = withoutKeeping(withPageAudit(createRecorder(browser), browser));
  browser.onConnect<LineEvent, RecorderRequest>((line) => answerLine(line, recorder));
  const connect = vi.fn(() => browser.connect<RecorderRequest, LineEvent>());
  return { browser, recorder, connect };
}

/** A panel on a line: what it was told, and the rows it would show. */
function panel(recording: Recording) {
  const told: RecorderEvent[] = [];
  const rows = new Map<number, string>();
  const leave = recording.watch((event) => {
    told.push(event);
    if (event.kind === 'cleared') rows.clear();
    if (event.kind === 'entries') for (const row of event.entries) rows.set(row.id, named(row));
  });
  return { recording, told, leave, rows, kinds: () => told.map(({ kind }) => kind) };
}

describe('a panel that connects', () => {
  it('is told the state, then all history in batches of at most 50', async () => {
    const { browser, connect } = toolbox(120);
    browser.play();
    const seen = panel(recordingOver(connect));
    await pass(500);
    expect(seen.told[0]).toMatchObject({ kind: 'state', recording: true });
    expect(seen.told.flatMap((event) => (event.kind === 'entries' ? [event.entries.length] : []))).toEqual([
      50, 50, 20,
    ]);
    expect(seen.rows.size).toBe(120);
  });

  it('is told a burst of live requests in one message', async () => {
    const { browser, connect } = toolbox(30);
    const seen = panel(recordingOver(connect));
    await pass(200);
    browser.play();
    await pass(200);
    expect(seen.kinds()).toEqual(['state', 'entries']);
    expect(seen.rows.size).toBe(30);
  });

  it('after re-docking, in a new document, gets everything again', async () => {
    const { browser, connect } = toolbox(3);
    browser.play();
    const before = panel(recordingOver(connect));
    await pass(200);
    before.leave();
    const after = panel(recordingOver(connect));
    await pass(200);
    expect([...after.rows.values()]).toEqual([...before.rows.values()]);
  });
});

describe('what the panel asks', () => {
  it('turns recording off and on', async () => {
    const { recorder, connect } = toolbox(0);
    const { recording, told } = panel(recordingOver(connect));
    const record = vi.spyOn(recorder, 'record');
    recording.record(false);
    await pass(100);
    recording.record(true);
    await pass(100);
    expect(record.mock.calls).toEqual([[false], [true]]);
    expect(told.map((event) => event.kind === 'state' && event.recording)).toEqual([true, false, true]);
  });

  it('clears what is shown and what is still under way', async () => {
    const { browser, connect } = toolbox(500);
    const seen = panel(recordingOver(connect));
    await pass(100);
    browser.play();
    vi.setSystemTime(at(1_000));
    seen.recording.clear();
    await pass(1_000);
    expect(seen.rows.size).toBe(0);
    expect(seen.kinds().at(-1)).toBe('cleared');
  });

  it('is answered about a reconciliation after the entries it brought', async () => {
    const { browser, connect } = toolbox(120);
    const seen = panel(recordingOver(connect));
    await pass(100);
    browser.play();
    let rowsThen = -1;
    void seen.recording.reconcile().then(() => {
      rowsThen = seen.rows.size;
    });
    await pass(1_000);
    expect(rowsThen).toBe(120);
  });

  it('is carried out though nothing of the panel watches', async () => {
    const { browser, recorder, connect } = toolbox(1);
    browser.play();
    vi.setSystemTime(at(1_000));
    recordingOver(connect).clear();
    await pass(100);
    expect(panel(recorder).rows.size).toBe(0);
  });
});

describe('the audit of a page', () => {
  it('is asked for, told to who watches then and later, and cancelled over the line', async () => {
    const { recorder, connect } = toolbox(0);
    const audit = vi.spyOn(recorder, 'auditPage');
    const cancel = vi.spyOn(recorder, 'cancelAudit');
    const { recording, told } = panel(recordingOver(connect));
    recording.auditPage();
    await pass(2_000);
    recording.cancelAudit();
    await pass(100);
    expect([audit.mock.calls.length, cancel.mock.calls.length]).toEqual([1, 1]);
    // A page that says nothing of itself.
    const event = { kind: 'audit-page', audit: { state: 'ended', why: 'no-page' } };
    expect(told.at(-1)).toEqual(event);
    const later = panel(recordingOver(connect));
    await pass(100);
    expect(later.told).toContainEqual(event);
  });
});

describe('a line that breaks', () => {
  /** Lines whose far ends the test holds, and may refuse to hand out. */
  function exchange() {
    const far: Line<LineEvent, RecorderRequest>[] = [];
    const asked: RecorderRequest[] = [];
    let invalidated = false;
    const connect = vi.fn(() => {
      if (invalidated) throw new Error('Extension context invalidated.');
      const [near, other] = linePair<RecorderRequest, LineEvent>();
      far.push(other);
      other.onMessage((request) => asked.push(request));
      return near;
    });
    const invalidate = () => {
      invalidated = true;
    };
    return { far, asked, connect, invalidate };
  }

  it('is opened again, and its history replaces the old one', async () => {
    const { far, connect } = exchange();
    const seen = panel(recordingOver(connect));
    far[0]?.send({ kind: 'entries', entries: [{ id: 0, entry: entry('/old', 0), ended: true, page: null }] });
    await pass(10);
    far[0]?.close();
    await pass(200);
    far[1]?.send({ kind: 'entries', entries: [{ id: 0, entry: entry('/new', 0), ended: true, page: null }] });
    await pass(10);
    expect(seen.kinds()).toEqual(['entries', 'cleared', 'entries']);
    expect([...seen.rows.values()]).toEqual(['/new 200']);
  });

  it('loses nothing that the panel asked meanwhile', async () => {
    const { far, asked, connect } = exchange();
    const { recording } = panel(recordingOver(connect));
    const answered = vi.fn();
    void recording.reconcile().then(answered);
    far[0]?.close();
    await pass(10);
    recording.clear();
    await pass(200);
    expect(asked.map(({ kind }) => kind)).toEqual(['reconcile', 'reconcile', 'clear']);
    for (const request of asked.slice(1))
      if (request.kind === 'reconcile') far[1]?.send({ kind: 'reconciled', token: request.token });
    await pass(10);
    expect(answered).toHaveBeenCalledOnce();
  });

  it('is told to be lost when the extension was reloaded, and nothing waits for ever', async () => {
    const { far, connect, invalidate } = exchange();
    const seen = panel(recordingOver(connect));
    const answered = vi.fn();
    void seen.recording.reconcile().then(answered);
    invalidate();
    far[0]?.close();
    await pass(1_000);
    expect(seen.kinds()).toEqual(['lost']);
    expect(answered).toHaveBeenCalledOnce();
    await seen.recording.reconcile();
    seen.recording.clear();
    expect(connect).toHaveBeenCalledTimes(2);
  });

  it('is given up after a few tries, without a storm of them', async () => {
    const { far, connect } = exchange();
    const seen = panel(recordingOver(connect));
    for (let second = 0; second < 60; second += 1) {
      for (const end of far.splice(0)) end.close();
      await pass(1_000);
    }
    expect(seen.kinds()).toEqual(['lost']);
    expect(connect).toHaveBeenCalledTimes(4);
  });

  it('is not opened again by a panel that has left', async () => {
    const { far, connect } = exchange();
    const seen = panel(recordingOver(connect));
    far[0]?.close();
    await pass(10);
    seen.leave();
    await pass(10_000);
    expect(connect).toHaveBeenCalledOnce();
  });

  it('leaves no watcher behind in the recorder', async () => {
    const { browser, recorder, connect } = toolbox(5);
    const watch = vi.spyOn(recorder, 'watch');
    const seen = panel(recordingOver(connect));
    await pass(100);
    seen.leave();
    await pass(100);
    browser.play();
    await pass(10_000);
    expect(watch).toHaveBeenCalledOnce();
    expect(seen.rows.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
