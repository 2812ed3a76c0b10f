import type { TerminalMessages } from '../../messages/terminal-messages.ts';
import { wrapped } from '../../report/columns.ts';
import { FORMAT_NAMES } from '../../report/index.ts';
import { auditCaptures } from '../audit.ts';
import { looksLikeUrl, STANDARD_INPUT } from '../capture-input.ts';
import { CommandError } from '../command-error.ts';
import type { GateRequest } from '../gate.ts';
import { FAIL_ON } from '../judging.ts';
import { declareWriting, oneOf, readWriting, WIDTH, type WritingOptions } from '../options.ts';
import { isWebUrl } from '../sitemap.ts';
import type { Subcommand } from '../subcommand.ts';
import { declareVisiting, readVisiting, type VisitingOptions } from '../visiting-options.ts';

interface Options extends WritingOptions, VisitingOptions {
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly github: boolean;
}

function readGate(
  { baseline, updateBaseline, github }: Options,
  usage: TerminalMessages['command']['usage'],
): Omit<GateRequest, 'failOn'> {
  if (baseline === '') throw new CommandError(usage.missingValue('--baseline'));
  if (updateBaseline && baseline === undefined) throw new CommandError(usage.updatesNothing);
  return { baseline, updatesBaseline: updateBaseline === true, github };
}

/** `audit`: judges captures and writes the report. */
export const auditCommand: Subcommand = {
  name: 'audit',
  wrongArguments: ({ missingCapture }) => missingCapture,
  examples: ({ audit }) => [
    ['not-modified audit capture.har', audit.one],
    ['not-modified audit before.har "visits/*.har.gz"', audit.several],
    ['not-modified audit capture.har --format html --output report.html', audit.html],
    ['not-modified audit capture.har --baseline known.json --fail-on should', audit.baseline],
    ['not-modified audit https://example.org/ --visits 3', audit.site],
    ['not-modified audit - --format json < capture.har', audit.json],
  ],
  declare(command, { text, language, ask }) {
    const { description, help, usage } = text;
    command.description(description.audit).argument('<captures...>', description.capture);
    declareWriting(command, text, {
      formats: FORMAT_NAMES,
      failOn: FAIL_ON,
      failOnWords: description.failOn,
    });
    command
      .option('--baseline <FILE>', description.baseline)
      .option('--update-baseline', description.updateBaseline)
      .option('--no-github', description.github);
    declareVisiting(command, text);
    command.addHelpText('after', () => `\n${wrapped(help.status, WIDTH).join('\n')}`);
    command.action((captures: readonly string[], options: Options) => {
      if (captures.includes('')) throw new CommandError(usage.missingCapture);
      const badUrl = captures.find((capture) => looksLikeUrl(capture) && !isWebUrl(capture));
      if (badUrl !== undefined) throw new CommandError(usage.badUrl(badUrl));
      if (captures.filter((capture) => capture === STANDARD_INPUT).length > 1) {
        throw new CommandError(usage.twiceStandardInput);
      }
      const format = oneOf('--format', options.format, FORMAT_NAMES, usage);
      const isForPrograms = format === 'json' || format === 'csv';
      const request = {
        captures,
        format,
        ...readWriting(command, options, text, language, isForPrograms),
        ...readGate(options, usage),
        failOn: oneOf('--fail-on', options.failOn, FAIL_ON, usage),
        visiting: readVisiting(command, options, text, captures.some(looksLikeUrl)),
      };
      ask({
        on: captures,
        language: request.language,
        run: (surroundings) => auditCaptures(request, surroundings),
      });
    });
  },
};
