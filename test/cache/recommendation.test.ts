import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import type { ResourceReport } from '../../src/audit/report.ts';
import { recommend } from '../../src/cache/recommendation.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { parseCacheControl } from '../../src/http/cache-control.ts';
import { traffic } from '../traffic.ts';

type Hidden = 'shown' | 'may-be-removed';

const recommended = (
  exchanges: readonly Exchange[],
  sensitiveLines: Hidden = 'shown',
): ResourceReport['recommendation'] =>
  audit({
    producer: { name: 'test' },
    entries: exchanges.length,
    exchanges,
    pages: [],
    skipped: [],
    notes: [],
    sensitiveLines,
    hits: 'told',
    cache: 'unknown',
  }).resources[0]?.recommendation;

/** The value that is recommended for the resource of this traffic, with the reason's code. */
function sends(text: string, sensitiveLines?: Hidden): string | null {
  const found = recommended(traffic(text), sensitiveLines);
  return found ? `${found.cacheControl} (${found.code})` : null;
}

const response = (kind: string, url: string, ...lines: string[]) =>
  [`> GET ${url}`, '< 200', ...lines.map((line) => `< ${line}`), '= 5000', kind].join('\n');

const HASHED = '/app.3f2a1b9c.js';
const DATE = 'Date: Mon, 23 Nov 2026 12:00:00 GMT';
const TWO_YEARS_OLD = 'Last-Modified: Sat, 23 Nov 2024 12:00:00 GMT';
const DAYS_OLD = 'Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT';
const MINUTES_OLD = 'Last-Modified: Mon, 23 Nov 2026 11:50:00 GMT';

describe('what is recommended for a file whose URL carries its version', () => {
  it('is to keep it for a year and never to ask', () => {
    expect(sends(response('script', HASHED))).toBe('max-age=31536000, immutable (versioned)');
    expect(sends(response('script', HASHED, 'Cache-Control: no-cache'))).toBe(
      'max-age=31536000, immutable (versioned)',
    );
  });

  it('says for how long the content was seen to be the same', () => {
    const same = response('script', HASHED, 'ETag: "1"', 'Cache-Control: max-age=60');
    const found = recommended(
      traffic(`${same}\n\n+90000\n> GET ${HASHED}\n> If-None-Match: "1"\n< 304\nscript`),
    );
    expect(found?.reason).toContain('the content was the same in 2 responses over 1 day');
  });

  it('is what is sent today where that is a year and immutable, to the letter', () => {
    const today = 'Public,max-age=31536000,  immutable';
    expect(sends(response('script', HASHED, `Cache-Control: ${today}`))).toBe(`${today} (kept)`);
    expect(sends(response('script', HASHED, 'Cache-Control: max-age=315360000, immutable'))).toContain(
      '(kept)',
    );
  });

  it('keeps public only where it is there, and what is said of shared caches as it is', () => {
    expect(sends(response('script', HASHED, 'Cache-Control: public, max-age=60, s-maxage=600'))).toBe(
      'public, max-age=31536000, s-maxage=600, immutable (versioned)',
    );
    expect(sends(response('script', HASHED, 'Cache-Control: private, max-age=60'))).toBe(
      'private, max-age=31536000, immutable (versioned)',
    );
    expect(sends(response('script', HASHED, 'Cache-Control: max-age=60, no-transform'))).toBe(
      'max-age=31536000, no-transform, immutable (versioned)',
    );
  });

  it('leaves immutable out where browsers do not heed it', () => {
    expect(sends(response('script', `http://site.example${HASHED}`))).toBe('max-age=31536000 (versioned)');
    expect(sends(response('script', `http://localhost${HASHED}`))).toContain('immutable');
  });

  it('asks for it once its content was seen to change', () => {
    const first = `${response('script', HASHED, 'ETag: "1"', 'Cache-Control: max-age=31536000, immutable')}\ndigest a`;
    const later = `+4000\n${response('script', HASHED, 'ETag: "2"')}\ndigest b`;
    expect(sends(`${first}\n\n${later}`)).toBe('max-age=300 (changes)');
  });

  it('is for one person alone where a cookie is set, and no lifetime where the content is', () => {
    expect(sends(response('script', HASHED, 'Set-Cookie: id=1', 'Cache-Control: public, max-age=60'))).toBe(
      'private, max-age=31536000, immutable (versioned)',
    );
    expect(sends(response('script', HASHED, 'Set-Cookie: __cf_bm=1; path=/'))).not.toContain('private');
    expect(sends(response('script', HASHED, 'Vary: Accept, Cookie'))).toBe('private, no-cache (personal)');
    expect(sends(`> GET ${HASHED}\n> Authorization: Basic x\n< 200\n< Cache-Control: public\nscript`)).toBe(
      'private, no-cache (personal)',
    );
  });

  it('lets shared caches do no more than today where cookies may be hidden', () => {
    const hidden = (...lines: string[]) => sends(response('script', HASHED, ...lines), 'may-be-removed');
    expect(hidden()).toBe('private, max-age=31536000, immutable (versioned)');
    expect(hidden('Cache-Control: max-age=31536000, immutable')).toContain('(kept)');
    expect(hidden('Cache-Control: public, max-age=60')).toBe(
      'public, max-age=31536000, immutable (versioned)',
    );
    expect(sends(`${response('script', HASHED)}\nunseen request`)).toContain('private');
  });
});

