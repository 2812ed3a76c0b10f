import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder of small shell scripts that answer as programs would; gone when the test is over. */
export interface ProgramFolder {
  readonly path: string;
  /** Writes an executable with this shell text; gives its path. */
  program(name: string, shell: string): Promise<string>;
  file(name: string, text: string): Promise<string>;
}

export async function programFolder(): Promise<ProgramFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fake-programs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = async (name: string, text: string) => {
    const full = path.join(folder, name);
    await writeFile(full, text);
    return full;
  };
  return {
    path: folder,
    file,
    program: async (name, shell) => {
      const full = await file(name, `#!/bin/sh\n${shell}\n`);
      await chmod(full, 0o755);
      return full;
    },
  };
}

export const CHROMIUM_SAYS = 'echo "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"';
export const FIREFOX_SAYS = 'echo "Mozilla Firefox 153.7.0esr"';
