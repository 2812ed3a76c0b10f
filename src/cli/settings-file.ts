import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { AuditOptions } from '../audit/audit.ts';
import type { Budgets } from '../audit/budgets.ts';
import { createCursor, Unreadable } from '../har/json/cursor.ts';
import { nextByte, readValue } from '../har/json/values.ts';
import type { Language } from '../messages/messages.ts';
import { type TerminalMessages, terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';
import { nearest } from './nearest.ts';
import { repeatedName } from './repeated-name.ts';
import { settingsSchema } from './settings-schema.ts';
import type { Surroundings } from './surroundings.ts';

/** The settings file that is read without being named, if it is there. */
export const SETTINGS_FILE = 'not-modified.config.json';

/** What a settings file says: what an audit asks for, and what its outcome is held against. */
export type FileSettings = Pick<AuditOptions, 'profile'> &
  NonNullable<AuditOptions['settings']> & { readonly budgets?: Budgets };

/**
 * Reads the settings file that `named` names, else the one in the directory where the command was called; what it
 * leaves out is left out.
 * @throws CommandError where it cannot be read or says what cannot be meant, with the file and the place in it.
 */
export async function readSettings(
  named: string | undefined,
  { directory }: Surroundings,
  language: Language,
): Promise<FileSettings> {
  const { at, settings: text, input } = terminalMessagesIn(language).command;
  const path = named ?? (directory === undefined ? undefined : join(directory, SETTINGS_FILE));
  if (path === undefined) return {};
  const title = named ?? SETTINGS_FILE;
  const bytes = await readBytes(path).catch((error: unknown) => {
    const code = errorCode(error) ?? String(error);
    if (code === 'ENOENT' && named === undefined) return undefined;
    throw new CommandError(at(title, reasonOf(code, text, input)));
  });
  if (bytes === undefined) return {};
  const said = settingsIn(bytes, text);
  if ('fault' in said) throw new CommandError(at(title, said.fault));
  return said.settings;
}

/** No settings are longer, bytes; some of what can be named has no end. */
const LARGEST = 1 << 20;

/** The bytes of a file, of a larger one as many as show that it is. */
async function readBytes(path: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(path, { end: LARGEST })) pieces.push(piece);
  return Buffer.concat(pieces);
}

type Text = TerminalMessages['command']['settings'];

function reasonOf(code: string, text: Text, input: TerminalMessages['command']['input']): string {
  if (code === 'ENOENT') return input.missing;
  if (code === 'EISDIR') return text.directory;
  return code === 'EACCES' || code === 'EPERM' ? input.forbidden : input.unreadable(code);
}

function settingsIn(marked: Uint8Array, text: Text): { settings: FileSettings } | { fault: string } {
  if (marked.length > LARGEST) return { fault: text.tooLarge };
  const bytes = marked.subarray(BYTE_ORDER_MARK.every((byte, at) => byte === marked[at]) ? 3 : 0);
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return { fault: error instanceof SyntaxError ? faultInJson(bytes, text) : text.notUtf8 };
  }
  const validate = new Ajv2020({ verbose: true }).compile(settingsSchema());
  if (!validate(said)) return { fault: faultOf(validate.errors?.[0], text) };
  const twice = repeatedName(bytes);
  if (twice) return { fault: text.at(shortened(`/${twice.map(escaped).join('/')}`), text.twice) };
  const { $schema: _, ...settings } = said as FileSettings & { $schema?: string };
  return { settings };
}

/** Some editors put it before text in UTF-8. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Where text that is no JSON stops being some: Node's own message does not always say. */
function faultInJson(bytes: Uint8Array, text: Text): string {
  const cursor = createCursor(bytes);
  let place = bytes.length;
  try {
    readValue(cursor);
    nextByte(cursor);
    place = cursor.at;
  } catch (error) {
    if (error instanceof Unreadable) place = error.at;
  }
  const lines = new TextDecoder().decode(bytes.subarray(0, place)).split('\n');
  return text.notJson(lines.length, [...(lines.at(-1) ?? '')].length + 1);
}

/** The first thing that the schema has against the settings, and where. */
function faultOf(error: ErrorObject | undefined, text: Text): string {
  if (!error) return text.notJson(1, 1);
  const { instancePath, keyword, params, data } = error;
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    const known = Object.keys(error.parentSchema?.['properties'] ?? {});
    return text.at(
      `${instancePath}/${shortened(escaped(name))}`,
      unknownName(instancePath, name, known, text),
    );
  }
  return text.at(instancePath, objection(keyword, params, data, text));
}

function unknownName(where: string, name: string, known: readonly string[], text: Text): string {
  const meant = nearest(name, known);
  if (where === '/levels') return text.unknownRule(meant);
  return text.unknownName(meant, known.join(', '));
}

function objection(keyword: string, params: ErrorObject['params'], data: unknown, text: Text): string {
  switch (keyword) {
    case 'type':
      return text.wrongType(text.types[params['type'] as keyof Text['types']], excerpt(data));
    case 'enum':
      return notAmong(params['allowedValues'], data, text);
    case 'required':
      return text.lacks(String(params['missingProperty']));
    case 'minimum':
      return text.tooLittle(String(params['limit']), excerpt(data));
    default:
      // minLength, minItems
      return text.empty;
  }
}

/** So many values can be read in one line. */
const FEW = 8;

function notAmong(allowed: readonly string[], data: unknown, text: Text): string {
  if (allowed.length <= FEW) return text.notAmong(excerpt(data), allowed.join(', '));
  return text.unknownRule(typeof data === 'string' ? nearest(data, allowed) : undefined);
}

/** RFC 6901 §3. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** A value as JSON, of lists and objects no more than that they are some: they may be nested too deeply to be written. */
function excerpt(data: unknown): string {
  if (Array.isArray(data)) return data.length === 0 ? '[]' : '[…]';
  if (typeof data === 'object' && data !== null) return Object.keys(data).length === 0 ? '{}' : '{…}';
  return typeof data === 'number' ? String(data) : shortened(JSON.stringify(data));
}

/** As much as fits into a line. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
