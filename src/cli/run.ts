import { messagesIn } from '../messages/messages.ts';
import { visible } from '../report/visible.ts';
import { auditCapture } from './audit.ts';
import { CommandError } from './command-error.ts';
import { writeTo } from './output.ts';
import { helpText, NAME, readArguments } from './program.ts';
import { languageOf, type Surroundings } from './surroundings.ts';

/**
 * Runs the command with the arguments behind its name. Returns the exit status: 0 no finding at or above
 * `--fail-on`, 1 there are, 2 the arguments or the input are unusable, with one line on standard error.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const language = languageOf(argv, surroundings.env);
  try {
    if (argv.length === 0) {
      await writeTo(surroundings.stdout, helpText(language));
      throw new CommandError(messagesIn(language).command.usage.noCommand);
    }
    const request = readArguments(argv, language);
    if ('audit' in request) return await auditCapture(request.audit, surroundings);
    await writeTo(surroundings.stdout, request.tell);
    return 0;
  } catch (error) {
    // Also what nobody foresaw must not end with status 1, which says that there are findings.
    const line = error instanceof Error ? error.message : String(error);
    await writeTo(surroundings.stderr, `${NAME}: ${visible(line)}\n`);
    return 2;
  }
}
