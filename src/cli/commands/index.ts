import type { Subcommand } from '../subcommand.ts';
import { auditCommand } from './audit.ts';
import { compareCommand } from './compare.ts';
import { completionCommand } from './completion.ts';
import { explainCommand } from './explain.ts';
import { rulesCommand } from './rules.ts';

/** Every command, in the order of the help. An unknown option without a command is answered as one of the first. */
export const commands: readonly [Subcommand, ...Subcommand[]] = [
  auditCommand,
  compareCommand,
  rulesCommand,
  explainCommand,
  completionCommand,
];
