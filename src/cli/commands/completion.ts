import { LANGUAGES } from '../../messages/messages.ts';
import { bashCompletion } from '../completion/bash.ts';
import { completables } from '../completion/completable.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { choice, choiceArgument, oneOf, readLanguages } from '../options.ts';
import type { Subcommand } from '../subcommand.ts';
import { tell } from '../tell.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
const SHELLS = Object.keys(scripts) as readonly (keyof typeof scripts)[];

/** `completion`: writes what makes a shell complete commands, options and their values. */
export const completionCommand: Subcommand = {
  name: 'completion',
  wrongArguments: ({ missingShell }) => missingShell,
  examples: ({ completion }) => [
    [
      'not-modified completion bash > ~/.local/share/bash-completion/completions/not-modified',
      completion.bash,
    ],
    ['not-modified completion zsh > ~/.zfunc/_not-modified', completion.zsh],
    ['not-modified completion fish > ~/.config/fish/completions/not-modified.fish', completion.fish],
  ],
  declare(command, { text: { description, usage }, language, ask }) {
    command
      .description(description.completion)
      .addArgument(choiceArgument('<shell>', SHELLS, description.shell))
      .allowExcessArguments(false)
      .addOption(choice('--lang', LANGUAGES, description.lang));
    command.action((name: string, options: { lang?: string }) => {
      const shell = oneOf('completion', name, SHELLS, usage);
      const languages = readLanguages(options.lang, usage, language, false);
      ask({
        on: [command.name()],
        language: languages.language,
        run: (surroundings) => {
          const script = scripts[shell](completables(command.parent ?? command));
          return tell(script, { format: shell, language: languages.language }, surroundings);
        },
      });
    });
  },
};
