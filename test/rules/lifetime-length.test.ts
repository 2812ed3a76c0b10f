import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { isVersioned } from '../../src/rules/resource-kind.ts';
import { cpuTime } from '../cpu-time.ts';
import { auditOf } from './audit-traffic.ts';

interface Answer {
  readonly url?: string;
  readonly cacheControl?: string;
  readonly type?: string;
  readonly content?: number;
  readonly more?: readonly string[];
}

const blockOf = ({ url = '/app.js', cacheControl, type = 'script', content = 35_000, more = [] }: Answer) =>
  [
    `> GET ${url}`,
    '< 200',
    '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
    '< ETag: "v1"',
    ...(cacheControl === undefined ? [] : [`< Cache-Control: ${cacheControl}`]),
    ...more,
    `= ${content}`,
    type,
  ].join('\n');
const answer = (what: Answer): Report => auditOf(blockOf(what));
const levelOf = (report: Report, id: string) => report.findings.find(({ rule }) => rule === id)?.level;
const messageOf = (report: Report, id: string) =>
  report.findings.find(({ rule }) => rule === id)?.message ?? '';

describe('a long lifetime', () => {
  it.each([
    '/app.3f2a1b9c.js',
    '/app-1.2.3.min.js',
    '/v12/app.js',
    '/assets/index-DaBcXyZw.js',
    '/app.js?v=12',
    '/app.js?a=1&ver=5.2',
    '/app.js?20261123',
    '/npm/vue@3/vue.js',
  ])('is right for a URL that changes with the content: %s', (url) => {
    expect(
      levelOf(answer({ url, cacheControl: 'max-age=31536000' }), 'immutable-unversioned'),
    ).toBeUndefined();
  });

  it.each(['/app.js', '/jquery.min.js', '/css/bootstrap-responsive.css', '/app.js?lang=de'])(
    'outlives the content of %s',
    (url) => {
      expect(levelOf(answer({ url, cacheControl: 'max-age=2592000' }), 'immutable-unversioned')).toBe(
        'advice',
      );
    },
  );

  it('does little harm to an image, unless it is immutable', () => {
    const image = { url: '/logo.png', type: 'image' };
    expect(levelOf(answer({ ...image, cacheControl: 'max-age=2592000' }), 'immutable-unversioned')).toBe(
      'info',
    );
    expect(
      levelOf(answer({ ...image, cacheControl: 'max-age=60, immutable' }), 'immutable-unversioned'),
    ).toBe('advice');
  });

  it('is all that a name which cannot change can have', () => {
    const report = answer({ url: '/favicon.ico', type: 'image', cacheControl: 'max-age=2592000' });
    expect(levelOf(report, 'immutable-unversioned')).toBeUndefined();
  });

  it('is void where no-cache or Pragma stands beside it', () => {
    expect(
      levelOf(answer({ cacheControl: 'no-cache, max-age=31536000' }), 'immutable-unversioned'),
    ).toBeUndefined();
    expect(
      levelOf(
        answer({ cacheControl: 'max-age=31536000', more: ['< Pragma: no-cache'] }),
        'immutable-unversioned',
      ),
    ).toBeUndefined();
  });

  it('is looked for in a hostile URL without taking long', () => {
    const spent = cpuTime();
    for (const piece of ['-1', '.1', '/1', '&v=1', '-a'])
      expect(
        isVersioned(`https://site.example/x${piece.repeat(200_000)}!?${piece.repeat(200_000)}!`),
      ).toBeDefined();
    expect(spent()).toBeLessThan(1_000);
  });
});

describe("Lighthouse's model", () => {
  const wastedOf = (cacheControl: string | undefined) =>
    messageOf(
      answer({ ...(cacheControl !== undefined && { cacheControl }), content: 99_850 }),
      'short-ttl-waste',
    );

  it('counts what a transfer took, header and all', () => {
    expect(wastedOf('max-age=3600')).toMatch(/counts 79,9\d\d B of 99,9\d\d B/);
  });

  it('lighthouse#9118: is quoted with what it leaves out, the 304', () => {
    const [finding] = answer({ cacheControl: 'max-age=3600' }).findings.filter(
      ({ rule }) => rule === 'short-ttl-waste',
    );
    expect(finding?.why).toContain('304');
  });

  it.each(['max-age=2592000', 'max-age=0', 'private, max-age=60', 'max-age=60, must-revalidate', 'no-store'])(
    'passes over %s',
    (value) => {
      expect(wastedOf(value)).toBe('');
    },
  );

  it.each([undefined, 's-maxage=60', 'Max-Age=60', 'public'])(
    'takes %s for no lifetime, of which other rules tell',
    (value) => {
      const report = answer(value === undefined ? {} : { cacheControl: value });
      expect(levelOf(report, 'short-ttl-waste')).toBeUndefined();
      expect(report.resources[0]?.cacheInsight?.wastedBytes).toBeDefined();
    },
  );

  it.each(['document', 'fetch', 'manifest', 'other'])('passes over the type %s', (type) => {
    expect(levelOf(answer({ type, cacheControl: 'max-age=60' }), 'short-ttl-waste')).toBeUndefined();
  });

  it('does not count a 304 or a hit', () => {
    const hit = blockOf({ cacheControl: 'max-age=60' });
    expect(levelOf(auditOf(`${hit}\nfrom disk-cache`), 'short-ttl-waste')).toBeUndefined();
    expect(levelOf(auditOf(hit.replace('< 200', '< 304')), 'short-ttl-waste')).toBeUndefined();
  });

  it('weighs little where few bytes are wasted', () => {
    expect(levelOf(answer({ cacheControl: 'max-age=60', content: 500 }), 'short-ttl-waste')).toBe('info');
  });
});

