import { wrapped } from '../../report/columns.ts';
import { COMPARISON_FORMATS } from '../../report/comparison-formats.ts';
import { STANDARD_INPUT } from '../capture-input.ts';
import { CommandError } from '../command-error.ts';
import { type CompareRequest, compareCaptures, FAIL_ON_CHANGE } from '../compare.ts';
import { declareWriting, oneOf, readWriting, WIDTH, type WritingOptions } from '../options.ts';
import type { Subcommand } from '../subcommand.ts';

/** `compare`: says what changed between two captures or reports. */
export const compareCommand: Subcommand = {
  name: 'compare',
  wrongArguments: ({ missingCompared }) => missingCompared,
  examples: ({ compare }) => [
    ['not-modified compare before.har after.har', compare.two],
    ['not-modified compare last-week.json today.har --fail-on worse', compare.report],
    ['not-modified compare before.har after.har --format markdown --output change.md', compare.markdown],
  ],
  declare(command, { text, language, ask }) {
    const { description, help, usage } = text;
    command
      .description(description.compare)
      .argument('<before>', description.compared)
      .argument('<after>', description.compared)
      .allowExcessArguments(false);
    declareWriting(command, text, {
      formats: COMPARISON_FORMATS,
      failOn: FAIL_ON_CHANGE,
      failOnWords: description.failOnChange,
    });
    command.addHelpText('after', () => `\n${wrapped(help.compareStatus, WIDTH).join('\n')}`);
    command.action((before: string, after: string, options: WritingOptions) => {
      if (before === '' || after === '') throw new CommandError(usage.missingCompared);
      if (before === STANDARD_INPUT && after === STANDARD_INPUT) {
        throw new CommandError(usage.twiceStandardInput);
      }
      const format = oneOf('--format', options.format, COMPARISON_FORMATS, usage);
      const request: CompareRequest = {
        captures: [before, after],
        format,
        ...readWriting(command, options, text, language, format === 'json'),
        failOn: oneOf('--fail-on', options.failOn, FAIL_ON_CHANGE, usage),
      };
      ask({
        on: request.captures,
        language: request.language,
        run: (surroundings) => compareCaptures(request, surroundings),
      });
    });
  },
};
