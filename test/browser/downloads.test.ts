import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { chooseExport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';

it.each(['chromium', 'firefox'] as const)(
  'what is exported in a %s left to the person stays with the person',
  async (name) => {
    const home = await mkdtemp(path.join(tmpdir(), 'home-'));
    onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 10 }));
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_CONFIG_HOME', path.join(home, '.config'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const session = await openBuilt(name);
    try {
      await session.openPanel();
      await chooseExport(session, 'json');
      await session.waitForDownload(/\.json$/);
      await session.keepDownloads();
      await chooseExport(session, 'json');
      const kept = () => readdir(path.join(home, 'Downloads')).catch(() => []);
      await expect.poll(kept, { timeout: 10_000 }).toEqual([expect.stringMatching(/^not-modified.*\.json$/)]);
    } finally {
      await session.close();
    }
  },
);
