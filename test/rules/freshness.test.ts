import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { auditOf, firedIn } from './audit-traffic.ts';
import { freshnessCases } from './freshness.cases.ts';

const DATE = '< Date: Mon, 23 Nov 2026 12:00:00 GMT';
const get = (...lines: string[]): string => ['> GET /it', ...lines].join('\n');
const answer = (...lines: string[]): Report => auditOf(get('< 200', DATE, '< ETag: "v1"', ...lines));
const levelOf = (report: Report, id: string) => report.findings.find(({ rule }) => rule === id)?.level;
const messageOf = (report: Report, id: string) =>
  report.findings.find(({ rule }) => rule === id)?.message ?? '';
/** What these rules find, whatever others do. */
const freshnessOf = (report: Report) =>
  firedIn(report).filter((fired) => (fired.split(' ')[0] ?? '') in freshnessCases);
const cannotTell = (report: Report, id: string) =>
  report.rules.find(({ rule }) => rule === id)?.cannotTell ?? 0;

describe('a missing lifetime', () => {
  it('firebug#7977, solid/specification#269: is guessed, and the guess is shown', () => {
    const report = answer('< Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT');
    expect(messageOf(report, 'freshness-missing')).toContain('a tenth of the 10 days');
    expect(messageOf(report, 'freshness-missing')).toContain('which is 1 day');
    const [finding] = report.findings.filter(({ rule }) => rule === 'freshness-missing');
    expect(finding?.browsers?.firefox).toContain('at most one week');
  });

  it('is guessed from the time of receipt where there is no Date', () => {
    const report = auditOf(get('< 200', '< Last-Modified: Fri, 13 Nov 2026 12:00:00 GMT'));
    expect(messageOf(report, 'freshness-missing')).toContain('which is 1 day');
  });

  it.each([
    ['without Last-Modified', ''],
    ['with one in the future', '< Last-Modified: Tue, 24 Nov 2026 12:00:00 GMT'],
  ])('is not guessed %s', (_, line) => {
    expect(messageOf(answer(line), 'freshness-missing')).toContain('no Last-Modified in the past');
  });

  it.each(['no-store', 'no-cache', 'max-age=0', 's-maxage=60'])('is no matter beside %s', (directive) => {
    expect(levelOf(answer(`< Cache-Control: ${directive}`), 'freshness-missing')).toBeUndefined();
  });

  it.each(['no-cache="Set-Cookie", max-age=3600', 'private="X-User", max-age=3600'])(
    'sitespeed.io#2992: is not missing in %s',
    (value) => {
      expect(freshnessOf(answer(`< Cache-Control: ${value}`))).toEqual([]);
    },
  );

  it('is no matter beside Expires: 0 or Pragma: no-cache, which browsers obey', () => {
    expect(levelOf(answer('< Expires: 0'), 'freshness-missing')).toBeUndefined();
    expect(levelOf(answer('< Pragma: no-cache'), 'freshness-missing')).toBeUndefined();
  });

  it.each([204, 302, 403, 404, 500])('is no matter with a %s, which browsers do not keep', (status) => {
    expect(levelOf(auditOf(get(`< ${status}`, DATE)), 'freshness-missing')).toBeUndefined();
  });

  it('lets a 410 stay for ever', () => {
    expect(messageOf(auditOf(get('< 410', DATE)), 'freshness-missing')).toContain('as long as they like');
  });

  it('is no matter with the answer to a POST', () => {
    expect(freshnessOf(auditOf(`> POST /it\n< 200\n${DATE}`))).toEqual([]);
  });

  it('is one though the URL has a query', () => {
    const report = auditOf(`> GET /it?a=1&b=2\n< 200\n${DATE}`);
    expect(levelOf(report, 'freshness-missing')).toBe('advice');
  });

  it('cannot be told without the lines of the response', () => {
    const report = auditOf(get('< 200', 'unseen response'));
    expect(freshnessOf(report)).toEqual([]);
    expect(cannotTell(report, 'freshness-missing')).toBe(1);
  });

  it.each(['disk-cache', 'memory-cache', 'service-worker'])(
    'is not looked for in an answer from %s',
    (source) => {
      expect(freshnessOf(auditOf(get('< 200', DATE, `from ${source}`)))).toEqual([]);
    },
  );

  it('is not looked for in a 304 that was recorded as a 200', () => {
    expect(levelOf(auditOf(get('< 200', DATE, 'from revalidated')), 'freshness-missing')).toBeUndefined();
  });
});

