import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCacheModel } from '../../../src/cache/model/cache-model.ts';
import type { CacheModelOptions, ProfileName } from '../../../src/cache/model/contract.ts';
import { DEVIATIONS, PROFILES } from '../../../src/cache/model/profiles.ts';
import { cpuTime } from '../../cpu-time.ts';
import { conversation, deeds } from './conversation.ts';

/** All of what looks at caches, as text. */
const SOURCE = ['src/cache', 'src/cache/model']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const last = (options: ProfileName | CacheModelOptions, text: string) => deeds(options, text).at(-1);

describe('freshness', () => {
  it('is what max-age gives, counted from the Date', () => {
    const traffic = (seconds: number) => `
      > GET /app.js
      < 200
      < cache-control: max-age=60

      +${seconds}
      > GET /app.js
      < 200`;
    expect(last('rfc9111-private', traffic(59))).toBe('reuse: fresh');
    expect(last('rfc9111-private', traffic(60))).toBe('fetch: stale no-validator; stored no-validator');
  });

  it('has figures in its reason', () => {
    const cache = createCacheModel({ profile: 'rfc9111-private' });
    const request = { method: 'GET', url: 'https://site.example/', headers: [] };
    const headers = [['cache-control', 'max-age=60'] as const];
    cache.receive(request, { status: 200, headers }, { requestedAt: 0, receivedAt: 0 });
    expect(cache.lookup(request, 72_000).reasons[0]).toEqual({
      code: 'stale',
      section: '4.2',
      ageSeconds: 72,
      lifetimeSeconds: 60,
      from: 'max-age',
    });
  });

  it('counts the Age that a cache on the way sent', () => {
    const text = `
      > GET /app.js
      < 200
      < cache-control: max-age=60
      < age: 30

      +31
      > GET /app.js
      < 200`;
    expect(last('rfc9111-private', text)).toMatch(/^fetch: stale/);
  });

  it('is a tenth of the time since Last-Modified where nothing gives a lifetime', () => {
    const text = `
      > GET /logo.png
      < 200
      < last-modified: @-1000

      +99
      > GET /logo.png

      +100
      > GET /logo.png
      < 304`;
    expect(deeds('rfc9111-private', text).slice(1)).toEqual(['reuse: fresh', 'revalidate: stale; freshened']);
  });

  it('comes from s-maxage in shared caches alone', () => {
    const text = `
      > GET /a
      < 200
      < cache-control: s-maxage=60, max-age=1

      +30
      > GET /a
      < 200`;
    expect(last('rfc9111-shared', text)).toBe('reuse: fresh');
    expect(last('rfc9111-private', text)).toMatch(/^fetch: stale/);
  });
});

describe('in browsers, a lifetime', () => {
  const answer = (lines: string, seconds: number, status = 200) => `
    > GET /a
    < ${status}
    < etag: "1"
    ${lines}

    +${seconds}
    > GET /a
    < 304`;
  const DAY = 86_400;

  it('that is guessed is a week at most in Firefox', () => {
    const old = answer('< last-modified: @-63072000', 8 * DAY);
    expect(last('chromium', old)).toBe('reuse: fresh');
    expect(last('firefox', old)).toBe('revalidate: stale; freshened');
    expect(last('firefox', old.replace(`+${8 * DAY}`, `+${6 * DAY}`))).toBe('reuse: fresh');
  });

  it('is not guessed with must-revalidate in Chromium, but for the statuses that it keeps', () => {
    const strict = '< last-modified: @-1000\n< cache-control: must-revalidate';
    expect(last('chromium', answer(strict, 10))).toBe('revalidate: no-lifetime; freshened');
    expect(last('firefox', answer(strict, 10))).toBe('reuse: fresh');
    expect(last('chromium', answer(strict, DAY, 410))).toBe('reuse: fresh');
  });

  it('that nothing gives lets stale-while-revalidate run from the start, unless every use has to ask', () => {
    const offered = answer('< cache-control: s-maxage=60, stale-while-revalidate=600', 300);
    for (const browser of ['chromium', 'firefox'] as const) {
      expect(last(browser, offered)).toMatch(/^reuse-while-revalidating: stale-while-revalidate;/);
      expect(last(browser, offered.replace('+300', '+601'))).toMatch(/^revalidate: no-lifetime;/);
      expect(last(browser, offered.replace('s-maxage=60', 'no-cache'))).toMatch(/^revalidate: no-cache;/);
    }
    expect(last('rfc9111-private', offered)).toMatch(/^revalidate: no-lifetime;/);
  });

  it('may be written with white space around =, as each browser has it', () => {
    const spaced = (value: string) => answer(`< cache-control: ${value}`, 30);
    expect(last('chromium', spaced('max-age= 60'))).toBe('reuse: fresh');
    expect(last('chromium', spaced('max-age =60'))).toMatch(/^revalidate: no-lifetime/);
    expect(last('firefox', spaced('max-age =60'))).toBe('reuse: fresh');
    expect(last('rfc9111-private', spaced('max-age= 60'))).toMatch(/^revalidate: no-lifetime/);
  });
});

