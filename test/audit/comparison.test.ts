import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import type { Change, Comparison, Quantity } from '../../src/audit/comparison.ts';
import { compareReports } from '../../src/audit/comparison.ts';
import { changeOf, exactly } from '../../src/audit/quantity.ts';
import type { Report } from '../../src/audit/report.ts';
import { readHar } from '../../src/har/read.ts';
import { capture } from '../har/any-capture.ts';
import { reportOn, SETTINGS, TWO_VISITS } from '../report/reports.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../shared.ts';

const auditOf = async (har: unknown): Promise<Report> => audit(await readHar(JSON.stringify(har)));

/** A page that asks for one file; `extra` are further header lines of the file. */
const page = (file: string, cacheControl: string, bytes = 35_000, extra = ''): string => `
  > GET /
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Cache-Control: no-cache
  = 1000
  document

  > GET ${file}
  < 200
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
  < ETag: "v1"
  < Cache-Control: ${cacheControl}${extra && `\n  ${extra}`}
  = ${bytes}
  script
`;

const compared = (before: string, after: string): Comparison =>
  compareReports(reportOn(before), reportOn(after));

const only = ({ changed }: Comparison) => changed[0] ?? expect.fail('one resource changed');

const changesIn = (value: unknown): Change[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('difference' in value) return [value as Change];
  return Object.values(value).flatMap(changesIn);
};

describe('a report compared with itself', () => {
  const same = (report: Report) => {
    const comparison = compareReports(report, report);
    expect(comparison).toMatchObject({ verdict: 'same', changed: [], new: [], gone: [] });
    expect(comparison.findings).toMatchObject({ came: 0, went: 0 });
    expect(comparison.unchanged).toBe(report.resources.length);
    expect(changesIn(comparison).filter(({ changed }) => changed)).toEqual([]);
    for (const { verdict } of changesIn(comparison)) expect(['same', 'cannot-tell']).toContain(verdict);
  };

  it('is the same', () => same(reportOn(TWO_VISITS)));

  it('is the same whatever the capture holds', async () => {
    await fc.assert(
      fc.asyncProperty(capture, async (har) => same(await auditOf(har))),
      { numRuns: 100 },
    );
  });
});

const MIRRORED = { better: 'worse', worse: 'better' } as Readonly<Record<string, string>>;
const mirrored = (verdict: string) => MIRRORED[verdict] ?? verdict;
const negative = (value: number | null) => (value === null ? null : 0 - value);

describe('two reports compared either way', () => {
  function mirrors(one: Report, other: Report): void {
    const there = compareReports(one, other);
    const back = compareReports(other, one);
    expect(mirrored(back.verdict)).toBe(there.verdict);
    expect(back.new.map(({ url }) => url)).toEqual(there.gone.map(({ url }) => url));
    expect(back.gone.map(({ url }) => url)).toEqual(there.new.map(({ url }) => url));
    expect(back.findings.came).toBe(there.findings.went);
    expect(back.unchanged).toBe(there.unchanged);
    const byUrl = new Map(
      back.changed.map((change) => [`${change.method} ${change.formerUrl ?? change.url}`, change]),
    );
    for (const change of there.changed) {
      const reverse =
        byUrl.get(`${change.method} ${change.url}`) ?? expect.fail(`${change.url} changed one way alone`);
      expect(mirrored(reverse.verdict)).toBe(change.verdict);
      expect(mirrored(reverse.policy.verdict)).toBe(change.policy.verdict);
      const figures = changesIn(change.figures);
      changesIn(reverse.figures).forEach(({ difference, verdict, changed }, at) => {
        expect(mirrored(verdict)).toBe(figures[at]?.verdict);
        expect(changed).toBe(figures[at]?.changed);
        expect(negative(difference.value)).toEqual(figures[at]?.difference.value);
        expect(negative(difference.low)).toEqual(figures[at]?.difference.high);
      });
    }
  }

  it('mirror each other', () => {
    mirrors(reportOn(TWO_VISITS), reportOn(page('/app.js', 'max-age=60')));
    mirrors(reportOn(page('/app.3f2a1b9c.js', 'no-store')), reportOn(page('/app.9c1b7d2e.js', 'max-age=60')));
  });

  it('mirror each other whatever the captures hold', async () => {
    await fc.assert(
      fc.asyncProperty(capture, capture, async (one, other) =>
        mirrors(await auditOf(one), await auditOf(other)),
      ),
      { numRuns: 100 },
    );
  });

  it('give the same bytes each time', () => {
    const ask = () => JSON.stringify(compared(TWO_VISITS, page('/app.js', 'max-age=60')));
    expect(ask()).toBe(ask());
  });
});

