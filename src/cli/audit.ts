import { type AuditOptions, audit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import type { Capture } from '../har/capture.ts';
import { combineCaptures, type NamedCapture } from '../har/combine.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { visible } from '../messages/visible.ts';
import type { CsvRows } from '../report/csv.ts';
import { createHarWriter } from '../report/har.ts';
import { exportPieces, FORMAT_NAMES, type FormatName } from '../report/index.ts';
import { LEVELS, type Level } from '../rules/rule.ts';
import { captureName, readCapture, readEntries, STANDARD_INPUT } from './capture-input.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';
import type { WritingRequest } from './options.ts';
import { isSameFile, type Written, writeFileWhole, writePiecesTo, writeTo } from './output.ts';
import { createProgressLine, type ProgressLine } from './progress-line.ts';
import { readSettings } from './settings-file.ts';
import { type Surroundings, wantsColour } from './surroundings.ts';
import type { VisitingRequest } from './visiting-options.ts';

/** What the arguments of `audit` ask for. */
export interface AuditRequest extends WritingRequest {
  /** Paths of files, `-` among them for standard input, and URLs to visit; several are audited as one. */
  readonly captures: readonly string[];
  readonly format: AuditFormat;
  /** What CSV has a row for. */
  readonly rows: CsvRows;
  /** The lightest level that makes the command fail. */
  readonly failOn: FailOn;
  /** How the URLs are visited. */
  readonly visiting: VisitingRequest;
}

/** What `--format` takes: how a report is written, and the capture with what was found. */
export const AUDIT_FORMATS = [...FORMAT_NAMES, 'har'] as const;
export type AuditFormat = FormatName | 'har';

/** The levels that `--fail-on` takes, and the word that lets every finding pass. */
export const FAIL_ON = ['must', 'should', 'advice', 'never'] as const;
type FailOn = (typeof FAIL_ON)[number];

/** Whether an argument is a URL; a file of such a name can be given as a path. */
export const looksLikeUrl = (name: string): boolean => /^https?:/i.test(name);

/**
 * Audits captures and visits of URLs, several as one, and writes the report down. Returns the exit status: 1 where a
 * finding at or above `failOn` exists, 2 where a page could not be visited and the report is on the rest, otherwise 0.
 * @throws CommandError where the input is unusable or the report cannot be written.
 */
export async function auditCaptures(request: AuditRequest, surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { reportLanguage, failOn } = request;
  const language = reportLanguage;
  const { profile, ...settings } = await readSettings(request.config, surroundings, request.language);
  const asked = request.profile ?? profile;
  const options = { ...(asked && { profile: asked }), settings, language };
  const { report, faults } = await reportOn(request, options, surroundings);
  await deliver(writtenReport(report, request, surroundings), request, surroundings);
  for (const fault of faults) await writeTo(surroundings.stderr, `${visible(fault)}\n`);
  if (faults.length > 0) return 2;
  return fails(report, failOn) ? 1 : 0;
}

/** The report as it was asked for. */
function writtenReport(report: Report, request: AuditRequest, surroundings: Surroundings): Written {
  const { format, rows, output, redacted, reportLanguage: language } = request;
  if (format === 'har') return harPieces(report, request);
  return exportPieces(report, format, {
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

/** Reads, visits and audits; who looks at a terminal sees how far that has come. `faults`: lines on pages not visited. */
async function reportOn(
  { captures, language, visiting }: AuditRequest,
  options: AuditOptions,
  surroundings: Surroundings,
): Promise<{ report: Report; faults: readonly string[] }> {
  await refuseTwice(captures, language);
  const line = createProgressLine(surroundings, language);
  const read: NamedCapture[] = [];
  const urls = captures.filter(looksLikeUrl);
  try {
    for (const name of captures.filter((each) => !looksLikeUrl(each))) {
      const capture = await readCapture(name, surroundings, language, line.reading);
      read.push({ name: captureName(name, terminalMessagesIn(language).command.input), capture });
    }
    if (urls.length === 0) return { report: auditAll(read, [], options, line), faults: [] };
    // What drives browsers is loaded by those who need it.
    const { visitUrls } = await import('./visiting.ts');
    const { visited, faults } = await visitUrls(urls, visiting, surroundings, language, line);
    if (read.length + visited.length === 0) throw new CommandError(faults.join('; '));
    return { report: auditAll([...read, ...visited], faults, options, line), faults };
  } finally {
    line.end();
  }
}

function auditAll(
  captures: readonly NamedCapture[],
  faults: readonly string[],
  options: AuditOptions,
  line: ProgressLine,
): Report {
  const capture = combineCaptures(captures);
  line.auditing(capture.exchanges.length);
  if (faults.length === 0) return audit(capture, options);
  const notes: Capture['notes'] = [...capture.notes, { code: 'not-visited', pages: faults.length }];
  return audit({ ...capture, notes }, options);
}

/** One capture given twice would count everything twice. */
async function refuseTwice(captures: readonly string[], language: Language): Promise<void> {
  const { at, usage } = terminalMessagesIn(language).command;
  const files = captures.filter((name) => name !== STANDARD_INPUT && !looksLikeUrl(name));
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
    await writePiecesTo(stdout, written);
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
