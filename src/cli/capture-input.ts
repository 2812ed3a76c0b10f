import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Capture } from '../har/capture.ts';
import { HarError } from '../har/error.ts';
import { readHar } from '../har/read.ts';
import { faultText } from '../messages/faults.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { type TerminalMessages, terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';
import type { Surroundings } from './surroundings.ts';

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';

/** Whether an argument is a URL; a file of such a name can be given as a path. */
export const looksLikeUrl = (name: string): boolean => /^https?:/i.test(name);

/** What messages call the capture that `name` names. */
export const captureName = (name: string, input: TerminalMessages['command']['input']): string =>
  name === STANDARD_INPUT ? input.name : name;

/** How far the reading of a capture has come; sizes in bytes of the file, `size` undefined where it is not known. */
export interface CaptureProgress {
  readonly name: string;
  readonly read: number;
  readonly size: number | undefined;
  readonly entries: number;
}

/** Bytes that are asked of the system at a time. */
const PIECE = 1 << 20;

/**
 * Reads the capture that `name` names: a file, or standard input.
 * @throws CommandError where it cannot be read or cannot be a capture, with its name and the reason or position.
 */
export async function readCapture(
  name: string,
  { stdin }: Surroundings,
  language: Language,
  onProgress: (progress: CaptureProgress) => void,
): Promise<Capture> {
  const { at, input } = terminalMessagesIn(language).command;
  try {
    const isFile = name !== STANDARD_INPUT;
    const size = isFile ? sizeOf(await stat(name)) : undefined;
    const file = isFile ? createReadStream(name, { highWaterMark: PIECE }) : undefined;
    const stream = Readable.toWeb(file ?? stdin) as ReadableStream<Uint8Array>;
    const title = captureName(name, input);
    return await readHar(stream, {
      onProgress: ({ bytes, entries }) =>
        onProgress({ name: title, read: file?.bytesRead ?? bytes, size, entries }),
    });
  } catch (error) {
    throw new CommandError(at(captureName(name, input), reasonOf(error, language)));
  }
}

/** A pipe or a device has no size to tell. */
const sizeOf = (stats: Awaited<ReturnType<typeof stat>>): number | undefined =>
  stats.isFile() ? Number(stats.size) : undefined;

function reasonOf(error: unknown, language: Language): string {
  if (error instanceof HarError) return faultText(error.fault, messagesIn(language));
  const { input } = terminalMessagesIn(language).command;
  const code = errorCode(error);
  if (code === 'ENOENT') return input.missing;
  if (code === 'EISDIR') return input.directory;
  if (code === 'EACCES' || code === 'EPERM') return input.forbidden;
  if (code !== undefined) return input.unreadable(code);
  throw error;
}