describe('a targeted field', () => {
  const answer = (...lines: string[]) => `
    > GET /a
    < 200
    ${lines.map((line) => `< ${line}`).join('\n')}

    +30
    > GET /a
    < 200`;
  const BOTH = answer('cache-control: max-age=1', 'cdn-cache-control: max-age=60');
  const OWN = answer('examplecdn-cache-control: max-age=60', 'cdn-cache-control: no-store');
  const targets = ['ExampleCDN-Cache-Control', 'CDN-Cache-Control'];

  it('counts in place of Cache-Control and Expires, for the caches that it is meant for', () => {
    expect(last('rfc9111-shared', BOTH)).toBe('reuse: fresh');
    expect(last('rfc9111-private', BOTH)).toMatch(/^fetch: stale/);
    expect(last('rfc9111-shared', answer('cdn-cache-control: none', 'expires: @60'))).toMatch(
      /^fetch: no-lifetime/,
    );
  });

  it('is chosen by the order of a cache’s own target list, and is nothing to caches without it', () => {
    expect(last({ profile: 'rfc9111-shared', targets }, OWN)).toBe('reuse: fresh');
    expect(last('rfc9111-shared', OWN)).toMatch(/^fetch: nothing-stored/);
    expect(last({ profile: 'rfc9111-shared', targets: [] }, BOTH)).toMatch(/^fetch: stale/);
    expect(last({ profile: 'rfc9111-private', targets }, OWN)).toBe('reuse: fresh');
  });

  it('that is empty or no Dictionary leaves its place to the next one on the list', () => {
    for (const value of ['', 'Max-Age=9', 'max-age=9,'])
      expect(last({ profile: 'rfc9111-shared', targets }, OWN.replace('max-age=60', value)), value).toMatch(
        /^fetch: nothing-stored/,
      );
  });

  it('gives nothing by a directive whose value is not of its type', () => {
    for (const value of ['max-age="60"', 'max-age=60.0', 'max-age=-60', 'max-age'])
      expect(last('rfc9111-shared', BOTH.replace('max-age=60', value)), value).toMatch(/^fetch: no-lifetime/);
    expect(last('rfc9111-shared', BOTH.replace('max-age=60', 'max-age=60, no-store="x"'))).toBe(
      'reuse: fresh',
    );
  });
});

