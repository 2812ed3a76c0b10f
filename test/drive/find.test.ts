import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BrowserName } from '../../src/drive/browser.ts';
import type { DriveText } from '../../src/drive/error.ts';
import { type FindOptions, findBrowser } from '../../src/drive/find.ts';
import { terminalMessagesIn } from '../../src/messages/terminal-messages.ts';
import { CHROMIUM_SAYS, FIREFOX_SAYS, programFolder } from './fake-programs.ts';

async function* nothingToInstall() {}

const find = (name: BrowserName, options: Partial<FindOptions>) =>
  findBrowser(name, { env: {}, platform: 'linux', say: () => {}, install: nothingToInstall, ...options });

describe('a browser named by the environment', () => {
  it('is taken before any other', async () => {
    const folder = await programFolder();
    const named = await folder.program('my-browser', 'echo "Google Chrome for Testing 131.0.6778.204"');
    const usual = await folder.program('chromium', CHROMIUM_SAYS);
    expect(await find('chromium', { env: { CHROME_PATH: named }, places: [usual] })).toEqual({
      name: 'chromium',
      path: named,
      version: '131.0.6778.204',
    });
  });

  it('fails in one line, without looking further, where the file is missing', async () => {
    const folder = await programFolder();
    const usual = await folder.program('firefox', FIREFOX_SAYS);
    const missing = path.join(folder.path, 'gone');
    const found = find('firefox', { env: { FIREFOX_PATH: missing }, places: [usual] });
    await expect(found).rejects.toThrow(
      /^FIREFOX_PATH is .*gone, which does not run as that browser: ENOENT.*$/,
    );
  });

  it('fails where the program is another one', async () => {
    const folder = await programFolder();
    const other = await folder.program('ls', 'echo "ls (GNU coreutils) 9.1"');
    await expect(find('chromium', { env: { CHROME_PATH: other } })).rejects.toThrow(
      /: ls \(GNU coreutils\) 9\.1$/,
    );
  });

  it('fails where the file may not be run', async () => {
    const folder = await programFolder();
    const text = await folder.file('chromium', CHROMIUM_SAYS);
    await expect(find('chromium', { env: { CHROME_PATH: text } })).rejects.toThrow(/: EACCES/);
  });

  it('fails where it is a folder', async () => {
    const folder = await programFolder();
    await expect(find('chromium', { env: { CHROME_PATH: folder.path } })).rejects.toThrow(/: not a file$/);
  });

  it('counts as not named where the variable is empty', async () => {
    const folder = await programFolder();
    const usual = await folder.program('chromium', CHROMIUM_SAYS);
    expect((await find('chromium', { env: { CHROME_PATH: '' }, places: [usual] })).path).toBe(usual);
  });
});

describe('the usual places', () => {
  it('give the first program that runs and says it is the browser', async () => {
    const folder = await programFolder();
    const broken = await folder.program(
      'chromium',
      'echo "error while loading shared libraries" >&2; exit 127',
    );
    const silent = await folder.program('chromium-browser', 'exit 0');
    const works = await folder.program('google-chrome', 'echo "Google Chrome 140.0.1.2"');
    const places = [path.join(folder.path, 'none'), broken, silent, works];
    expect(await find('chromium', { places })).toMatchObject({ path: works, version: '140.0.1.2' });
  });

  it('include every folder of the PATH', async () => {
    const folder = await programFolder();
    const works = await folder.program('firefox', FIREFOX_SAYS);
    expect(await find('firefox', { env: { PATH: `relative:${folder.path}` } })).toEqual({
      name: 'firefox',
      path: works,
      version: '153.7.0',
    });
  });

  it('on Windows are asked without starting them: Chrome by the folder of its version', async () => {
    const folder = await programFolder();
    const program = await folder.program('chrome.exe', 'exit 1');
    await mkdir(path.join(folder.path, '141.0.7390.55'));
    expect(await find('chromium', { platform: 'win32', places: [program] })).toMatchObject({
      version: '141.0.7390.55',
    });
  });

  it('on Windows are asked without starting them: Firefox by its application.ini', async () => {
    const folder = await programFolder();
    const program = await folder.program('firefox.exe', 'exit 1');
    await writeFile(path.join(folder.path, 'application.ini'), '[App]\nName=Firefox\nVersion=144.0.2\n');
    expect(await find('firefox', { platform: 'win32', places: [program] })).toMatchObject({
      version: '144.0.2',
    });
  });
});

describe('where there is none', () => {
  it('takes the first installed program that runs', async () => {
    const folder = await programFolder();
    const broken = await folder.program('first', 'exit 1');
    const works = await folder.program('second', CHROMIUM_SAYS);
    async function* install() {
      yield { path: broken };
      yield { path: works };
    }
    expect(await find('chromium', { places: [], install })).toMatchObject({ path: works });
  });

  it('fails in one line with every reason and the variable to set, in either language', async () => {
    const folder = await programFolder();
    const broken = await folder.program('firefox', 'echo "libgtk-3.so.0: cannot open" >&2; exit 127');
    async function* install() {
      const reason: DriveText = (texts) => texts.noPackage;
      yield { reason };
      yield { path: broken };
    }
    const error = await find('firefox', { places: [], install }).catch((thrown) => thrown);
    expect(error.message).toBe(
      `No Firefox found, and none could be installed (apt-get has no package of it; ${broken} does not run: libgtk-3.so.0: cannot open). Install one, or set FIREFOX_PATH to its program.`,
    );
    expect(error.in('zh-CN')).toContain(terminalMessagesIn('zh-CN').drive.noPackage);
  });
});
