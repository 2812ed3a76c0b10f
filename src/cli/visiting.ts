import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { BROWSERS, type FoundBrowser } from '../drive/browser.ts';
import { DriveError, firstLine } from '../drive/error.ts';
import { findBrowser } from '../drive/find.ts';
import type { StorageState } from '../drive/sent-along.ts';
import { openSession } from '../drive/session.ts';
import { recordedVisits } from '../drive/visits.ts';
import type { Capture } from '../har/capture.ts';
import type { NamedCapture } from '../har/combine.ts';
import { readHar } from '../har/read.ts';
import { LOCALES } from '../messages/language.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { type NamedPage, pagesToVisit } from './pages-to-visit.ts';
import type { ProgressLine } from './progress-line.ts';
import { readStorageState } from './storage-state.ts';
import type { Surroundings } from './surroundings.ts';
import type { VisitingRequest } from './visiting-options.ts';

/** A page, and either what was recorded of its visits or why nothing was. */
interface VisitedPage {
  readonly url: string;
  readonly outcome: { readonly capture: Capture } | { readonly fault: string };
}

/**
 * Visits pages in a real browser with the extension, each in a browser of its own that begins with an empty cache,
 * `concurrency` at a time. Gives what was recorded in the order of the URLs, and a line for each page that could not
 * be visited.
 * @throws CommandError where nothing can be visited at all: no browser, no extension, no sitemap, an unusable file
 */
export async function visitUrls(
  urls: readonly string[],
  request: VisitingRequest,
  surroundings: Surroundings,
  language: Language,
  line: ProgressLine,
): Promise<{ visited: readonly NamedCapture[]; faults: readonly string[] }> {
  const prepared = await prepare(request, surroundings, language);
  const pages = await visitPages(
    await pagesToVisit(urls, request, surroundings, language),
    request,
    prepared,
    language,
    line,
  );
  return {
    visited: pages.flatMap(({ url, outcome }) =>
      'capture' in outcome ? [{ name: url, capture: outcome.capture }] : [],
    ),
    faults: pages.flatMap(({ outcome }) => ('fault' in outcome ? [outcome.fault] : [])),
  };
}

interface Prepared {
  readonly browser: FoundBrowser;
  readonly extension: string;
  readonly state: StorageState | undefined;
}

async function visitPages(
  pages: readonly NamedPage[],
  request: VisitingRequest,
  prepared: Prepared,
  language: Language,
  line: ProgressLine,
): Promise<readonly VisitedPage[]> {
  const visited: VisitedPage[] = [];
  let next = 0;
  const visitNext = async (): Promise<void> => {
    for (let place = next++, page = pages[place]; page; place = next++, page = pages[place]) {
      const { url } = page;
      const before = (visit: number) => line.visiting(url, place + 1, pages.length, visit, request.visits);
      visited[place] = { url, outcome: await visitPage(page, request, prepared, language, before) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(request.concurrency, pages.length) }, visitNext));
  return visited;
}

async function prepare(
  { browser: name, storageState }: VisitingRequest,
  { extensions, env, stderr }: Surroundings,
  language: Language,
): Promise<Prepared> {
  const { command, drive } = terminalMessagesIn(language);
  const extension = path.join(extensions ?? '', BROWSERS[name].build);
  if (extensions === undefined || !existsSync(path.join(extension, 'manifest.json')))
    throw new CommandError(command.visiting.noExtension(extension));
  const state = storageState === undefined ? undefined : await readStorageState(storageState, language);
  try {
    const browser = await findBrowser(name, { env, say: (text) => void stderr.write(`${text(drive)}\n`) });
    return { browser, extension, state };
  } catch (error) {
    throw new CommandError(reasonOf(error, language));
  }
}

async function visitPage(
  { url, added }: NamedPage,
  { visits, timeoutMs }: VisitingRequest,
  { browser, extension, state }: Prepared,
  language: Language,
  before: (visit: number) => void,
): Promise<VisitedPage['outcome']> {
  const dock = { side: 'bottom', size: 400 } as const;
  try {
    const session = await openSession({
      browser,
      extension,
      headless: true,
      locale: LOCALES[language],
      dock,
      ...(state && { state }),
      ...(added && { added }),
    });
    try {
      const file = await recordedVisits(session, url, { visits, timeoutMs, before });
      return { capture: await readHar(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>) };
    } finally {
      await session.close();
    }
  } catch (error) {
    return { fault: reasonOf(error, language) };
  }
}

const reasonOf = (error: unknown, language: Language): string =>
  error instanceof DriveError ? error.in(language) : firstLine(error);
