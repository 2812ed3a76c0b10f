import { wrapped } from '../../report/columns.ts';
import { FORMAT_NAMES } from '../../report/index.ts';
import { auditCaptures, FAIL_ON, looksLikeUrl } from '../audit.ts';
import { STANDARD_INPUT } from '../capture-input.ts';
import { CommandError } from '../command-error.ts';
import { declareWriting, oneOf, readWriting, WIDTH, type WritingOptions } from '../options.ts';
import { isWebUrl } from '../sitemap.ts';
import type { Subcommand } from '../subcommand.ts';
import { declareVisiting, readVisiting, type VisitingOptions } from '../visiting-options.ts';

/** `audit`: judges captures and writes the report. */
export const auditCommand: Subcommand = {
  name: 'audit',
  wrongArguments: ({ missingCapture }) => missingCapture,
  declare(command, { text, language, ask }) {
    const { description, help, usage } = text;
    command.description(description.audit).argument('<captures...>', description.capture);
    declareWriting(command, text, {
      formats: FORMAT_NAMES,
      failOn: FAIL_ON,
      failOnWords: description.failOn,
    });
    declareVisiting(command, text);
    command.addHelpText('after', () => `\n${wrapped(help.status, WIDTH).join('\n')}`);
    command.action((captures: readonly string[], options: WritingOptions & VisitingOptions) => {
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