describe('validation', () => {
  const STALE = `
    > GET /app.js
    < 200
    < cache-control: max-age=1
    < etag: "v1"
    < x-version: 1
    = one

    +10
    > GET /app.js
    < 304
    < etag: "v1"
    < cache-control: max-age=60
    < x-version: 2

    +20
    > GET /app.js`;

  it('sends the stored validators, and a 304 brings newer lines and new freshness', () => {
    const [, second, third] = conversation('rfc9111-private', STALE);
    expect(second?.added).toEqual(['If-None-Match: "v1"']);
    expect(second?.did).toBe('revalidate: stale; freshened');
    expect([second?.got?.status, second?.got?.body, second?.served('x-version')]).toEqual([200, 'one', '2']);
    expect([third?.did, third?.served('age')]).toEqual(['reuse: fresh', '10']);
  });

  it('is asked for by no-cache, by a reload and by max-age=0', () => {
    const again = (more: string) => `
      > GET /a
      < 200
      < cache-control: max-age=60
      < etag: "v1"

      > GET /a
      ${more}
      < 304`;
    expect(last('rfc9111-private', again('mode no-cache'))).toBe('revalidate: request-mode; freshened');
    expect(last('rfc9111-private', again('> cache-control: no-cache'))).toBe(
      'revalidate: request-no-cache; freshened',
    );
    expect(last('rfc9111-private', again('> cache-control: max-age=0\n +1'))).toBe(
      'revalidate: request-max-age; freshened',
    );
    expect(last('rfc9111-private', again('mode reload').replace('304', '200'))).toBe(
      'fetch: request-mode; stored no-validator',
    );
  });

  it('answers a condition of the client’s own from what is stored', () => {
    const text = `
      > GET /a
      < 200
      < cache-control: max-age=60
      < etag: "v1"

      > GET /a
      > if-none-match: "v0", W/"v1"`;
    expect(conversation('rfc9111-shared', text)[1]?.got?.status).toBe(304);
    expect(last('chromium', `${text}\n < 304`)).toBe('fetch: request-conditional; request-conditional');
  });

  it('names the tags of other variants', () => {
    const text = `
      > GET /a
      > accept-language: en
      < 200
      < etag: "en"
      < vary: accept-language

      > GET /a
      > accept-language: zh
      < 200
      < etag: "zh"
      < vary: accept-language`;
    expect(conversation('rfc9111-private', text)[1]).toMatchObject({
      did: 'revalidate: vary-mismatch; stored',
      added: ['If-None-Match: "en"'],
    });
  });
});

describe('a stale response', () => {
  const stale = (directives: string, request = '') => `
    > GET /a
    < 200
    < cache-control: max-age=1, ${directives}
    < etag: "v1"

    +5
    > GET /a${request && `\n${request}`}`;

  it('is served while it is confirmed, within its window', () => {
    const [, second] = conversation('chromium', `${stale('stale-while-revalidate=10')}\n < 304`);
    expect(second).toMatchObject({ did: 'reuse-while-revalidating: stale-while-revalidate; freshened' });
    expect(last('chromium', `${stale('stale-while-revalidate=3')}\n < 304`)).toBe(
      'revalidate: stale; freshened',
    );
    expect(last('chromium', `${stale('must-revalidate, stale-while-revalidate=10')}\n < 304`)).toBe(
      'revalidate: stale; freshened',
    );
  });

  it('stands in for an error as far as stale-if-error goes, in no browser', () => {
    const text = `${stale('stale-if-error=10')}\n < 503`;
    expect(conversation('rfc9111-private', text)[1]?.got?.status).toBe(200);
    expect(conversation('chromium', text)[1]?.got?.status).toBe(503);
  });

  it('may stand in for a dead origin unless it must be revalidated', () => {
    expect(conversation('rfc9111-private', `${stale('public')}\n dead`)[1]?.got?.status).toBe(200);
    expect(conversation('rfc9111-private', `${stale('must-revalidate')}\n dead`)[1]?.got).toBeNull();
  });

  it('will do where the client says so, by a directive or by its mode', () => {
    expect(last('chromium', stale('public', 'mode force-cache'))).toBe('reuse: request-mode');
    expect(last('rfc9111-private', stale('public', '> cache-control: max-stale'))).toBe(
      'reuse: stale-allowed',
    );
    expect(last('rfc9111-private', stale('public', '> cache-control: max-stale=3\n < 304'))).toMatch(
      /^revalidate/,
    );
  });
});

