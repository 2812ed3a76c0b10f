import browser from 'webextension-polyfill';
import type { HarEntry } from '../har/entry.ts';
import type { DevToolsBrowser, Line, PanelBrowser, ShownPanel, Theme, ThemeName } from './browser.ts';
import { PAGE_PLACE, readPlace } from './page-place.ts';
import { PAGE_TIMELINE, readPageTimeline } from './page-timeline.ts';

/**
 * Firefox's `browser.devtools` is whole and answers with promises. Chromium's is not the same thing in any two
 * versions: wrapped in part by the polyfill before 148, absent beside a native `browser` from 148 to 151, native
 * since. `chrome.devtools` with callbacks works in all of them.
 */
const inFirefox = location.protocol === 'moz-extension:';

/** The devtools page's browser. */
export function devToolsBrowser(): DevToolsBrowser {
  const { network, panels } = inFirefox ? firefox : chromium;
  return {
    producer: inFirefox
      ? { name: 'firefox', version: /Firefox\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? '' }
      : { name: 'chromium', version: chromiumVersion() },
    eventsAreWhole: !inFirefox,
    namesPages: !inFirefox,
    alive,
    onRequestFinished: network.onRequestFinished,
    onNavigated: network.onNavigated,
    async getHar() {
      const log = await network.getHar();
      const entries = Array.isArray(log['entries']) ? (log['entries'] as HarEntry[]) : [];
      return inFirefox ? entries.map(withoutPage) : entries;
    },
    pageTimeline: async () => readPageTimeline(await network.evaluate(PAGE_TIMELINE)),
    async inspectedTab() {
      const id = tabId();
      const { origin, traces } = readPlace(await network.evaluate(PAGE_PLACE));
      return { id, origin, traces: inFirefox ? traces : [`tab ${id}`, ...traces] };
    },
    reload: (how) => network.reload({ ignoreCache: how === 'past-caches' }),
    // `replace` leaves nothing to go back to. A page cannot take the place of `location`.
    navigate: (url) => void network.evaluate(`location.replace(${JSON.stringify(url)})`),
    createPanel: panels.create,
    onConnect: <Out, In>(listener: (line: Line<Out, In>) => void) =>
      listen(browser.runtime.onConnect, (port: Port) => {
        // Every toolbox's devtools page is called. To close a stranger's port would close it for its own one too.
        if (port.name === lineName()) listener(lineOver(port));
      }),
  };
}

/**
 * Firefox numbers its pages anew in each log, which would make a change of every entry, and names none in an event (seen
 * in ESR 153). Chromium names the same page in both feeds.
 */
const withoutPage = ({ pageref, ...entry }: HarEntry): HarEntry => entry;

/** The panel document's browser. */
export const panelBrowser = (): PanelBrowser => ({
  theme: inFirefox ? firefox.panels.theme : chromium.panels.theme,
  locale: browser.i18n.getUILanguage(),
  connect: () => lineOver(browser.runtime.connect({ name: lineName() })),
});

type Port = ReturnType<typeof browser.runtime.connect>;

/** An event of either API, as far as it is used here. */
interface BrowserEvent<Arguments extends unknown[]> {
  addListener(listener: (...values: Arguments) => void): void;
  removeListener(listener: (...values: Arguments) => void): void;
}

function listen<Arguments extends unknown[]>(
  event: BrowserEvent<Arguments>,
  listener: (...values: Arguments) => void,
): () => void {
  event.addListener(listener);
  return () => {
    if (alive()) event.removeListener(listener);
  };
}

/** `runtime.id` goes, or its getter throws, when the extension is reloaded under a document of its own. */
function alive(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}

/**
 * Firefox counts tabs from 1 each time that it starts. Chromium never gives an id twice, over restarts too
 * (read in components/sessions/core/session_id_generator.cc).
 */
const tabId = (): number =>
  inFirefox ? browser.devtools.inspectedWindow.tabId : chrome.devtools.inspectedWindow.tabId;

/** Two toolboxes have two recorders: each line is named for the tab that both of its ends inspect. */
const lineName = (): string => `recorder ${tabId()}`;

