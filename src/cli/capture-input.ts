import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Capture } from '../har/capture.ts';
import { HarError, type HarFault } from '../har/error.ts';
import { readHar } from '../har/read.ts';
import type { TerminalMessages } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';

/** What messages call the capture that `name` names. */
export const captureName = (name: string, input: TerminalMessages['command']['input']): string =>
  name === STANDARD_INPUT ? input.name : name;

/**
 * Reads the capture that `name` names: a file, or standard input.
 * @throws CommandError where it cannot be read or cannot be a capture, with its name and the reason or position.
 */
export async function readCapture(
  name: string,
  stdin: Readable,
  { at, input }: TerminalMessages['command'],
): Promise<Capture> {
  try {
    const stream = name === STANDARD_INPUT ? stdin : createReadStream(name);
    return await readHar(Readable.toWeb(stream) as ReadableStream<Uint8Array>);
  } catch (error) {
    throw new CommandError(at(captureName(name, input), reasonOf(error, input)));
  }
}

function faultText(fault: HarFault, { fault: texts }: TerminalMessages['command']['input']): string {
  return fault.code === 'not-json' ? texts['not-json'](fault.line, fault.column) : texts[fault.code];
}

function reasonOf(error: unknown, input: TerminalMessages['command']['input']): string {
  if (error instanceof HarError) return faultText(error.fault, input);
  const code = errorCode(error);
  if (code === 'ENOENT') return input.missing;
  if (code === 'EISDIR') return input.directory;
  if (code === 'EACCES' || code === 'EPERM') return input.forbidden;
  if (code !== undefined) return input.unreadable(code);
  throw error;
}
