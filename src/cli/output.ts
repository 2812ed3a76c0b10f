import { randomUUID } from 'node:crypto';
import { fstat } from 'node:fs';
import { readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import type { TerminalMessages } from '../messages/terminal-messages.ts';
import type { Pieces } from '../report/pieces.ts';
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
 * Writes a text in pieces to a stream, each once the one before it has left; a reader who has gone away is asked to take
 * no more.
 * @throws the stream's error, whatever else it is.
 */
export async function writePiecesTo(stream: Writable, pieces: Pieces): Promise<void> {
  for (const piece of pieces) {
    await writeTo(stream, piece);
    if (stream.destroyed) return;
  }
}

/**
 * Writes a text to the file `path`, so that there is either all of it or what was there before.
 * @throws CommandError with the file and the reason.
 */
export async function writeFileWhole(
  path: string,
  pieces: Pieces,
  { at, output }: TerminalMessages['command'],
): Promise<void> {
  try {
    await replaceFile(path, pieces);
  } catch (error) {
    throw new CommandError(at(path, reasonOf(error, output)));
  }
}

/**
 * Whether a path leads to the same file as another path, or as the one that a stream reads; false where one of them
 * leads to none.
 */
export async function isSameFile(one: string | Readable, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([fileIdentity(one), fileIdentity(other)]);
  return a !== undefined && a === b;
}

/** What the file that a path leads to, or that a stream reads, has in common with no other; undefined without a file. */
export async function fileIdentity(one: string | Readable): Promise<string | undefined> {
  try {
    const found = typeof one === 'string' ? await stat(one) : await statOfStream(one);
    return found && `${found.dev} ${found.ino}`;
  } catch {
    return undefined;
  }
}

/** What a stream reads, as standard input has it; undefined for a stream without a file descriptor. */
const statOfStream = async (stream: Readable) =>
  'fd' in stream && typeof stream.fd === 'number' ? promisify(fstat)(stream.fd) : undefined;

async function replaceFile(path: string, pieces: Pieces): Promise<void> {
  const present = await statOf(path);
  // A device or a pipe takes what is written; putting a file in its place would destroy it.
  if (present && !present.isFile()) return writeFile(path, pieces);
  const target = await targetOf(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await writeFile(temporary, pieces, { flag: 'wx', flush: true, mode: present ? present.mode : 0o666 });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Where links lead from `path`, also where no file is there yet. */
async function targetOf(path: string): Promise<string> {
  const folder = await realpath(dirname(path));
  const link = await readlink(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EINVAL') return undefined;
    throw error;
  });
  return link === undefined ? path : targetOf(resolve(folder, link));
}

const statOf = (path: string) =>
  stat(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });

function reasonOf(error: unknown, output: TerminalMessages['command']['output']): string {
  const code = errorCode(error);
  if (code === 'ENOENT') return output.noDirectory;
  if (code === 'EISDIR') return output.directory;
  if (code === 'EACCES' || code === 'EPERM') return output.forbidden;
  if (code !== undefined) return output.failed(code);
  throw error;
}
