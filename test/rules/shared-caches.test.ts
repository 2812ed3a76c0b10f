import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { auditOf, firedAmong } from './audit-traffic.ts';
import { answer, answerWith, sharedCacheCases } from './shared-caches.cases.ts';

const ownFindings = ({ findings }: Report) => findings.filter(({ rule }) => rule in sharedCacheCases);
const firedIn = (report: Report): string[] => firedAmong(report, sharedCacheCases);

const fired = (...lines: readonly string[]) => firedIn(auditOf(answer(...lines)));

describe('Age', () => {
  it.each(['-1', '1.5', 'abc', '""', '', '60, 0, x'])('%s is no number of seconds', (value) => {
    expect(fired(`< Age: ${value}`)).toEqual(['age-syntax must']);
  });

  it('may not come twice, even with one value', () => {
    expect(fired('< Age: 120', '< Age: 120')).toEqual(['age-syntax must']);
    expect(fired('< Age: 120, 120')).toEqual(['age-syntax must']);
  });

  it('that came twice with different values is a matter of fields that come once', () => {
    expect(fired('< Age: 120', '< Age: 0')).not.toContain('age-syntax must');
    expect(fired('< Age: 120, 0')).not.toContain('age-syntax must');
  });

  it('of a list counts by its first number, as in both browsers', () => {
    const report = auditOf(answer('< Age: 120, 0'));
    expect(report.exchanges[0]?.ageSeconds).toBe(120);
  });

  it('may be as old as it likes', () => {
    expect(fired('< Age: 0031536000')).not.toContain('age-syntax must');
  });

  it('is not looked at on what comes from the browser’s own cache', () => {
    expect(fired('< Age: abc', '< CF-Cache-Status: HIT', 'from disk-cache')).toEqual([]);
  });
});

describe('a hit without Age', () => {
  it.each(['Cache-Status: A; hit', 'X-Cache: Hit from cloudfront', 'X-Vercel-Cache: STALE'])(
    'breaks the standard where an HTTP cache says so: %s',
    (line) => {
      expect(fired(`< ${line}`)).toContain('age-missing-on-hit must');
    },
  );

  it.each(['X-Cache: HIT', 'X-Cache: MISS, HIT', 'X-LiteSpeed-Cache: hit', 'X-Vercel-Cache: PRERENDER'])(
    'is advice where an application may have said so: %s',
    (line) => {
      expect(fired(`< ${line}`)).toEqual(['age-missing-on-hit advice']);
    },
  );

  it.each([
    'CF-Cache-Status: MISS',
    'CF-Cache-Status: REVALIDATED',
    'X-Cache: RefreshHit from cloudfront',
    'X-Cache: Error from cloudfront',
    'X-Drupal-Cache: HIT',
  ])('is none where the origin answered or nobody says: %s', (line) => {
    expect(fired(`< ${line}`)).toEqual([]);
  });

  it('is not asked of a 304, whose fields are another rule’s', () => {
    const report = auditOf(`
      ${answer('< Age: 120', '< CF-Cache-Status: HIT')}

      > GET /app.3f2a1b9c.js
      > If-None-Match: "v1"
      < 304
      < Date: Mon, 23 Nov 2026 11:58:00 GMT
      < ETag: "v1"
      < Cache-Control: max-age=600
      < CF-Cache-Status: HIT`);
    expect(firedIn(report)).not.toContain('age-missing-on-hit must');
  });

  it('cannot be told where no response lines are known', () => {
    expect(fired('< X-Cache: Hit from cloudfront', 'unseen response')).toEqual([]);
  });
});

