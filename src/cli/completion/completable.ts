import type { Argument, Command, Option } from 'commander';

/** What stands behind an option or a command: one of some values, a file, any text, or nothing. */
export type Takes = readonly string[] | 'file' | 'text' | 'nothing';

interface CompletableOption {
  /** With its dashes. */
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  readonly takes: Takes;
}

/** What a shell can complete of a command. */
export interface Completable {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletableOption[];
  readonly takes: Takes;
}

/** What can be completed, from what the program declares; the program itself stands first and takes its commands. */
export function completables(program: Command): readonly [Completable, ...Completable[]] {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  const completable = (command: Command, takes: Takes): Completable => ({
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).flatMap(completableOption),
    takes,
  });
  return [
    completable(program, names),
    ...commands.map((command) =>
      completable(command, command.name() === 'help' ? names : takenBy(command.registeredArguments[0])),
    ),
  ];
}

const completableOption = ({ long, short, description, argChoices, flags }: Option): CompletableOption[] => {
  const takes = argChoices ?? (flags.includes('<FILE>') ? 'file' : flags.includes('<') ? 'text' : 'nothing');
  return long ? [{ long, short, description, takes }] : [];
};

/** Every argument that is neither a choice nor any words names captures. */
function takenBy(argument: Argument | undefined): Takes {
  if (!argument) return 'nothing';
  return argument.argChoices ?? (argument.name() === 'words' ? 'text' : 'file');
}
