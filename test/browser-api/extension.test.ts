import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entry } from '../devtools/traffic.ts';

/** An event of an extension API: it calls whoever listens, and can be asked how many do. */
function apiEvent<Arguments extends unknown[]>() {
  const listeners = new Set<(...values: Arguments) => void>();
  return {
    addListener: (listener: (...values: Arguments) => void) => void listeners.add(listener),
    removeListener: (listener: (...values: Arguments) => void) => void listeners.delete(listener),
    fire: (...values: Arguments) => {
      for (const listener of listeners) listener(...values);
    },
    count: () => listeners.size,
  };
}

function apiPort(name: string) {
  return {
    name,
    onMessage: apiEvent<[unknown]>(),
    onDisconnect: apiEvent<[]>(),
    postMessage: vi.fn(),
    disconnect: vi.fn(),
  };
}

const log = { entries: [{ ...entry('/', 1), pageref: 'page_7' }] };

/** The parts of the two browsers' APIs that are theirs alone, in the shapes that they have. */
function apis() {
  const network = { onRequestFinished: apiEvent<[unknown]>(), onNavigated: apiEvent<[string]>() };
  const panel = { onShown: apiEvent<[]>() };
  const onThemeChanged = apiEvent<[string]>();
  const runtime = {
    id: 'an id' as string | undefined,
    onConnect: apiEvent<[ReturnType<typeof apiPort>]>(),
    connect: vi.fn(({ name }: { name: string }) => apiPort(name)),
  };
  const inspectedWindow = { tabId: 4 };
  return { network, panel, onThemeChanged, runtime, inspectedWindow };
}

async function inBrowser(kind: 'chromium' | 'firefox') {
  const { network, panel, onThemeChanged, runtime, inspectedWindow } = apis();
  const created: unknown[] = [];
  const setThemeChangeHandler = vi.fn<(handler: (name: string) => void) => void>();
  const i18n = { getUILanguage: () => 'zh-CN' };
  const firefox = {
    network: { ...network, getHAR: async () => log },
    panels: {
      create: async (...panelOf: unknown[]) => {
        created.push(panelOf);
        return panel;
      },
      themeName: 'light',
      onThemeChanged,
    },
    inspectedWindow,
  };
  const chromium = {
    network: { ...network, getHAR: (callback: (log: unknown) => void) => callback(log) },
    panels: {
      create: (title: string, icon: string, page: string, callback: (made: unknown) => void) => {
        created.push([title, icon, page]);
        callback(panel);
      },
      themeName: 'dark',
      setThemeChangeHandler,
    },
    inspectedWindow,
  };
  vi.resetModules();
  vi.stubGlobal('location', { protocol: kind === 'firefox' ? 'moz-extension:' : 'chrome-extension:' });
  vi.stubGlobal('navigator', {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    ...(kind === 'chromium' ? { userAgentData: { brands: [{ brand: 'Chromium', version: '156' }] } } : {}),
  });
  vi.stubGlobal('chrome', kind === 'chromium' ? { devtools: chromium } : {});
  vi.doMock('webextension-polyfill', () => ({
    default: { runtime, i18n, ...(kind === 'firefox' ? { devtools: firefox } : {}) },
  }));
  const { devToolsBrowser, panelBrowser } = await import('../../src/browser/extension.ts');
  return {
    devToolsBrowser,
    panelBrowser,
    network,
    panel,
    runtime,
    created,
    onThemeChanged,
    setThemeChangeHandler,
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('webextension-polyfill');
});

describe.each([
  ['chromium', { name: 'chromium', version: '156' }, true, log.entries],
  ['firefox', { name: 'firefox', version: '153.0' }, false, [entry('/', 1)]],
] as const)('in %s', (kind, producer, eventsAreWhole, entries) => {
  let world: Awaited<ReturnType<typeof inBrowser>>;
  beforeEach(async () => {
    world = await inBrowser(kind);
  });

  it('knows its producer', () => {
    expect(world.devToolsBrowser()).toMatchObject({ producer, eventsAreWhole });
  });

  it('hears of finished requests until the listener is removed', () => {
    const heard = vi.fn();
    const remove = world.devToolsBrowser().onRequestFinished(heard);
    world.network.onRequestFinished.fire(entry('/', 1));
    expect(heard).toHaveBeenCalledWith(entry('/', 1));
    remove();
    expect(world.network.onRequestFinished.count()).toBe(0);
  });

  it('gives the entries of getHAR, without page numbers that change by themselves', async () => {
    expect(await world.devToolsBrowser().getHar()).toEqual(entries);
  });

  it('makes the panel and tells when it is shown', async () => {
    const made = await world.devToolsBrowser().createPanel('HTTP Cache', '/icon.png', '/panel.html');
    expect(world.created).toEqual([['HTTP Cache', '/icon.png', '/panel.html']]);
    const shown = vi.fn();
    const remove = made.onShown(shown);
    world.panel.onShown.fire();
    remove();
    world.panel.onShown.fire();
    expect(shown).toHaveBeenCalledOnce();
  });

  it('talks to its own toolbox, and leaves the line of another one whole', () => {
    const heard = vi.fn();
    world.devToolsBrowser().onConnect(heard);
    world.panelBrowser().connect();
    const name = world.runtime.connect.mock.calls[0]?.[0].name ?? '';
    const stranger = apiPort(`${name}2`);
    world.runtime.onConnect.fire(stranger);
    expect(heard).not.toHaveBeenCalled();
    expect(stranger.disconnect).not.toHaveBeenCalled();
    world.runtime.onConnect.fire(apiPort(name));
    expect(heard).toHaveBeenCalledOnce();
  });

  it('is silent on a line whose other end has gone', () => {
    const line = world.panelBrowser().connect();
    const port = world.runtime.connect.mock.results[0]?.value;
    port.postMessage.mockImplementation(() => {
      throw new Error('Attempting to use a disconnected port object');
    });
    const closed = vi.fn();
    line.onClose(closed);
    port.onDisconnect.fire();
    expect(() => line.send('anything')).not.toThrow();
    expect(closed).toHaveBeenCalledOnce();
  });

  it('knows when the extension was reloaded, and then touches nothing', () => {
    const browser = world.devToolsBrowser();
    const remove = browser.onNavigated(() => undefined);
    world.runtime.id = undefined;
    expect(browser.alive()).toBe(false);
    remove();
    expect(world.network.onNavigated.count()).toBe(1);
  });

  it('has the language of the browser', () => {
    expect(world.panelBrowser().locale).toBe('zh-CN');
  });
});

it('follows the theme of Chromium, which has room for one handler', async () => {
  const { panelBrowser, setThemeChangeHandler } = await inBrowser('chromium');
  const { theme } = panelBrowser();
  expect(theme.current()).toBe('dark');
  const first = vi.fn();
  const second = vi.fn();
  const leave = theme.watch(first);
  theme.watch(second);
  const handler = setThemeChangeHandler.mock.lastCall?.[0];
  handler?.('default');
  leave();
  handler?.('dark');
  expect(first.mock.calls).toEqual([['light']]);
  expect(second.mock.calls).toEqual([['light'], ['dark']]);
});

it('follows the theme of Firefox', async () => {
  const { panelBrowser, onThemeChanged } = await inBrowser('firefox');
  const { theme } = panelBrowser();
  expect(theme.current()).toBe('light');
  const heard = vi.fn();
  const leave = theme.watch(heard);
  onThemeChanged.fire('dark');
  leave();
  onThemeChanged.fire('light');
  expect(heard.mock.calls).toEqual([['dark']]);
});
