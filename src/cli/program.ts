import { Command, CommanderError, type Help, Option } from 'commander';
import { version } from '../../package.json';
import { LANGUAGES, type Language } from '../messages/messages.ts';
import { type TerminalMessages, terminalMessagesIn } from '../messages/terminal-messages.ts';
import { wrapped } from '../report/columns.ts';
import { COMPARISON_FORMATS } from '../report/comparison-formats.ts';
import { FORMAT_NAMES } from '../report/index.ts';
import { DEFAULT_SETTINGS, PROFILES } from '../rules/settings.ts';
import { type AuditRequest, FAIL_ON } from './audit.ts';
import { STANDARD_INPUT } from './capture-input.ts';
import { CommandError } from './command-error.ts';
import { type CompareRequest, FAIL_ON_CHANGE } from './compare.ts';

/** The name that the command goes by. */
export const NAME = 'not-modified';

const WIDTH = 100;

/** What a command line asks for: to audit, to compare, or to be told something. */
export type Request =
  | { readonly audit: AuditRequest }
  | { readonly compare: CompareRequest }
  | { readonly tell: string };

/**
 * Reads the arguments behind the command's name. Help and version come as text to tell, in `language`.
 * @throws CommandError with one line where they are unusable.
 */
export function readArguments(argv: readonly string[], language: Language): Request {
  const text = terminalMessagesIn(language).command;
  let told = '';
  let request: Request | undefined;
  const program = createProgram(text, (words) => {
    told += words;
  });
  addAudit(program, text, language, (asked) => {
    request = { audit: asked };
  });
  addCompare(program, text, language, (asked) => {
    request = { compare: asked };
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0)
      throw new CommandError(
        lineFor(error, text.usage, program.args[1], argv[0] === 'compare' ? 'compare' : 'audit'),
      );
  }
  return request ?? { tell: told };
}

/** The help of the command as a whole. */
export const helpText = (language: Language): string => {
  const text = terminalMessagesIn(language).command;
  const program = createProgram(text, () => {});
  addAudit(program, text, language, () => {});
  addCompare(program, text, language, () => {});
  return program.helpInformation();
};

