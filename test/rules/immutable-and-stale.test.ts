import { describe, expect, it } from 'vitest';
import { auditOf, firedIn } from './audit-traffic.ts';
import { askedAgain, IMMUTABLE } from './immutable-and-stale.cases.ts';

const firedBy = (cacheControl: string, url = '/app.3f2a1b9c.js') =>
  firedIn(
    auditOf(
      [
        `> GET ${url}`,
        '< 200',
        '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
        '< ETag: "v1"',
        `< Cache-Control: ${cacheControl}`,
      ].join('\n'),
    ),
  );

describe('immutable', () => {
  it('does nothing with a lifetime of 0', () => {
    expect(firedBy('max-age=0, immutable')).toContain('immutable-without-lifetime advice');
  });

  it('is one finding without any lifetime', () => {
    expect(firedBy('immutable')).not.toContain('freshness-missing advice');
  });

  it('has a lifetime in shared caches, or none because nothing may be reused', () => {
    for (const value of ['s-maxage=60, immutable', 'no-store, immutable', 'no-cache, immutable'])
      expect(firedBy(value)).not.toContain('immutable-without-lifetime advice');
  });

  it('is one finding without a lifetime on http', () => {
    const fired = firedBy('immutable', 'http://site.example/app.3f2a1b9c.js');
    expect(fired).toContain('immutable-without-lifetime advice');
    expect(fired).not.toContain('immutable-on-http advice');
  });

  it.each(['localhost', 'app.localhost:3000', '127.0.0.1:8080', '[::1]:8080'])(
    'counts on http://%s',
    (host) => {
      expect(firedBy('max-age=60, immutable', `http://${host}/app.3f2a1b9c.js`)).not.toContain(
        'immutable-on-http advice',
      );
    },
  );

  it('does not count on a host that only begins like a local one', () => {
    expect(firedBy('max-age=60, immutable', 'http://localhost.example/app.3f2a1b9c.js')).toContain(
      'immutable-on-http advice',
    );
  });
});

describe('an immutable response that is asked about while fresh', () => {
  const NOTE = 'immutable-revalidated info';
  const again = (after: number, ...requestLines: string[]) =>
    firedIn(auditOf(`${IMMUTABLE}\n\n${askedAgain(after, 'max-age=3600, immutable', ...requestLines)}`));

  it('is noted after a plain reload', () => {
    expect(again(60, 'Cache-Control: max-age=0')).toContain(NOTE);
  });

  it('whatwg/fetch#308: is noted after a script asked past the cache, which browsers let it', () => {
    const text = `${IMMUTABLE}\n\n${askedAgain(60, 'max-age=3600, immutable', 'Cache-Control: max-age=0')}`;
    const finding = auditOf(text).findings.find(({ rule }) => rule === 'immutable-revalidated');
    expect(finding?.fix).toContain('cache: "no-cache"');
    expect(finding?.browsers?.chromium).toContain('all the same');
    expect(finding?.browsers?.firefox).toContain('all the same');
  });

  it('is what a forced reload is for', () => {
    expect(again(60, 'Cache-Control: no-cache')).not.toContain(NOTE);
  });

  it('is fresh again after a 304', () => {
    const first = askedAgain(3_600, 'max-age=3600, immutable');
    const second = askedAgain(3_700, 'max-age=3600, immutable');
    expect(firedIn(auditOf(`${IMMUTABLE}\n\n${first}\n\n${second}`))).toContain(NOTE);
  });

  it('is another one where the request names another tag', () => {
    const text = `${IMMUTABLE}\n\n${askedAgain(60, 'max-age=3600, immutable')}`;
    const other = text.replace('> If-None-Match: "v1"', '> If-None-Match: "v0"');
    expect(firedIn(auditOf(other))).not.toContain(NOTE);
  });
});

describe('a stale use', () => {
  const NOOP = 'swr-noop advice';

  it.each([
    'no-cache, stale-if-error=60',
    'max-age=60, must-revalidate, stale-if-error=60',
    'stale-while-revalidate=60',
  ])('never comes about by %s', (value) => {
    expect(firedBy(value)).toContain(NOOP);
  });

  it('is one finding with what forbids it', () => {
    const about = ['swr-noop', 'cc-no-store-overrides', 'must-revalidate-note', 'cc-no-cache-overrides'];
    const foundIn = (value: string) =>
      firedBy(value).filter((fired) => about.includes(fired.split(' ')[0] ?? ''));
    expect(foundIn('no-store, stale-while-revalidate=60')).toHaveLength(1);
    expect(foundIn('max-age=60, must-revalidate, stale-while-revalidate=60')).toEqual([NOOP]);
  });

  it.each([
    'max-age=0, stale-while-revalidate=60',
    's-maxage=1, stale-while-revalidate=60',
    'max-age=60, must-revalidate, stale-while-revalidate=0',
    'max-age=60, no-cache="Set-Cookie", stale-while-revalidate=60',
    'max-age=60, proxy-revalidate, stale-if-error=60',
  ])('comes about, or is not asked for, by %s', (value) => {
    expect(firedBy(value)).not.toContain(NOOP);
  });
});