describe('a figure', () => {
  const range = (low: number | null, value: number | null, high: number | null): Quantity => ({
    low,
    value,
    high,
  });
  const less = { better: 'less', slack: 0 } as const;

  it.each<[Quantity, Quantity, string, string | undefined]>([
    [exactly(10), exactly(9), 'better', undefined],
    [exactly(10), exactly(11), 'worse', undefined],
    [exactly(10), exactly(10), 'same', undefined],
    [range(5, 10, 15), range(12, 20, 30), 'cannot-tell', 'ranges-overlap'],
    [range(5, 10, 15), range(5, 10, 15), 'cannot-tell', 'ranges-overlap'],
    [range(5, 10, 15), range(16, 20, 30), 'worse', undefined],
    [range(5, 10, 15), range(0, 2, 4), 'better', undefined],
    [exactly(10), range(null, null, null), 'cannot-tell', 'unknown'],
    [range(null, null, null), range(null, null, null), 'cannot-tell', 'unknown'],
    [exactly(10), range(11, 11, null), 'worse', undefined],
    [exactly(10), range(9, 9, null), 'cannot-tell', 'unknown'],
  ])('%j, then %j: %s', (before, after, verdict, reason) => {
    const change = changeOf(before, after, less);
    expect([change.verdict, change.reason]).toEqual([verdict, reason]);
  });

  it('that is not known is never taken for zero', () => {
    const { difference } = changeOf(exactly(10), range(null, null, null), less);
    expect(difference).toEqual({ value: null, low: null, high: null });
  });

  it('that differs by less than header lines do is the same', () => {
    expect(changeOf(exactly(1000), exactly(1064), { ...less, slack: 64 })).toMatchObject({
      verdict: 'same',
      changed: false,
    });
  });
});

