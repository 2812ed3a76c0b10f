import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { DriveText } from '../../src/drive/error.ts';
import { type InstallAttempt, type InstallOptions, installBrowser } from '../../src/drive/install.ts';
import { terminalMessagesIn } from '../../src/messages/terminal-messages.ts';
import { FIREFOX_SAYS, type ProgramFolder, programFolder } from './fake-programs.ts';

const texts = terminalMessagesIn('en').drive;
const ROOT = 0;
const SOMEONE = 1000;

/** A Debian of shell scripts: `apt-get` writes down what it is asked and installs what `apt-cache` offers. */
async function debian(candidates: Record<string, string>, aptGet = ''): Promise<ProgramFolder> {
  const folder = await programFolder();
  await folder.file('os-release', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n');
  const cases = Object.entries(candidates).map(
    ([name, version]) => `${name}) printf '${name}:\\n  Installed: (none)\\n  Candidate: ${version}\\n';;`,
  );
  await folder.program('apt-cache', `case "$2" in ${cases.join(' ')} esac`);
  await folder.program(
    'apt-get',
    `echo "$@" >> ${folder.path}/asked
[ "$1" = --version ] && exit 0
${aptGet}
if [ "$1" = install ]; then
  for name in "$@"; do :; done
  printf '#!/bin/sh\\n${FIREFOX_SAYS}\\n' > "${folder.path}/$name"; chmod +x "${folder.path}/$name"
fi`,
  );
  await folder.program('sudo', `echo sudo >> ${folder.path}/asked; shift; exec "$@"`);
  return folder;
}

async function attempts(name: BrowserName, folder: ProgramFolder, options: Partial<InstallOptions> = {}) {
  const said: string[] = [];
  const tried: (string | { path: string })[] = [];
  const steps = installBrowser(name, {
    env: { PATH: `${folder.path}:/usr/bin:/bin`, HOME: '/home/someone' },
    platform: 'linux',
    userId: ROOT,
    osRelease: path.join(folder.path, 'os-release'),
    say: (text: DriveText) => said.push(text(texts)),
    download: async (): Promise<InstallAttempt> => ({ reason: () => 'no way out' }),
    ...options,
  });
  for await (const step of steps) tried.push('path' in step ? step : step.reason(texts));
  return { said, tried };
}

const asked = async (folder: ProgramFolder) =>
  (await readFile(path.join(folder.path, 'asked'), 'utf8')).trim().split('\n').slice(1);

describe('on Debian and its kin', () => {
  it('says what it will do, updates the lists and installs the package', async () => {
    const folder = await debian({ 'firefox-esr': '140.5.0esr-1~deb12u1' });
    const { said, tried } = await attempts('firefox', folder);
    expect(said[0]).toBe('No Firefox found on this machine: installing one with apt-get.');
    expect(tried[0]).toEqual({ path: path.join(folder.path, 'firefox-esr') });
    expect(await asked(folder)).toEqual([
      'update',
      'install -y --no-install-recommends -o DPkg::Lock::Timeout=120 firefox-esr',
    ]);
  });

  it('passes over a package that only stands for a snap', async () => {
    const folder = await debian({ 'firefox-esr': '(none)', firefox: '1:1snap1-0ubuntu5' });
    expect((await attempts('firefox', folder)).tried[0]).toBe(texts.noPackage);
    expect(await asked(folder)).toEqual(['update']);
  });

  it('waits for another apt-get, and says so once', async () => {
    const lockedOnce = `if [ "$1" = update ] && [ ! -e "$0.lock" ]; then
      touch "$0.lock"; echo "E: Could not get lock /var/lib/apt/lists/lock." >&2; exit 100
    fi`;
    const folder = await debian({ chromium: '142.0.1-1' }, lockedOnce);
    const { said, tried } = await attempts('chromium', folder);
    expect(said.filter((line) => line === texts.waitingForApt)).toHaveLength(1);
    expect(tried[0]).toEqual({ path: path.join(folder.path, 'chromium') });
  });

  it("gives apt-get's own last error as the reason", async () => {
    const full = `[ "$1" = install ] && { echo "W: odd" >&2; echo "E: No space left." >&2; echo >&2; exit 100; }`;
    const folder = await debian({ chromium: '142.0.1-1' }, full);
    expect((await attempts('chromium', folder)).tried[0]).toBe('apt-get: E: No space left.');
  });

  it('uses sudo for a user who needs no password', async () => {
    const folder = await debian({ chromium: '142.0.1-1' });
    expect((await attempts('chromium', folder, { userId: SOMEONE })).tried[0]).toEqual({
      path: path.join(folder.path, 'chromium'),
    });
    expect(await asked(folder)).toEqual([
      'sudo',
      'sudo',
      'update',
      'sudo',
      expect.stringMatching(/^install .* chromium$/),
    ]);
  });

  it('leaves apt-get alone where sudo asks for a password', async () => {
    const folder = await debian({ chromium: '142.0.1-1' });
    await folder.program('sudo', 'echo "sudo: a password is required" >&2; exit 1');
    expect((await attempts('chromium', folder, { userId: SOMEONE })).tried).toEqual(['no way out']);
    expect(await asked(folder)).toEqual([]);
  });
});

describe('anywhere else', () => {
  it('says where to, and downloads', async () => {
    const folder = await programFolder();
    const download = async (name: BrowserName, into: string): Promise<InstallAttempt> => ({
      path: `${into}/${name}`,
    });
    const { said, tried } = await attempts('chromium', folder, { download });
    const into = '/home/someone/.cache/not-modified';
    expect(said).toEqual([`No Chromium found on this machine: downloading one into ${into}.`]);
    expect(tried).toEqual([{ path: `${into}/chromium` }]);
  });

  it('keeps downloads where the system keeps caches', async () => {
    const folder = await programFolder();
    const env = { PATH: folder.path, XDG_CACHE_HOME: '/var/caches' };
    expect((await attempts('firefox', folder, { env })).said[0]).toContain('/var/caches/not-modified');
  });

  it('does not use apt-get on a system of another kin, even where there is one', async () => {
    const folder = await debian({ chromium: '142.0.1-1' });
    await folder.file('os-release', 'ID=fedora\nID_LIKE="rhel centos"\n');
    expect((await attempts('chromium', folder)).tried).toEqual(['no way out']);
  });
});
