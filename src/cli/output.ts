import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Messages } from '../messages/messages.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';

/**
 * Writes all of `text` to a stream and waits until it has left. A reader who has gone away, as `head` does, is no
 * error.
 * @throws the stream's error, whatever else it is.
 */
export function writeTo(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null | undefined) => {
      if (!error || errorCode(error) === 'EPIPE') resolve();
      else reject(error);
    };
    // The stream tells of a failure twice; unheard, the second time would end the process.
    stream.on('error', settle);
    stream.write(text, (error) => {
      if (!error) stream.off('error', settle);
      settle(error);
    });
  });
}

/**
 * Writes `text` to the file `path`, so that there is either all of it or what was there before.
 * @throws CommandError with the file and the reason.
 */
export async function writeFileWhole(
  path: string,
  text: string,
  { at, output }: Messages['command'],
): Promise<void> {
  try {
    await replaceFile(path, text);
  } catch (error) {
    throw new CommandError(at(path, reasonOf(error, output)));
  }
}

/** Whether two paths lead to the same file; false where one of them leads to none. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    const [a, b] = await Promise.all([stat(one), stat(other)]);
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const present = await statOf(path);
  // A device or a pipe takes what is written; putting a file in its place would destroy it.
  if (present && !present.isFile()) return writeFile(path, text);
  const target = present ? await realpath(path) : path;
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true, mode: present ? present.mode : 0o666 });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const statOf = (path: string) =>
  stat(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });

function reasonOf(error: unknown, output: Messages['command']['output']): string {
  const code = errorCode(error);
  if (code === 'ENOENT') return output.noDirectory;
  if (code === 'EISDIR') return output.directory;
  if (code === 'EACCES' || code === 'EPERM') return output.forbidden;
  if (code !== undefined) return output.failed(code);
  throw error;
}
