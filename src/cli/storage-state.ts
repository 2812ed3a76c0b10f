import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { StorageState } from '../drive/sent-along.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';

const text = { type: 'string' };
const truth = { type: 'boolean' };
const named = (properties: object) => ({ type: 'object', required: Object.keys(properties), properties });

/** What Playwright's `storageState` writes, as far as it is read here. */
const SCHEMA = named({
  cookies: {
    type: 'array',
    items: named({
      name: text,
      value: text,
      domain: text,
      path: text,
      expires: { type: 'number' },
      httpOnly: truth,
      secure: truth,
      sameSite: { enum: ['Strict', 'Lax', 'None'] },
    }),
  },
  origins: {
    type: 'array',
    items: named({
      origin: text,
      localStorage: { type: 'array', items: named({ name: text, value: text }) },
    }),
  },
});

/**
 * Reads cookies and local storage from a file, as Playwright's `storageState` writes it.
 * @throws CommandError where it cannot be read or is something else, with the file and the place in it
 */
export async function readStorageState(file: string, language: Language): Promise<StorageState> {
  const { at, input, visiting } = terminalMessagesIn(language).command;
  let said: unknown;
  try {
    said = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const code = errorCode(error);
    const reason =
      code === undefined ? visiting.notJson : code === 'ENOENT' ? input.missing : input.unreadable(code);
    throw new CommandError(at(file, reason));
  }
  const validate = new Ajv2020({ strict: false }).compile<StorageState>(SCHEMA);
  if (validate(said)) return said;
  const [fault] = validate.errors ?? [];
  throw new CommandError(at(file, visiting.notState(fault?.instancePath || '/', fault?.message ?? '')));
}
