import { type AuditOptions, audit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import { combineCaptures, type NamedCapture } from '../har/combine.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import type { CsvRows } from '../report/csv.ts';
import { createHarWriter } from '../report/har.ts';
import { exportReport, FORMAT_NAMES, type FormatName } from '../report/index.ts';
import { LEVELS, type Level } from '../rules/rule.ts';
import { captureName, readCapture, readEntries, STANDARD_INPUT } from './capture-input.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';
import type { WritingRequest } from './options.ts';
import { isSameFile, type Written, writeFileWhole, writePiecesTo, writeTo } from './output.ts';
import { createProgressLine } from './progress-line.ts';
import { readSettings } from './settings-file.ts';
import { type Surroundings, wantsColour } from './surroundings.ts';

/** What the arguments of `audit` ask for. */
export interface AuditRequest extends WritingRequest {
  /** Paths of files, `-` among them for standard input; several are audited as one. */
  readonly captures: readonly string[];
  readonly format: AuditFormat;
  /** What CSV has a row for. */
  readonly rows: CsvRows;
  /** The lightest level that makes the command fail. */
  readonly failOn: FailOn;
}

/** What `--format` takes: how a report is written, and the capture with what was found. */
export const AUDIT_FORMATS = [...FORMAT_NAMES, 'har'] as const;
export type AuditFormat = FormatName | 'har';

/** The levels that `--fail-on` takes, and the word that lets every finding pass. */
export const FAIL_ON = ['must', 'should', 'advice', 'never'] as const;
type FailOn = (typeof FAIL_ON)[number];

/**
 * Audits one capture, or several as one, and writes the report down. Returns the exit status: 1 where a finding at or
 * above `failOn` exists, otherwise 0.
 * @throws CommandError where the input is unusable or the report cannot be written.
 */
export async function auditCaptures(request: AuditRequest, surroundings: Surroundings): Promise<0 | 1> {
  const { reportLanguage, failOn } = request;
  const language = reportLanguage;
  const { profile, ...settings } = await readSettings(request.config, surroundings, request.language);
  const asked = request.profile ?? profile;
  const options = { ...(asked && { profile: asked }), settings, language };
  const report = await reportOn(request, options, surroundings);
  await deliver(writtenReport(report, request, surroundings), request, surroundings);
  return fails(report, failOn) ? 1 : 0;
}

/** The report as it was asked for. */
function writtenReport(report: Report, request: AuditRequest, surroundings: Surroundings): Written {
  const { format, rows, output, redacted, reportLanguage: language } = request;
  if (format === 'har') return harPieces(report, request);
  return exportReport(report, format, {
    language,
    redacted,
    rows,
    colour: output === undefined && wantsColour(surroundings),
    ...(surroundings.columns === undefined ? {} : { columns: surroundings.columns }),
  });
}

/** The capture that was audited, read once more, with what was found. */
async function* harPieces(report: Report, request: AuditRequest): AsyncGenerator<string> {
  const [name = ''] = request.captures;
  const { browser, ...creator } = report.capture.producer;
  const { redacted, reportLanguage: language } = request;
  const origin = { creator, ...(browser !== undefined && { browser }) };
  const writer = createHarWriter(report, origin, { language, redacted });
  yield writer.head;
  for await (const { entry, value } of readEntries(name, request.language)) yield writer.entry(entry, value);
  yield writer.end().text;
}

/** Reads and audits; who looks at a terminal sees how far that has come. */
async function reportOn(
  { captures, language }: AuditRequest,
  options: AuditOptions,
  surroundings: Surroundings,
): Promise<Report> {
  await refuseTwice(captures, language);
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

/** One capture given twice would count everything twice. */
async function refuseTwice(captures: readonly string[], language: Language): Promise<void> {
  const { at, usage } = terminalMessagesIn(language).command;
  const files = captures.filter((name) => name !== STANDARD_INPUT);
  for (const [place, file] of files.entries()) {
    for (const other of files.slice(0, place)) {
      if (await isSameFile(other, file)) throw new CommandError(at(file, usage.sameFile(other)));
    }
  }
}

/**
 * Writes what was asked for to the file or to standard output.
 * @throws CommandError where it cannot be written, or would replace what was read.
 */
export async function deliver(
  written: Written,
  request: Pick<AuditRequest, 'captures' | 'output' | 'language'>,
  { stdin, stdout }: Surroundings,
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
    await (typeof written === 'string' ? writeTo(stdout, written) : writePiecesTo(stdout, written));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(at(output.name, output.failed(errorCode(error) ?? String(error))));
  }
}

function fails({ summary }: Report, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  const grave: readonly Level[] = LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
  return grave.some((level) => summary.findings[level] > 0);
}
