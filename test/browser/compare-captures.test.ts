import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../src/drive/session.ts';
import { waitFor } from '../../src/drive/waiting.ts';
import { openBuilt } from './built.ts';
import { captureOf, type Recorded } from './captures.ts';
import { type GivenFile, giveFiles } from './files.ts';
import { rowsWhen, shownRows } from './panel.ts';

const NO_CACHE = { 'Cache-Control': 'no-cache' };
const TAG = { ETag: '"v1"', ...NO_CACHE };
/** All responses have a head of 200 B. */
const full = (path: string, bytes: number): Recorded => ({ path, second: 1, bytes, fields: TAG });
const confirmed = (path: string, fields: Readonly<Record<string, string>> = TAG): Recorded => ({
  path,
  second: 30,
  status: 304,
  asked: { 'If-None-Match': '"v1"' },
  fields,
});

/** Before a deploy: a 304 loses its ETag. */
const BEFORE = captureOf([
  full('/worse.js', 10_000),
  full('/better.js', 40_000),
  full('/same.js', 5_000),
  full('/gone.js', 7_000),
  confirmed('/worse.js'),
  confirmed('/better.js', NO_CACHE),
  confirmed('/same.js'),
]);
/** After it: that one is good, another has lost its ETag, and both have changed their size. */
const AFTER = [
  captureOf([full('/worse.js', 16_000), full('/better.js', 25_000), full('/same.js', 5_000)]),
  captureOf([
    full('/new.js', 9_000),
    confirmed('/worse.js', NO_CACHE),
    confirmed('/better.js'),
    confirmed('/same.js'),
  ]),
] as const;

/** Takes long to read: it unpacks to ten gigabytes of white space. */
const ENDLESS: GivenFile = {
  name: 'endless.har.gz',
  content: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
  tail: {
    content: deflateRawSync(Buffer.alloc(2 ** 26, ' '), { finishFlush: constants.Z_FULL_FLUSH }),
    times: 160,
  },
};

