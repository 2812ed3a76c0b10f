import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type DemoOrigin, startDemo } from '../demo/origin.ts';
import { BROWSERS, type BrowserName, type FoundBrowser } from '../drive/browser.ts';
import { DriveError } from '../drive/error.ts';
import { findBrowser } from '../drive/find.ts';
import { backToTable, chooseLanguage, PANEL_VIEWS } from '../drive/panel-views.ts';
import { type BrowserSession, openSession, type SessionOptions } from '../drive/session.ts';
import { auditTwoVisits } from '../drive/two-visits.ts';
import { LANGUAGES, LOCALES } from '../messages/language.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';

/*
 * Pictures of every view of the panel in real DevTools, for `npm run screenshots`: in the docks, themes and languages
 * there are. `--browser firefox` takes them there; `docs/panel.png` is one of Chromium's.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEXTS = terminalMessagesIn('en').drive;

const DOCKS = {
  right: { window: { width: 1500, height: 950 }, dock: { side: 'right', size: 550 } },
  bottom: { window: { width: 1400, height: 950 }, dock: { side: 'bottom', size: 330 } },
} as const satisfies Record<string, Pick<SessionOptions, 'window' | 'dock'>>;

/** Every dock in every language. */
const SCENES = Object.entries(DOCKS).flatMap(([place, sizes]) =>
  LANGUAGES.map((language) => ({ place, sizes, language })),
);

/** The picture that the README shows. */
const SHOWN = 'chromium-bottom-en-light-check';

async function photograph(session: BrowserSession, demo: DemoOrigin, scene: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await session.setTheme(theme);
    for (const view of PANEL_VIEWS) {
      await view.reach(session, demo.url);
      const name = `${scene}-${theme}-${view.name}`;
      const file = path.join(folder, `${name}.png`);
      await session.screenshot(file);
      if (name === SHOWN) await copyFile(file, path.join(ROOT, 'docs/panel.png'));
      process.stdout.write(`${file}\n`);
      await backToTable(session);
    }
  }
}

async function photographAll(browser: FoundBrowser, demo: DemoOrigin): Promise<void> {
  const extension = path.join(ROOT, 'dist', BROWSERS[browser.name].build);
  const until = `document.documentElement.dataset.done === 'yes'`;
  for (const { place, sizes, language } of SCENES) {
    const session = await openSession({
      browser,
      extension,
      headless: true,
      locale: LOCALES[language],
      ...sizes,
    });
    try {
      await auditTwoVisits(session, demo.url, { until, before: () => undefined });
      await session.clickInPanel('#exported-close');
      // Not every browser has texts in every language.
      await chooseLanguage(session, language);
      await photograph(session, demo, `${browser.name}-${place}-${language}`);
    } finally {
      await session.close();
    }
  }
}

const name: BrowserName = process.argv.includes('firefox') ? 'firefox' : 'chromium';
const folder = path.resolve(process.env['SCREENSHOTS'] ?? path.join(ROOT, 'screenshots'));
const demo = await startDemo();
try {
  await mkdir(folder, { recursive: true });
  const browser = await findBrowser(name, { say: (text) => process.stdout.write(`${text(TEXTS)}\n`) });
  await photographAll(browser, demo);
} catch (error) {
  process.stderr.write(`screenshots: ${error instanceof DriveError ? error.in('en') : String(error)}\n`);
  process.exitCode = 2;
} finally {
  await demo.close();
}
