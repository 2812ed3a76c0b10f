import type { Subcommand } from '../subcommand.ts';
import { auditCommand } from './audit.ts';
import { compareCommand } from './compare.ts';
import { completionCommand } from './completion.ts';
import { explainCommand } from './explain.ts';
import { rulesCommand } from './rules.ts';

/** Every command, in the order of the help; what stands behind the first one's name may be asked of the program itself. */
export const commands: readonly [Subcommand, ...Subcommand[]] = [
  auditCommand,
  compareCommand,
  rulesCommand,
  explainCommand,
  completionCommand,
];
