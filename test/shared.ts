import { existsSync } from 'node:fs';
import { join } from 'node:path';

const beside = join(import.meta.dirname, '../../shared');

/** The folder of real captures beside a checkout; undefined in a user's clone, where tests that need it are skipped. */
export const sharedCaptures: string | undefined = existsSync(join(beside, 'hars'))
  ? join(beside, 'hars')
  : undefined;

/** What a skipped test says. */
export const WITHOUT_CAPTURES = 'skipped: the folder of real captures is not beside this checkout';
