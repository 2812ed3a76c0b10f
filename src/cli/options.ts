import { Argument, type Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../messages/messages.ts';
import type { TerminalMessages } from '../messages/terminal-messages.ts';
import { DEFAULT_SETTINGS, PROFILES, type Profile } from '../rules/settings.ts';
import { CommandError } from './command-error.ts';

type Text = TerminalMessages['command'];

/** Columns of the help. */
export const WIDTH = 100;

/** An option that takes one of the values, `chosen` where it is left out. */
export function choice(flag: string, values: readonly string[], words: string, chosen?: string): Option {
  const option = new Option(`${flag} <${values.join('|')}>`, words).default(chosen);
  // Not by `choices`, which would refuse others in commander's own words; shells complete from these.
  option.argChoices = [...values];
  return option;
}

/** An argument that takes one of the values. */
export function choiceArgument(name: string, values: readonly string[], words: string): Argument {
  const argument = new Argument(name, words);
  argument.argChoices = [...values];
  return argument;
}

/**
 * The value, where it is one of those allowed.
 * @throws CommandError naming the option, the value and what is allowed
 */
export function oneOf<Value extends string>(
  flag: string,
  value: string,
  allowed: readonly Value[],
  usage: Text['usage'],
): Value {
  const known = allowed.find((candidate) => candidate === value);
  if (known === undefined) throw new CommandError(usage.badValue(flag, value, allowed.join(', ')));
  return known;
}

/** The options of every command that judges captures and writes something down, as commander gives them. */
export interface WritingOptions {
  readonly format: string;
  readonly output?: string;
  readonly profile: string;
  readonly config?: string;
  readonly lang?: string;
  readonly failOn: string;
  readonly redact: boolean;
}

/** Declares the options of every command that judges captures and writes something down. */
export function declareWriting(
  command: Command,
  { description }: Text,
  own: { formats: readonly string[]; failOn: readonly string[]; failOnWords: string },
): void {
  command
    .addOption(choice('--format', own.formats, description.format, 'text'))
    .option('--output <FILE>', description.output)
    .addOption(choice('--profile', PROFILES, description.profile, DEFAULT_SETTINGS.profile))
    .option('--config <FILE>', description.config)
    .addOption(choice('--lang', LANGUAGES, description.lang))
    .addOption(choice('--fail-on', own.failOn, own.failOnWords, 'must'))
    .option('--no-redact', description.redact);
}

/** The languages that a command speaks. */
export interface Languages {
  /** Of what the command says. */
  readonly language: Language;
  /** Of what is written. */
  readonly reportLanguage: Language;
}

/** What a command is asked for that judges captures and writes something down. */
export interface WritingRequest extends Languages {
  /** The file to write; standard output where undefined. */
  readonly output: string | undefined;
  /** Undefined: that of the settings file, else the default. */
  readonly profile: Profile | undefined;
  /** The settings file; undefined: the one where the command was called, if there is one. */
  readonly config: string | undefined;
  readonly redacted: boolean;
}

/**
 * Reads `--lang`.
 * @param isForPrograms whether programs read what is written, which is then the same on every machine
 * @throws CommandError where there is no such language
 */
export function readLanguages(
  lang: string | undefined,
  usage: Text['usage'],
  locale: Language,
  isForPrograms: boolean,
): Languages {
  const asked = lang === undefined ? undefined : oneOf('--lang', lang, LANGUAGES, usage);
  return { language: asked ?? locale, reportLanguage: asked ?? (isForPrograms ? 'en' : locale) };
}

/**
 * Reads these options.
 * @param isForPrograms whether programs read what is written, which is then the same on every machine
 * @throws CommandError with one line where one is unusable
 */
export function readWriting(
  command: Command,
  options: WritingOptions,
  { usage }: Text,
  locale: Language,
  isForPrograms: boolean,
): WritingRequest {
  const languages = readLanguages(options.lang, usage, locale, isForPrograms);
  if (options.output === '') throw new CommandError(usage.missingValue('--output'));
  if (options.config === '') throw new CommandError(usage.missingValue('--config'));
  const profile = oneOf('--profile', options.profile, PROFILES, usage);
  return {
    output: options.output,
    config: options.config,
    profile: command.getOptionValueSource('profile') === 'cli' ? profile : undefined,
    ...languages,
    redacted: options.redact,
  };
}
