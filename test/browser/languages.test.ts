import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/drive/panel-views.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import type { Language } from '../../src/messages/language.ts';
import { openBuilt } from './built.ts';
import { captureOf } from './captures.ts';
import { giveFiles } from './files.ts';

const TAG = { ETag: '"v1"', 'Cache-Control': 'max-age=7200' };
/** A full response of 1,234,567 B and a 304 of 200 B that loses its ETag. */
const CAPTURE = captureOf([
  { path: '/app.js', second: 1, bytes: 1_234_367, fields: TAG },
  {
    path: '/app.js',
    second: 30,
    status: 304,
    asked: { 'If-None-Match': '"v1"' },
    fields: { 'Cache-Control': 'max-age=7200' },
  },
]);

/** What stands there, of the panel's own texts and of those that come from its desk. */
const SAID = {
  en: {
    export: 'Export',
    empty: /^Nothing recorded yet/,
    policy: '2 h',
    transferred: '2 requests\n1,234,767 B measured or derived',
    tab: 'Timeline',
    fix: 'What to do: Send the same ETag on the 304 as on the full response.',
  },
  'zh-CN': {
    export: '导出',
    empty: /^还没有记录/,
    policy: '2 小时',
    transferred: '2 个请求\n实测或推算 1,234,767 B',
    tab: '时间线',
    fix: '在 304 上发送与完整响应相同的 ETag。',
  },
} as const satisfies Record<Language, unknown>;

describe.each(['chromium', 'firefox'] as const)('the languages of the panel in %s', (name) => {
  let session: BrowserSession;
  let own: Language;
  let other: Language;

  const textOf = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  const titleOf = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted)?.getAttribute('title') ?? '', selector);
  const spoken = () => session.inPanel(() => document.documentElement.lang);
  /** Holds all that is shown of the capture against what is to stand there in a language. */
  async function says(language: Language): Promise<void> {
    const said = SAID[language];
    expect(await spoken()).toBe(language);
    expect(await titleOf('#export')).toBe(said.export);
    expect(await textOf('#resources td[data-column=policy]')).toContain(said.policy);
    expect(await titleOf('#resources td [data-figure=transferred]')).toBe(said.transferred);
    await expect.poll(() => textOf('[role=tab][data-tab=exchanges]')).toContain(said.tab);
    await expect.poll(() => textOf('[data-rule="304-etag-missing"] .finding-fix')).toContain(said.fix);
    const clock = await session.inPanel((tongue) => {
      const at = new Date(Date.UTC(2026, 10, 23, 12, 0, 30));
      return new Intl.DateTimeFormat(tongue, { timeStyle: 'medium', hourCycle: 'h23' }).format(at);
    }, language);
    expect(await textOf('#details-exchanges')).toContain(clock);
  }

  beforeAll(async () => {
    session = await openBuilt(name, undefined, 'zh-CN');
    await session.openPanel();
    const language = await session.inPanel(() => navigator.language);
    own = language === 'zh-CN' ? 'zh-CN' : 'en';
    other = own === 'en' ? 'zh-CN' : 'en';
    console.log(`${name} ${session.version}, asked for zh-CN, is in ${language}`);
  });
  afterAll(() => session?.close());

  it('are that of the browser at first', async () => {
    // Chromium has texts in Chinese only where they are installed; Firefox needs none.
    if (name === 'firefox') expect(own).toBe('zh-CN');
    expect(await spoken()).toBe(own);
    expect(await textOf('[data-empty]')).toMatch(SAID[own].empty);
    await giveFiles(session, 'drop', [{ name: 'site.har', content: CAPTURE }]);
    await session.clickInPanel('#resources tr[data-resource-url]');
    await says(own);
  });

  it('change at once where another is chosen, with all that was worked out already', async () => {
    await chooseLanguage(session, other);
    await expect.poll(() => textOf('#resources td[data-column=policy]')).toContain(SAID[other].policy);
    await says(other);
  });

  it('stay when DevTools is closed and opened again, until the browser is followed again', async () => {
    await session.reopenDevtools();
    await session.openPanel();
    expect(await spoken()).toBe(other);
    await expect.poll(() => textOf('[data-empty]')).toMatch(SAID[other].empty);
    await chooseLanguage(session, 'browser');
    await expect.poll(() => textOf('[data-empty]')).toMatch(SAID[own].empty);
    expect(await spoken()).toBe(own);
  });
});
