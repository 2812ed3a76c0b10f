import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/desk/clock.ts';
import type { CaptureFile } from '../../src/desk/contract.ts';
import { viewDesk } from '../../src/panel/desk-view.ts';
import { systemClock } from '../../src/panel/system-clock.ts';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { deskInPlace, handClock, liveEntry } from '../panel/steps.ts';

const har = (...paths: string[]) =>
  JSON.stringify({
    log: { creator: { name: 'WebInspector' }, entries: paths.map((path) => liveEntry(path, 0)) },
  });
const file = (name: string, text: string): CaptureFile => new File([text], name);

/** A desk to open files on, and what is seen of it. */
function filesWith({ clock = systemClock as Clock } = {}) {
  const desk = viewDesk(deskInPlace(clock));
  desk.send({ kind: 'judge', language: 'en', settings: DEFAULT_SETTINGS });
  return {
    ...desk,
    /** Resolves when they are shown, given up or refused. */
    async open(files: readonly CaptureFile[]) {
      desk.send({ kind: 'open', files });
      await expect.poll(() => desk.opening.value, { interval: 1 }).toBeUndefined();
    },
    cancel: () => desk.send({ kind: 'cancel-opening' }),
    close: () => desk.send({ kind: 'close-files' }),
    entries: () => desk.overview.value?.capture.entries,
  };
}

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
    expect(files.opened.value).toEqual(['one.har', 'two.har']);
    expect(files.entries()).toBe(3);
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
    expect(files.entries()).toBe(3);
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
    expect(files.opened.value).toEqual(['first.har']);
    expect(files.unopened.value).toBeUndefined();
  });

  it('give way to the files that are opened next', async () => {
    const files = filesWith({ clock: slowClock() });
    const slow = heldBack('slow.har', har('/a', '/b', '/c'));
    const first = files.open([slow.file]);
    await files.open([file('next.har', har('/n'))]);
    slow.goOn();
    await first;
    expect(files.opened.value).toEqual(['next.har']);
  });

  it('that cannot be read leave what was shown, with the file, the place and the reason', async () => {
    const files = filesWith();
    await files.open([file('good.har', har('/a'))]);
    await files.open([file('good.har', har('/a')), file('b\u202ead.har', '[{"request":')]);
    expect(files.unopened.value).toBe('b\\u202ead.har: ends too early: no entry of it is whole (byte 12)');
    expect(files.opened.value).toEqual(['good.har']);
    await files.open([file('good.har', har('/b'))]);
    expect(files.unopened.value).toBeUndefined();
  });

  it('are judged anew when the settings change, and not once they are closed', async () => {
    const clock = handClock();
    const files = filesWith({ clock });
    await files.open([
      file('one.har', JSON.stringify({ log: { entries: [liveEntry('/a', 0), liveEntry('/a', 9, 304)] } })),
    ]);
    const found = () => files.rows.value.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(found()).not.toContain('304-vary-missing');
    const strict = { ...DEFAULT_SETTINGS, profile: 'strict' as const };
    files.send({ kind: 'judge', language: 'en', settings: strict });
    clock.pass(1_000);
    expect(found()).toContain('304-vary-missing');
    expect(files.opened.value).toEqual(['one.har']);
    files.close();
    files.send({ kind: 'judge', language: 'en', settings: DEFAULT_SETTINGS });
    clock.pass(1_000);
    expect(files.opened.value).toBeUndefined();
    expect(files.rows.value).toEqual([]);
  });
});

describe('captures compared with what is shown', () => {
  const compare = async (desk: ReturnType<typeof filesWith>, files: readonly CaptureFile[]) => {
    desk.send({ kind: 'compare', files });
    await expect.poll(() => desk.opening.value, { interval: 1 }).toBeUndefined();
  };
  const sides = async (desk: ReturnType<typeof filesWith>, swapped: boolean) => {
    const answer = await desk.ask({ about: 'comparison', swapped });
    const titles = answer?.words.sections.filter(({ items }) => items.length > 0);
    return titles?.map(({ title, items }) => [title, items.map(({ address }) => address)]);
  };

  it('are the earlier ones, or the later ones, and leave what is shown', async () => {
    const files = filesWith();
    await files.open([file('now.har', har('/a', '/new'))]);
    expect(await files.ask({ about: 'comparison', swapped: false })).toBeUndefined();
    await compare(files, [file('then.har', har('/a', '/gone'))]);
    expect([files.opened.value, files.compared.value]).toEqual([['now.har'], ['then.har']]);
    expect(await sides(files, false)).toEqual([
      ['New', ['https://site.example/new']],
      ['Gone', ['https://site.example/gone']],
    ]);
    expect(await sides(files, true)).toEqual([
      ['New', ['https://site.example/gone']],
      ['Gone', ['https://site.example/new']],
    ]);
    files.send({ kind: 'end-comparison' });
    expect(files.compared.value).toBeUndefined();
    expect(files.entries()).toBe(2);
  });

  it('that cannot be read leave both, with the file, the place and the reason', async () => {
    const files = filesWith();
    await files.open([file('now.har', har('/a'))]);
    await compare(files, [file('then.har', har('/a'))]);
    await compare(files, [file('broken.har', '[{"request":')]);
    expect(files.unopened.value).toBe('broken.har: ends too early: no entry of it is whole (byte 12)');
    expect([files.opened.value, files.compared.value]).toEqual([['now.har'], ['then.har']]);
  });

  it('can be given up while they are read', async () => {
    const files = filesWith({ clock: slowClock() });
    await files.open([file('now.har', har('/a'))]);
    const slow = heldBack('slow.har', har('/a', '/b', '/c'));
    const compared = compare(files, [slow.file]);
    await expect.poll(() => files.opening.value?.share).toBeGreaterThan(0.4);
    files.cancel();
    slow.goOn();
    await compared;
    expect([files.compared.value, files.unopened.value]).toEqual([undefined, undefined]);
  });
});
