import { appendFile, stat } from 'node:fs/promises';
import type { Report } from '../audit/report.ts';
import { figuresIn } from '../messages/figures.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { visible } from '../messages/visible.ts';
import { shortened } from '../report/columns.ts';
import { type FindingGroup, groupedFindings } from '../report/grouped-findings.ts';
import { inOnePiece, type Pieces } from '../report/pieces.ts';
import { LEVELS } from '../rules/rule.ts';
import { errorCode } from './error-code.ts';
import { budgetLine } from './judgement-text.ts';
import type { Judgement } from './judging.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether a job of GitHub Actions runs the command. */
export const isOnGitHub = ({ env }: Pick<Surroundings, 'env'>): boolean => env['GITHUB_ACTIONS'] === 'true';

/**
 * Text for a log of GitHub Actions in which no line is a command: its runner obeys `::command::` where a line begins, behind
 * white space too, and the older `##[command]` anywhere (src/Runner.Common/ActionCommand.cs of actions/runner).
 */
export const withoutCommands = (text: string): string =>
  text.replaceAll(/^(\s*):(?=:)/gm, '$1\\x3a').replaceAll('##[', '##\\x5b');

/** A line of ours as it is shown, with nothing in it that a terminal or a runner obeys. */
export const shownLine = (line: string, surroundings: Pick<Surroundings, 'env'>): string =>
  isOnGitHub(surroundings) ? withoutCommands(visible(line)) : visible(line);

/** What is written to a log, in that sense. Of a format for programs that is no JSON nothing can be changed. */
export function asLogged(pieces: Pieces, format: string): Pieces {
  if (format === 'text' || format === 'markdown') return inOnePiece(withoutCommands([...pieces].join('')));
  return format === 'json' ? jsonWithoutCommands(pieces) : pieces;
}

function* jsonWithoutCommands(pieces: Pieces): Pieces {
  let held = '';
  for (const piece of pieces) {
    const text = held + piece;
    held = /#{0,2}$/.exec(text)?.[0] ?? '';
    yield text.slice(0, text.length - held.length).replaceAll('##[', '##\\u005b');
  }
  yield held;
}

/** Annotations of a kind that GitHub shows of a step. */
const SHOWN = 10;
/** Places that an annotation names, and characters of each. */
const PLACES = 3;
const LONGEST = 160;

/** Commands that annotate a run with what makes it fail, and with budgets that may be exceeded. */
export function annotations(judgement: Judgement, report: Report, language: Language): string[] {
  const { github } = terminalMessagesIn(language).gate;
  const { levels } = messagesIn(language).report;
  const faults = groupedFindings({ ...report, findings: [...judgement.faults] }, LEVELS);
  const unsure = judgement.budgets.filter(
    (budget) => budget.outcome === 'cannot-tell' && !judgement.exceeded.includes(budget),
  );
  const errors = [
    ...judgement.exceeded.map((budget) => [github.budget, budgetLine(budget, language)] as const),
    ...faults.map((group) => [`${levels[group.level]} ${group.rule}`, groupText(group, language)] as const),
  ];
  const warnings = unsure.map((budget) => [github.budget, budgetLine(budget, language)] as const);
  return [...commands('error', errors, language), ...commands('warning', warnings, language)];
}

function groupText({ message, fix, places }: FindingGroup, language: Language): string {
  const { fault } = messagesIn(language).report;
  const rest = places.length - PLACES;
  return [
    [message, ...(fix === undefined ? [] : [fault.toDo(fix)])].join(' '),
    ...places.slice(0, PLACES).map(({ method, url }) => shortened(`${method} ${url}`, LONGEST)),
    ...(rest > 0 ? [fault.more(figuresIn(language).count(rest))] : []),
  ]
    .map(visible)
    .join('\n');
}

function commands(
  kind: 'error' | 'warning',
  all: readonly (readonly [title: string, text: string])[],
  language: Language,
): string[] {
  const shown = all.length > SHOWN ? all.slice(0, SHOWN - 1) : all;
  const rest = all.length - shown.length;
  return [
    ...shown.map(([title, text]) => `::${kind} title=${property(title)}::${data(text)}`),
    ...(rest > 0
      ? [`::${kind}::${data(terminalMessagesIn(language).gate.github.rest(figuresIn(language).count(rest)))}`]
      : []),
  ];
}

/** As the runner takes them apart: a line is a command, a percent sign begins an escape. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Bytes that the summary of a step may have; GitHub shows nothing of a longer one. */
const LARGEST = 1 << 20;

/**
 * Adds to the summary of the job: the outcome and the report, else the outcome alone where both are too long. Tells what
 * could not be done; that is no reason to fail.
 */
export async function addToSummary(
  path: string,
  { outcome, report }: { readonly outcome: string; readonly report: string },
  language: Language,
): Promise<string | undefined> {
  const { github } = terminalMessagesIn(language).gate;
  try {
    const room = LARGEST - (await sizeOf(path));
    const fitting = [outcome + report, outcome].find((text) => Buffer.byteLength(text) <= room) ?? '';
    await appendFile(path, fitting);
    return fitting.length < outcome.length + report.length ? github.summaryTooLarge : undefined;
  } catch (error) {
    return github.summaryFailed(errorCode(error) ?? String(error));
  }
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
