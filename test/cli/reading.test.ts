import { link, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectionsTo } from '../report/schema.ts';
import { FAULTY, GOOD } from './captures.ts';
import { notModified } from './invoke.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-reading-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('faulty.har'), FAULTY);
  await writeFile(at('faulty.har.gz'), gzipSync(FAULTY));
});
afterAll(() => rm(folder, { recursive: true }));

const json = async (...args: string[]) => {
  const { status, out, err } = await notModified(['audit', ...args, '--format', 'json']);
  return { status, err, report: JSON.parse(out) };
};

describe('a capture', () => {
  it('may be compressed', async () => {
    expect(await json(at('faulty.har.gz'))).toEqual(await json(at('faulty.har')));
  });

  it('that is cut off is audited up to there, with a note that says where', async () => {
    const length = FAULTY.lastIndexOf('"response"');
    await writeFile(at('cut.har'), FAULTY.slice(0, length));
    const { report, err } = await json(at('cut.har'));
    const { entries, exchanges, skipped, notes } = report.capture;
    expect([err, exchanges + skipped.length]).toEqual(['', entries]);
    expect(skipped).toEqual([{ entry: entries - 1, reason: `the capture ends within it (byte ${length})` }]);
    expect(notes).toContainEqual({
      code: 'cut-off',
      message: `The capture ends too early, at byte ${length}: what came behind that is not in this report.`,
    });
  });

  it('of which one entry is no JSON is audited without it', async () => {
    const broken = FAULTY.replace('"status":200', '"status":2OO');
    await writeFile(at('broken.har'), broken);
    const { report } = await json(at('broken.har'));
    expect(report.capture.skipped).toEqual([
      { entry: 0, reason: `is not JSON (byte ${broken.indexOf('2OO')})` },
    ]);
    expect(report.capture.exchanges).toBeGreaterThan(0);
  });

  it.each([
    ['nothing but zeros', '', 0],
    ['zeros for an entry', '{"log":{"entries":[', 19],
    ['zeros for a name', '{"log":{', 8],
  ])('of ten gigabytes with %s is refused at once', async (_, begin, offset) => {
    await writeFile(at('sparse.har'), begin);
    await truncate(at('sparse.har'), 10_000_000_000);
    const { status, err } = await notModified(['audit', at('sparse.har')]);
    expect(status).toBe(2);
    expect(err).toBe(`not-modified: ${at('sparse.har')}: not JSON (byte ${offset})\n`);
  });
});

describe('several captures', () => {
  it('are audited as one', async () => {
    const { status, report } = await json(at('good.har'), at('faulty.har'));
    const [good, faulty] = [(await json(at('good.har'))).report, (await json(at('faulty.har'))).report];
    expect(status).toBe(1);
    expect(report.capture.entries).toBe(good.capture.entries + faulty.capture.entries);
    expect(report.summary.notModified).toBe(good.summary.notModified + faulty.summary.notModified);
    expect(objectionsTo(report)).toEqual([]);
    expect(report.capture.parts).toMatchObject([
      { name: expect.stringMatching(/good\.har$/), firstEntry: 0, entries: good.capture.entries },
      { name: expect.stringMatching(/faulty\.har$/), firstEntry: good.capture.entries },
    ]);
  });

  it('one of which cannot be read: one line with its name, and no report', async () => {
    expect(await notModified(['audit', at('good.har'), at('nowhere.har')])).toEqual({
      status: 2,
      out: '',
      err: `not-modified: ${at('nowhere.har')}: no such file\n`,
    });
  });

  it('are refused where two of them are one file, by whatever name', async () => {
    await link(at('good.har'), at('same.har'));
    const { status, err } = await notModified(['audit', at('good.har'), at('same.har')]);
    expect([status, err]).toEqual([
      2,
      `not-modified: ${at('same.har')}: is the same file as ${at('good.har')}, which would count it twice\n`,
    ]);
  });

  it('are never written over', async () => {
    const { err } = await notModified([
      'audit',
      at('good.har'),
      at('faulty.har'),
      '--output',
      at('faulty.har'),
    ]);
    expect(err).toBe(`not-modified: ${at('faulty.har')}: is the capture itself; name another file\n`);
  });
});

describe('the progress line', () => {
  /** Standard input that takes a second to come. */
  const slow = () =>
    Readable.from(
      (async function* () {
        for (let from = 0; from < FAULTY.length; from += FAULTY.length / 8) {
          yield Buffer.from(FAULTY.slice(from, from + FAULTY.length / 8));
          await pause(130);
        }
      })(),
    );

  it('is shown on a terminal while reading takes long, and is gone afterwards', async () => {
    const { out, err } = await notModified(['audit', '-'], { stdin: slow(), errorIsTTY: true });
    expect(err).toMatch(/Reading standard input: [\d.,]+ k?B, \d+ entries/);
    expect(err.endsWith('\u001b[1G\u001b[0K')).toBe(true);
    expect(out).toMatch(/^Not Modified/);
  });

  it('is not shown where standard error is no terminal', async () => {
    expect((await notModified(['audit', '-'], { stdin: slow() })).err).toBe('');
  });
});