describe('storing', () => {
  const becomes = (profile: ProfileName, response: string, request = '') =>
    deeds(profile, `> GET /a${request && `\n${request}`}\n < ${response}`)[0]?.split('; ')[1];

  it('is forbidden by no-store, and by private in shared caches', () => {
    expect(becomes('rfc9111-private', '200\n < cache-control: no-store')).toBe('no-store');
    expect(becomes('rfc9111-private', '200\n < cache-control: private, max-age=9\n < etag: "1"')).toBe(
      'stored',
    );
    expect(becomes('rfc9111-shared', '200\n < cache-control: private, max-age=9')).toBe('private');
    expect(becomes('rfc9111-shared', '200\n < cache-control: max-age=9', '> authorization: Basic eA==')).toBe(
      'authorization',
    );
    expect(
      becomes(
        'rfc9111-shared',
        '200\n < cache-control: max-age=9, public\n < etag: "1"',
        '> authorization: Basic eA==',
      ),
    ).toBe('stored');
  });

  it('is lifted from no-store by must-understand where the status is known', () => {
    const response = (status: number) =>
      `${status}\n < cache-control: no-store, must-understand, max-age=9\n < etag: "1"`;
    expect(becomes('rfc9111-private', response(200))).toBe('stored');
    expect(becomes('rfc9111-private', response(499))).toBe('status-not-understood');
    expect(becomes('chromium', response(200))).toBe('no-store');
  });

  it('ends with an unsafe request to the URL that succeeds', () => {
    const text = (status: number) => `
      > GET /a
      < 200
      < cache-control: max-age=60

      > POST /a
      < ${status}

      > GET /a
      < 200`;
    expect(last('rfc9111-private', text(200))).toMatch(/^fetch: nothing-stored/);
    expect(last('rfc9111-private', text(500))).toBe('reuse: fresh');
    expect(last('firefox', text(500))).toMatch(/^fetch: nothing-stored/);
  });

  it('keeps a response for every variant, in browsers for one', () => {
    const text = `
      > GET /a
      > accept: image/avif
      < 200
      < cache-control: max-age=60
      < vary: accept

      > GET /a
      > accept: image/png
      < 200
      < cache-control: max-age=60
      < vary: accept

      > GET /a
      > accept: image/avif
      < 200`;
    expect(last('rfc9111-private', text)).toBe('reuse: fresh');
    expect(last('firefox', text)).toMatch(/^fetch: vary-mismatch/);
  });

  it('looks at long values of what Vary names no longer than they are', () => {
    const spaces = ' '.repeat(400_000);
    const vary = Array(1_000).fill('accept').join(', ');
    const text = `
      > GET /a
      > accept: a${spaces}b
      < 200
      < cache-control: max-age=60
      < vary: ${vary}

      > GET /a
      > accept: a${spaces}c
      < 200`;
    expect(last('firefox', text)).toMatch(/^fetch: vary-mismatch/);
  });

  it('knows a response that a 304 confirmed for another variant as that one’s too', () => {
    const text = `
      > GET /a
      > accept: image/avif
      < 200
      < cache-control: max-age=60
      < vary: accept
      < etag: "one"

      > GET /a
      > accept: image/png
      < 304
      < etag: "one"

      > GET /a
      > accept: image/png

      > GET /a
      > accept: image/avif
      < 304`;
    expect(deeds('rfc9111-private', text).slice(2)).toEqual(['reuse: fresh', 'reuse: fresh']);
    expect(deeds('chromium', text).slice(2)).toEqual([
      'reuse: fresh',
      'revalidate: vary-mismatch; freshened',
    ]);
  });

  it('is for every URL that No-Vary-Search makes equal', () => {
    const text = (rule: string) => `
      > GET /a?q=1&utm_source=x
      < 200
      < cache-control: max-age=60
      < no-vary-search: ${rule}

      > GET /a?q=1
      < 200

      > GET /a?q=2
      < 200`;
    expect(deeds('rfc9111-private', text('params=("utm_source")')).slice(1)).toEqual([
      'reuse: fresh',
      'fetch: nothing-stored; stored no-validator',
    ]);
    expect(deeds('rfc9111-private', text('params=("q"'))[1]).toMatch(/^fetch: nothing-stored/);
  });
});

