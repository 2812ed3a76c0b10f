import puppeteer, {
  type Browser,
  type CDPSession,
  type Frame,
  type Page,
  type ScreenshotClip,
} from 'puppeteer-core';
import { addFields, restoreState } from './chromium-sent-along.ts';
import { watchDownloads } from './downloads.ts';
import { DriveError, firstLine } from './error.ts';
import { beforeExit } from './exit.ts';
import { makeFolders, type SessionFolders } from './folders.ts';
import { DEVTOOLS_BOX, dockAt, preserveLog, SHOW_PANEL, useTheme } from './front-end.ts';
import { type DrivenExtension, readExtension } from './manifest.ts';
import type { BrowserSession, SessionOptions, VisitOptions } from './session.ts';
import { REST_LIMIT, RESTING, SETTLED } from './settled.ts';
import { waitAWhileFor, waitFor, within } from './waiting.ts';

/** Quiet on a machine without internet; QUIC stays off so that every byte is on a TCP socket. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** {@link openSession} for Chromium and its kin. */
export async function openChromium(options: SessionOptions): Promise<BrowserSession> {
  const extension = await readExtension(options.extension);
  const folders = makeFolders(options.browser);
  let close = async (): Promise<void> => folders.remove();
  try {
    const browser = await launch(options, folders);
    const ended = new Promise<void>((resolve) => {
      browser.process()?.once('exit', () => resolve());
    });
    close = endBrowser(browser, ended, folders);
    const devtools = await openedDevtools(browser);
    await recorderReady(devtools, extension);
    if (options.dock !== undefined) await devtools.evaluate(dockAt(options.dock.side, options.dock.size));
    const page = await inspectedPage(browser);
    if (options.state !== undefined) await restoreState(page, options.state);
    if (options.added !== undefined) await addFields(page, options.added);
    const downloads = await directDownloads(browser, folders.downloads);
    return {
      ...session(page, devtools, extension, folders),
      version: options.browser.version,
      ended,
      // Without the connection the browser's own settings hold again.
      keepDownloads: () => downloads.detach(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function launch(options: SessionOptions, folders: SessionFolders): Promise<Browser> {
  const { width, height } = options.window ?? { width: 1600, height: 1000 };
  try {
    return await puppeteer.launch({
      executablePath: options.browser.path,
      headless: options.headless,
      devtools: true,
      pipe: true,
      enableExtensions: [options.extension],
      defaultViewport: null,
      userDataDir: folders.profile,
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      env: { ...folders.env, LANGUAGE: options.locale.replace('-', '_') },
      args: [
        ...FLAGS,
        `--lang=${options.locale}`,
        `--window-size=${width},${height}`,
        // The flag that trusts every certificate keeps Chromium from caching what comes over TLS.
        ...(options.trusts ? [`--ignore-certificate-errors-spki-list=${options.trusts.pin}`] : []),
        // Chromium refuses to run as root inside its sandbox.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  } catch (error) {
    throw new DriveError((texts) => texts.gone('Chromium', firstLine(error)), error);
  }
}

function endBrowser(browser: Browser, ended: Promise<void>, folders: SessionFolders): () => Promise<void> {
  const child = browser.process();
  const kill = () => {
    child?.kill('SIGKILL');
    folders.remove();
  };
  const forget = beforeExit(kill);
  void ended.then(forget);
  return async () => {
    const closed = Promise.all([browser.close(), ended]);
    await within((awaited) => awaited.end('Chromium'), closed, 5_000).catch(() => child?.kill('SIGKILL'));
    await ended;
    folders.remove();
  };
}

async function openedDevtools(browser: Browser): Promise<Page> {
  const target = await waitFor(
    (awaited) => awaited.devtools,
    () => browser.targets().find((candidate) => candidate.url().startsWith('devtools://')),
  );
  return target.asPage();
}

async function recorderReady(devtools: Page, extension: DrivenExtension): Promise<void> {
  await waitFor(
    (awaited) => awaited.recorder,
    async () => {
      const frame = extensionFrames(devtools).find((candidate) => isDevtoolsPage(candidate, extension));
      return frame?.evaluate(() => document.documentElement.dataset['recorder'] === 'ready');
    },
  );
}

const extensionFrames = (devtools: Page): Frame[] =>
  devtools.frames().filter((frame) => frame.url().startsWith('chrome-extension://'));

const isDevtoolsPage = (frame: Frame, extension: DrivenExtension): boolean =>
  new URL(frame.url()).pathname === `/${extension.devtoolsPage}`;

async function inspectedPage(browser: Browser): Promise<Page> {
  const target = await waitFor(
    (awaited) => awaited.start('Chromium'),
    () => browser.targets().find((candidate) => candidate.type() === 'page'),
  );
  const page = await target.asPage();
  page.on('dialog', (dialog) => void dialog.dismiss());
  return page;
}

/** Sends downloads to a folder, for as long as the connection that it gives is attached. */
async function directDownloads(browser: Browser, folder: string): Promise<CDPSession> {
  const connection = await browser.target().createCDPSession();
  await connection.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  return connection;
}

function session(
  page: Page,
  opened: Page,
  extension: DrivenExtension,
  folders: SessionFolders,
): Omit<BrowserSession, 'version' | 'ended' | 'keepDownloads' | 'close'> {
  let devtools = opened;
  const panel = () =>
    waitFor(
      (awaited) => awaited.panel,
      () => extensionFrames(devtools).find((frame) => !isDevtoolsPage(frame, extension)),
    );
  const element = async (selector: string) => {
    const frame = await panel();
    return waitFor(
      (awaited) => awaited.element(selector),
      () => frame.$(selector),
    );
  };
  return {
    producer: 'chromium',
    visit: (url, options) => visit(page, url, options),
    recorded: () =>
      waitAWhileFor(
        (awaited) => awaited.rest,
        async () => {
          const recorder = extensionFrames(devtools).find((frame) => isDevtoolsPage(frame, extension));
          const resting = await recorder?.evaluate(RESTING);
          return resting === String(await page.evaluate('performance.timeOrigin'));
        },
        REST_LIMIT,
      ),
    reload: async () => {
      await page.reload({ waitUntil: 'load' });
    },
    redock: async (side) => {
      await devtools.evaluate(dockAt(side, 600));
    },
    reopenDevtools: async () => {
      await devtools.close();
      devtools = await page.openDevTools();
      await recorderReady(devtools, extension);
    },
    preserveLog: async (on) => {
      await devtools.evaluate(preserveLog(on));
    },
    openPanel: async () => {
      await waitFor(
        (awaited) => awaited.panel,
        () => devtools.evaluate(SHOW_PANEL) as Promise<boolean>,
      );
      await waitFor(
        (awaited) => awaited.panel,
        async () => (await panel()).evaluate(() => document.querySelector('#summary') !== null),
      );
    },
    inPanel: async (ask, ...args) => {
      const frame = await panel();
      return frame.evaluate(ask as (...given: unknown[]) => unknown, ...args) as ReturnType<typeof ask>;
    },
    clickInPanel: async (selector) => (await element(selector)).click(),
    typeInPanel: async (selector, text) => (await element(selector)).type(text),
    press: async (key) => {
      await (await panel()).evaluate(() => window.focus());
      await press(devtools, key.split('+'));
    },
    setTheme: async (theme) => {
      await devtools.evaluate(useTheme(theme));
    },
    screenshot: async (file) => {
      const clip = (await devtools.evaluate(DEVTOOLS_BOX)) as ScreenshotClip;
      const stopFrames = await keepFrames(devtools);
      try {
        await (await panel()).evaluate(drawn);
        await devtools.evaluate(drawn);
        // Going beyond the viewport would resize it, and the panel would not be drawn yet.
        await devtools.screenshot({ path: file as `${string}.png`, clip, captureBeyondViewport: false });
      } finally {
        await stopFrames();
      }
    },
    waitForDownload: watchDownloads(folders.downloads),
  };
}

/**
 * Keeps the page's frames coming; gives what ends that. Headless Chromium draws DevTools no more once it has come to
 * rest: animation frames and screenshots then wait for ever (seen in 156, most of all after a change of theme).
 */
async function keepFrames(page: Page): Promise<() => Promise<void>> {
  const connection = await page.createCDPSession();
  connection.on('Page.screencastFrame', ({ sessionId }) => {
    // The last frame may come when the connection has gone.
    connection.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await connection.send('Page.startScreencast', { format: 'jpeg', quality: 1, everyNthFrame: 1 });
  return () => connection.detach();
}

/** In a document: resolves when what it shows now has been drawn. */
const drawn = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

async function visit(
  page: Page,
  url: string,
  { until, timeoutMs = 30_000, brief = false, restless = false }: VisitOptions = {},
) {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: timeoutMs });
  } catch (error) {
    const reason = firstLine(error);
    throw new DriveError(
      (texts) =>
        /timeout/i.test(reason)
          ? texts.timedOut(texts.awaited.page(url), timeoutMs / 1000)
          : texts.unreachable(url, reason),
      error,
    );
  }
  if (until !== undefined) {
    await waitFor(
      (awaited) => awaited.condition(until),
      () => page.evaluate(`Boolean(${until})`),
      timeoutMs,
    );
  }
  if (brief) return;
  await (restless ? waitAWhileFor : waitFor)(
    (awaited) => awaited.page(url),
    async () => Boolean(await page.evaluate(SETTLED)),
    timeoutMs,
  );
}

async function press(devtools: Page, keys: string[]): Promise<void> {
  const [first, ...rest] = keys as [Parameters<Page['keyboard']['down']>[0], ...string[]];
  await devtools.keyboard.down(first);
  if (rest.length > 0) await press(devtools, rest);
  await devtools.keyboard.up(first);
}
