import { readFile, stat } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Baseline, baselineOf } from '../audit/baseline.ts';
import { isMasked } from '../audit/pairing.ts';
import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { redact } from '../report/redact.ts';
import { LEVELS } from '../rules/rule.ts';
import { PROFILES } from '../rules/settings.ts';
import { CommandError } from './command-error.ts';
import { isReport, readReport } from './compared-input.ts';
import { errorCode } from './error-code.ts';

/** Bytes. No baseline is larger; a capture that was named by mistake may be. */
const LARGEST = 16 << 20;

const text = { type: 'string' };
const SCHEMA = {
  type: 'object',
  required: ['baselineVersion', 'tool', 'profile', 'findings'],
  properties: {
    baselineVersion: { const: 1 },
    tool: { type: 'object', required: ['version'], properties: { version: text } },
    profile: { enum: PROFILES },
    settings: { type: 'object' },
    findings: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'level', 'method', 'url'],
        properties: { rule: text, level: { enum: LEVELS }, method: text, url: text },
      },
    },
  },
};

/**
 * Reads a baseline, or makes it of a report that was written as JSON. Undefined where there is no such file and it is
 * to be written.
 * @throws CommandError where it cannot be read or is neither, and where a baseline would be written over a report.
 */
export async function readBaseline(
  path: string,
  isToBeWritten: boolean,
  language: Language,
): Promise<Baseline | undefined> {
  const { command, gate } = terminalMessagesIn(language);
  const refuse = (reason: string) => new CommandError(command.at(path, reason));
  if (await isReport(path)) {
    if (isToBeWritten) throw refuse(gate.baseline.isReport);
    return baselineOf(maskedAlike(await readReport(path, language)));
  }
  const content = await contentOf(path).catch((error: unknown) => {
    const code = errorCode(error) ?? String(error);
    if (code === 'ENOENT' && isToBeWritten) return undefined;
    throw refuse(reasonOf(code, language));
  });
  if (content === undefined) return undefined;
  if (content === 'too large') throw refuse(gate.baseline.tooLarge);
  let said: unknown;
  try {
    said = JSON.parse(content.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw refuse(gate.baseline.notJson);
  }
  const validate = new Ajv2020().compile<Baseline>(SCHEMA);
  if (validate(said)) return said;
  const [fault] = validate.errors ?? [];
  throw refuse(gate.baseline.notBaseline(fault?.instancePath || '/', fault?.message ?? ''));
}

async function contentOf(path: string): Promise<Buffer | 'too large'> {
  return (await stat(path)).size > LARGEST ? 'too large' : readFile(path);
}

function reasonOf(code: string, language: Language): string {
  const { command, gate } = terminalMessagesIn(language);
  if (code === 'ENOENT') return gate.baseline.missing;
  if (code === 'EISDIR') return command.output.directory;
  return code === 'EACCES' || code === 'EPERM' ? command.input.forbidden : command.input.unreadable(code);
}

/** The report with its URLs masked, as baselines hold them, whatever else is shown of it. */
export const maskedAlike = (report: Report): Report => (isMasked(report) ? report : redact(report));

/** A baseline as it is written: a finding on each line, for those who read what a change of it changes. */
export function baselineText({ findings, ...head }: Baseline): string {
  const listed = findings.map((finding) => `    ${JSON.stringify(finding)}`).join(',\n');
  const beginning = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  return `${beginning},\n  "findings": [${listed === '' ? '' : `\n${listed}\n  `}]\n}\n`;
}