function lineOver<Out, In>(port: Port): Line<Out, In> {
  return {
    send(message) {
      try {
        port.postMessage(message);
      } catch {
        // A closed port throws; its closing has been or will be told by onDisconnect.
      }
    },
    onMessage: (listener) => listen(port.onMessage, (message: unknown) => listener(message as In)),
    onClose: (listener) =>
      listen(port.onDisconnect, () => {
        // Chromium logs an error that nobody has read.
        void browser.runtime.lastError;
        listener();
      }),
    close: () => port.disconnect(),
  };
}

const chromiumVersion = (): string =>
  navigator.userAgentData?.brands.find(({ brand }) => brand === 'Chromium')?.version ??
  /Chrome\/([\d.]+)/.exec(navigator.userAgent)?.[1] ??
  '';

declare global {
  /** User-Agent Client Hints, of which Chromium has the low-entropy part at once. */
  interface Navigator {
    readonly userAgentData?: {
      readonly brands: readonly { readonly brand: string; readonly version: string }[];
    };
  }
}

const themeOf = (name: string): ThemeName => (name === 'dark' ? 'dark' : 'light');

interface DevToolsApi {
  readonly network: {
    onRequestFinished(listener: (entry: HarEntry) => void): () => void;
    onNavigated(listener: (url: string) => void): () => void;
    getHar(): Promise<Readonly<Record<string, unknown>>>;
    /** The value of an expression in the inspected page; undefined where there is none. */
    evaluate(expression: string): Promise<unknown>;
    reload(options: { readonly ignoreCache: boolean }): void;
  };
  readonly panels: {
    create(title: string, icon: string, page: string): Promise<ShownPanel>;
    readonly theme: Theme;
  };
}

const firefox: DevToolsApi = {
  network: {
    onRequestFinished: (listener) =>
      listen(browser.devtools.network.onRequestFinished, (request) =>
        listener(request as unknown as HarEntry),
      ),
    onNavigated: (listener) => listen(browser.devtools.network.onNavigated, listener),
    getHar: () => browser.devtools.network.getHAR(),
    async evaluate(expression) {
      // A page that runs no script, such as about:addons, is answered with a rejection.
      const answer: unknown = await browser.devtools.inspectedWindow.eval(expression).catch(() => undefined);
      return Array.isArray(answer) ? answer[0] : undefined;
    },
    reload: (options) => void browser.devtools.inspectedWindow.reload(options),
  },
  panels: {
    async create(title, icon, page) {
      const panel = await browser.devtools.panels.create(title, icon, page);
      return { onShown: (listener) => listen(panel.onShown, () => listener()) };
    },
    theme: {
      current: () => themeOf(browser.devtools.panels.themeName),
      watch: (listener) =>
        listen(browser.devtools.panels.onThemeChanged, (name: string) => listener(themeOf(name))),
    },
  },
};

const chromium: DevToolsApi = {
  network: {
    onRequestFinished: (listener) =>
      listen(chrome.devtools.network.onRequestFinished, (request) =>
        listener(request as unknown as HarEntry),
      ),
    onNavigated: (listener) => listen(chrome.devtools.network.onNavigated, listener),
    // An enterprise policy that bars the page answers with an error object instead of a log.
    getHar: () =>
      new Promise((resolve) => {
        chrome.devtools.network.getHAR((log) => resolve((log ?? {}) as unknown as Record<string, unknown>));
      }),
    evaluate: (expression) =>
      new Promise((resolve) => {
        chrome.devtools.inspectedWindow.eval(expression, (...[value]) => resolve(value));
      }),
    reload: (options) => chrome.devtools.inspectedWindow.reload(options),
  },
  panels: {
    create: (title, icon, page) =>
      new Promise((resolve) => {
        chrome.devtools.panels.create(title, icon, page, (panel) =>
          resolve({ onShown: (listener) => listen(panel.onShown, () => listener()) }),
        );
      }),
    theme: {
      current: () => themeOf(chrome.devtools.panels.themeName),
      watch(listener) {
        themeListeners.add(listener);
        chrome.devtools.panels.setThemeChangeHandler(tellTheme);
        return () => void themeListeners.delete(listener);
      },
    },
  },
};

/** Chromium has room for one handler only. */
const themeListeners = new Set<(theme: ThemeName) => void>();
const tellTheme = (name: string): void => {
  for (const listener of themeListeners) listener(themeOf(name));
};