describe('Date made new', () => {
  const madeNow = (...lines: readonly string[]) =>
    answerWith('public', ...lines, '< Expires: Mon, 23 Nov 2026 12:10:00 GMT').replace(
      '11:58:00',
      '12:00:00',
    );

  it('costs nothing beside max-age', () => {
    const text = answer('< Age: 120').replace('11:58:00', '12:00:00');
    expect(firedIn(auditOf(text))).toEqual(['age-date-rewritten info']);
  });

  it('costs nothing where there is no lifetime', () => {
    const text = answerWith('public', '< Age: 120').replace('11:58:00', '12:00:00');
    expect(firedIn(auditOf(text))).toContain('age-date-rewritten info');
  });

  it('is none where the cache resets both', () => {
    expect(firedIn(auditOf(madeNow('< Age: 0')))).toEqual([]);
  });

  it('is none within the tolerance for clocks', () => {
    expect(firedIn(auditOf(madeNow('< Age: 60')))).toEqual([]);
  });

  it('is none where only the two clocks differ', () => {
    const ahead = madeNow('< Age: 120').replace('12:00:00', '11:59:30');
    expect(firedIn(auditOf(ahead))).toEqual([]);
  });
});

describe('Cache-Status', () => {
  it.each([
    'hit from edge',
    '-',
    'ExampleCache; hit=1',
    'ExampleCache; hit; ttl=5.0',
    'ExampleCache; fwd="miss"',
    'ExampleCache; fwd=miss; fwd-status="200"',
    'Souin; hit; ttl=60; key=GET-http-site.example',
    'ExampleCache; hit; detail=7',
    '42; hit',
    '("a" "b"); hit',
    'ExampleCache; hit,',
  ])('%s breaks the grammar', (value) => {
    expect(fired('< Age: 120', `< Cache-Status: ${value}`)).toContain('cache-status-syntax must');
  });

  it.each(['HIT', 'miss', 'ExampleCache; fwd=because', 'MISS, A; hit'])(
    '%s is lawful and says nothing',
    (value) => {
      expect(fired('< Age: 120', `< Cache-Status: ${value}`)).toContain('cache-status-syntax advice');
    },
  );

  it.each(['hit-cache', '"HIT counter"; hit', 'HIT; hit', 'ExampleCache', 'A; hit; key="ttl=5.0"; ttl=5'])(
    '%s is right',
    (value) => {
      expect(fired('< Age: 120', `< Cache-Status: ${value}`)).toEqual([]);
    },
  );

  it('may come in several lines', () => {
    expect(fired('< Age: 120', '< Cache-Status: A; fwd=miss', '< Cache-Status: B; hit')).toEqual([]);
  });

  it.each(['A; stored', 'A; hit; collapsed', 'A; fwd-status=200'])(
    '%s gives what belongs beside fwd',
    (value) => {
      const report = auditOf(answer('< Age: 120', `< Cache-Status: ${value}`));
      expect(firedIn(report)).toEqual(['cache-status-hit-and-fwd advice']);
      expect(ownFindings(report)[0]?.message).toContain('beside fwd');
    },
  );

  it('may deny what is not so', () => {
    expect(fired('< Cache-Status: A; hit=?0; fwd=miss; stored=?0')).toEqual([]);
    expect(fired('< Age: 120', '< Cache-Status: A; hit; stored=?0')).toEqual([]);
  });
});

describe('the lifetime that a shared cache counts on', () => {
  const DAY = '< Cache-Status: A; hit; ttl=86400';

  it('is a CDN’s own affair where a field says so', () => {
    expect(fired('< Age: 120', DAY, '< CDN-Cache-Control: max-age=600')).toEqual([
      'cache-status-vs-headers info',
    ]);
  });

  it('may be a guess where the lines give none', () => {
    expect(firedIn(auditOf(answerWith('public', '< Age: 120', DAY)))).not.toContain(
      'cache-status-vs-headers advice',
    );
  });

  it('rests on s-maxage first', () => {
    expect(firedIn(auditOf(answerWith('max-age=60, s-maxage=90000', '< Age: 120', DAY)))).toEqual([]);
  });

  it.each(['private, max-age=600', 'no-store'])('is none where it may not store: %s', (cacheControl) => {
    const text = answerWith(cacheControl, '< Age: 120', DAY);
    expect(firedIn(auditOf(text))).toContain('cache-status-vs-headers advice');
  });

  it('may be a little longer', () => {
    expect(fired('< Age: 120', '< Cache-Status: A; hit; ttl=540')).toEqual([]);
  });
});

