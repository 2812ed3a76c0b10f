import { Command, CommanderError } from 'commander';
import { BROWSER_NAMES, type BrowserName } from '../drive/browser.ts';
import { LANGUAGES, type Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';

/** What the arguments of `npm start` ask for. */
export interface StartRequest {
  readonly help: boolean;
  readonly browser: BrowserName;
  /** The page to audit; the demo site's where undefined. */
  readonly url: string | undefined;
}

interface Given {
  help?: true;
  browser?: string;
  lang?: string;
}

/**
 * Reads the arguments of `npm start`.
 * @throws CommandError with one line where they are unusable.
 */
export function readStartArguments(argv: readonly string[], language: Language): StartRequest {
  const text = terminalMessagesIn(language).start;
  const command = new Command('start')
    .argument('[url]')
    .option('--browser <name>')
    .option('--lang <language>')
    .helpOption(false)
    .option('-h, --help')
    .allowExcessArguments()
    .configureOutput({ writeErr: () => {} })
    .exitOverride();
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw new CommandError(lineFor(error, language));
    throw error;
  }
  const given = command.opts<Given>();
  const oneOf = <Value extends string>(option: string, value: string, allowed: readonly Value[]): Value => {
    const known = allowed.find((candidate) => candidate === value);
    if (known === undefined) throw new CommandError(text.badValue(option, value, allowed.join(', ')));
    return known;
  };
  if (given.lang !== undefined) oneOf('--lang', given.lang, LANGUAGES);
  const [url, second] = command.args;
  if (second !== undefined) throw new CommandError(text.oneUrl(second));
  if (url !== undefined && !isHttpUrl(url)) throw new CommandError(text.badUrl(url));
  return {
    help: given.help === true,
    browser: oneOf('--browser', given.browser ?? 'chromium', BROWSER_NAMES),
    url,
  };
}

const isHttpUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function lineFor({ code, message }: CommanderError, language: Language): string {
  const text = terminalMessagesIn(language).start;
  const named = /'(.*)'/s.exec(message)?.[1] ?? '';
  if (code === 'commander.unknownOption') return text.unknownOption(named);
  if (code === 'commander.optionMissingArgument') return text.missingValue(named.replace(/ .*/s, ''));
  return message.replace(/^error: /, '');
}
