import type { Readable, Writable } from 'node:stream';
import { languageFor } from '../messages/language.ts';
import { LANGUAGES, type Language } from '../messages/messages.ts';

/** What a command has around it; a test stands its own in. */
export interface Surroundings {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the command was called, and where a settings file is looked for; nowhere where it is left out. */
  readonly directory?: string;
  /** The folder of the built extensions, `chrome` and `firefox`, for visiting URLs; nowhere where it is left out. */
  readonly extensions?: string;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  /** Its width, columns. */
  readonly columns?: number;
  /** Whether standard error is a terminal, and its width, columns. */
  readonly errorIsTTY?: boolean;
  readonly errorColumns?: number;
}

/** Whether to colour what goes to standard output: only a terminal, and not against https://no-color.org. */
export const wantsColour = ({ env, isTTY }: Surroundings): boolean =>
  isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';

/** The language of the last `--lang` among the arguments, else that of the locale, in POSIX's order of precedence. */
export function languageOf(argv: readonly string[], env: Surroundings['env']): Language {
  const asked = argv.flatMap((argument, index) =>
    argument === '--lang' ? (argv[index + 1] ?? []) : argument.startsWith('--lang=') ? argument.slice(7) : [],
  );
  const language = LANGUAGES.find((known) => known === asked.at(-1));
  return language ?? languageFor(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
}
