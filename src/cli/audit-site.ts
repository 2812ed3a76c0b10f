import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../audit/report.ts';
import { startDemo } from '../demo/origin.ts';
import { BROWSERS } from '../drive/browser.ts';
import { DriveError, type DriveText } from '../drive/error.ts';
import { findBrowser } from '../drive/find.ts';
import { type BrowserSession, openSession } from '../drive/session.ts';
import { auditTwoVisits } from '../drive/two-visits.ts';
import { LOCALES } from '../messages/language.ts';
import type { Language } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';
import { visible } from '../messages/visible.ts';
import { formats } from '../report/index.ts';
import { toText } from '../report/text.ts';
import { CommandError } from './command-error.ts';
import { writeFileWhole, writeTo } from './output.ts';
import { readStartArguments, type StartRequest } from './start-request.ts';
import { languageOf, type Surroundings, wantsColour } from './surroundings.ts';

/** What `npm start` has around it, besides what every command has. */
export interface StartSurroundings extends Surroundings {
  /** The folder of the built extensions, `chrome` and `firefox`. */
  readonly extensions: string;
  /** The folder that takes the report. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
}

/**
 * Runs `npm start`: audits a site in a real browser, prints the summary, writes the report. Returns the exit status:
 * 0 when it went well, whatever was found; 2 with one line on standard error otherwise.
 */
export async function start(argv: readonly string[], surroundings: StartSurroundings): Promise<0 | 2> {
  const language = languageOf(argv, surroundings.env);
  try {
    const request = readStartArguments(argv, language);
    if (request.help) await writeTo(surroundings.stdout, `${terminalMessagesIn(language).start.usage}\n`);
    else await auditSite(request, language, surroundings);
    return 0;
  } catch (error) {
    const line =
      error instanceof DriveError
        ? error.in(language)
        : error instanceof Error
          ? error.message
          : String(error);
    await writeTo(surroundings.stderr, `start: ${visible(line)}\n`);
    return 2;
  }
}

async function auditSite(
  request: StartRequest,
  language: Language,
  surroundings: StartSurroundings,
): Promise<void> {
  const { start: text, drive } = terminalMessagesIn(language);
  const tell = (line: string) => writeTo(surroundings.stdout, `${line}\n`);
  const extension = path.join(surroundings.extensions, BROWSERS[request.browser].build);
  if (!existsSync(path.join(extension, 'manifest.json'))) throw new CommandError(text.notBuilt(extension));
  const say = (words: DriveText) => void tell(words(drive));
  const browser = await findBrowser(request.browser, { env: surroundings.env, say });
  say((texts) => texts.using(BROWSERS[request.browser].title, browser.version, browser.path));
  const headless = !hasDisplay(surroundings);
  const demo = request.url === undefined ? await startDemo() : undefined;
  const url = request.url ?? demo?.url ?? '';
  if (demo) await tell(text.demoAt(demo.url));
  const dock = { side: 'bottom', size: 620 } as const;
  try {
    const session = await openSession({ browser, extension, headless, locale: LOCALES[language], dock });
    try {
      const report = await auditTwoVisits(session, url, {
        ...(demo ? { until: DEMO_DONE } : {}),
        timeoutMs: 60_000,
        before: (visit) => void tell(visit === 'first' ? text.visiting(url) : text.visitingAgain(url)),
      });
      await present(report, language, surroundings);
      await leave(session, headless, language, surroundings);
    } finally {
      await session.close();
    }
  } finally {
    await demo?.close();
  }
}

/** True in the demo's page once its script has asked for everything that it asks for. */
const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;

const hasDisplay = ({ platform, env }: StartSurroundings): boolean =>
  platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

async function present(report: Report, language: Language, surroundings: StartSurroundings): Promise<void> {
  const { start: text, command } = terminalMessagesIn(language);
  const summary = toText(report, {
    language,
    colour: wantsColour(surroundings),
    ...(surroundings.columns === undefined ? {} : { columns: surroundings.columns }),
  });
  const file = path.join(surroundings.folder, 'report.html');
  await writeFileWhole(file, formats.html.write(report, { language }), command);
  await writeTo(surroundings.stdout, `\n${summary}\n${text.at(text.saved.report, file)}\n`);
}

/** With a display, waits until the person has closed the browser; without one, saves a picture of the panel. */
async function leave(
  session: BrowserSession,
  headless: boolean,
  language: Language,
  { stdout, folder }: StartSurroundings,
): Promise<void> {
  const { start: text } = terminalMessagesIn(language);
  if (!headless) {
    await session.keepDownloads();
    await writeTo(stdout, `${text.staysOpen}\n`);
    return session.ended;
  }
  const file = path.join(folder, 'panel.png');
  await session.screenshot(file);
  await writeTo(stdout, `${text.at(text.saved.picture, file)}\n`);
}