describe('what is recommended for a file under a URL that stays', () => {
  it('is a lifetime of at most a tenth of the age of its content', () => {
    expect(sends(response('script', '/app.js', DATE, DAYS_OLD))).toBe('max-age=86400 (old-content)');
    expect(sends(response('script', '/app.js', DATE, TWO_YEARS_OLD))).toBe('max-age=86400 (old-content)');
    expect(sends(response('script', '/app.js', DATE, MINUTES_OLD))).toBe('no-cache (new-content)');
  });

  it('may be used while a new copy comes, where an old one spoils no page', () => {
    expect(sends(response('image', '/logo.png', DATE, TWO_YEARS_OLD))).toBe(
      'max-age=604800, stale-while-revalidate=604800 (old-content)',
    );
    expect(
      sends(
        response('image', '/logo.png', DATE, TWO_YEARS_OLD, 'Cache-Control: max-age=60, must-revalidate'),
      ),
    ).toBe('max-age=604800, must-revalidate (old-content)');
  });

  it('is to ask where nothing shows how often it changes, with a tag to ask by', () => {
    const found = recommended(traffic(response('stylesheet', '/a.css')));
    expect(found).toMatchObject({ cacheControl: 'no-cache', code: 'change-rate-unknown', validator: 'etag' });
    expect(found?.reason).toContain('It also needs an ETag');
  });

  it('goes by the time for which it was seen to be the same, where that is all', () => {
    const css = response('stylesheet', '/a.css', 'ETag: "1"', 'Cache-Control: no-cache');
    const confirmed = '> GET /a.css\n> If-None-Match: "1"\n< 304\n< Cache-Control: no-cache\nstylesheet';
    expect(sends(`${css}\n\n+60\n${confirmed}`)).toBe('no-cache (kept)');
    expect(sends(`${css}\n\n+172800\n${confirmed}`)).toBe('max-age=3600 (stayed-the-same)');
  });

  it('goes by the changes that were seen', () => {
    const version = (at: number, tag: string) =>
      `+${at}\n${response('script', '/app.js', `ETag: "${tag}"`, 'Cache-Control: max-age=86400')}\ndigest ${tag}`;
    expect(sends([version(0, 'a'), version(40_000, 'b'), version(80_000, 'c')].join('\n\n'))).toBe(
      'max-age=3600 (changes)',
    );
  });

  it('is what is stated today, where that is longer and nothing speaks against it', () => {
    expect(sends(response('script', '/app.js', 'Cache-Control: max-age=600000'))).toContain('(kept)');
    expect(sends(response('image', '/logo.png', 'Cache-Control: max-age=31536000'))).toContain('(kept)');
    expect(sends(response('font', '/a.woff2', DATE, 'Expires: Tue, 24 Nov 2026 12:00:00 GMT'))).toBe(
      'max-age=86400 (stated)',
    );
    expect(sends(response('script', '/app.js', 'Cache-Control: max-age=600; public'))).toBe(
      'max-age=600 (rewritten)',
    );
  });

  it('is at most a day where code is kept as if its URL changed with it', () => {
    expect(sends(response('script', '/app.js', 'Cache-Control: max-age=31536000, immutable'))).toBe(
      'max-age=86400 (not-versioned)',
    );
    expect(sends(response('script', '/app.js', 'Cache-Control: max-age=2592000'))).toBe(
      'max-age=86400 (not-versioned)',
    );
  });

  it('makes of no-store a copy for the browser alone, where the file is the same for everybody', () => {
    const noStore = (...lines: string[]) =>
      response('image', '/logo.png', DATE, TWO_YEARS_OLD, 'Cache-Control: no-store', ...lines);
    expect(sends(noStore())).toBe('private, max-age=604800, stale-while-revalidate=604800 (old-content)');
    expect(sends(noStore('Set-Cookie: id=1'))).toBe('no-store (kept-no-store)');
    expect(sends(noStore(), 'may-be-removed')).toBe('no-store (kept-no-store)');
  });
});

