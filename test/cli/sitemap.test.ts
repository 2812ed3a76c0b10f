import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesToVisit } from '../../src/cli/pages-to-visit.ts';
import { sitemapIn, sitemapPages } from '../../src/cli/sitemap.ts';

const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const urlset = (...pages: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${XMLNS}>${pages.map((page) => `<url><loc>\n ${page} </loc><lastmod>2026-01-01</lastmod></url>`).join('')}</urlset>`;

describe('a sitemap', () => {
  it('names pages, with what stands for other characters read', () => {
    expect(sitemapIn(urlset('https://site.example/?a=1&amp;b=2', 'https://site.example/b'))).toEqual({
      kind: 'pages',
      locations: ['https://site.example/?a=1&b=2', 'https://site.example/b'],
    });
  });

  it('names nothing that a browser could not visit', () => {
    const text = urlset('javascript:alert(1)', 'file:///etc/passwd', '/relative', 'https://site.example/');
    expect(sitemapIn(text)?.locations).toEqual(['https://site.example/']);
  });

  it.each([
    ['HTML', '<!doctype html><title>Not found</title>'],
    ['a feed', '<rss version="2.0"><channel/></rss>'],
    ['broken off', '<urlset><url><loc>https://site.example/'],
    ['entities of its own', '<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>'],
    ['nothing', ''],
  ])('is not what is %s', (_, text) => {
    expect(sitemapIn(text)).toBeUndefined();
  });
});

describe('the pages of a site', () => {
  const asked: { path: string; token: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, token: request.headers['x-token'] as string | undefined });
    const content = answers()[path];
    // `localhost` is another origin, and the same server.
    const location = { '/moved': `${site.replace('127.0.0.1', 'localhost')}/one.xml`, '/round': '/round' }[
      path
    ];
    if (location !== undefined) response.writeHead(302, { location }).end();
    else if (content === undefined) response.writeHead(404).end();
    else response.end(path.endsWith('.gz') ? gzipSync(content) : content);
  });
  let site: string;
  const answers = (): Record<string, string> => ({
    '/index.xml': `<sitemapindex ${XMLNS}>${['/one.xml', '/two.xml.gz', '/index.xml', '/three.xml'].map((path) => `<sitemap><loc>${site}${path}</loc></sitemap>`).join('')}</sitemapindex>`,
    '/one.xml': urlset(`${site}/a`, `${site}/b`),
    '/two.xml.gz': urlset(`${site}/b`, `${site}/c`, `${site}/d`),
    '/three.xml': urlset(`${site}/e`),
    '/mixed.xml': urlset(`${site}/a`, 'https://other.example/'),
    '/page': '<!doctype html>',
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const pagesOf = (path: string, most: number, fields: [string, string][] = []) =>
    sitemapPages(`${site}${path}`, { most, added: { origin: site, fields } }, 'en');

  it('are those of all its sitemaps, compressed ones too, each once and in their order', async () => {
    expect(await pagesOf('/index.xml', 100)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((page) => `${site}/${page}`),
    );
  });

  it('are looked for until there are more than wanted', async () => {
    asked.length = 0;
    expect((await pagesOf('/index.xml', 2)).length).toBeGreaterThan(2);
    expect(asked.map(({ path }) => path)).toContain('/two.xml.gz');
    expect(asked.map(({ path }) => path)).not.toContain('/three.xml');
  });

  it('are asked for with the header lines for their origin', async () => {
    asked.length = 0;
    await pagesOf('/one.xml', 1, [['X-Token', 'planted']]);
    expect(asked).toEqual([{ path: '/one.xml', token: 'planted' }]);
  });

  it('are found behind redirects, where another origin is sent none of these lines', async () => {
    asked.length = 0;
    expect(await pagesOf('/moved', 9, [['X-Token', 'planted']])).toEqual([`${site}/a`, `${site}/b`]);
    expect(asked).toEqual([
      { path: '/moved', token: 'planted' },
      { path: '/one.xml', token: undefined },
    ]);
    await expect(pagesOf('/round', 9)).rejects.toThrow('the sitemap cannot be had: HTTP 302');
  });

  it('cannot be had where there is no sitemap', async () => {
    await expect(pagesOf('/none.xml', 9)).rejects.toThrow(
      `${site}/none.xml: the sitemap cannot be had: HTTP 404`,
    );
    await expect(pagesOf('/page', 9)).rejects.toThrow(`${site}/page: is no sitemap`);
  });

  it('get the header lines for the origin of their sitemap, and no other', async () => {
    const stderr = new PassThrough();
    const wanted = { sitemap: true, most: 9, fields: [['X-Token', 'planted']] as const };
    const named = await pagesToVisit([`${site}/mixed.xml`], wanted, { stderr }, 'en');
    const added = { origin: site, fields: wanted.fields };
    expect(named).toEqual([
      { url: `${site}/a`, added },
      { url: 'https://other.example/', added },
    ]);
    expect(stderr.read()).toBeNull();
  });

  it('are cut off at the number that is wanted, which is said', async () => {
    const stderr = new PassThrough();
    const sitemaps = [`${site}/one.xml`, `${site}/two.xml.gz`];
    const named = await pagesToVisit(sitemaps, { sitemap: true, most: 2, fields: [] }, { stderr }, 'en');
    expect(named.map(({ url }) => url)).toEqual([`${site}/a`, `${site}/b`]);
    expect(String(stderr.read())).toBe('more pages are named than the 2 that are visited; see --pages\n');
  });
});
