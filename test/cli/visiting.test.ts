import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStorageState } from '../../src/cli/storage-state.ts';
import { notModified } from './invoke.ts';

const PAGE = 'https://site.example/';

describe('options on visiting that cannot be used', () => {
  it.each<[string[], string]>([
    [['--visits', '0'], '--visits cannot be 0; it is a whole number from 1 to 20'],
    [['--visits', '1e1'], '--visits cannot be 1e1; it is a whole number from 1 to 20'],
    [['--timeout', '99999'], '--timeout cannot be 99999; it is a whole number from 1 to 3600'],
    [['--concurrency', '-1'], '--concurrency cannot be -1; it is a whole number from 1 to 16'],
    [['--browser', 'lynx'], '--browser cannot be lynx; it is one of chromium, firefox'],
    [['--header', 'Authorization Bearer planted'], '--header number 1 is no line like "Name: value"'],
    [['--header', 'A: b', '--header', 'A: b\r\nC: d'], '--header number 2 is no line like "Name: value"'],
    [['--pages', '5'], '--pages is about sitemaps; see --sitemap'],
    [['--storage-state='], '--storage-state needs a value'],
  ])('%j: one line, status 2', async (args, line) => {
    expect(await notModified(['audit', PAGE, ...args])).toEqual({
      status: 2,
      out: '',
      err: `not-modified: ${line}\n`,
    });
  });

  it('are refused where no URL is to be visited', async () => {
    expect((await notModified(['audit', 'a.har', '--visits', '3'])).err).toBe(
      'not-modified: --visits is about visiting URLs, and none is named\n',
    );
  });

  it('as is a URL that is none', async () => {
    expect((await notModified(['audit', 'https://'])).err).toBe(
      'not-modified: https:// is no URL that a browser can visit\n',
    );
  });

  it('and what to do is said where there is no extension', async () => {
    const { status, err } = await notModified(['audit', PAGE]);
    expect(status).toBe(2);
    expect(err).toContain('there is no extension in chrome, which visiting URLs needs; run npm run build');
  });
});

describe('a storage state', () => {
  const cookie = {
    name: 'session',
    value: 'planted',
    domain: 'site.example',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
  };
  const written = async (text: string) => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'not-modified-state-')), 'state.json');
    await writeFile(file, text);
    return file;
  };

  it('is what Playwright saves', async () => {
    const state = { cookies: [cookie], origins: [{ origin: 'http://site.example', localStorage: [] }] };
    expect(await readStorageState(await written(JSON.stringify(state)), 'en')).toEqual(state);
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'is no storage state as Playwright saves it: / must be object'],
    [
      JSON.stringify({ cookies: [{ ...cookie, sameSite: 'lax' }], origins: [] }),
      'is no storage state as Playwright saves it: /cookies/0/sameSite must be equal to one of the allowed values',
    ],
  ])('is not %s', async (text, reason) => {
    const file = await written(text);
    await expect(readStorageState(file, 'en')).rejects.toThrow(`${file}: ${reason}`);
  });

  it('has to be there', async () => {
    await expect(readStorageState('no-such.json', 'en')).rejects.toThrow('no-such.json: no such file');
  });
});
