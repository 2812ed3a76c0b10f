import { resolve } from 'node:path';
import type { PhrasingContent, RootContent } from 'mdast';
import { toMarkdown as writeMarkdown } from 'mdast-util-to-markdown';
import { type Baseline, baselineOf } from '../audit/baseline.ts';
import type { Budgets } from '../audit/budgets.ts';
import type { Report } from '../audit/report.ts';
import { figuresIn } from '../messages/figures.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { visible } from '../messages/visible.ts';
import { preparedReport } from '../report/index.ts';
import { text, toMarkdown } from '../report/markdown.ts';
import { inOnePiece } from '../report/pieces.ts';
import { baselineText, maskedAlike, readBaseline } from './baseline-file.ts';
import { CommandError } from './command-error.ts';
import { addToSummary, annotations, isOnGitHub, shownLine } from './github.ts';
import { judgementLines } from './judgement-text.ts';
import { type FailOn, type Judgement, judge } from './judging.ts';
import type { Languages } from './options.ts';
import { isSameFile, writeFileWhole, writeTo } from './output.ts';
import type { Surroundings } from './surroundings.ts';

/** What the arguments of `audit` ask for beside the report. */
export interface GateRequest {
  /** The lightest level that makes the command fail. */
  readonly failOn: FailOn;
  /** A file with what was known before. */
  readonly baseline: string | undefined;
  /** Whether that file is to hold what is found now. */
  readonly updatesBaseline: boolean;
  /** Whether a job of GitHub Actions gets annotations and a summary. */
  readonly github: boolean;
}

type Request = GateRequest & Languages & { readonly output: string | undefined; readonly redacted: boolean };

/** What decides the status of an audit. */
export interface Gate {
  /**
   * Judges the report, says what came of budgets and baseline, and keeps the baseline, unless the report is not on all that
   * was asked for. Returns the exit status.
   */
  pass(report: Report, isWhole: boolean): Promise<0 | 1>;
}

/**
 * Opens the gate before the work begins, so that a baseline that cannot be used is known at once.
 * @throws CommandError where that is so.
 */
export async function openGate(
  request: Request,
  budgets: Budgets | undefined,
  surroundings: Surroundings,
): Promise<Gate> {
  const known = await baselineFor(request);
  const onGitHub = request.github && isOnGitHub(surroundings);
  const isTold = onGitHub || budgets !== undefined || request.baseline !== undefined;
  return {
    async pass(report, isWhole) {
      // Who asked for neither gets no copy made of a large report.
      const shown = !isTold
        ? report
        : request.baseline === undefined
          ? preparedReport(report, { language: request.reportLanguage, redacted: request.redacted })
          : maskedAlike(report);
      const baseline = request.updatesBaseline ? baselineOf(shown) : known;
      const judgement = judge(shown, { failOn: request.failOn, budgets: budgets ?? {}, baseline });
      if (isTold) await announce(judgement, shown, request, { ...surroundings, onGitHub });
      if (request.updatesBaseline && baseline)
        await keep(isWhole ? baseline : 'not whole', request, surroundings);
      return judgement.passes ? 0 : 1;
    },
  };
}

async function baselineFor({
  baseline,
  updatesBaseline,
  output,
  language,
}: Request): Promise<Baseline | undefined> {
  if (baseline === undefined) return undefined;
  const { command, gate } = terminalMessagesIn(language);
  const isOutput =
    output !== undefined && (resolve(output) === resolve(baseline) || (await isSameFile(output, baseline)));
  if (isOutput) throw new CommandError(command.at(baseline, gate.baseline.isOther('--output')));
  return readBaseline(baseline, updatesBaseline, language);
}

async function announce(
  judgement: Judgement,
  report: Report,
  { language, reportLanguage, updatesBaseline }: Request,
  { stderr, env, onGitHub }: Surroundings & { readonly onGitHub: boolean },
): Promise<void> {
  const told = updatesBaseline ? { ...judgement, againstBaseline: undefined } : judgement;
  const say = (line: string) => writeTo(stderr, `${shownLine(`not-modified: ${line}`, { env })}\n`);
  for (const line of judgementLines(told, report, language, 'troubles')) await say(line);
  if (!onGitHub) return;
  for (const command of annotations(judgement, report, language)) await writeTo(stderr, `${command}\n`);
  const path = env['GITHUB_STEP_SUMMARY'];
  if (!path) return;
  const summary = {
    outcome: outcomeMarkdown(judgementLines(told, report, reportLanguage, 'all'), reportLanguage),
    report: toMarkdown(report, { language: reportLanguage }),
  };
  const trouble = await addToSummary(path, summary, language);
  if (trouble !== undefined) await say(trouble);
}

/** What became of budgets and baseline, for the summary of a job; nothing where there are neither. */
function outcomeMarkdown(lines: readonly string[], language: Language): string {
  if (lines.length === 0) return '';
  const item = (children: PhrasingContent[]) => ({
    type: 'listItem' as const,
    spread: false,
    children: [{ type: 'paragraph' as const, children }],
  });
  const children: RootContent[] = [
    { type: 'heading', depth: 2, children: text(terminalMessagesIn(language).gate.heading) },
    { type: 'list', spread: false, children: lines.map((line) => item(text(visible(line)))) },
  ];
  return `${writeMarkdown({ type: 'root', children }, { bullet: '-' })}\n`;
}

/** Writes the baseline, whole or not at all, and says so. */
async function keep(
  baseline: Baseline | 'not whole',
  { baseline: path = '', language }: Request,
  surroundings: Surroundings,
): Promise<void> {
  const { command, gate } = terminalMessagesIn(language);
  const say = (line: string) =>
    writeTo(surroundings.stderr, `${shownLine(`not-modified: ${line}`, surroundings)}\n`);
  if (baseline === 'not whole') return say(command.at(path, gate.baseline.kept));
  await writeFileWhole(path, inOnePiece(baselineText(baseline)), command);
  const { length } = baseline.findings;
  await say(gate.baseline.updated(path, length, figuresIn(language).count(length)));
}
