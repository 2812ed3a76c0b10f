import type { Command } from 'commander';
import type { Language } from '../messages/messages.ts';
import type { TerminalMessages } from '../messages/terminal-messages.ts';
import type { Surroundings } from './surroundings.ts';

/** Work that the arguments ask for. */
export interface Asked {
  /** What it is done on: an error that nobody foresaw names these. */
  readonly on: readonly string[];
  readonly language: Language;
  /** Does it; gives the exit status, 1 where it found what it was asked to fail on, 2 where part of it could not be done. */
  run(surroundings: Surroundings): Promise<0 | 1 | 2>;
}

/** What a command is declared with. */
export interface Declaring {
  readonly text: TerminalMessages['command'];
  /** The one asked for, else that of the locale. */
  readonly language: Language;
  /** Takes what the arguments ask for. */
  ask(asked: Asked): void;
}

/** A command line, and what it is for. */
export type Example = readonly [line: string, words: string];

/** One of the commands: a file in `commands/` and a line in its index. */
export interface Subcommand {
  readonly name: string;
  /**
   * Declares its arguments and options.
   * @throws CommandError from its action, where they are unusable
   */
  declare(command: Command, declaring: Declaring): void;
  /** Shown with its help. */
  examples(words: TerminalMessages['examples']): readonly Example[];
  /** The line where an argument is missing, or where there is one too many. */
  wrongArguments(usage: TerminalMessages['command']['usage']): string;
}
