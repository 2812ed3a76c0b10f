import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { watchDownloads } from './downloads.ts';
import { DriveError } from './error.ts';
import { beforeExit } from './exit.ts';
import { makeFolders, type SessionFolders } from './folders.ts';
import { readExtension } from './manifest.ts';
import { connectMarionette, type Marionette, MarionetteError } from './marionette.ts';
import type { BrowserSession, SessionOptions, VisitOptions } from './session.ts';
import { REST_LIMIT, RESTING, SETTLED } from './settled.ts';
import {
  ADD_FIELDS,
  CLICK,
  CLOSE_TOOLBOX,
  DOCK,
  END_WITH_DRIVER,
  IN_DOCUMENT,
  KEEP_DOWNLOADS,
  OPEN_TOOLBOX,
  PERSIST_LOG,
  RESTORE_STATE,
  SET_PREFERENCE,
  SHOW_PANEL,
  SPEAK,
  TOOLBOX_FRAME,
  TRUST_CERTIFICATE,
  TYPE,
} from './toolbox.ts';
import { waitAWhileFor, waitFor, within } from './waiting.ts';

/** {@link openSession} for Firefox. */
export async function openFirefox(options: SessionOptions): Promise<BrowserSession> {
  const { geckoId } = await readExtension(options.extension);
  if (geckoId === undefined) {
    throw new DriveError((texts) =>
      texts.noExtension(options.extension, 'browser_specific_settings.gecko.id'),
    );
  }
  const folders = makeFolders(options.browser);
  await writeFile(path.join(folders.profile, 'user.js'), preferences(options, folders));
  const firefox = start(options, folders);
  try {
    await firefox.connect();
    const { send, privileged } = firefox;
    await send('WebDriver:NewSession', {
      capabilities: { alwaysMatch: { unhandledPromptBehavior: 'dismiss' } },
    });
    await send('Marionette:SetContext', { value: 'chrome' });
    await privileged(END_WITH_DRIVER, await firefox.line());
    await privileged(SPEAK, options.locale);
    if (options.trusts) await privileged(TRUST_CERTIFICATE, base64Of(options.trusts.authority));
    if (options.state) await privileged(RESTORE_STATE, options.state.cookies, options.state.origins);
    if (options.added) await privileged(ADD_FIELDS, options.added.origin, options.added.fields);
    await send('Addon:Install', { path: options.extension, temporary: true });
    const page = documentOf(firefox, geckoId, 'devtools_page');
    await openToolbox(firefox, page);
    return {
      ...session(firefox, { page, panel: documentOf(firefox, geckoId, 'devtools_panel') }, folders),
      reopenDevtools: async () => {
        await privileged(CLOSE_TOOLBOX);
        await openToolbox(firefox, page);
      },
      version: options.browser.version,
      ended: firefox.ended,
      close: firefox.close,
    };
  } catch (error) {
    await firefox.close();
    throw error;
  }
}

/** A PEM certificate without its armour. */
const base64Of = (pem: string): string => pem.replaceAll(/-----[^-]+-----|\s/g, '');

/** Opens DevTools and waits until the recorder in it is ready. */
async function openToolbox({ privileged }: Firefox, page: ExtensionDocument): Promise<void> {
  await within((awaited) => awaited.devtools, privileged(OPEN_TOOLBOX), 20_000);
  await waitFor(
    (awaited) => awaited.recorder,
    async () => (await page.ask(`return document.documentElement.dataset.recorder === 'ready'`))?.value,
  );
}