describe('a lifetime for shared caches', () => {
  it.each(['s-maxage=60, max-age=0', 's-maxage=60, no-cache', 's-maxage=60, private'])(
    'is not the only one in %s',
    (value) => {
      expect(levelOf(answer(`< Cache-Control: ${value}`), 's-maxage-only')).toBeUndefined();
    },
  );

  it('is not the only one beside Expires', () => {
    const report = answer('< Cache-Control: s-maxage=60', '< Expires: Mon, 23 Nov 2026 13:00:00 GMT');
    expect(levelOf(report, 's-maxage-only')).toBeUndefined();
  });
});

describe('a response that is asked about each time', () => {
  const bare = (cacheControl: string, ...lines: string[]) =>
    auditOf(get('< 200', DATE, `< Cache-Control: ${cacheControl}`, ...lines));

  it.each(['no-cache', 'max-age=0, must-revalidate', 'private, no-cache="Set-Cookie"'])(
    'needs a validator: %s',
    (value) => {
      expect(messageOf(bare(value, '= 35000'), 'no-cache-without-validator')).toContain('35,000 B');
    },
  );

  it('needs none where nothing is stored', () => {
    expect(freshnessOf(bare('no-store, no-cache', '= 35000'))).toEqual([]);
  });

  it('has one in a Last-Modified that is no date, since browsers send it back as it is', () => {
    const report = bare('no-cache', '< Last-Modified: yesterday', '= 35000');
    expect(levelOf(report, 'no-cache-without-validator')).toBeUndefined();
  });

  it('is not worth a word where its content is small', () => {
    expect(levelOf(bare('no-cache', '= 999'), 'no-cache-without-validator')).toBeUndefined();
  });
});

describe('a response that is stale when it arrives', () => {
  const old = (...lines: string[]) => auditOf(get('+7200', '< 200', '< ETag: "v1"', ...lines));

  it('is told by Age, whatever the clocks', () => {
    const report = old('< Date: Mon, 23 Nov 2026 14:00:00 GMT', '< Age: 60', '< Cache-Control: max-age=60');
    expect(levelOf(report, 'dead-on-arrival')).toBe('advice');
  });

  it('is told by Date with a doubt about the clock', () => {
    const report = old(DATE, '< Cache-Control: max-age=60');
    expect(levelOf(report, 'dead-on-arrival')).toBe('info');
    expect(messageOf(report, 'dead-on-arrival')).toContain('clock may be wrong');
  });

  it('is not told by Date where Age says otherwise, or within what clocks differ', () => {
    expect(levelOf(old(DATE, '< Age: 5', '< Cache-Control: max-age=60'), 'dead-on-arrival')).toBeUndefined();
    expect(levelOf(old(DATE, '< Cache-Control: max-age=7150'), 'dead-on-arrival')).toBeUndefined();
  });

  it('is meant to be with a lifetime of 0', () => {
    expect(levelOf(answer('< Age: 60', '< Cache-Control: max-age=0'), 'dead-on-arrival')).toBeUndefined();
  });

  it('is not a response without Age', () => {
    expect(levelOf(answer('< Cache-Control: max-age=60'), 'dead-on-arrival')).toBeUndefined();
  });
});

