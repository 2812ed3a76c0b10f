import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BROWSERS, type BrowserName } from './browser.ts';
import { type DriveText, firstLine } from './error.ts';
import { type RunResult, run } from './run.ts';

export interface InstallOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Told what is about to be done, before it is done. */
  readonly say: (text: DriveText) => void;
  /** What tells the system's kin; default `/etc/os-release`. */
  readonly osRelease?: string;
  /** The user that this process runs as; default: the process's own. */
  readonly userId?: number | undefined;
  /** Default: {@link downloadBrowser}. */
  readonly download?: typeof downloadBrowser;
}

/** A program that was put in place, or why this way did not work. */
export type InstallAttempt = { readonly path: string } | { readonly reason: DriveText };

/**
 * Tries each way to get a browser in turn, the system's package manager first; the caller stops at the first
 * program that runs. A way that does not apply on this machine gives nothing.
 */
export async function* installBrowser(
  name: BrowserName,
  options: InstallOptions,
): AsyncGenerator<InstallAttempt> {
  const apt = await aptCommand(options);
  if (apt !== null) yield installWithApt(name, apt, options);
  const folder = cacheFolder(options.env, options.platform);
  options.say((texts) => texts.downloading(BROWSERS[name].title, folder));
  yield (options.download ?? downloadBrowser)(name, folder);
}

/** The words before `apt-get`'s own arguments, or null where this process may not use it. */
async function aptCommand(options: InstallOptions): Promise<string[] | null> {
  const { env, platform, osRelease = '/etc/os-release', userId = process.getuid?.() } = options;
  if (platform !== 'linux') return null;
  const release = await readFile(osRelease, 'utf8').catch(() => '');
  if (!/^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(release)) return null;
  if ((await run('apt-get', ['--version'], { env })).code !== 0) return null;
  if (userId === 0) return ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const sudo = await run('sudo', ['-n', 'true'], { env });
  return sudo.code === 0 ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : null;
}

async function installWithApt(
  name: BrowserName,
  apt: readonly string[],
  { env, say }: InstallOptions,
): Promise<InstallAttempt> {
  const { title, packages } = BROWSERS[name];
  say((texts) => texts.installingPackage(title));
  const updated = await patiently(apt, ['update'], env, say);
  const chosen = await offered(packages, env);
  if (chosen === null) {
    return { reason: (texts) => (updated.code === 0 ? texts.noPackage : `apt-get: ${lastError(updated)}`) };
  }
  const install = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', chosen];
  const done = await patiently(apt, install, env, say);
  if (done.code !== 0) return { reason: () => `apt-get: ${lastError(done)}` };
  const which = await run('which', [chosen], { env });
  const program = firstLine(which.stdout);
  return program === '' ? { reason: (texts) => texts.noPackage } : { path: program };
}

/** The first of the packages that apt would install and that is not a stand-in for a snap. */
async function offered(packages: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  for (const name of packages) {
    const policy = await run('apt-cache', ['policy', name], { env: { ...env, LC_ALL: 'C' } });
    const candidate = /^\s*Candidate: (.+)$/m.exec(policy.stdout)?.[1];
    if (candidate !== undefined && candidate !== '(none)' && !candidate.includes('snap')) return name;
  }
  return null;
}

/** Runs apt-get; waits up to two minutes for another one that holds the package lists' lock. */
async function patiently(
  apt: readonly string[],
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: InstallOptions['say'],
): Promise<RunResult> {
  const [program = 'apt-get', ...words] = apt;
  for (let tries = 1; ; tries++) {
    const result = await run(program, [...words, ...args], {
      env: { ...env, LC_ALL: 'C' },
      timeoutMs: 900_000,
    });
    if (result.code === 0 || !/could not get lock/i.test(result.stderr) || tries === 60) return result;
    if (tries === 1) say((texts) => texts.waitingForApt);
    await pause(2_000);
  }
}

const lastError = (result: RunResult): string =>
  result.stderr
    .split('\n')
    .filter((line) => line.startsWith('E: '))
    .at(-1) ?? firstLine(result.stderr);

/** Where downloaded browsers are kept: the platform's folder for things that can be fetched again. */
function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'not-modified');
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? homedir(), 'not-modified', 'Cache');
  return path.join(env['XDG_CACHE_HOME'] || path.join(env['HOME'] ?? homedir(), '.cache'), 'not-modified');
}

/** Fetches the browser's current stable build into `folder`, or finds it there from an earlier time. */
export async function downloadBrowser(name: BrowserName, folder: string): Promise<InstallAttempt> {
  try {
    const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers');
    const platform = detectBrowserPlatform();
    if (platform === undefined) throw new Error(`${process.platform} ${process.arch}`);
    const browser = name === 'chromium' ? Browser.CHROME : Browser.FIREFOX;
    const buildId = await resolveBuildId(browser, platform, 'stable');
    const installed = await install({ browser, buildId, cacheDir: folder, platform });
    return { path: installed.executablePath };
  } catch (error) {
    return { reason: () => `@puppeteer/browsers: ${firstLine(error)}` };
  }
}
