import { type AuditOptions, audit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import { combineCaptures, type NamedCapture } from '../har/combine.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { exportReport, type FormatName } from '../report/index.ts';
import { captureName, readCapture, STANDARD_INPUT } from './capture-input.ts';
import { captureNames } from './capture-names.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';
import { type GateRequest, openGate } from './gate.ts';
import { asLogged, isOnGitHub } from './github.ts';
import type { WritingRequest } from './options.ts';
import { isSameFile, writeFileWhole, writeTo } from './output.ts';
import { createProgressLine } from './progress-line.ts';
import { readSettings } from './settings-file.ts';
import { type Surroundings, wantsColour } from './surroundings.ts';

/** What the arguments of `audit` ask for. */
export interface AuditRequest extends WritingRequest, GateRequest {
  /** Paths of files and patterns of such, `-` among them for standard input; several are audited as one. */
  readonly captures: readonly string[];
  readonly format: FormatName;
}

/**
 * Audits one capture, or several as one, and writes the report down. Returns the exit status: 1 where a finding at or
 * above `failOn` exists, with a baseline a new one, or where a budget is exceeded, otherwise 0.
 * @throws CommandError where the input is unusable or the report cannot be written.
 */
export async function auditCaptures(asked: AuditRequest, surroundings: Surroundings): Promise<0 | 1> {
  const request = { ...asked, captures: await captureNames(asked.captures, asked.language) };
  const { format, reportLanguage, redacted } = request;
  const language = reportLanguage;
  const { profile, budgets, ...settings } = await readSettings(
    request.config,
    surroundings,
    request.language,
  );
  const judgedBy = request.profile ?? profile;
  const options = { ...(judgedBy && { profile: judgedBy }), settings, language };
  const gate = await openGate(request, budgets, surroundings);
  const report = await reportOn(request, options, surroundings);
  const toFile = request.output !== undefined;
  const written = exportReport(report, format, {
    language,
    redacted,
    colour: !toFile && wantsColour(surroundings),
    ...(surroundings.columns === undefined ? {} : { columns: surroundings.columns }),
  });
  await deliver(written, request, surroundings);
  return gate.pass(report);
}

/** Reads and audits; who looks at a terminal sees how far that has come. */
async function reportOn(
  { captures, language }: AuditRequest,
  options: AuditOptions,
  surroundings: Surroundings,
): Promise<Report> {
  const line = createProgressLine(surroundings, language);
  const read: NamedCapture[] = [];
  try {
    for (const name of captures) {
      const capture = await readCapture(name, surroundings, language, line.reading);
      read.push({ name: captureName(name, terminalMessagesIn(language).command.input), capture });
    }
    const capture = combineCaptures(read);
    line.auditing(capture.exchanges.length);
    return audit(capture, options);
  } finally {
    line.end();
  }
}

/**
 * Writes what was asked for to the file or to standard output.
 * @throws CommandError where it cannot be written, or would replace what was read.
 */
export async function deliver(
  written: string,
  request: Pick<AuditRequest, 'captures' | 'output' | 'language'> & { readonly format: string },
  { stdin, stdout, env }: Surroundings,
): Promise<void> {
  const { at, output } = terminalMessagesIn(request.language).command;
  if (request.output !== undefined) {
    for (const name of request.captures) {
      const capture = name === STANDARD_INPUT ? stdin : name;
      if (await isSameFile(capture, request.output))
        throw new CommandError(at(request.output, output.isInput));
    }
    return writeFileWhole(request.output, written, terminalMessagesIn(request.language).command);
  }
  try {
    await writeTo(stdout, isOnGitHub({ env }) ? asLogged(written, request.format) : written);
  } catch (error) {
    throw new CommandError(at(output.name, output.failed(errorCode(error) ?? String(error))));
  }
}