describe('a range', () => {
  const COMPLETE = `
    > GET /film
    < 200
    < cache-control: max-age=60
    = 0123456789

    > GET /film
    > range: bytes=2-4`;

  it('is cut out of a complete stored response', () => {
    const [, second] = conversation('chromium', COMPLETE);
    expect(second).toMatchObject({ did: 'reuse: fresh', got: { status: 206, body: '234' } });
    expect(second?.served('content-range')).toBe('bytes 2-4/10');
    expect(last('firefox', `${COMPLETE}\n < 206`)).toMatch(/^fetch: range/);
  });

  it('that is stored answers no request for more', () => {
    const text = `
      > GET /film
      > range: bytes=0-1
      < 206
      < cache-control: max-age=60
      < content-range: bytes 0-1/10
      = 01

      > GET /film
      < 200`;
    expect(last('rfc9111-private', text)).toMatch(/^fetch: range/);
  });
});

describe('profiles', () => {
  it('deviate only by name, each name used', () => {
    const used = new Set(Object.values(PROFILES).flatMap(({ deviations }) => deviations));
    expect([...used].toSorted()).toEqual(Object.keys(DEVIATIONS).toSorted());
    expect(Object.keys(DEVIATIONS).filter((name) => !SOURCE.includes(`has('${name}')`))).toEqual([]);
    expect(PROFILES['rfc9111-private'].deviations).toEqual([]);
    expect(PROFILES['rfc9111-shared'].deviations).toEqual([]);
  });

  it('are known by name', () => {
    // @ts-expect-error: what a program without types may pass
    expect(() => createCacheModel({ profile: 'toString' })).toThrow(/no profile "toString"/);
  });
});

