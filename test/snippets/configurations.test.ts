import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report, ResourceReport } from '../../src/audit/report.ts';
import {
  resourceConfiguration,
  SERVER_NAMES,
  type ServerName,
  siteConfiguration,
} from '../../src/snippets/index.ts';
import { recommendSite } from '../../src/snippets/site.ts';
import { cpuTime } from '../cpu-time.ts';
import { reportOn } from '../report/reports.ts';
import { serve } from './servers.ts';

const ORIGIN = 'https://site.example';
const YEAR = 'max-age=31536000, immutable';

const EMPTY = reportOn('');

/** A report with resources of these targets, for each of which that value is recommended. */
const reportFor = (values: Readonly<Record<string, string>> | [string, string][]): Report => {
  const resources = (Array.isArray(values) ? values : Object.entries(values)).map(
    ([target, cacheControl]): ResourceReport => ({
      ...SAMPLE,
      id: `GET ${ORIGIN}${target}`,
      url: ORIGIN + target,
      recommendation: { cacheControl, reason: '', code: 'versioned' },
    }),
  );
  return { ...EMPTY, resources };
};

const [SAMPLE] = reportOn('> GET /a.js\n< 200\nscript').resources as [ResourceReport];

/** What a site of hashed files, pages, an API and a few pictures is recommended. */
const SITE: Readonly<Record<string, string>> = {
  '/': 'no-cache',
  '/about': 'no-cache',
  '/index.html': 'no-cache',
  '/assets/app.3f2a1b9c.js': YEAR,
  '/assets/vendor.0badc0de.js': YEAR,
  '/assets/app.77aa88bb.css': YEAR,
  '/assets/chunks/one.12345678.js': YEAR,
  '/assets/legacy.js': 'max-age=86400',
  '/img/logo.png': 'max-age=604800, stale-while-revalidate=604800',
  '/img/team/a.png': 'max-age=604800, stale-while-revalidate=604800',
  '/img/news/today.png': 'max-age=300, stale-while-revalidate=300',
  '/api/users': 'private, no-cache',
  '/api/v1/items': 'private, no-cache',
};

const targetsOf = (report: Report) =>
  report.resources.map(({ url, recommendation }) => ({
    target: url.slice(ORIGIN.length),
    cacheControl: recommendation?.cacheControl ?? null,
  }));

/** Paths to which the configuration gives another value than the recommended one, or none although it covers them. */
function wrongIn(report: Report, server: ServerName): string[] {
  const { text, uncovered } = siteConfiguration(report, server);
  return targetsOf(report).flatMap(({ target, cacheControl }) => {
    const sent = serve[server](text, target);
    const isLeftOut = uncovered.includes(target.split('?')[0] ?? '');
    return sent === cacheControl || (isLeftOut && sent === null) ? [] : [`${target}: ${sent}`];
  });
}