describe('a resource', () => {
  it('that costs less is better, per response and per visit', () => {
    const comparison = compared(page('/app.js', 'no-cache', 35_000), page('/app.js', 'no-cache', 20_000));
    expect(comparison.verdict).toBe('better');
    expect(only(comparison)).toMatchObject({ url: 'https://site.example/app.js', verdict: 'better' });
    expect(only(comparison).figures.fullResponse.difference.value).toBe(-15_000);
    expect(comparison.visits.cold.cost).toMatchObject({ verdict: 'better' });
  });

  it('that was asked for more often has no verdict on its sums, and one on its responses', () => {
    const twice = `${page('/app.js', 'no-store', 40_000)}
      > GET /app.js
      < 200
      < Date: Mon, 23 Nov 2026 12:00:05 GMT
      < ETag: "v1"
      < Cache-Control: no-store
      = 40000
      script
    `;
    const { figures, requests } = only(compared(page('/app.js', 'no-store'), twice));
    expect(requests).toEqual({ before: 1, after: 2 });
    expect(figures.transferred.total).toMatchObject({ verdict: 'cannot-tell', reason: 'other-requests' });
    expect(figures.fullResponse).toMatchObject({ verdict: 'worse' });
  });

  it('whose policy becomes what is recommended is better, and the other way round worse', () => {
    const good = page('/app.3f2a1b9c.js', 'max-age=31536000, immutable');
    const bad = page('/app.3f2a1b9c.js', 'max-age=60');
    expect(only(compared(bad, good)).policy).toMatchObject({
      verdict: 'better',
      before: { cacheControl: 'max-age=60', seconds: 60, recommended: false },
      after: { seconds: 31_536_000, recommended: true },
    });
    expect(only(compared(good, bad)).policy.verdict).toBe('worse');
  });

  it('whose policy comes nearer to what is recommended is better', () => {
    const ask = (from: string, to: string) =>
      only(compared(page('/app.3f2a1b9c.js', from), page('/app.3f2a1b9c.js', to))).policy.verdict;
    expect(ask('max-age=60', 'max-age=86400')).toBe('better');
    expect(ask('max-age=86400', 'max-age=60')).toBe('worse');
  });

  it('that lost its validator is worse', () => {
    const without = page('/app.js', 'no-cache').replace('  < ETag: "v1"\n', '');
    const { policy } = only(compared(page('/app.js', 'no-cache'), without));
    expect(policy.validator).toEqual({ changed: true, verdict: 'worse' });
  });

  it('of which only 304s were seen before has no verdict on its policy', () => {
    const confirmed = `
      > GET /app.js
      > If-None-Match: "v1"
      < 304
      < Date: Mon, 23 Nov 2026 12:00:01 GMT
      script
    `;
    const { changed } = compared(confirmed, page('/app.js', 'max-age=60'));
    for (const { policy } of changed)
      expect([policy.changed, policy.validator.changed]).toEqual([false, false]);
  });

  it('whose headers were not seen has no verdict on its policy', () => {
    const unseen = page('/app.js', 'no-cache', 35_000, 'unseen response');
    const comparison = compared(page('/app.js', 'no-store'), unseen);
    expect(comparison.changed.map(({ policy }) => policy.changed)).not.toContain(true);
    expect(comparison.visits.cold.cost.verdict).toBe('cannot-tell');
  });
});

describe('a file whose URL carries its version', () => {
  it.each([
    ['/app.3f2a1b9c.js', '/app.9c1b7d2e.js'],
    ['/app.3f2a.js', '/app.9c1b.js'],
    ['/app.js?v=12', '/app.js?v=13'],
    ['/lib-1.2.3.min.js', '/lib-1.3.0.min.js'],
  ])('%s is the same file as %s', (former, url) => {
    const { changed, new: added, gone } = compared(page(former, 'no-cache'), page(url, 'no-cache'));
    expect([added, gone]).toEqual([[], []]);
    expect(changed).toMatchObject([
      { url: `https://site.example${url}`, formerUrl: `https://site.example${former}` },
    ]);
  });

  it('is not paired where two could be meant', () => {
    const before = page('/app.3f2a1b9c.js', 'no-cache') + page('/app.11111111.js', 'no-cache');
    const comparison = compared(before, page('/app.9c1b7d2e.js', 'no-cache'));
    expect(comparison.new).toHaveLength(1);
    expect(comparison.gone).toHaveLength(2);
  });

  it('is not paired with a file of another type, nor is a page with another', () => {
    const picture = page('/a.9c1b7d2e', 'no-cache').replace('script', 'image');
    expect(compared(page('/a.3f2a1b9c', 'no-cache'), picture).gone).toHaveLength(1);
    const article = (url: string) => page(url, 'no-cache').replace('script', 'document');
    expect(compared(article('/news-20241120'), article('/news-20241121')).gone).toHaveLength(1);
  });
});

