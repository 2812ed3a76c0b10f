import { LANGUAGES } from '../../messages/messages.ts';
import { CommandError } from '../command-error.ts';
import { choice, choiceArgument, oneOf, readLanguages } from '../options.ts';
import { RULE_IDS } from '../rule-entry.ts';
import { explainRule, RULE_FORMATS } from '../rules.ts';
import type { Subcommand } from '../subcommand.ts';
import { tell } from '../tell.ts';

/** `explain`: says what one rule asks, why, and what to do. */
export const explainCommand: Subcommand = {
  name: 'explain',
  wrongArguments: ({ missingRule }) => missingRule,
  examples: ({ explain }) => [
    ['not-modified explain 304-etag-missing', explain.one],
    ['not-modified explain vary-star --lang zh-CN', explain.chinese],
  ],
  declare(command, { text: { description, usage }, language, ask }) {
    command
      .description(description.explain)
      .addArgument(choiceArgument('<rule>', RULE_IDS, description.rule))
      .allowExcessArguments(false)
      .addOption(choice('--format', RULE_FORMATS, description.format, 'text'))
      .addOption(choice('--lang', LANGUAGES, description.lang));
    command.action((rule: string, options: { format: string; lang?: string }) => {
      const format = oneOf('--format', options.format, RULE_FORMATS, usage);
      if (rule === '') throw new CommandError(usage.missingRule);
      const request = {
        rule,
        format,
        ...readLanguages(options.lang, usage, language, format === 'json'),
      };
      ask({
        on: [rule],
        language: request.language,
        run: (surroundings) => tell(explainRule(request), request, surroundings),
      });
    });
  },
};
