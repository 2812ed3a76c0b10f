import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DriveError, firstLine } from './error.ts';

/** What a session must know of the extension it drives. */
export interface DrivenExtension {
  /** Path of the devtools page from the extension's root, without a leading slash. */
  readonly devtoolsPage: string;
  /** Firefox's id of it; undefined in a build for other browsers. */
  readonly geckoId: string | undefined;
}

/**
 * Reads an unpacked extension's manifest.
 * @throws DriveError where there is no extension with a devtools page in the folder
 */
export async function readExtension(folder: string): Promise<DrivenExtension> {
  const file = path.join(folder, 'manifest.json');
  let manifest: { devtools_page?: unknown; browser_specific_settings?: { gecko?: { id?: unknown } } };
  try {
    manifest = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new DriveError((texts) => texts.noExtension(folder, firstLine(error)), error);
  }
  const page = manifest.devtools_page;
  if (typeof page !== 'string') {
    throw new DriveError((texts) => texts.noExtension(folder, 'devtools_page'));
  }
  const id = manifest.browser_specific_settings?.gecko?.id;
  return { devtoolsPage: page.replace(/^\//, ''), geckoId: typeof id === 'string' ? id : undefined };
}
