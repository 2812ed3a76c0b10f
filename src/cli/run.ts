import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { visible } from '../messages/visible.ts';
import { auditCaptures } from './audit.ts';
import { captureName } from './capture-input.ts';
import { CommandError } from './command-error.ts';
import { compareCaptures } from './compare.ts';
import { writeTo } from './output.ts';
import { helpText, NAME, readArguments } from './program.ts';
import { languageOf, type Surroundings } from './surroundings.ts';

/**
 * Runs the command with the arguments behind its name. Returns the exit status: 0 no finding at or above
 * `--fail-on`, 1 there are, in a comparison new ones, 2 the arguments or the input are unusable, with one line on standard error.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const language = languageOf(argv, surroundings.env);
  try {
    if (argv.length === 0) {
      await writeTo(surroundings.stdout, helpText(language));
      throw new CommandError(terminalMessagesIn(language).command.usage.noCommand);
    }
    const request = readArguments(argv, language);
    if ('audit' in request)
      return await named(request.audit, () => auditCaptures(request.audit, surroundings));
    if ('compare' in request)
      return await named(request.compare, () => compareCaptures(request.compare, surroundings));
    await writeTo(surroundings.stdout, request.tell);
    return 0;
  } catch (error) {
    // Also what nobody foresaw must not end with status 1, which says that there are findings.
    await writeTo(surroundings.stderr, `${NAME}: ${visible(messageOf(error))}\n`);
    return 2;
  }
}

/** Works on the captures; an error that nobody foresaw names them as well. */
async function named(
  request: { readonly captures: readonly string[]; readonly language: Language },
  work: () => Promise<0 | 1>,
): Promise<0 | 1> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { at, input } = terminalMessagesIn(request.language).command;
    const names = request.captures.map((capture) => captureName(capture, input));
    throw new CommandError(at(names.join(', '), messageOf(error)));
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