describe('must-revalidate', () => {
  it('is no reason not to cache (webhint, Lighthouse and http-cache-semantics take it for one)', () => {
    const report = answer('< Cache-Control: max-age=3600, must-revalidate');
    expect(freshnessOf(report)).toEqual(['must-revalidate-note info']);
    expect(report.resources[0]?.policy.storable).toEqual({ private: true, shared: true });
  });
});

describe('no-cache and private', () => {
  it('are no reason for a finding where a validator is there', () => {
    expect(freshnessOf(answer('< Cache-Control: no-cache'))).toEqual([]);
    expect(freshnessOf(answer('< Cache-Control: private, max-age=3600'))).toEqual([]);
  });
});

describe('an error', () => {
  const error = (status: number, ...lines: string[]) => auditOf(get(`< ${status}`, DATE, ...lines));

  it.each([404, 410, 500, 503])('may stay too long as a %s', (status) => {
    const report = error(status, '< Cache-Control: max-age=86400');
    expect(levelOf(report, 'error-cacheable')).toBe('advice');
    expect(messageOf(report, 'error-cacheable')).toContain(`this ${status} for 1 day`);
  });

  it('may stay too long in shared caches alone', () => {
    const report = error(404, '< Cache-Control: max-age=10, s-maxage=86400');
    expect(messageOf(report, 'error-cacheable')).toContain('Shared caches');
  });

  it.each(['max-age=600', 'no-store', 'no-cache, max-age=86400', 'private, s-maxage=86400'])(
    'is cached on purpose, or not, by %s',
    (value) => {
      expect(levelOf(error(404, `< Cache-Control: ${value}`), 'error-cacheable')).toBeUndefined();
    },
  );

  it('is one where the settings say so', () => {
    const text = get('< 404', DATE, '< Cache-Control: max-age=60');
    const thresholds = {
      htmlLifetimeSeconds: 180,
      errorLifetimeSeconds: 10,
      longLifetimeSeconds: 2_592_000,
      leastBytes: 1_000,
      leastRevalidations: 3,
      clockSeconds: 60,
    };
    expect(levelOf(auditOf(text, { settings: { thresholds } }), 'error-cacheable')).toBe('advice');
  });
});

describe('a redirect', () => {
  const redirect = (status: number, ...lines: string[]) =>
    auditOf(`> GET http://site.example/it\n< ${status}\n${DATE}\n${lines.join('\n')}`);

  it.each([301, 308])('stays for ever as a %s without a lifetime', (status) => {
    const report = redirect(status, '< Location: /there', '< Cache-Control: private');
    expect(freshnessOf(report)).toEqual(['redirect-caching advice']);
  });

  it.each([302, 307])('is asked for again as a %s without a lifetime', (status) => {
    expect(freshnessOf(redirect(status, '< Location: /there'))).toEqual(['redirect-caching info']);
  });

  it.each(['Cache-Control: max-age=60', 'Cache-Control: no-cache', 'Cache-Control: no-store', 'Expires: 0'])(
    'says itself how long it holds by %s',
    (line) => {
      for (const status of [301, 302])
        expect(
          levelOf(redirect(status, '< Location: /there', `< ${line}`), 'redirect-caching'),
        ).toBeUndefined();
    },
  );

  it('may be for ever from http to https', () => {
    expect(freshnessOf(redirect(301, '< Location: https://site.example/it'))).toEqual([]);
    expect(freshnessOf(redirect(301, '< Location: https://www.site.example/it'))).toEqual([
      'redirect-caching advice',
    ]);
  });

  it("is not a server's where Chromium made it for HSTS", () => {
    const report = redirect(307, '< Location: https://site.example/it', '< Non-Authoritative-Reason: HSTS');
    expect(levelOf(report, 'redirect-caching')).toBeUndefined();
  });

  it('may be for one person alone with a 302 that sets a cookie', () => {
    const report = redirect(302, '< Location: /there', '< Set-Cookie: session=1');
    expect(levelOf(report, 'redirect-caching')).toBeUndefined();
  });
});
