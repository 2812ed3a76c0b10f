import type { Language } from '../messages/language.ts';
import type { BrowserSession } from './session.ts';
import { waitFor } from './waiting.ts';

/** A view, and how a person gets there from the table of the demo site. */
export interface PanelView {
  readonly name: string;
  readonly reach: (session: BrowserSession, demo: string) => Promise<void>;
}

/** In a low dock a row may not be drawn, so that it is looked for first. */
const tab =
  (name: string) =>
  async (session: BrowserSession, demo: string): Promise<void> => {
    const row = `#resources tr[data-resource-url="${new URL('/bad/304-loses-etag.js', demo).href}"]`;
    await session.typeInPanel('#filter', '304-loses-etag.js');
    await shown(session, row);
    await session.clickInPanel(row);
    await shown(session, `[role=tab][data-tab=${name}]`);
    await session.clickInPanel(`[role=tab][data-tab=${name}]`);
  };

/** Every view of the panel. The table of the demo site is there and nothing is open when one is asked for. */
export const PANEL_VIEWS: readonly PanelView[] = [
  { name: 'table', reach: async () => undefined },
  { name: 'overview', reach: (session) => session.clickInPanel('#overview') },
  ...['exchanges', 'check', 'findings', 'policy', 'headers'].map((name) => ({ name, reach: tab(name) })),
  {
    name: 'filter',
    async reach(session) {
      await session.clickInPanel('#filter');
      await session.typeInPanel('#filter', 'source:');
    },
  },
  {
    name: 'settings',
    async reach(session) {
      await session.clickInPanel('#settings');
      await shown(session, '#settings-file');
    },
  },
];

/** The keys that choose a language, or the browser's, in the settings' list of them. */
const KEYS_TO: Readonly<Record<Language | 'browser', readonly string[]>> = {
  browser: ['Home'],
  en: ['Home', 'ArrowDown'],
  'zh-CN': ['End'],
};

/** Has the panel speak a language, as a person does in its settings, and closes these. */
export async function chooseLanguage(session: BrowserSession, language: Language | 'browser'): Promise<void> {
  await session.clickInPanel('#settings');
  await shown(session, '#language');
  await session.inPanel(() => document.querySelector<HTMLElement>('#language')?.focus());
  for (const key of KEYS_TO[language]) await session.press(key);
  if (language !== 'browser') await shown(session, `html[lang="${language}"]`);
  await session.press('Escape');
  await shown(session, '#panel:not(:has(#settings-view))');
}

/** Waits until the panel holds an element. */
const shown = (session: BrowserSession, selector: string): Promise<unknown> =>
  waitFor(
    (awaited) => awaited.state(selector),
    () => session.inPanel((wanted) => document.querySelector(wanted) !== null, selector),
  );

/**
 * Closes whatever is open, and empties the filter. Escape is pressed only where the panel has something to close: one
 * that is not for the panel opens DevTools' own drawer, which narrows the panel while the next click is on its way.
 */
export async function backToTable(session: BrowserSession): Promise<void> {
  const open = () =>
    session.inPanel(() => document.querySelectorAll('section.details, #filter-options:not([hidden])').length);
  for (let before = await open(); before > 0; before = await open()) {
    await session.press('Escape');
    await waitFor(
      (awaited) => awaited.state('Escape'),
      async () => (await open()) < before,
    );
  }
  const isFiltered = () => document.querySelector('#filter-clear') !== null;
  if (!(await session.inPanel(isFiltered))) return;
  await session.clickInPanel('#filter-clear');
  await waitFor(
    (awaited) => awaited.state('#filter'),
    async () => !(await session.inPanel(isFiltered)),
  );
}
