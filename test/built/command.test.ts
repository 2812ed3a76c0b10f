import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTY, GOOD } from '../cli/captures.ts';
import { objectionsTo } from '../report/schema.ts';

const COMMAND = join(import.meta.dirname, '../../dist/cli/not-modified.js');

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a process of its own. */
const command = (args: readonly string[], stdin = ''): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      { env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1e9 },
      (error, out, err) => resolve({ status: error ? child.exitCode : 0, out, err }),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(stdin);
  });

/** Runs it with its output read once and then cut off, as `head` does. */
const commandIntoHead = (args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    child.on('close', (status) => resolve({ status, out: '', err }));
  });

let folder = '';
const at = (name: string): string => join(folder, name);

/** A capture whose report is far longer than what a pipe holds. */
function manyTimes(capture: string, times: number): string {
  const { log } = JSON.parse(capture);
  return JSON.stringify({
    log: { ...log, entries: Array.from({ length: times }, () => log.entries).flat() },
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  await writeFile(at('good.har'), GOOD);
  await writeFile(at('faulty.har'), FAULTY);
  await writeFile(at('long.har'), manyTimes(FAULTY, 500));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the built command', () => {
  it('tells with its status whether there are faults', async () => {
    expect((await command(['audit', at('good.har')])).status).toBe(0);
    expect((await command(['audit', at('faulty.har')])).status).toBe(1);
    expect(await command(['audit', at('nowhere.har')])).toEqual({
      status: 2,
      out: '',
      err: `not-modified: ${at('nowhere.har')}: no such file\n`,
    });
    expect((await command([])).status).toBe(2);
    expect((await command(['--version'])).status).toBe(0);
  });

  it('writes all of a long report into a pipe, the same each time', async () => {
    const once = await command(['audit', at('long.har'), '--format', 'json']);
    expect(once.out.length).toBeGreaterThan(1_000_000);
    expect(objectionsTo(JSON.parse(once.out))).toEqual([]);
    expect(await command(['audit', '-', '--format', 'json'], manyTimes(FAULTY, 500))).toEqual(once);
  });

  it('is quiet where the reader goes away, and keeps its status', async () => {
    expect(await commandIntoHead(['audit', at('long.har'), '--format', 'json'])).toMatchObject({
      status: 1,
      err: '',
    });
  });

  it.each(['text', 'json', 'csv', 'html'])('writes %s to a file, whole and alone', async (format) => {
    const name = `report-${format}`;
    const { out } = await command(['audit', at('faulty.har'), '--format', format]);
    expect(out).not.toContain('s3cret');
    expect(await command(['audit', at('faulty.har'), '--format', format, '--output', at(name)])).toEqual({
      status: 1,
      out: '',
      err: '',
    });
    expect(await readFile(at(name), 'utf8')).toBe(out);
    expect((await readdir(folder)).filter((file) => file.includes(name))).toEqual([name]);
  });
});
