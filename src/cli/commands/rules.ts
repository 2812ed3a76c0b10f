import { LANGUAGES } from '../../messages/messages.ts';
import { LEVELS } from '../../rules/rule.ts';
import { choice, oneOf, readLanguages } from '../options.ts';
import { listRules, RULE_FORMATS, type RulesRequest } from '../rules.ts';
import type { Subcommand } from '../subcommand.ts';
import { tell } from '../tell.ts';

/** `rules`: lists what is looked for. */
export const rulesCommand: Subcommand = {
  name: 'rules',
  wrongArguments: ({ noCommand }) => noCommand,
  examples: ({ rules }) => [
    ['not-modified rules', rules.all],
    ['not-modified rules etag --level must', rules.some],
    ['not-modified rules --format json', rules.json],
  ],
  declare(command, { text: { description, usage }, language, ask }) {
    command
      .description(description.rules)
      .argument('[words...]', description.ruleWords)
      .addOption(choice('--level', LEVELS, description.ruleLevel))
      .addOption(choice('--format', RULE_FORMATS, description.format, 'text'))
      .addOption(choice('--lang', LANGUAGES, description.lang));
    command.action((words: readonly string[], options: { level?: string; format: string; lang?: string }) => {
      const format = oneOf('--format', options.format, RULE_FORMATS, usage);
      const request: RulesRequest = {
        words,
        level: options.level === undefined ? undefined : oneOf('--level', options.level, LEVELS, usage),
        format,
        ...readLanguages(options.lang, usage, language, format === 'json'),
      };
      ask({
        on: [command.name()],
        language: request.language,
        run: (surroundings) => tell(listRules(request), request, surroundings),
      });
    });
  },
};
