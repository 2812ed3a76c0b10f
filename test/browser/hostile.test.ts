import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/drive/panel-views.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { chooseExport } from '../../src/drive/two-visits.ts';
import { waitFor } from '../../src/drive/waiting.ts';
import { openBuilt } from './built.ts';
import { giveFiles } from './files.ts';
import { hostileCapture, hostileName } from './hostile-capture.ts';
import { rowsWhen } from './panel.ts';

/** What a person may type or paste that is as hostile as what comes from the network. */
const TYPED = '<img src=x>\u202e\u2066\u200b';

/** A server that nobody has a reason to ask for anything, and what it was asked for. */
async function startTrap() {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trap`;
  return { url, asked, close: () => server.close() };
}

/** In the panel: notes from now on what its policy of content refuses. */
function watchViolations(): void {
  const { dataset } = document.documentElement;
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    dataset['refused'] = `${dataset['refused'] ?? ''} ${blockedURI}`;
  });
}

/** In the panel: what hostile text has come to, and which of the texts that begin with `at-` stand there. */
function lookForHarm() {
  const hidden =
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.nodeValue ?? '');
  // What a person has typed stands as it was typed.
  for (const element of document.querySelectorAll('*'))
    for (const name of ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label'])
      texts.push(element.getAttribute(name) ?? '');
  const elements = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ outerHTML }) => outerHTML.slice(0, 200));
  const isOwn = (url: string) => new URL(url, location.href).origin === location.origin;
  const attributes = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
  return {
    harm: {
      ran: 'ran' in document.documentElement.dataset,
      refused: document.documentElement.dataset['refused'] ?? '',
      // The panel itself has none of these.
      foreign: elements('img, iframe, frame, object, embed, video, audio, base, style, body link, title *'),
      scripts: [...document.scripts].map(({ src }) => src).filter((src) => src === '' || !isOwn(src)),
      links: [...document.querySelectorAll('a')]
        .map(({ href }) => href)
        .filter(
          (href) =>
            !/^https:\/\/(?:www\.rfc-editor\.org|fetch\.spec\.whatwg\.org|www\.w3\.org|datatracker\.ietf\.org)\//.test(
              href,
            ),
        ),
      handlers: attributes.filter((name) => name.startsWith('on')),
      // Several lines of a tooltip and of a snippet are the panel's own.
      hidden: texts
        .filter((text) => hidden.test(text.replaceAll('\n', '')))
        .map((text) => text.slice(0, 200)),
      loaded: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => !isOwn(name)),
      body: getComputedStyle(document.body).display,
    },
    places: [...new Set(texts.flatMap((text) => text.match(/at-[a-z]+(?:-[a-z]+)?(?=\W)/g) ?? []))],
  };
}

const NO_HARM = {
  ran: false,
  refused: '',
  foreign: [],
  scripts: [],
  links: [],
  handlers: [],
  hidden: [],
  loaded: [],
  body: 'block',
};

/** The script, which has all parts of the details. */
const ROW = '#resources tr[data-resource-url*="/app.3f2a1b9c.js"]';

/** The parts of the details, with some of what stands there. */
const PARTS = [
  ['exchanges', 'directive'],
  ['findings', 'etag', 'directive', 'location'],
  ['policy', 'directive'],
  ['headers', 'path', 'request-name', 'request-value', 'other-vary'],
] as const;

describe.each(['chromium', 'firefox'] as const)('hostile text in %s', (name) => {
  let trap: Awaited<ReturnType<typeof startTrap>>;
  let session: BrowserSession;

  const has = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted) !== null, selector);
  const shown = (selector: string) =>
    waitFor(
      (awaited) => awaited.state(selector),
      () => has(selector),
    );
  const gone = (selector: string) =>
    waitFor(
      (awaited) => awaited.state(`no ${selector}`),
      async () => !(await has(selector)),
    );
  const click = async (selector: string) => {
    await shown(selector);
    await session.clickInPanel(selector);
  };
  /** Waits until the texts of these places are there, and says what all that is shown has come to. */
  async function inert(...places: readonly string[]): Promise<void> {
    const wanted = places.map((place) => `at-${place}`);
    const { harm } = await waitFor(
      (awaited) => awaited.state(wanted.join(', ')),
      async () => {
        const found = await session.inPanel(lookForHarm);
        return wanted.every((place) => found.places.includes(place)) && found;
      },
    );
    expect(harm).toEqual(NO_HARM);
  }

  beforeAll(async () => {
    trap = await startTrap();
    session = await openBuilt(name);
    await session.openPanel();
    await session.inPanel(watchViolations);
    await giveFiles(session, 'drop', [
      { name: hostileName(trap.url, 'file'), content: hostileCapture(trap.url) },
    ]);
    await rowsWhen(session, 'the hostile capture', (rows) => rows.length === 3);
  });
  afterAll(async () => {
    await session?.close();
    trap?.close();
  });

  describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
    beforeAll(async () => {
      await chooseLanguage(session, language);
    });

    it('is inert in the table, its groups and its menus', async () => {
      await inert('file', 'path', 'document', 'host', 'method', 'etag');
      for (const by of ['host', 'page', 'finding', 'none']) {
        await click('#table-menu');
        await click(`[data-item="group-${by}"]`);
        await inert(by === 'page' ? 'document' : 'host');
      }
      for (const column of ['host', 'type', 'last']) {
        await click('#table-menu');
        await shown(`[data-item="column-${column}"]`);
        if (await has(`[data-item="column-${column}"][aria-checked="false"]`))
          await click(`[data-item="column-${column}"]`);
        await session.press('Escape');
      }
      await inert('host', 'mime', 'etag');
    });

    it('is inert in each part of the details', async () => {
      await click(ROW);
      await shown('#details .check tr[data-field]');
      await inert('path', 'etag', 'directive');
      for (const [tab, ...places] of PARTS) {
        await click(`[role=tab][data-tab=${tab}]`);
        await inert(...places);
      }
      await click('[role=tab][data-tab=policy]');
      await session.inPanel(() => document.querySelector<HTMLInputElement>('#what-if')?.select());
      await session.typeInPanel('#what-if', `max-age=60, ${TYPED}`);
      await shown('#what-if-problems [data-problem]');
      await inert('directive');
      await click('#what-if-reset');
    });

    it('is inert in the settings, where a rule was ignored for its URL', async () => {
      await click('[role=tab][data-tab=findings]');
      await click('#details-findings li[data-rule] .word-button');
      await shown('[data-ignored-here]');
      await click('#settings');
      await shown('li[data-ignored]');
      await session.typeInPanel('#rule-search', TYPED);
      await session.typeInPanel('#ignore-url', TYPED);
      await session.typeInPanel('#ignore-rules', TYPED);
      await click('#ignore-add');
      await shown('#ignore-problem[role=alert]');
      await inert('path');
      await click('#settings-reset');
      await session.press('Escape');
      await gone('#settings-view');
      await click('#details-close');
    });

    it('is inert in the overview', async () => {
      await click('#overview');
      await shown('#overview-view li[data-change]');
      await inert('path');
      await session.press('Escape');
      await gone('#overview-view');
    });

    it('is inert as a filter, in what is offered there and in what is said of it', async () => {
      for (const offered of ['domain:', 'mime-type:', 'url:', 'rule:']) {
        await session.typeInPanel('#filter', offered);
        await inert();
        await click('#filter-clear');
      }
      await session.typeInPanel('#filter', `is:${TYPED} `);
      await session.inPanel(() => document.querySelector<HTMLElement>('#filter')?.blur());
      await shown('[data-problem="filter"]');
      await inert();
      await shown('[data-empty="no-match"]');
      await click('#filter-clear');
      await gone('[data-empty]');
    });

    it('is inert in a comparison with another capture, and in the name of a file that is none', async () => {
      await giveFiles(session, 'drop-to-compare', [
        { name: hostileName(trap.url, 'other-file'), content: hostileCapture(trap.url, 'other') },
      ]);
      await shown('.comparison[data-verdict]');
      await inert('file', 'other-file', 'path', 'document');
      await click('#compare-end');
      await gone('#comparison-view');
      await giveFiles(session, 'drop', [{ name: hostileName(trap.url, 'broken-file'), content: '[{' }]);
      await shown('[data-problem="open"]');
      await inert('file', 'broken-file');
    });

    it('is inert in what is exported, and in what is said of that', async () => {
      for (const format of ['har', 'html'] as const) {
        await chooseExport(session, format);
        await shown('[data-exported]');
        await inert();
        await click('#exported-close');
      }
      const page = await session.waitForDownload(/\.html$/);
      // It has neither images nor scripts of its own.
      await session.visit(pathToFileURL(page).href, {
        until: `document.images.length + document.scripts.length === 0 && document.body.innerText.includes('<img src=')`,
      });
    });
  });

  it('has made nobody ask for anything', () => expect(trap.asked).toEqual([]));
});
