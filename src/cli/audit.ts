import { type AuditOptions, audit } from '../audit/audit.ts';
import type { Report } from '../audit/report.ts';
import type { Capture } from '../har/capture.ts';
import { combineCaptures, type NamedCapture } from '../har/combine.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { exportPieces, type FormatName } from '../report/index.ts';
import type { Pieces } from '../report/pieces.ts';
import { captureName, looksLikeUrl, readCapture, STANDARD_INPUT } from './capture-input.ts';
import { captureNames } from './capture-names.ts';
import { CommandError } from './command-error.ts';
import { errorCode } from './error-code.ts';
import { type GateRequest, openGate } from './gate.ts';
import { asLogged, isOnGitHub, shownLine } from './github.ts';
import type { WritingRequest } from './options.ts';
import { isSameFile, writeFileWhole, writePiecesTo, writeTo } from './output.ts';
import { createProgressLine, type ProgressLine } from './progress-line.ts';
import { readSettings } from './settings-file.ts';
import { type Surroundings, wantsColour } from './surroundings.ts';
import type { VisitingRequest } from './visiting-options.ts';

/** What the arguments of `audit` ask for. */
export interface AuditRequest extends WritingRequest, GateRequest {
  /** Paths of files and patterns of such, `-` for standard input, and URLs to visit; several are audited as one. */
  readonly captures: readonly string[];
  readonly format: FormatName;
  /** How the URLs are visited. */
  readonly visiting: VisitingRequest;
}

/**
 * Audits captures and visits of URLs, several as one, and writes the report down. Returns the exit status: 1 where a
 * finding at or above `failOn` exists, with a baseline a new one, or where a budget is exceeded, 2 where a page could not be
 * visited and the report is on the rest, otherwise 0.
 * @throws CommandError where the input is unusable or the report cannot be written.
 */
export async function auditCaptures(asked: AuditRequest, surroundings: Surroundings): Promise<0 | 1 | 2> {
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
  const { report, faults } = await reportOn(request, options, surroundings);
  const toFile = request.output !== undefined;
  const written = exportPieces(report, format, {
    language,
    redacted,
    colour: !toFile && wantsColour(surroundings),
    ...(surroundings.columns === undefined ? {} : { columns: surroundings.columns }),
  });
  await deliver(written, request, surroundings);
  for (const fault of faults) await writeTo(surroundings.stderr, `${shownLine(fault, surroundings)}\n`);
  const status = await gate.pass(report, faults.length === 0);
  return faults.length > 0 ? 2 : status;
}

/** Reads, visits and audits; who looks at a terminal sees how far that has come. `faults`: lines on pages not visited. */
async function reportOn(
  { captures, language, visiting }: AuditRequest,
  options: AuditOptions,
  surroundings: Surroundings,
): Promise<{ report: Report; faults: readonly string[] }> {
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

/**
 * Writes what was asked for to the file or to standard output.
 * @throws CommandError where it cannot be written, or would replace what was read.
 */
export async function deliver(
  written: Pieces,
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
    await writePiecesTo(stdout, isOnGitHub({ env }) ? asLogged(written, request.format) : written);
  } catch (error) {
    throw new CommandError(at(output.name, output.failed(errorCode(error) ?? String(error))));
  }
}
