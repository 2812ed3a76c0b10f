import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import process from 'node:process';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { looksLikeUrl, STANDARD_INPUT } from './capture-input.ts';
import { CommandError } from './command-error.ts';
import { fileIdentity } from './output.ts';

/**
 * The captures that names and patterns mean, patterns written out in one order: shells of Windows do not do so, nor does
 * any with what stands in quotes. A file that has the name of a pattern wins.
 * @throws CommandError where a pattern fits no file, or where one file is meant twice, which would count it twice.
 */
export async function captureNames(given: readonly string[], language: Language): Promise<string[]> {
  const names = (await Promise.all(given.map((name) => written(name, language)))).flat();
  await refuseTwice(names, language);
  return names;
}

/** What is read only once, or not from a file. */
const isNoFile = (name: string): boolean => name === STANDARD_INPUT || looksLikeUrl(name);

async function written(name: string, language: Language): Promise<string[]> {
  if (isNoFile(name) || !isDynamicPattern(slashed(name)) || (await isThere(name))) return [name];
  const files = await glob(slashed(name), { absolute: isAbsolute(name), expandDirectories: false });
  if (files.length > 0) return files.sort();
  const { at, input } = terminalMessagesIn(language).command;
  throw new CommandError(at(name, input.fitsNone));
}

/** In patterns a backslash takes the meaning from the sign behind it; in paths of Windows it stands between folders. */
const slashed = (name: string): string => (process.platform === 'win32' ? name.replaceAll('\\', '/') : name);

const isThere = (name: string): Promise<boolean> =>
  stat(name).then(
    () => true,
    () => false,
  );

async function refuseTwice(names: readonly string[], language: Language): Promise<void> {
  const { at, usage } = terminalMessagesIn(language).command;
  const seen = new Map<string, string>();
  for (const name of names) {
    const identity = isNoFile(name) ? undefined : await fileIdentity(name);
    if (identity === undefined) continue;
    const other = seen.get(identity);
    if (other !== undefined) throw new CommandError(at(name, usage.sameFile(other)));
    seen.set(identity, name);
  }
}
