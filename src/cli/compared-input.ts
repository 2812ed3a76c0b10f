import { open, readFile, stat } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../docs/report.schema.json';
import { type AuditOptions, audit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { readCapture, STANDARD_INPUT } from './capture-input.ts';
import { CommandError } from './command-error.ts';
import type { ProgressLine } from './progress-line.ts';
import type { Surroundings } from './surroundings.ts';

/** How a report begins that was written as JSON. */
const REPORT = /^\ufeff?\s*\{\s*"schemaVersion"\s*:/;
/** Bytes that are looked at to tell a report from a capture. */
const BEGINNING = 256;

/**
 * The report that a file holds, else that on the capture which `name` names.
 * @throws CommandError where it is neither, with its name and the reason.
 */
export async function readCompared(
  name: string,
  options: AuditOptions,
  surroundings: Surroundings,
  language: Language,
  line: ProgressLine,
): Promise<Report> {
  if (await isReport(name)) return readReport(name, language);
  const capture = await readCapture(name, surroundings, language, line.reading);
  line.auditing(capture.exchanges.length);
  return audit(capture, options);
}

/** Whether a file begins as a report does; false for what cannot be read, and for what can be read only once. */
export async function isReport(name: string): Promise<boolean> {
  if (name === STANDARD_INPUT) return false;
  const stats = await stat(name).catch(() => undefined);
  if (!stats?.isFile()) return false;
  const file = await open(name).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return REPORT.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

/**
 * The report that a file holds.
 * @throws CommandError where it holds none, with the place and the reason.
 */
export async function readReport(name: string, language: Language): Promise<Report> {
  const { at, compare } = terminalMessagesIn(language).command;
  let said: unknown;
  try {
    said = JSON.parse((await readFile(name, 'utf8')).replace(/^\ufeff/, ''));
  } catch {
    throw new CommandError(at(name, compare.notJson));
  }
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile<Report>(schema);
  if (validate(said)) return said;
  const [fault] = validate.errors ?? [];
  throw new CommandError(at(name, compare.notReport(fault?.instancePath || '/', fault?.message ?? '')));
}