function createProgram(text: TerminalMessages['command'], tell: (words: string) => void): Command {
  const { description } = text;
  return new Command(NAME)
    .description(description.program)
    .version(version, '-V, --version', description.version)
    .helpOption('-h, --help', description.help)
    .helpCommand('help [command]', description.helpCommand)
    .configureHelp(helpIn(text))
    .configureOutput({ writeOut: tell, writeErr: () => {}, getOutHelpWidth: () => WIDTH })
    .showSuggestionAfterError(false)
    .exitOverride();
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

const choice = (flag: string, values: readonly string[], words: string, chosen?: string): Option =>
  new Option(`${flag} <${values.join('|')}>`, words).default(chosen);

function addAudit(
  program: Command,
  { description, help, usage }: TerminalMessages['command'],
  language: Language,
  ask: (request: AuditRequest) => void,
): void {
  program
    .command('audit')
    .description(description.audit)
    .argument('<captures...>', description.capture)
    .addOption(choice('--format', FORMAT_NAMES, description.format, 'text'))
    .option('--output <FILE>', description.output)
    .addOption(choice('--profile', PROFILES, description.profile, DEFAULT_SETTINGS.profile))
    .option('--config <FILE>', description.config)
    .addOption(choice('--lang', LANGUAGES, description.lang))
    .addOption(choice('--fail-on', FAIL_ON, description.failOn, 'must'))
    .option('--no-redact', description.redact)
    .helpOption('-h, --help', description.help)
    .addHelpText('after', () => `\n${wrapped(help.status, WIDTH).join('\n')}`)
    .action((captures: readonly string[], options: AuditOptions, command: Command) => {
      if (captures.includes('')) throw new CommandError(usage.missingCapture);
      const url = captures.find((capture) => /^https?:\/\//i.test(capture));
      if (url !== undefined) throw new CommandError(usage.url(url));
      if (captures.filter((capture) => capture === STANDARD_INPUT).length > 1) {
        throw new CommandError(usage.twiceStandardInput);
      }
      const isAsked = command.getOptionValueSource('profile') === 'cli';
      const request = auditRequest(captures, options, usage, language);
      ask(isAsked ? request : { ...request, profile: undefined });
    });
}

function addCompare(
  program: Command,
  { description, help, usage }: TerminalMessages['command'],
  language: Language,
  ask: (request: CompareRequest) => void,
): void {
  program
    .command('compare')
    .description(description.compare)
    .argument('<before>', description.compared)
    .argument('<after>', description.compared)
    .addOption(choice('--format', COMPARISON_FORMATS, description.format, 'text'))
    .option('--output <FILE>', description.output)
    .addOption(choice('--profile', PROFILES, description.profile, DEFAULT_SETTINGS.profile))
    .option('--config <FILE>', description.config)
    .addOption(choice('--lang', LANGUAGES, description.lang))
    .addOption(choice('--fail-on', FAIL_ON_CHANGE, description.failOnChange, 'must'))
    .option('--no-redact', description.redact)
    .helpOption('-h, --help', description.help)
    .allowExcessArguments(false)
    .addHelpText('after', () => `\n${wrapped(help.compareStatus, WIDTH).join('\n')}`)
    .action((before: string, after: string, options: AuditOptions, command: Command) => {
      if (before === '' || after === '') throw new CommandError(usage.missingCompared);
      if (before === STANDARD_INPUT && after === STANDARD_INPUT) {
        throw new CommandError(usage.twiceStandardInput);
      }
      const isAsked = command.getOptionValueSource('profile') === 'cli';
      const request = compareRequest([before, after], options, usage, language);
      ask(isAsked ? request : { ...request, profile: undefined });
    });
}

function compareRequest(
  captures: CompareRequest['captures'],
  options: AuditOptions,
  usage: TerminalMessages['command']['usage'],
  locale: Language,
): CompareRequest {
  const format = oneOf('--format', options.format, COMPARISON_FORMATS, usage);
  return {
    captures,
    format,
    ...commonRequest(options, format === 'json', usage, locale),
    failOn: oneOf('--fail-on', options.failOn, FAIL_ON_CHANGE, usage),
  };
}

interface AuditOptions {
  readonly format: string;
  readonly output?: string;
  readonly profile: string;
  readonly config?: string;
  readonly lang?: string;
  readonly failOn: string;
  readonly redact: boolean;
}

function auditRequest(
  captures: readonly string[],
  options: AuditOptions,
  usage: TerminalMessages['command']['usage'],
  locale: Language,
): AuditRequest {
  const format = oneOf('--format', options.format, FORMAT_NAMES, usage);
  return {
    captures,
    format,
    ...commonRequest(options, format === 'json' || format === 'csv', usage, locale),
    failOn: oneOf('--fail-on', options.failOn, FAIL_ON, usage),
  };
}

function oneOf<Value extends string>(
  flag: string,
  value: string,
  allowed: readonly Value[],
  usage: TerminalMessages['command']['usage'],
): Value {
  const known = allowed.find((candidate) => candidate === value);
  if (known === undefined) throw new CommandError(usage.badValue(flag, value, allowed.join(', ')));
  return known;
}

/** What audits and comparisons are both asked for. */
function commonRequest(
  options: AuditOptions,
  isForPrograms: boolean,
  usage: TerminalMessages['command']['usage'],
  locale: Language,
) {
  const asked = options.lang === undefined ? undefined : oneOf('--lang', options.lang, LANGUAGES, usage);
  if (options.output === '') throw new CommandError(usage.missingValue('--output'));
  if (options.config === '') throw new CommandError(usage.missingValue('--config'));
  return {
    output: options.output,
    config: options.config,
    profile: oneOf('--profile', options.profile, PROFILES, usage),
    language: asked ?? locale,
    // What programs read is the same on every machine.
    reportLanguage: asked ?? (isForPrograms ? 'en' : locale),
    redacted: options.redact,
  };
}

/** Our line for what commander found wrong; it names the culprit in quotes, except for what `help` is asked about. */
function lineFor(
  { code, message }: CommanderError,
  usage: TerminalMessages['command']['usage'],
  topic: string | undefined,
  command: 'audit' | 'compare',
): string {
  const named = /'(.*)'/s.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return usage.unknownOption(named, command);
    case 'commander.unknownCommand':
      return usage.unknownCommand(named);
    case 'commander.missingArgument':
      return command === 'compare' ? usage.missingCompared : usage.missingCapture;
    case 'commander.excessArguments':
      return usage.missingCompared;
    case 'commander.optionMissingArgument':
      return usage.missingValue(named.replace(/ .*/s, ''));
    case 'commander.help':
      return topic === undefined ? usage.noCommand : usage.unknownCommand(topic);
    default:
      return message.replace(/^error: /, '');
  }
}