function preferences({ dock, locale }: SessionOptions, { downloads }: SessionFolders): string {
  const values: Record<string, string | number | boolean> = {
    'marionette.port': 0,
    'browser.aboutwelcome.enabled': false,
    'browser.download.alwaysOpenPanel': false,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.dir': downloads,
    'browser.download.folderList': 2,
    'browser.download.useDownloadDir': true,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'intl.accept_languages': locale,
    'intl.locale.requested': locale,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
  };
  if (dock !== undefined) {
    values['devtools.toolbox.host'] = dock.side;
    values[dock.side === 'right' ? 'devtools.toolbox.sidebar.width' : 'devtools.toolbox.footer.height'] =
      dock.size;
  }
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** A running Firefox: its process and the lines to it. */
interface Firefox {
  readonly ended: Promise<void>;
  /** Waits for Marionette and connects to it; everything else comes after. */
  connect(): Promise<void>;
  /** The port of a server that holds a line for as long as this process lives. */
  line(): Promise<number>;
  send(command: string, parameters?: object): Promise<unknown>;
  /** Runs a script of `toolbox.ts` with full rights. */
  privileged(script: string, ...args: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

function start(options: SessionOptions, folders: SessionFolders): Firefox {
  const { width, height } = options.window ?? { width: 1600, height: 1000 };
  const child = spawn(
    options.browser.path,
    [
      ...(options.headless ? ['--headless'] : []),
      '-marionette',
      '--remote-allow-system-access',
      '-no-remote',
      ...['-profile', folders.profile, '--width', String(width), '--height', String(height)],
    ],
    { stdio: 'ignore', env: folders.env },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const forget = beforeExit(() => {
    child.kill('SIGKILL');
    folders.remove();
  });
  const held = createServer();
  let marionette: Marionette | undefined;
  const send = async (command: string, parameters?: object) => {
    if (marionette === undefined) throw new DriveError((texts) => texts.gone('Firefox', ''));
    return marionette.send(command, parameters);
  };
  return {
    ended,
    connect: async () => {
      marionette = await connectMarionette(await marionettePort(child, folders.profile));
    },
    line: () => listening(held),
    send,
    privileged: (script, ...args) => runPrivileged(send, script, args),
    close: async () => {
      marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      await within((awaited) => awaited.end('Firefox'), ended, 5_000).catch(() => child.kill('SIGKILL'));
      await ended;
      marionette?.end();
      held.close();
      forget();
      folders.remove();
    },
  };
}

async function marionettePort(child: ChildProcess, profile: string): Promise<number> {
  return waitFor(
    (awaited) => awaited.start('Firefox'),
    async () => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
        throw new DriveError((texts) => texts.gone('Firefox', `exit status ${child.exitCode}`));
      }
      return (
        Number(await readFile(path.join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '0')) ||
        undefined
      );
    },
    60_000,
  );
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    server.unref();
  });
}

async function runPrivileged(send: Firefox['send'], script: string, args: unknown[]): Promise<unknown> {
  const answer = (await send('WebDriver:ExecuteAsyncScript', {
    script: `const args = arguments[0], done = arguments[1];
      (async () => {${script}})().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }))`,
    args: [args],
    sandbox: 'system',
    newSandbox: true,
    scriptTimeout: 60_000,
  })) as { value: { value: unknown } | { error: string } };
  if ('error' in answer.value) throw new MarionetteError('javascript error', answer.value.error);
  return answer.value.value;
}

/** One of the extension's documents. Every answer is null while that document is not there. */
interface ExtensionDocument {
  ask(script: string, args?: unknown[]): Promise<{ value: unknown } | null>;
  click(selector: string): Promise<true | null>;
  type(selector: string | null, keys: string): Promise<true | null>;
}

function documentOf({ privileged }: Firefox, id: string, kind: string): ExtensionDocument {
  return {
    ask: (script, args = []) =>
      privileged(IN_DOCUMENT, id, kind, script, args) as Promise<{ value: unknown } | null>,
    click: (selector) => privileged(CLICK, id, kind, selector) as Promise<true | null>,
    type: (selector, keys) => privileged(TYPE, id, kind, selector, keys) as Promise<true | null>,
  };
}

