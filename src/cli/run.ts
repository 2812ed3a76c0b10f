import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { captureName } from './capture-input.ts';
import { CommandError } from './command-error.ts';
import { shownLine } from './github.ts';
import { writeTo } from './output.ts';
import { helpText, NAME, readArguments } from './program.ts';
import type { Asked } from './subcommand.ts';
import { languageOf, type Surroundings } from './surroundings.ts';

/**
 * Runs the command with the arguments behind its name. Returns the exit status: 0 no finding at or above
 * `--fail-on` and no budget exceeded, 1 there is, in a comparison a new one, 2 the arguments or the input are unusable,
 * with one line on standard error, or pages could not be visited, with a line for each.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const language = languageOf(argv, surroundings.env);
  try {
    if (argv.length === 0) {
      await writeTo(surroundings.stdout, helpText(language));
      throw new CommandError(terminalMessagesIn(language).command.usage.noCommand);
    }
    const request = readArguments(argv, language);
    if ('run' in request) return await named(request, surroundings);
    await writeTo(surroundings.stdout, request.tell);
    return 0;
  } catch (error) {
    // Also what nobody foresaw must not end with status 1, which says that there are findings.
    const line = shownLine(`${NAME}: ${messageOf(error)}`, surroundings);
    await writeTo(surroundings.stderr, `${line}\n`);
    return 2;
  }
}

/** Does what was asked for; an error that nobody foresaw names what that was done on. */
async function named(asked: Asked, surroundings: Surroundings): Promise<0 | 1 | 2> {
  try {
    return await asked.run(surroundings);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { at, input } = terminalMessagesIn(asked.language).command;
    const names = asked.on.map((name) => captureName(name, input));
    throw new CommandError(at(names.join(', '), messageOf(error)));
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
