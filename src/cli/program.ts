import { Command, CommanderError, type Help } from 'commander';
import { version } from '../../package.json';
import type { Language } from '../messages/messages.ts';
import { type TerminalMessages, terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { commands } from './commands/index.ts';
import { WIDTH } from './options.ts';
import type { Asked, Subcommand } from './subcommand.ts';

/** The name that the command goes by. */
export const NAME = 'not-modified';

/** What a command line asks for: work, or to be told something. */
export type Request = Asked | { readonly tell: string };

/**
 * Reads the arguments behind the command's name. Help and version come as text to tell, in `language`.
 * @throws CommandError with one line where they are unusable.
 */
export function readArguments(argv: readonly string[], language: Language): Request {
  const text = terminalMessagesIn(language).command;
  let told = '';
  let request: Request | undefined;
  const program = createProgram(
    language,
    (words) => {
      told += words;
    },
    (asked) => {
      request = asked;
    },
  );
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const command = commands.find(({ name }) => name === argv[0]) ?? commands[0];
    if (error.exitCode !== 0) throw new CommandError(lineFor(error, text.usage, program.args[1], command));
  }
  return request ?? { tell: told };
}

/** The help of the command as a whole. */
export const helpText = (language: Language): string =>
  createProgram(
    language,
    () => {},
    () => {},
  ).helpInformation();

function createProgram(
  language: Language,
  tell: (words: string) => void,
  ask: (asked: Asked) => void,
): Command {
  const text = terminalMessagesIn(language).command;
  const { description } = text;
  const program = new Command(NAME)
    .description(description.program)
    .version(version, '-V, --version', description.version)
    .helpOption('-h, --help', description.help)
    .helpCommand('help [command]', description.helpCommand)
    .configureHelp(helpIn(text))
    .configureOutput({ writeOut: tell, writeErr: () => {}, getOutHelpWidth: () => WIDTH })
    .showSuggestionAfterError(false)
    .exitOverride();
  for (const subcommand of commands) {
    const command = program.command(subcommand.name).helpOption('-h, --help', description.help);
    subcommand.declare(command, { text, language, ask });
    command.addHelpText('after', () => `\n${exampleLines(subcommand, language).join('\n')}`);
  }
  return program;
}

function exampleLines(subcommand: Subcommand, language: Language): string[] {
  const words = terminalMessagesIn(language).examples;
  const examples = subcommand.examples(words);
  return [words.title, ...examples.flatMap(([line, purpose]) => [`  ${line}`, `      ${purpose}`])];
}

/** Commander's help with its own words put into the language of `text`. */
function helpIn({ help }: TerminalMessages['command']): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
  };
  return {
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: ({ description, defaultValue }) =>
      typeof defaultValue === 'string' ? `${description} (${help.default(defaultValue)})` : description,
  };
}

/** Our line for what commander found wrong; it names the culprit in quotes, except for what `help` is asked about. */
function lineFor(
  { code, message }: CommanderError,
  usage: TerminalMessages['command']['usage'],
  topic: string | undefined,
  command: Subcommand,
): string {
  const named = /'(.*)'/s.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return usage.unknownOption(named, command.name);
    case 'commander.unknownCommand':
      return usage.unknownCommand(named);
    case 'commander.missingArgument':
    case 'commander.excessArguments':
      return command.wrongArguments(usage);
    case 'commander.optionMissingArgument':
      return usage.missingValue(named.replace(/ .*/s, ''));
    case 'commander.help':
      return topic === undefined ? usage.noCommand : usage.unknownCommand(topic);
    default:
      return message.replace(/^error: /, '');
  }
}
