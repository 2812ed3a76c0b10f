import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plantedFaults } from '../../src/demo/resources.ts';
import { run } from '../../src/drive/run.ts';
import { built } from './built.ts';

const script = built('scripts', 'start.js');

interface Started {
  readonly child: ChildProcess;
  /** Where it writes. */
  readonly folder: string;
  /** Where it keeps the browser's profile while that runs. */
  readonly temporary: string;
  readonly output: () => { stdout: string; stderr: string };
  readonly exit: Promise<number | null>;
}

async function folderFor(purpose: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `start-${purpose}-`));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** `npm start` on a machine without a display. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const folder = await folderFor('output');
  const temporary = await folderFor('temporary');
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...without } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...without, LC_ALL: 'C', INIT_CWD: folder, TMPDIR: temporary, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (bytes) => {
    output.stdout += bytes;
  });
  child.stderr.on('data', (bytes) => {
    output.stderr += bytes;
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, folder, temporary, output: () => output, exit };
}

/** The command lines of all running processes that name `text`. */
async function processesWith(text: string): Promise<string[]> {
  const pids = existsSync('/proc') ? (await readdir('/proc')).filter((name) => /^\d+$/.test(name)) : [];
  const lines =
    pids.length > 0
      ? await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
      : (await run('ps', ['-axo', 'args'])).stdout.split('\n');
  return lines.filter((line) => line.includes(text));
}

/** A port of this machine where nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm start without a display', () => {
  it.each(['chromium', 'firefox'])(
    'audits the demo site in %s, shows its faults and ends well',
    async (browser) => {
      const { exit, output, folder, temporary } = await start(['--browser', browser]);
      expect({ status: await exit, stderr: output().stderr }).toEqual({ status: 0, stderr: '' });
      const html = await readFile(path.join(folder, 'report.html'), 'utf8');
      for (const { path: at, rule } of plantedFaults) {
        expect(output().stdout).toContain(at);
        expect(output().stdout).toContain(rule);
        expect(html).toContain(at);
      }
      expect(output().stdout).toContain(path.join(folder, 'report.html'));
      const picture = await readFile(path.join(folder, 'panel.png'));
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.length).toBeGreaterThan(60_000);
      expect(await readdir(temporary)).toEqual([]);
    },
  );

  it('audits another site', async () => {
    const site = createServer((_, response) => response.end('<!doctype html><title>plain</title>'));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void site.close());
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const { exit, output } = await start([url]);
    expect(await exit).toBe(0);
    expect(output().stdout).toContain(`Visiting ${url} for the second time.`);
    site.closeAllConnections();
  });

  it.each(['chromium', 'firefox'])('says in one line that %s cannot reach a site', async (browser) => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    const { exit, output, temporary } = await start(['--browser', browser, url]);
    expect(await exit).toBe(2);
    expect(output().stderr).toMatch(new RegExp(`^start: ${url} could not be visited: .+\n$`));
    expect(await readdir(temporary)).toEqual([]);
  });

  it('says in one line that the browser named is none', async () => {
    const { exit, output } = await start([], { CHROME_PATH: '/nowhere/chromium' });
    expect(await exit).toBe(2);
    expect(output().stderr).toMatch(
      /^start: CHROME_PATH is \/nowhere\/chromium, which does not run[^\n]+\n$/,
    );
  });

  it('says in one line, in Chinese, that an argument is unusable', async () => {
    const { exit, output } = await start(['--lang', 'zh-CN', 'example.com']);
    expect(await exit).toBe(2);
    expect(output().stderr).toBe('start: example.com 不是 http: 或 https: 的 URL\n');
  });
});

describe('a browser', () => {
  const started = async (browser: string) => {
    const running = await start(['--browser', browser]);
    await expect.poll(() => running.output().stdout, { timeout: 60_000 }).toContain('for the first time');
    expect(await processesWith(running.temporary)).not.toEqual([]);
    return running;
  };

  it.each(['chromium', 'firefox'])('%s ends with Ctrl+C and leaves nothing behind', async (browser) => {
    const { child, exit, temporary } = await started(browser);
    child.kill('SIGINT');
    expect(await exit).toBe(130);
    await expect.poll(() => processesWith(temporary), { timeout: 10_000 }).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it.each(['chromium', 'firefox'])('%s does not outlive a process that was killed', async (browser) => {
    const { child, exit, temporary } = await started(browser);
    child.kill('SIGKILL');
    await exit;
    await expect.poll(() => processesWith(temporary), { timeout: 10_000 }).toEqual([]);
  });
});
