import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { FoundBrowser } from './browser.ts';

/** A session's folders, which live as long as it does. */
export interface SessionFolders {
  readonly profile: string;
  readonly downloads: string;
  /** The environment for the browser. */
  readonly env: NodeJS.ProcessEnv;
  /** Removes all of them; a browser that still writes there for a moment is waited for. */
  remove(): void;
}

/** Makes a fresh profile folder, a downloads folder and a temporary folder where this browser can reach them. */
export function makeFolders(browser: FoundBrowser): SessionFolders {
  const parent = reachableFolder(browser);
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(path.join(parent, 'not-modified-'));
  const profile = path.join(root, 'profile');
  const downloads = path.join(root, 'downloads');
  mkdirSync(profile);
  mkdirSync(downloads);
  const temporary = path.join(root, 'temporary');
  mkdirSync(temporary);
  return {
    // A Chromium that is killed leaves files there. On macOS its socket's path would become too long.
    env: process.platform === 'linux' ? { ...process.env, TMPDIR: temporary } : process.env,
    profile,
    downloads,
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** A snap sees none of the system's temporary folder; its own common folder is open to both sides. */
function reachableFolder({ name, path: program }: FoundBrowser): string {
  const real = realpathSync(program);
  const isSnap = real.startsWith('/snap/') || path.basename(real) === 'snap' || isSnapScript(real);
  return isSnap ? path.join(homedir(), 'snap', name, 'common') : tmpdir();
}

function isSnapScript(program: string): boolean {
  const file = openSync(program, 'r');
  const start = Buffer.alloc(4096);
  readSync(file, start);
  closeSync(file);
  return start.toString('latin1').startsWith('#!') && start.includes('/snap/bin/');
}