describe.each(SERVER_NAMES)('the configuration for %s', (server) => {
  it('gives each resource of the capture exactly what is recommended for it', () => {
    expect(wrongIn(reportFor(SITE), server)).toEqual([]);
  });

  it('says nothing of what was not seen to be of a kind', () => {
    const { text } = siteConfiguration(reportFor(SITE), server);
    expect(serve[server](text, '/downloads/setup.exe')).toBeNull();
  });

  it('leaves alone what no rule can tell apart', () => {
    const report = reportFor({ '/a.png': 'max-age=300', '/b.png': 'max-age=86400', '/c.css': 'no-cache' });
    expect(siteConfiguration(report, server).uncovered).toEqual(['/a.png', '/b.png']);
    expect(wrongIn(report, server)).toEqual([]);
  });

  it('makes one rule of many files', () => {
    const hashed = Array.from({ length: 200 }, (_, at) => [
      `/js/${at}.${(0x1bcdef01 + at).toString(16)}.js`,
      YEAR,
    ]);
    const { text, uncovered } = siteConfiguration(reportFor(hashed as [string, string][]), server);
    expect(text.split(YEAR)).toHaveLength(2);
    expect(uncovered).toEqual([]);
  });

  it('is for one resource alone where that is asked for', () => {
    const [resource] = reportFor({ '/img/logo.png': 'max-age=300' }).resources as [ResourceReport];
    const { text } = resourceConfiguration(resource, server);
    expect(serve[server](text, '/img/logo.png')).toBe('max-age=300');
    expect(serve[server](text, '/img/logoxpng')).toBeNull();
    expect(serve[server](text, '/img/other.png')).toBeNull();
  });

  it('holds, of hostile addresses, no more than plain words', () => {
    const hostile = [
      '/"; } evil { "/a.js',
      '/$request_body/%{HTTP_COOKIE}/{env.SECRET}/a.js',
      "/');process.exit(1)//a.js",
      '/*/:all/../a.js',
      '/\n/*\n  Set-Cookie: x=1\n/a.js',
      '/(((((a+)+)+)+$/a.js',
      '/</IfModule>/a.js',
      '/`\\u0022\\/a.js',
      '/%22%3B%0A/a.js',
      '/a%2Fb/%3Fc/a.js',
      '/a[b/c]d|e/a.js',
      '/\u2028\u202e/a.js',
    ];
    for (const target of hostile) {
      const report = reportFor({ [target]: 'no-cache', '/plain/b.css': 'no-cache' });
      const { text } = siteConfiguration(report, server);
      const [resource] = report.resources as [ResourceReport];
      for (const written of [text, resourceConfiguration(resource, server).text]) {
        expect(written).not.toMatch(
          /["$%{};'(]evil|evil ["$%{};'(]|[$%{]request_body|%\{HTTP|env|exit\(|Set-Cookie|u0022|[\u2028\u202e`]/,
        );
        expect(written.match(/<.IfModule>/g)?.length ?? 0).toBe(
          server === 'apache' && written !== '' ? 1 : 0,
        );
      }
      if (!target.includes('\n')) expect(wrongIn(report, server)).toEqual([]);
      expect(serve[server](text, '/plain/b.css')).toBe('no-cache');
    }
  });

  it('holds no value that is more than plain directives', () => {
    for (const value of ['no-cache"; evil', 'no-cache\nX: evil', 'ext=$evil', 'ext=%{evil}', 'a\\" evil']) {
      const { text, uncovered } = siteConfiguration(reportFor({ '/a.js': value }), server);
      expect(text).not.toContain('evil');
      expect(uncovered).toEqual(['/a.js']);
    }
    const report = reportFor({ '/a.js': 'private="set-cookie", max-age=60' });
    expect(wrongIn(report, server)).toEqual([]);
  });

  it('is right for any site', () => {
    const segment = fc.constantFrom('a', 'b', 'v1', 'x.y', 'c%20d', 'e(f', 'js', '1.2.3');
    const name = fc.constantFrom(
      'app.js',
      'app.3f2a1b9c.js',
      'a-DiwrgTda.js',
      'logo.png',
      'x-1.2.png',
      '',
      'page',
      'n.min.js',
      '0badc0de99.css',
    );
    const target = fc
      .tuple(fc.array(segment, { maxLength: 3 }), name, fc.constantFrom('', '', '?v=12', '?x=/a.js'))
      .map(([segments, file, query]) => `/${[...segments, file].join('/')}${query}`);
    const value = fc.constantFrom(
      YEAR,
      'no-cache',
      'private, no-cache',
      'max-age=300',
      'public, max-age=86400',
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(target, value), { selector: ([each]) => each, maxLength: 12 }),
        (site) => {
          expect(wrongIn(reportFor(site), server)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is made in time linear in the paths, however they look', () => {
    const nested = Array.from({ length: 3_000 }, (_, at): [string, string] => [
      `/${'a-1/'.repeat(at % 70)}${at}.js`,
      at % 2 === 0 ? YEAR : 'no-cache',
    ]);
    const spent = cpuTime();
    siteConfiguration(reportFor(nested), server);
    expect(spent()).toBeLessThan(5_000);
  });
});

/** The servers that see what a program behind them sends. */
describe.each(['nginx', 'apache', 'express', 'cloudfront'] as const)('the configuration for %s', (server) => {
  it('takes no page that was not seen out of the hands of a program that keeps it private', () => {
    const { text } = siteConfiguration(reportFor(SITE), server);
    expect(serve[server](text, '/account', 'Private, max-age=5')).toBe('Private, max-age=5');
    expect(serve[server](text, '/account', 'no-cache, no-store')).toBe('no-cache, no-store');
    expect(serve[server](text, '/account', 'max-age=5')).toBe('no-cache');
    expect(serve[server](text, '/api/users', 'no-store')).toBe('private, no-cache');
    expect(serve[server](text, '/downloads/setup.exe', 'max-age=5')).toBe('max-age=5');
  });
});

describe('the notes on a configuration', () => {
  it('say where it belongs and how much it leaves out, in both languages', () => {
    const report = reportFor({ '/a.png': 'max-age=300', '/b.png': 'max-age=86400' });
    expect(siteConfiguration(report, 'nginx').notes.join(' ')).toMatch(/http block.*2 paths are left out/s);
    expect(siteConfiguration(report, 'nginx', { language: 'zh-CN' }).notes.join(' ')).toContain('2 个路径');
  });
});

describe('the policy of a site', () => {
  it('is that of the origin of its first page', () => {
    const report = reportOn(
      '> GET https://cdn.example/x.js\n< 200\n< Cache-Control: max-age=60\nscript\n\n> GET /\n< 200\ndocument',
    );
    expect(recommendSite(report)).toMatchObject({
      origin: ORIGIN,
      entries: [{ path: '/', cacheControl: 'no-cache' }],
    });
    expect(recommendSite(report, 'https://cdn.example').entries).toHaveLength(1);
  });

  it('gives no long life by a version that stands in the query alone', () => {
    const report = reportFor({ '/style.css?ver=6.4': YEAR, '/print.css': 'max-age=300' });
    expect(recommendSite(report).groups).toEqual([]);
  });
});

describe('the function for CloudFront', () => {
  it('leaves errors alone', () => {
    const { text } = siteConfiguration(reportFor({ '/a.js': 'max-age=60' }), 'cloudfront');
    const call = `${text}\nconsole.log(JSON.stringify(handler({ request: { uri: '/a.js' }, response: { statusCode: 404, headers: {} } })));`;
    const { stdout } = spawnSync(process.execPath, ['-e', call], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual({ statusCode: 404, headers: {} });
  });
});