describe('a finding', () => {
  const cured = TWO_VISITS.replace(
    '< Date: Mon, 23 Nov 2026 12:01:00 GMT',
    '< Date: Mon, 23 Nov 2026 12:01:00 GMT\n  < ETag: "v1"\n  < Vary: Accept-Encoding',
  );

  it('that went is better where the capture would show it', () => {
    const comparison = compared(TWO_VISITS, cured);
    const finding = only(comparison).findings.find(({ rule }) => rule === '304-etag-missing');
    expect(finding).toMatchObject({ before: 'must', after: null, verdict: 'better' });
    expect(comparison.findings.levels.must.after).toBeLessThan(comparison.findings.levels.must.before);
  });

  it('that came is worse', () => {
    const finding = only(compared(cured, TWO_VISITS)).findings.find(
      ({ rule }) => rule === '304-etag-missing',
    );
    expect(finding).toMatchObject({ before: null, after: 'must', verdict: 'worse' });
  });

  it('that is not seen since there is no 304 any more has no verdict', () => {
    const firstVisit = TWO_VISITS.slice(0, TWO_VISITS.indexOf('+60'));
    const changes = compared(TWO_VISITS, firstVisit).changed.flatMap(({ findings }) => findings);
    expect(changes.find(({ rule }) => rule === '304-etag-missing')).toMatchObject({
      after: null,
      verdict: 'cannot-tell',
      reason: 'not-seen',
    });
  });

  it('has no verdict where the audits had other settings', () => {
    const comparison = compareReports(reportOn(TWO_VISITS), reportOn(TWO_VISITS, 'en', SETTINGS));
    expect(comparison.notes).toEqual(['other-settings']);
    expect(comparison.findings.levels.must).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'judged-otherwise',
    });
  });
});

describe('captures of other pages', () => {
  it('have no verdict on visits, and the comparison says why', () => {
    const other = page('/app.js', 'no-cache', 90_000).replace('GET /\n', 'GET /other\n');
    const comparison = compared(page('/app.js', 'no-cache'), other);
    expect(comparison.notes).toEqual(['other-pages']);
    expect(comparison.visits.cold.cost).toMatchObject({ verdict: 'cannot-tell', reason: 'other-pages' });
  });

  it('that have nothing in common say so', () => {
    const elsewhere = page('/app.js', 'no-cache').replaceAll('GET /', 'GET https://else.example/');
    expect(compared(page('/app.js', 'no-cache'), elsewhere).notes).toEqual(['nothing-in-common']);
  });
});

it('compares thousands of resources at once', () => {
  const many = (cacheControl: string) =>
    reportOn(
      Array.from({ length: 2_000 }, (_, at) => page(`/${at}/a.${1e9 + at}.js`, cacheControl)).join('\n'),
    );
  const [before, after] = [many('no-cache'), many('no-store')];
  const started = process.cpuUsage();
  expect(compareReports(before, after).changed).toHaveLength(2_000);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(5);
});

describe.skipIf(!sharedCaptures)(
  `comparing real captures (${sharedCaptures ? 'read' : WITHOUT_CAPTURES})`,
  () => {
    const names = sharedCaptures ? readdirSync(sharedCaptures).filter((name) => name.endsWith('.har')) : [];
    const read = async (name: string): Promise<Report> =>
      audit(await readHar(readFileSync(join(sharedCaptures ?? '', name))));

    it.each(names)('%s with itself: nothing changed', async (name) => {
      const report = await read(name);
      expect(compareReports(report, report)).toMatchObject({
        changed: [],
        new: [],
        gone: [],
        verdict: 'same',
      });
    });

    it.each([
      ['chromium-156-live-h1.getHAR.har', 'chromium-156-live-h2.getHAR.har'],
      ['chromium-156-live-h1.events.har', 'chromium-156-live-h1.getHAR.har'],
      ['firefox-153-live-h1.getHAR.har', 'chromium-156-live-h1.getHAR.har'],
    ])('%s with %s: every resource is in one place', async (one, other) => {
      const [before, after] = [await read(one), await read(other)];
      const { changed, new: added, gone, unchanged } = compareReports(before, after);
      expect(changed.length + unchanged + gone.length).toBe(before.resources.length);
      expect(changed.length + unchanged + added.length).toBe(after.resources.length);
    });
  },
);
