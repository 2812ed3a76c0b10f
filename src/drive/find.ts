import { access, constants, readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { BROWSERS, type BrowserName, type FoundBrowser } from './browser.ts';
import { DriveError, type DriveText, firstLine } from './error.ts';
import { installBrowser } from './install.ts';
import { run } from './run.ts';

export interface FindOptions {
  /** Default: the process's own. */
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  /** Told what is about to be done, before it is done. */
  readonly say: (text: DriveText) => void;
  /** Programs to try, best first; default: the platform's usual places. */
  readonly places?: readonly string[];
  /** Gets a browser from elsewhere; default: {@link installBrowser}. */
  readonly install?: typeof installBrowser;
}

/**
 * A browser that runs: named by `CHROME_PATH`/`FIREFOX_PATH`, else in a usual place, else newly installed.
 * @throws DriveError where the variable names no such browser, or where none is found and none can be installed
 */
export async function findBrowser(name: BrowserName, options: FindOptions): Promise<FoundBrowser> {
  const env = options.env ?? process.env;
  const platform = options.platform ?? process.platform;
  const kind = BROWSERS[name];
  const named = env[kind.variable];
  if (named !== undefined && named !== '') {
    const asked = await askVersion(name, named, platform);
    if ('version' in asked) return { name, path: named, version: asked.version };
    throw new DriveError((texts) => texts.notUsable(kind.variable, named, asked.reason));
  }
  for (const place of options.places ?? usualPlaces(name, platform, env)) {
    const asked = await askVersion(name, place, platform);
    if ('version' in asked) return { name, path: place, version: asked.version };
  }
  return afterInstall(name, options, env, platform);
}

async function afterInstall(
  name: BrowserName,
  options: FindOptions,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Promise<FoundBrowser> {
  const { title, variable } = BROWSERS[name];
  const reasons: DriveText[] = [];
  for await (const attempt of (options.install ?? installBrowser)(name, {
    env,
    platform,
    say: options.say,
  })) {
    if ('reason' in attempt) {
      reasons.push(attempt.reason);
      continue;
    }
    const asked = await askVersion(name, attempt.path, platform);
    if ('version' in asked) return { name, path: attempt.path, version: asked.version };
    reasons.push((texts) => texts.doesNotRun(attempt.path, asked.reason));
  }
  throw new DriveError((texts) =>
    texts.notFound(
      title,
      variable,
      reasons.map((reason) => reason(texts)),
    ),
  );
}

function usualPlaces(name: BrowserName, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  const { programs, macApps, windowsPrograms } = BROWSERS[name];
  if (platform === 'darwin') {
    return macApps.flatMap((app) => [path.join('/', app), path.join(homedir(), app)]);
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return windowsPrograms.flatMap((program) =>
      roots.filter((root) => root !== undefined).map((root) => path.win32.join(root, program)),
    );
  }
  const onPath = (env['PATH'] ?? '').split(':').filter((folder) => path.isAbsolute(folder));
  const folders = new Set([...onPath, '/usr/local/bin', '/usr/bin', '/opt/google/chrome', '/opt/firefox']);
  // Snaps last: they see neither the temporary folder nor hidden folders.
  folders.delete('/snap/bin');
  folders.add('/snap/bin');
  return [...folders].flatMap((folder) => programs.map((program) => path.join(folder, program)));
}

async function askVersion(
  name: BrowserName,
  program: string,
  platform: NodeJS.Platform,
): Promise<{ version: string } | { reason: string }> {
  try {
    if (!(await stat(program)).isFile()) return { reason: 'not a file' };
    await access(program, constants.X_OK);
  } catch (error) {
    return { reason: firstLine(error) };
  }
  const said = platform === 'win32' ? await windowsVersion(name, program) : await run(program, ['--version']);
  const version = BROWSERS[name].versionLine.exec(said.stdout)?.[1];
  if (said.code === 0 && version !== undefined) return { version };
  return { reason: firstLine(said.stderr) || firstLine(said.stdout) || `exit status ${said.code}` };
}

/** On Windows `chrome.exe --version` opens a window instead of answering; the files beside the program tell. */
async function windowsVersion(
  name: BrowserName,
  program: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const folder = path.dirname(program);
  if (name === 'firefox') {
    const ini = await readFile(path.join(folder, 'application.ini'), 'utf8').catch(() => '');
    const version = /^Version=(.+)$/m.exec(ini)?.[1] ?? '';
    return { code: 0, stdout: `Firefox ${version}`, stderr: '' };
  }
  const versions = (await readdir(folder)).filter((entry) => /^\d+(\.\d+){3}$/.test(entry));
  return { code: 0, stdout: `Chrome ${versions.at(-1) ?? ''}`, stderr: '' };
}