describe('a field for CDNs', () => {
  it.each([
    ['', 'is empty'],
    ['Max-Age=600', 'capital letter'],
    ['max-age=600;', 'cannot be read'],
    ['max-age 600', 'cannot be read'],
    ['max-age=60.0', 'max-age'],
    ['max-age="60"', 'max-age'],
    ['max-age=-1', 'max-age'],
    ['max-age', 'max-age'],
    ['no-store=1', 'no-store'],
    ['no-store=?0', 'no-store'],
    ['private=set-cookie', 'private'],
  ])('"%s" is not understood', (value, words) => {
    const report = auditOf(answer(`< CDN-Cache-Control: ${value}`));
    expect(firedIn(report)).toContain('targeted-syntax must');
    expect(report.findings.find(({ rule }) => rule === 'targeted-syntax')?.message).toContain(words);
  });

  it.each([
    'none',
    'max-age=600, x=1.5',
    'max-age=600;a=1',
    'max-age=600,s-maxage=600',
    'max-age=1, max-age=600',
  ])('"%s" is understood', (value) => {
    expect(fired(`< CDN-Cache-Control: ${value}`)).not.toContain('targeted-syntax must');
  });

  it('of one vendor is read as that vendor likes', () => {
    expect(fired('< Netlify-CDN-Cache-Control: Max-Age=600')).toEqual(['targeted-syntax advice']);
  });

  it('is none by its name’s end alone', () => {
    expect(fired('< X-Cache-Control: Max-Age=600')).toEqual([]);
  });

  it('changes nothing where caches ignore it', () => {
    expect(fired('< CDN-Cache-Control: Max-Age=86400')).toEqual(['targeted-syntax must']);
  });

  it('shows both policies where they differ', () => {
    const report = auditOf(answerWith('no-store', '< CDN-Cache-Control: max-age=86400'));
    const finding = report.findings.find(({ rule }) => rule === 'targeted-overrides');
    expect(finding?.message).toBe(
      'By CDN-Cache-Control, CDNs get a lifetime of 1 day; by the other lines, browsers may not store this response.',
    );
    expect(finding?.evidence.map(({ field }) => field)).toEqual(['CDN-Cache-Control', 'Cache-Control']);
  });

  it('of one vendor wins over that for every CDN', () => {
    const text = answer('< CDN-Cache-Control: max-age=600', '< Vercel-CDN-Cache-Control: no-store');
    expect(ownFindings(auditOf(text)).map(({ message }) => message)).toEqual([
      'By Vercel-CDN-Cache-Control, CDNs may not store this response; by the other lines, browsers get a lifetime of 10 min.',
    ]);
  });
});

describe('the hit ratio of a host', () => {
  const from = (url: string, word: string) =>
    answer('< Age: 120', `< X-Cache: ${word}`).replace('/app.3f2a1b9c.js', url);

  it('counts each host by itself, and no answer from the browser’s own cache', () => {
    const report = auditOf(
      [
        from('https://a.example/1.js', 'HIT'),
        from('https://b.example/1.js', 'MISS'),
        from('https://A.example/2.js', 'TCP_REFRESH_HIT from x'),
        from('https://a.example/3.js', 'MISS, HIT'),
        `${from('https://b.example/1.js', 'HIT')}\nfrom memory-cache`,
        from('https://b.example/2.js', 'MISS'),
      ].join('\n\n'),
    );
    expect(ownFindings(report).map(({ rule, message }) => [rule, message])).toEqual([
      [
        'shared-hit-ratio',
        'Of 3 answers from a.example that tell: out of a shared cache 2, confirmed by the origin 1, misses 0, past the cache 0.',
      ],
    ]);
    expect(ownFindings(report)[0]).toMatchObject({
      level: 'info',
      resource: 'GET https://a.example/1.js',
      exchanges: [0, 2, 3],
    });
  });
});
