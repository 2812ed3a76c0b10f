import type { AuditOptions } from '../audit/audit.ts';
import { type Comparison, compareReports } from '../audit/comparison.ts';
import { isMasked } from '../audit/pairing.ts';
import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { type ComparisonFormat, exportComparison } from '../report/comparison-formats.ts';
import { inOnePiece } from '../report/pieces.ts';
import { redact } from '../report/redact.ts';
import { LEVELS, type Level } from '../rules/rule.ts';
import { deliver } from './audit.ts';
import { CommandError } from './command-error.ts';
import { readCompared } from './compared-input.ts';
import type { WritingRequest } from './options.ts';
import { createProgressLine } from './progress-line.ts';
import { readSettings } from './settings-file.ts';
import type { Surroundings } from './surroundings.ts';

/** What the arguments of `compare` ask for. */
export interface CompareRequest extends WritingRequest {
  /** Two paths: HAR files, or reports written as JSON; one may be `-`, a capture from standard input. */
  readonly captures: readonly [before: string, after: string];
  readonly format: ComparisonFormat;
  /** What makes the command fail. */
  readonly failOn: FailOn;
}

/** What `--fail-on` takes: new findings of that level or a graver one, all that got worse, nothing. */
export const FAIL_ON_CHANGE = ['must', 'should', 'advice', 'worse', 'never'] as const;
type FailOn = (typeof FAIL_ON_CHANGE)[number];

/**
 * Compares two captures or reports and writes down what changed. Returns the exit status: 1 where something came that
 * `failOn` names, otherwise 0.
 * @throws CommandError where the input is unusable or the comparison cannot be written.
 */
export async function compareCaptures(request: CompareRequest, surroundings: Surroundings): Promise<0 | 1> {
  const { captures, format, reportLanguage, redacted, failOn, output, language } = request;
  const { profile, budgets: _, ...settings } = await readSettings(request.config, surroundings, language);
  const asked = request.profile ?? profile;
  const options = { ...(asked && { profile: asked }), settings, language: reportLanguage };
  const comparison = compareAlike(...(await readBoth(captures, options, surroundings, language)));
  const isOther = comparison.notes.some((note) => note === 'other-profile' || note === 'other-settings');
  if (isOther) {
    const { at, compare } = terminalMessagesIn(language).command;
    throw new CommandError(at(captures[1], compare.judgedOtherwise(captures[0])));
  }
  const written = exportComparison(comparison, format, {
    language: reportLanguage,
    redacted,
    ...(output === undefined && surroundings.columns !== undefined ? { columns: surroundings.columns } : {}),
  });
  await deliver(inOnePiece(written), request, surroundings);
  return fails(comparison, failOn) ? 1 : 0;
}

async function readBoth(
  [earlier, later]: CompareRequest['captures'],
  options: AuditOptions,
  surroundings: Surroundings,
  language: Language,
): Promise<[Report, Report]> {
  const line = createProgressLine(surroundings, language);
  try {
    const before = await readCompared(earlier, options, surroundings, language, line);
    return [before, await readCompared(later, options, surroundings, language, line)];
  } finally {
    line.end();
  }
}

/** Where one report is masked, the other is masked as well: their URLs could not be told to be the same. */
function compareAlike(before: Report, after: Report): Comparison {
  if (isMasked(before) === isMasked(after)) return compareReports(before, after);
  return compareReports(isMasked(before) ? before : redact(before), isMasked(after) ? after : redact(after));
}

function fails({ verdict, changed, new: added }: Comparison, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  if (failOn === 'worse' && (verdict === 'worse' || verdict === 'mixed')) return true;
  const lightest = failOn === 'worse' ? 'advice' : failOn;
  const grave: readonly Level[] = LEVELS.slice(0, LEVELS.indexOf(lightest) + 1);
  const isGrave = (level: Level | null) => level !== null && grave.includes(level);
  return [...changed, ...added]
    .flatMap(({ findings }) => findings)
    .some(({ before, after }) => isGrave(after) && !isGrave(before));
}