/** The comparison as a person reads it. */
const shownComparison = (session: BrowserSession) =>
  session.inPanel(() => {
    const texts = (within: ParentNode, selector: string) =>
      [...within.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
    const rows = (within: ParentNode) =>
      Object.fromEntries(
        [...within.querySelectorAll('tbody tr')].map((row) => {
          const [label = '', ...figures] = texts(row, 'th, td');
          return [label, figures];
        }),
      );
    const sections = [...document.querySelectorAll('.comparison section')];
    return {
      verdict: document.querySelector('.comparison strong')?.textContent,
      sides: texts(document, '#comparison-view [data-side]'),
      resources: Object.fromEntries(
        sections
          .filter((section) => section.querySelector('article'))
          .map((section) => [
            section.querySelector('h2')?.textContent ?? '',
            [...section.querySelectorAll('article')].map((item) => ({
              address: texts(item, '.address')[0],
              rows: rows(item),
              lines: texts(item, 'li'),
            })),
          ]),
      ),
      sums: rows(sections.find((section) => /as recorded/.test(section.textContent)) ?? document),
    };
  });

describe.each(['chromium', 'firefox'] as const)('captures from files in %s', (name) => {
  let session: BrowserSession;

  const textOf = (selector: string) =>
    session.inPanel((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  const reads = (selector: string, text: string | RegExp) =>
    expect.poll(() => textOf(selector), { timeout: 15_000 }).toMatch(text);
  const urls = async () => (await shownRows(session)).map(({ url }) => url.replace(/.*\//, '')).sort();

  beforeAll(async () => {
    session = await openBuilt(name);
    await session.openPanel();
  });
  afterAll(() => session?.close());

  it('are one where several are chosen, compressed or not', async () => {
    await giveFiles(session, '#open-files', [
      { name: 'after-1.har', content: AFTER[0] },
      { name: 'after-2.har.gz', content: gzipSync(AFTER[1]) },
    ]);
    await rowsWhen(session, 'both captures', (rows) => rows.length === 4);
    expect(await urls()).toEqual(['better.js', 'new.js', 'same.js', 'worse.js']);
    await reads('[data-files=opened]', 'after-1.har, after-2.har.gz7 entries');
  });

  it('say what got worse, better, new and gone since another', async () => {
    await giveFiles(session, '#compare-files', [{ name: 'before.har', content: BEFORE }]);
    await reads('.comparison', /\w/);
    const { verdict, sides, resources, sums } = await shownComparison(session);
    expect(verdict).toBe('Some things got worse, others better.');
    expect(sides).toEqual(['Before: before.har.', 'After: after-1.har, after-2.har.gz.']);
    expect(Object.keys(resources)).toEqual(['Got worse', 'Got better', 'New', 'Gone']);
    expect(resources['Got worse']).toMatchObject([
      {
        address: 'https://site.example/worse.js',
        rows: {
          'A full response': ['10.2 kB', '16.2 kB', '+6 kB', 'worse'],
          Transferred: ['10.4 kB', '16.4 kB', '+6 kB', 'worse'],
        },
        lines: expect.arrayContaining([expect.stringMatching(/^New finding, MUST: 304 without ETag/)]),
      },
    ]);
    expect(resources['Got better']).toMatchObject([
      {
        address: 'https://site.example/better.js',
        rows: { 'A full response': ['40.2 kB', '25.2 kB', '-15 kB', 'better'] },
        lines: [expect.stringMatching(/^No longer found, MUST: 304 without ETag/)],
      },
    ]);
    expect(resources['New']).toMatchObject([{ address: 'https://site.example/new.js' }]);
    expect(resources['Gone']).toMatchObject([{ address: 'https://site.example/gone.js' }]);
    // Four full responses and three 304s on each side.
    expect(sums['Transferred']?.slice(0, 3)).toEqual(['63.4 kB', '56.4 kB', '-7 kB']);
    await session.clickInPanel('#comparison-swap');
    await reads('#comparison-view [data-side=after]', 'After: before.har.');
    await expect
      .poll(async () => (await shownComparison(session)).resources['Gone'])
      .toMatchObject([{ address: 'https://site.example/new.js' }]);
  });

  it('that are broken are named with the place, and leave what is shown and compared', async () => {
    await giveFiles(session, 'drop-to-compare', [
      { name: 'before.har', content: BEFORE },
      { name: 'cut.har', content: BEFORE.slice(0, 100) },
    ]);
    await reads('[data-problem=open]', /^cut\.har: ends too early: no entry of it is whole \(byte \d+\)$/);
    await giveFiles(session, 'drop', [{ name: 'page.har', content: '<!doctype html>' }]);
    await reads('[data-problem=open]', 'page.har: not JSON (byte 0)');
    await giveFiles(session, '#open-files', [
      { name: 'torn.har.gz', content: gzipSync(BEFORE).subarray(0, 40) },
    ]);
    await reads('[data-problem=open]', 'torn.har.gz: ');
    await reads('[data-files=opened]', 'after-1.har');
    await reads('[data-files=compared]', 'before.har');
    expect(Object.keys((await shownComparison(session)).resources)).toHaveLength(4);
    expect(await urls()).toEqual(['better.js', 'new.js', 'same.js', 'worse.js']);
  });

  it('can be given up while they are read', async () => {
    await giveFiles(session, 'drop', [ENDLESS]);
    await reads('[data-files=opening]', 'endless.har.gz');
    expect(
      await session.inPanel(() => document.querySelector('progress#opening')?.getAttribute('value')),
    ).toMatch(/^[01]/);
    await session.clickInPanel('#open-cancel');
    await waitFor(
      (awaited) => awaited.state('no file that is read'),
      () => session.inPanel(() => document.querySelector('[data-files=opening]') === null),
    );
    await reads('[data-files=opened]', 'after-1.har');
  });

  it('make room for the recording again', async () => {
    await session.clickInPanel('#compare-end');
    await session.clickInPanel('#open-close');
    await reads('[data-empty]', /^Nothing recorded yet/);
    expect(await textOf('[data-files]')).toBe('');
  });
});