describe('a lifetime and the age of the content', () => {
  const aged = (lastModified: string, cacheControl = 'max-age=3600', type = 'script') =>
    levelOf(answer({ cacheControl, type, more: [`< Last-Modified: ${lastModified}`] }), 'ttl-vs-change-rate');

  it('are out of proportion from a hundred to one on', () => {
    expect(aged('Thu, 19 Nov 2026 07:59:00 GMT')).toBe('advice');
    expect(aged('Thu, 19 Nov 2026 08:01:00 GMT')).toBeUndefined();
  });

  it.each([
    'Thu, 01 Jan 1970 00:00:01 GMT',
    'Sat, 26 Oct 1985 08:15:00 GMT',
    'Tue, 01 Jan 1980 00:00:00 GMT',
  ])('say nothing where a build writes %s on every file', (date) => {
    expect(aged(date)).toBeUndefined();
  });

  it('say nothing of a lifetime of a day, of none, or of one that is meant to be 0', () => {
    for (const value of ['max-age=86400', 'public', 'max-age=0', 'no-cache'])
      expect(aged('Sun, 23 Nov 2025 12:00:00 GMT', value)).toBeUndefined();
  });

  it('say nothing of pages and data', () => {
    for (const type of ['document', 'fetch'])
      expect(aged('Sun, 23 Nov 2025 12:00:00 GMT', 'max-age=60', type)).toBeUndefined();
  });
});

describe('a page', () => {
  const page = (cacheControl: string, url = '/') =>
    levelOf(answer({ url, type: 'document', cacheControl }), 'html-long-ttl');

  it('is kept too long by browsers, which no purge reaches', () => {
    expect(page('max-age=181')).toBe('advice');
    expect(page('max-age=180')).toBeUndefined();
    expect(page('max-age=60, s-maxage=31536000')).toBeUndefined();
  });

  it('may be kept where its URL changes with it, or is asked about each time', () => {
    expect(page('max-age=31536000', '/v1.2.3/index.html')).toBeUndefined();
    expect(page('no-cache, max-age=3600')).toBeUndefined();
  });

  it('has its lifetime from Expires too', () => {
    const report = answer({ url: '/', type: 'document', more: ['< Expires: Mon, 23 Nov 2026 13:00:00 GMT'] });
    expect(levelOf(report, 'html-long-ttl')).toBe('advice');
  });
});

describe('no-store on a static file', () => {
  it('says that the same content came before', () => {
    const block = blockOf({ cacheControl: 'no-store' });
    const report = auditOf(`${block}\n\n${block}`);
    expect(messageOf(report, 'no-store-static')).toContain('these 35,000 B');
    expect(messageOf(report, 'no-store-static')).toContain('came before');
  });

  it.each([
    ['a session cookie', '< Set-Cookie: session=1'],
    ['Vary: Cookie', '< Vary: Cookie'],
    ['credentials', '> Authorization: Bearer 1'],
  ])('may be for one person: %s', (_, line) => {
    expect(levelOf(answer({ cacheControl: 'no-store', more: [line] }), 'no-store-static')).toBeUndefined();
  });

  it('is how a pixel counts visits', () => {
    const pixel = { url: '/pixel.gif', type: 'image', content: 43 };
    expect(levelOf(answer({ ...pixel, cacheControl: 'no-store' }), 'no-store-static')).toBeUndefined();
  });

  it('is not no-store beside must-understand', () => {
    const report = answer({ cacheControl: 'no-store, must-understand, max-age=60' });
    expect(levelOf(report, 'no-store-static')).toBeUndefined();
  });
});