describe('hostile messages and calls', () => {
  const URL_OF_ALL = 'https://site.example/x';
  const get = (...headers: [string, string][]) => ({ method: 'GET', url: URL_OF_ALL, headers });
  const at = (ms: number) => ({ requestedAt: ms, receivedAt: ms });
  const holding = (profile: ProfileName, headers: [string, string][], body?: string) => {
    const cache = createCacheModel({ profile });
    const lines: [string, string][] = [['Cache-Control', 'max-age=60'], ['ETag', '"1"'], ...headers];
    const response = { status: 200, headers: lines, ...(body === undefined ? {} : { body }) };
    cache.receive(get(), response, at(0));
    return cache;
  };

  it('give an age that is a number of seconds, however great Age is', () => {
    for (const age of ['9'.repeat(400), '9'.repeat(25), '-5']) {
      const decision = holding('firefox', [['Age', age]]).lookup(get(), 1000);
      expect(decision.reasons[0]).toMatchObject({ code: 'stale', ageSeconds: 2_147_483_649 });
    }
    const served = holding('rfc9111-private', [['Age', '9'.repeat(400)]]).lookup(get(), 1000);
    expect(JSON.stringify(served)).toContain('["Age","2147483649"]');
  });

  it('make no response younger by a clock that was put back', () => {
    const cache = createCacheModel({ profile: 'rfc9111-private' });
    const headers = [['Cache-Control', 'max-age=60'] as const, ['Age', '50'] as const];
    cache.receive(get(), { status: 200, headers }, { requestedAt: 40_000, receivedAt: 0 });
    expect(cache.lookup(get(), 11_000).reasons[0]).toMatchObject({ code: 'stale', ageSeconds: 61 });
  });

  it('are refused where a time is none', () => {
    const cache = holding('chromium', []);
    for (const time of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => cache.lookup(get(), time)).toThrow(RangeError);
      expect(() => cache.receive(get(), { status: 200, headers: [] }, at(time))).toThrow(RangeError);
    }
  });

  it('get no range of a length that no content has', () => {
    for (const length of ['9'.repeat(400), '9'.repeat(25)]) {
      const cache = holding('rfc9111-private', [['Content-Length', length]]);
      for (const range of ['bytes=0-', 'bytes=-5', `bytes=${'9'.repeat(400)}-`])
        expect(cache.lookup(get(['Range', range]), 1000).action).toBe('fetch');
    }
    const whole = holding('rfc9111-private', [['Content-Range', 'bytes 1-2/3']], '0123456789');
    const decision = whole.lookup(get(['Range', 'bytes=0-1']), 1000);
    const lines = 'response' in decision ? (decision.response?.headers ?? []) : [];
    const ranges = lines.filter(([name]) => name.toLowerCase() === 'content-range');
    expect(ranges).toEqual([['Content-Range', 'bytes 0-1/10']]);
  });

  it('get the whole where If-Range names another version', () => {
    const cache = holding('rfc9111-private', [], '0123456789');
    const asked = (version: string) => cache.lookup(get(['Range', 'bytes=0-1'], ['If-Range', version]), 1000);
    expect(asked('"1"')).toMatchObject({ action: 'reuse', response: { status: 206 } });
    expect(asked('"2"')).toMatchObject({ action: 'reuse', response: { status: 200, body: '0123456789' } });
  });

  it('get the whole response although a part came later', () => {
    const cache = holding('rfc9111-private', [], '0123456789');
    const part = [['Cache-Control', 'max-age=60'] as const, ['Content-Range', 'bytes 0-1/10'] as const];
    cache.receive(get(['Range', 'bytes=0-1']), { status: 206, headers: part, body: '01' }, at(10));
    expect(cache.lookup(get(), 1000)).toMatchObject({ action: 'reuse', response: { status: 200 } });
  });

  it('do not take the condition of one request for that of another', () => {
    const cache = createCacheModel({ profile: 'chromium' });
    cache.lookup(get(['If-None-Match', '"z"']), 0);
    cache.lookup(get(), 0);
    const headers = [['Cache-Control', 'max-age=60'] as const];
    expect(cache.receive(get(), { status: 200, headers }, at(0)).stored).toBe(true);
  });

  it('take time linear in the variants of a URL, and in the queries of a path', () => {
    const times = (ms: number) => ({ requestedAt: ms, receivedAt: ms });
    const fresh = ['Cache-Control', 'max-age=60'] as const;
    const spent = cpuTime();
    const variants = createCacheModel({ profile: 'rfc9111-private' });
    const queries = createCacheModel({ profile: 'rfc9111-private' });
    for (let at = 0; at < 10_000; at++) {
      const request = get(['X', String(at)]);
      variants.lookup(request, at);
      variants.receive(request, { status: 200, headers: [fresh, ['Vary', 'X']] }, times(at));
      if (at % 10 > 0) continue;
      const query = { ...get(), url: `${URL_OF_ALL}?q=${at}` };
      queries.lookup(query, at);
      queries.receive(
        query,
        { status: 200, headers: [fresh, ['No-Vary-Search', 'params=("z")']] },
        times(at),
      );
    }
    expect(variants.lookup(get(['X', '9999']), 10_000).action).toBe('reuse');
    expect(queries.lookup({ ...get(), url: `${URL_OF_ALL}?z=1&q=9990` }, 10_000).action).toBe('reuse');
    expect(spent()).toBeLessThan(15_000);
  }, 30_000);

  it('take time linear in the URLs that are confirmed', () => {
    const cache = createCacheModel({ profile: 'rfc9111-private' });
    const headers = [['ETag', '"1"'] as const];
    const urls = Array.from({ length: 10_000 }, (_, place) => `https://site.example/${place}`);
    const spent = cpuTime();
    for (const url of urls) cache.receive({ ...get(), url }, { status: 200, headers }, at(0));
    for (const url of urls.toReversed()) {
      const sent = { ...get(['If-None-Match', '"1"']), url };
      expect(cache.receive(sent, { status: 304, headers }, at(1)).stored).toBe(true);
    }
    expect(spent()).toBeLessThan(3_000);
  });
});
