import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { watchDownloads } from '../../src/drive/downloads.ts';

async function downloads() {
  const folder = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { at: (name: string) => path.join(folder, name), wait: watchDownloads(folder) };
}

it('waits until Chromium has given the file its name', async () => {
  const { at, wait } = await downloads();
  await writeFile(at('report.json.crdownload'), '{"half":');
  const found = wait(/^report.*\.json/);
  await pause(100);
  await writeFile(at('report.json.crdownload'), '{"half":1}');
  await rename(at('report.json.crdownload'), at('report.json'));
  expect(await found).toBe(at('report.json'));
});

it('waits until Firefox has filled the file that it made first', async () => {
  const { at, wait } = await downloads();
  await writeFile(at('report.json'), '');
  const found = wait(/\.json$/);
  await pause(100);
  await writeFile(at('x7Yz.json.part'), '{"half":');
  await pause(100);
  await rename(at('x7Yz.json.part'), at('report.json'));
  expect(await found).toBe(at('report.json'));
});

it('gives each file once, so a second export is awaited for itself', async () => {
  const { at, wait } = await downloads();
  await writeFile(at('report.json'), '1');
  expect(await wait(/\.json$/)).toBe(at('report.json'));
  const second = wait(/\.json$/);
  await writeFile(at('report (1).json'), '2');
  expect(await second).toBe(at('report (1).json'));
});

it('gives a file again that a later download has replaced', async () => {
  const { at, wait } = await downloads();
  await writeFile(at('report.json'), '1');
  await wait(/\.json$/);
  const second = wait(/\.json$/);
  await pause(20);
  await writeFile(at('report.json.crdownload'), '2');
  await rename(at('report.json.crdownload'), at('report.json'));
  expect(await second).toBe(at('report.json'));
});
