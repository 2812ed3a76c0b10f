import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { makeFolders } from '../../src/drive/folders.ts';
import { CHROMIUM_SAYS, FIREFOX_SAYS, programFolder } from './fake-programs.ts';

afterEach(() => vi.unstubAllEnvs());

it('makes the folders of a session among temporary files, and removes them', async () => {
  const programs = await programFolder();
  const program = await programs.program('chromium', CHROMIUM_SAYS);
  const folders = makeFolders({ name: 'chromium', path: program, version: '156.0.0.0' });
  expect(folders.profile.startsWith(tmpdir())).toBe(true);
  expect([folders.profile, folders.downloads].map(existsSync)).toEqual([true, true]);
  folders.remove();
  expect([folders.profile, folders.downloads].map(existsSync)).toEqual([false, false]);
  folders.remove();
});

it('makes them where a snap can reach them, also where a script stands for the snap', async () => {
  const home = await programFolder();
  vi.stubEnv('HOME', home.path);
  const program = await home.program('firefox', `exec /snap/bin/firefox "$@"\n${FIREFOX_SAYS}`);
  const folders = makeFolders({ name: 'firefox', path: program, version: '153.0' });
  expect(folders.profile.startsWith(path.join(home.path, 'snap/firefox/common/'))).toBe(true);
  folders.remove();
});