describe('what is recommended for a page', () => {
  const page = (...lines: string[]) => response('document', '/', ...lines);

  it('is to ask each time', () => {
    expect(sends(page())).toBe('no-cache (document)');
    expect(sends(page('Cache-Control: max-age=86400'))).toBe('no-cache (document-too-long)');
    expect(sends(page('Cache-Control: public, max-age=86400'))).toBe('public, no-cache (document-too-long)');
  });

  it('is what is sent today where that asks as well, or hides a change for a short time only', () => {
    for (const today of ['no-cache', 'max-age=0, must-revalidate', 'public, max-age=60', 'private, no-cache'])
      expect(sends(page(`Cache-Control: ${today}`))).toBe(`${today} (kept)`);
    expect(sends(page('Cache-Control: max-age=0, s-maxage=600'))).toContain('(kept)');
  });

  it('gives shared caches no lifetime unless it is said today that they may have one', () => {
    expect(sends(page('Cache-Control: max-age=60'))).toBe('private, max-age=60 (stated)');
    expect(sends(page('Cache-Control: s-maxage=600'))).toBe('max-age=0, s-maxage=600 (document)');
  });

  it('is for one person alone where anything shows that it is', () => {
    expect(sends(page('Set-Cookie: id=1', 'Cache-Control: public, s-maxage=60'))).toBe(
      'private, no-cache (document)',
    );
    expect(sends('> GET /\n> Cookie: id=1\n< 200\ndocument')).toBe('private, no-cache (document)');
    expect(sends('> GET /\n> Cookie: id=1\n< 200\n< Cache-Control: no-cache\ndocument')).toContain('(kept)');
    expect(sends(page(), 'may-be-removed')).toBe('private, no-cache (document)');
    expect(sends(page('Cache-Control: max-age=60'), 'may-be-removed')).toBe('private, max-age=60 (stated)');
  });

  it('is so where each request gets other content', () => {
    const other = (tag: string) => `${page('Cache-Control: public, max-age=60')}\ndigest ${tag}`;
    expect(sends(`${other('a')}\n\n${other('b')}`)).toBe('private, no-cache (personal)');
  });

  it('stays private, and stays not stored', () => {
    const private304 = '> GET /\n> If-None-Match: "1"\n< 304\n< Cache-Control: private\ndocument';
    expect(sends(`${page('ETag: "1"')}\n\n${private304}`)).toBe('private, no-cache (document)');
    expect(sends(page('Cache-Control: no-store, no-cache'))).toBe('no-store, no-cache (kept-no-store)');
  });
});

describe('what is recommended for data', () => {
  it('is to ask each time, for one person where it is asked for with credentials', () => {
    expect(sends(response('fetch', '/api'))).toBe('no-cache (data)');
    expect(sends(response('fetch', '/api', 'Cache-Control: max-age=60'))).toContain('(kept)');
    expect(sends('> GET /api\n> Authorization: Bearer x\n< 200\n< Cache-Control: max-age=60\nfetch')).toBe(
      'private, max-age=60 (stated)',
    );
    expect(sends('> GET /api\n> Cookie: id=1\n< 200\nfetch')).toBe('private, no-cache (data)');
    const whileStale = 'Cache-Control: max-age=0, stale-while-revalidate=60';
    expect(sends(response('fetch', '/api', whileStale))).toContain('(kept)');
    expect(sends(response('fetch', '/api', whileStale, 'Set-Cookie: id=1'))).toBe(
      'private, max-age=0, stale-while-revalidate=60 (data)',
    );
  });
});

