import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { type CaptureFile, createCaptureFiles } from '../../src/panel/capture-files.ts';
import { type Clock, systemClock } from '../../src/panel/clock.ts';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { handClock, liveEntry } from './steps.ts';

const har = (...paths: string[]) =>
  JSON.stringify({
    log: { creator: { name: 'WebInspector' }, entries: paths.map((path) => liveEntry(path, 0)) },
  });
const file = (name: string, text: string): CaptureFile => new File([text], name);

const filesWith = ({ clock = systemClock as Clock, settings = signal(DEFAULT_SETTINGS) } = {}) =>
  createCaptureFiles({ language: 'en', clock, settings });

/** A clock that says each time that much time has passed, so that every stretch of reading is a long one. */
function slowClock() {
  let now = 0;
  return { ...systemClock, now: () => (now += 1_000) };
}

/** A file of which half has been read when `reached` resolves, and the rest is held back until `goOn`. */
function heldBack(name: string, text: string) {
  let goOn = () => {};
  const bytes = new TextEncoder().encode(text);
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const halves = [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)];
  const stream = () =>
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (halves.length === 1) await held;
        const half = halves.shift();
        if (half) controller.enqueue(half);
        else controller.close();
      },
    });
  return { file: { name, size: bytes.length, stream }, goOn: () => goOn() };
}

describe('captures opened in the panel', () => {
  it('are shown as one report', async () => {
    const files = filesWith();
    await files.open([file('one.har', har('/a', '/b')), file('two.har', har('/a'))]);
    expect(files.opened.value?.names).toEqual(['one.har', 'two.har']);
    expect(files.opened.value?.report.capture.entries).toBe(3);
    expect([files.opening.value, files.unopened.value]).toEqual([undefined, undefined]);
    files.close();
    expect(files.opened.value).toBeUndefined();
  });

  it('say how far their reading has come', async () => {
    const files = filesWith({ clock: slowClock() });
    const { file: slow, goOn } = heldBack('slow.har', har('/a', '/b', '/c'));
    const opened = files.open([slow]);
    await expect.poll(() => files.opening.value?.share).toBeGreaterThan(0.4);
    expect(files.opening.value).toMatchObject({ name: 'slow.har' });
    expect(files.opening.value?.share).toBeLessThan(0.6);
    goOn();
    await opened;
    expect(files.opened.value?.report.capture.entries).toBe(3);
  });

  it('can be given up, and what was shown stays', async () => {
    const files = filesWith({ clock: slowClock() });
    await files.open([file('first.har', har('/first'))]);
    const slow = heldBack('slow.har', har('/a', '/b', '/c'));
    const opened = files.open([slow.file]);
    await expect.poll(() => files.opening.value?.share).toBeGreaterThan(0.4);
    files.cancel();
    expect(files.opening.value).toBeUndefined();
    slow.goOn();
    await opened;
    expect(files.opened.value?.names).toEqual(['first.har']);
    expect(files.unopened.value).toBeUndefined();
  });

  it('give way to the files that are opened next', async () => {
    const files = filesWith({ clock: slowClock() });
    const slow = heldBack('slow.har', har('/a', '/b', '/c'));
    const first = files.open([slow.file]);
    await files.open([file('next.har', har('/n'))]);
    slow.goOn();
    await first;
    expect(files.opened.value?.names).toEqual(['next.har']);
  });

  it('that cannot be read leave what was shown, with the file, the place and the reason', async () => {
    const files = filesWith();
    await files.open([file('good.har', har('/a'))]);
    await files.open([file('good.har', har('/a')), file('b\u202ead.har', '[{"request":')]);
    expect(files.unopened.value).toBe('b\\u202ead.har: ends too early: no entry of it is whole (byte 12)');
    expect(files.opened.value?.names).toEqual(['good.har']);
    await files.open([file('good.har', har('/b'))]);
    expect(files.unopened.value).toBeUndefined();
  });

  it('are judged anew when the settings change, and not once they are closed', async () => {
    const settings = signal(DEFAULT_SETTINGS);
    const clock = handClock();
    const files = filesWith({ settings, clock });
    await files.open([
      file('one.har', JSON.stringify({ log: { entries: [liveEntry('/a', 0), liveEntry('/a', 9, 304)] } })),
    ]);
    const found = () => files.opened.value?.report.findings.map(({ rule }) => rule);
    expect(found()).not.toContain('304-vary-missing');
    settings.value = { ...DEFAULT_SETTINGS, profile: 'strict' };
    clock.pass(0);
    expect(found()).toContain('304-vary-missing');
    expect(files.opened.value?.names).toEqual(['one.har']);
    files.close();
    settings.value = DEFAULT_SETTINGS;
    clock.pass(1_000);
    expect(files.opened.value).toBeUndefined();
  });
});