function session(
  { send, privileged }: Firefox,
  { page, panel }: { readonly page: ExtensionDocument; readonly panel: ExtensionDocument },
  folders: SessionFolders,
): Omit<BrowserSession, 'version' | 'ended' | 'reopenDevtools' | 'close'> {
  const element = (selector: string) =>
    waitFor(
      (awaited) => awaited.element(selector),
      async () =>
        (await panel.ask('return document.querySelector(arguments[0]) !== null', [selector]))?.value,
    );
  const inPanel = async (script: string, args: unknown[]) => {
    const answer = await waitFor(
      (awaited) => awaited.panel,
      () => panel.ask(script, args),
    );
    return answer.value;
  };
  return {
    producer: 'firefox',
    visit: (url, options) => visit(send, url, options),
    recorded: () =>
      waitAWhileFor(
        (awaited) => awaited.rest,
        async () => {
          const resting = (await page.ask(`return ${RESTING}`))?.value;
          const origin = await inContent(send, () => inPage(send, 'performance.timeOrigin'));
          return resting === String(origin);
        },
        REST_LIMIT,
      ),
    reload: () =>
      inContent(send, async () => {
        await send('WebDriver:Refresh');
      }),
    redock: async (side) => {
      await privileged(DOCK, side);
    },
    preserveLog: async (on) => {
      await privileged(PERSIST_LOG, on);
    },
    openPanel: async () => {
      await waitFor(
        (awaited) => awaited.panel,
        () => privileged(SHOW_PANEL),
      );
      await waitFor(
        (awaited) => awaited.panel,
        () => inPanel(`return document.querySelector('#summary') !== null`, []),
      );
    },
    inPanel: async (ask, ...args) =>
      (await inPanel(`return (${ask})(...arguments)`, args)) as ReturnType<typeof ask>,
    clickInPanel: async (selector) => {
      await element(selector);
      await panel.click(selector);
    },
    typeInPanel: async (selector, text) => {
      await element(selector);
      await panel.type(selector, text);
    },
    press: async (key) => {
      await panel.type(null, key.split('+').map(keyCode).join(''));
    },
    setTheme: async (theme) => {
      await privileged(SET_PREFERENCE, 'devtools.theme', theme);
    },
    screenshot: async (file) => {
      const found = (await send('WebDriver:FindElement', {
        using: 'css selector',
        value: TOOLBOX_FRAME,
      })) as { value: Record<string, string> };
      const [id] = Object.values(found.value);
      const { value } = (await send('WebDriver:TakeScreenshot', { id })) as { value: string };
      await writeFile(file, Buffer.from(value, 'base64'));
    },
    waitForDownload: watchDownloads(folders.downloads),
    keepDownloads: async () => {
      await privileged(KEEP_DOWNLOADS);
    },
  };
}

/** Does something in the context of the visited page. */
async function inContent<T>(send: Firefox['send'], task: () => Promise<T>): Promise<T> {
  await send('Marionette:SetContext', { value: 'content' });
  try {
    return await task();
  } finally {
    await send('Marionette:SetContext', { value: 'chrome' });
  }
}

/** What an expression comes to in the visited page, in whose context it has to be asked. */
async function inPage(send: Firefox['send'], expression: string): Promise<unknown> {
  const script = `return ${expression}`;
  return ((await send('WebDriver:ExecuteScript', { script, args: [] })) as { value: unknown }).value;
}

function visit(
  send: Firefox['send'],
  url: string,
  { until, timeoutMs = 30_000, brief = false, restless = false }: VisitOptions = {},
): Promise<void> {
  const holds = async (expression: string) => (await inPage(send, `Boolean(${expression})`)) === true;
  return inContent(send, async () => {
    await send('WebDriver:SetTimeouts', { pageLoad: timeoutMs });
    await send('WebDriver:Navigate', { url }).catch((error: unknown) => {
      throw failedVisit(error, url, timeoutMs);
    });
    if (until !== undefined) {
      await waitFor(
        (awaited) => awaited.condition(until),
        () => holds(until),
        timeoutMs,
      );
    }
    if (brief) return;
    await (restless ? waitAWhileFor : waitFor)(
      (awaited) => awaited.page(url),
      () => holds(SETTLED),
      timeoutMs,
    );
  });
}

function failedVisit(error: unknown, url: string, timeoutMs: number): unknown {
  if (!(error instanceof MarionetteError)) return error;
  if (error.code === 'timeout') {
    return new DriveError((texts) => texts.timedOut(texts.awaited.page(url), timeoutMs / 1000), error);
  }
  const reason = /about:neterror\?e=(\w+)/.exec(error.message)?.[1] ?? error.message;
  return new DriveError((texts) => texts.unreachable(url, reason), error);
}

/** WebDriver's codes for keys that are no characters (WebDriver §17.4.2). */
const KEY_CODES: Record<string, string> = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  Meta: '\uE03D',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Tab: '\uE004',
};

const keyCode = (key: string): string => KEY_CODES[key] ?? key;