describe('what is kept from shared caches', () => {
  const isClosed = (text: string) =>
    /\b(?:private|no-store)\b/.test(recommended(traffic(text))?.cacheControl ?? '');

  it('is what a directive says that is written too badly to be one', () => {
    const values = [
      'public; private',
      'public; no-store',
      'max-age=600; private',
      'public max-age=600 Private',
      'public, max-age=60; no-store',
      'max-age=60, s-maxage=600; private',
    ];
    for (const value of values)
      for (const kind of ['script', 'image', 'document', 'fetch'])
        expect(isClosed(response(kind, '/a', `Cache-Control: ${value}`)), `${value} ${kind}`).toBe(true);
  });

  it('is what a cache hit or a part of the content shows to be for one person', () => {
    const hit = response('image', '/a.png', 'Cache-Control: public, max-age=600', 'Set-Cookie: id=1');
    expect(isClosed(`${hit}\nfrom disk-cache`)).toBe(true);
    const film = response('media', '/a.mp4', 'Cache-Control: public, max-age=600');
    const part = (line: string) =>
      `> GET /a.mp4\n> Range: bytes=0-9\n${line}\n< 206\n< Cache-Control: max-age=600\nmedia`;
    for (const line of ['> Authorization: x', '< 206\n< Set-Cookie: id=1'])
      expect(isClosed(`${film}\n\n${part(line)}`), line).toBe(true);
  });

  it('is whatever carries a sign of being for one person, however else it is sent', () => {
    const cacheControl = fc
      .tuple(
        fc.subarray([
          'public',
          's-maxage=600',
          'max-age=31536000',
          'immutable',
          'no-cache',
          'x="',
          'must-revalidate',
        ]),
        fc.constantFrom(', ', '; ', ' ', ',,'),
      )
      .map(([parts, glue]) => parts.join(glue));
    const kind = fc.constantFrom(
      'script',
      'stylesheet',
      'image',
      'font',
      'media',
      'document',
      'fetch',
      'manifest',
    );
    const url = fc.constantFrom(
      '/',
      HASHED,
      '/a.js?v=1',
      '/me.js?_=123456',
      '/img/a.png',
      '/v2/api',
      '/%0a"{$',
    );
    const sign = fc.constantFrom(
      '> Authorization: Basic x',
      '> AUTHORIZATION: x',
      '< Set-Cookie: id=1',
      '< Vary: Accept, COOKIE',
      '< Vary: authorization',
      '< Vary: *',
      '< Cache-Control: private',
      '< Cache-Control: PRIVATE="Set-Cookie"',
      '< cache-control: foo; no-store',
      '< Cache-Control: no-store',
    );
    const from = fc.constantFrom('', '\nfrom disk-cache', '\nunseen request');
    const others = fc.subarray([TWO_YEARS_OLD, DATE, 'ETag: "1"', 'Expires: Fri, 31 Dec 9999 23:59:59 GMT']);
    fc.assert(
      fc.property(
        url,
        kind,
        cacheControl,
        sign,
        others,
        from,
        fc.boolean(),
        (target, type, value, shown, lines, by, twice) => {
          const plain = response(type, target, `Cache-Control: ${value}`, ...lines);
          const personal = plain.replace(
            '< 200',
            shown.startsWith('>') ? `${shown}\n< 200` : `< 200\n${shown}`,
          );
          const text = twice ? `${plain}\n\n${personal}${by}\n\n${plain}` : personal + by;
          const found = recommended(traffic(text));
          return !found || /\b(?:private|no-store)\b/i.test(found.cacheControl);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is what some are refused', () => {
    for (const status of [401, 403])
      expect(
        isClosed(`> GET /a.png\n< ${status}\nimage\n\n${response('image', '/a.png', DATE, TWO_YEARS_OLD)}`),
      ).toBe(true);
  });
});

describe('nothing is recommended', () => {
  it('for what is no answer to GET, is an error, is only a part, or was not seen', () => {
    expect(sends('> POST /api\n< 200\nfetch')).toBeNull();
    expect(sends('> GET /gone.js\n< 404\nscript')).toBeNull();
    expect(sends('> GET /old.js\n< 301\n< Location: /new.js\nscript')).toBeNull();
    expect(sends('> GET /film.mp4\n> Range: bytes=0-9\n< 206\nmedia')).toBeNull();
    expect(sends('> GET /app.js\n< 200\nunseen response\nscript')).toBeNull();
    expect(sends('> GET /app.js\n> If-None-Match: "1"\n< 304\nscript')).toBeNull();
    expect(sends('> GET /made.js\n< 200\nscript\nfrom service-worker')).toBeNull();
  });

  it('for what nothing tells the use of', () => {
    expect(sends('> GET /thing\n< 200')).toBeNull();
    expect(sends('> GET /thing\n< 200\n< ETag: "1"')).toBe('no-cache (data)');
    expect(sends('> GET /thing\n< 200\n< Cache-Control: max-age=60')).toContain('(kept)');
  });
});

describe('whatever is seen', () => {
  const directives = fc
    .subarray(['public', 'private', 'no-cache', 'no-store', 'max-age=60', 's-maxage=600', 'immutable'])
    .map((picked) => (picked.length === 0 ? null : picked.join(', ')));
  const observed = fc.record({
    method: fc.constant('GET'),
    status: fc.constant(200),
    kind: fc.constantFrom('document', 'code', 'harmless', 'data', 'other'),
    isVersioned: fc.boolean(),
    isSecure: fc.boolean(),
    cacheControl: directives,
    hasValidator: fc.boolean(),
    content: fc.record({
      responses: fc.nat(3),
      changes: fc.nat(2),
      seconds: fc.nat(1_000_000),
      age: fc.option(fc.nat(100_000_000)),
    }),
    sign: fc.option(fc.constantFrom('authorization', 'set-cookie', 'vary', 'differs', 'cookie')),
    isHidden: fc.boolean(),
    wasPrivate: fc.boolean(),
    limits: fc.constant({ document: 180, long: 2_592_000 }),
  });
  const sentToday = (cacheControl: string | null, hasValidator: boolean) => {
    const asks = /no-cache|no-store/.test(cacheControl ?? '');
    return {
      cacheControl,
      seconds: !asks && cacheControl?.includes('max-age=60') ? 60 : null,
      asks,
      hasValidator,
    };
  };

  it('shared caches get no more than today, and nothing that may be personal', () => {
    fc.assert(
      fc.property(observed, ({ cacheControl, hasValidator, ...rest }) => {
        const found = recommend({ ...rest, today: sentToday(cacheControl, hasValidator) });
        if (!found) return true;
        const before = parseCacheControl(cacheControl);
        const after = parseCacheControl(found.cacheControl);
        const isClosed = after.has('private') || after.has('no-store');
        const isShown = rest.sign !== null && rest.sign !== 'cookie';
        if (after.has('public') && !before.has('public')) return false;
        if (after.has('s-maxage') && !before.has('s-maxage')) return false;
        if (before.has('private') || before.has('no-store') || rest.wasPrivate) return isClosed;
        return !isShown || isClosed;
      }),
    );
  });

  it('what was recommended is kept once it is sent', () => {
    fc.assert(
      fc.property(observed, ({ cacheControl, ...rest }) => {
        const first = recommend({ ...rest, today: sentToday(cacheControl, true) });
        if (!first) return true;
        const after = parseCacheControl(first.cacheControl);
        const asks = after.has('no-cache') || after.has('no-store');
        const maxAge = after.seconds('max-age');
        const seconds = asks || typeof maxAge !== 'number' ? null : maxAge;
        const sent = { cacheControl: first.cacheControl, seconds, asks, hasValidator: true };
        return recommend({ ...rest, today: sent })?.cacheControl === first.cacheControl;
      }),
    );
  });
});
