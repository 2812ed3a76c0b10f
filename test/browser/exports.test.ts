import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../src/drive/session.ts';
import { chooseExport } from '../../src/drive/two-visits.ts';
import { waitFor } from '../../src/drive/waiting.ts';
import { openBuilt } from './built.ts';
import { captureOf, type Recorded } from './captures.ts';
import { giveFiles } from './files.ts';
import { rowsWhen } from './panel.ts';

/** Planted by where they stand; none is a part of another. */
const SECRETS = {
  token: 'tokenA9x7Qw3mZk',
  password: 'passwordB4t6Yh8nLp',
  segment: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDMXI1VWoifQ.D2s4Ik6oPa8',
  email: 'ann.E7f5@mail.example',
  authorization: 'authorizationF3g9Ol2p',
  apiKey: 'apiKeyG6h1Nm5bVc',
  cookie: 'cookieH8j4Xz2qWe',
  setCookie: 'setCookieI5k7Rt9yUi',
  location: 'locationJ2l8As6dFg',
  received: 'receivedK9m3Pq1oIu',
  sent: 'sentL4n6Ty8hGf',
};

const PATH = `/app.js?token=${SECRETS.token}&password=${SECRETS.password}&to=${SECRETS.email}&jwt=${SECRETS.segment}`;
const NO_CACHE = { 'Cache-Control': 'no-cache' };
const FIELDS = {
  ...NO_CACHE,
  ETag: '"v1"',
  'Set-Cookie': `id=${SECRETS.setCookie}; Path=/`,
  'Content-Location': `/app.js?access_token=${SECRETS.location}`,
};
const ASKED = {
  Authorization: `Bearer ${SECRETS.authorization}`,
  'X-Api-Key': SECRETS.apiKey,
  Cookie: `session=${SECRETS.cookie}`,
};
const CAPTURE: readonly Recorded[] = [
  {
    path: PATH,
    second: 1,
    bytes: 10_000,
    fields: FIELDS,
    asked: ASKED,
    body: `key = "${SECRETS.received}"`,
    posted: SECRETS.sent,
  },
  // It loses its ETag, so that findings speak of it.
  { path: PATH, second: 9, status: 304, asked: { ...ASKED, 'If-None-Match': '"v1"' }, fields: NO_CACHE },
  { path: '/left-out.css', second: 2, bytes: 500, fields: NO_CACHE },
];

const FORMATS = { json: 'json', csv: 'csv', html: 'html', markdown: 'md', har: 'har' } as const;
type Format = keyof typeof FORMATS;

describe.each(['chromium', 'firefox'] as const)('what is exported in %s', (name) => {
  let session: BrowserSession;

  /** The file and the line that is shown on it. */
  async function exported(format: Format, { secrets = false } = {}): Promise<{ text: string; line: string }> {
    await chooseExport(session, format, { secrets });
    const file = await session.waitForDownload(new RegExp(`\\.${FORMATS[format]}$`));
    const line = await waitFor(
      (awaited) => awaited.state('the line on what was exported'),
      () => session.inPanel(() => document.querySelector('[data-exported]')?.textContent),
    );
    await session.clickInPanel('#exported-close');
    return { text: await readFile(file, 'utf8'), line };
  }
  const planted = (text: string) =>
    Object.entries(SECRETS).flatMap(([place, secret]) => (text.includes(secret) ? [place] : []));

  beforeAll(async () => {
    session = await openBuilt(name);
    await session.openPanel();
    await giveFiles(session, 'drop', [{ name: 'site.har', content: captureOf(CAPTURE) }]);
    await rowsWhen(session, 'both resources', (rows) => rows.length === 2);
    await session.typeInPanel('#filter', 'app.js');
    await rowsWhen(session, 'one resource', (rows) => rows.length === 1);
  });
  afterAll(() => session?.close());

  it('is what is shown, and says so before', async () => {
    await session.clickInPanel('#export');
    const told = () => session.inPanel(() => document.querySelector('.export-popup')?.textContent);
    expect(await told()).toContain('The resources shown: 1 of 2');
    expect(await told()).toContain('What looks like a secret is masked.');
    await session.press('Escape');
  });

  it.each(Object.keys(FORMATS) as Format[])(
    'holds no planted secret as %s, and says what was masked',
    async (format) => {
      const { text, line } = await exported(format);
      expect(planted(text)).toEqual([]);
      expect(text).toContain('/app.js?token=redacted');
      expect(text).not.toContain('left-out');
      expect(line).toMatch(/^Saved as not-modified-.*What looked like a secret is masked as “redacted”: /);
    },
  );

  it.each(Object.keys(FORMATS) as Format[])(
    'holds secrets as %s only where they are asked for, and says so',
    async (format) => {
      const { text, line } = await exported(format, { secrets: true });
      // Markdown names a URL by its ends.
      expect(planted(text)).toContain('segment');
      // Bodies are in no export.
      expect(planted(text).filter((place) => place === 'received' || place === 'sent')).toEqual([]);
      expect(text).not.toContain('left-out');
      expect(line).toMatch(/Redaction was off/);
    },
  );

  it('is masked again where that is not asked for anew', async () => {
    const isUnmasked = () =>
      session.inPanel(() => document.querySelector('#export-secrets')?.getAttribute('aria-checked'));
    await session.clickInPanel('#export');
    expect(await isUnmasked()).toBe('false');
    await session.press('Escape');
  });
});
