import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import { traffic } from '../traffic.ts';

function savingsOf(text: string, cache: 'chromium' | 'firefox' | 'unknown' = 'chromium'): Report['savings'] {
  const audit = createAudit({ producer: { name: 'test' }, cache });
  for (const exchange of traffic(text)) audit.add(exchange);
  return audit.report().savings;
}

/** Each later visit as its delay, requests, those that only ask, and likely bytes. */
const visitsOf = (text: string) =>
  savingsOf(text).revisits.map(
    ({ after, now }) => `${after} ${now.requests} ${now.revalidations} ${now.bytes}`,
  );

const PAGE = `
  +0
  > GET /app.js
  < 200
  < date: Mon, 23 Nov 2026 12:00:00 GMT
  < cache-control: max-age=7200
  < etag: "v1"
  = 10000

  +1
  > GET /app.js
  > if-none-match: "v1"
  < 304
  < date: Mon, 23 Nov 2026 12:00:01 GMT
  < etag: "v1"`;

const confirmation = 30 + 'date: Mon, 23 Nov 2026 12:00:01 GMT'.length + 2 + 'etag: "v1"'.length + 2;

describe('later visits', () => {
  it('cost nothing while a resource is fresh, and a 304 as large as the last one once it is stale', () => {
    expect(visitsOf(PAGE)).toEqual([
      'PT0S 0 0 0',
      'PT1H 0 0 0',
      `P1D 1 1 ${confirmation}`,
      `P1W 1 1 ${confirmation}`,
      `P1M 1 1 ${confirmation}`,
    ]);
  });

  it('cost the whole of what may not be stored, or has nothing to be asked about with', () => {
    const noStore = PAGE.replace('max-age=7200', 'no-store').split('\n\n')[0] ?? '';
    const { cold, revisits } = savingsOf(noStore);
    expect(revisits.map(({ now }) => now)).toEqual(revisits.map(() => cold));
    expect(cold.requests).toBe(1);
    const noTag = PAGE.replace('< etag: "v1"\n  =', '=').split('\n\n')[0] ?? '';
    expect(visitsOf(noTag)[2]).toMatch(/^P1D 1 0 10\d\d\d$/);
  });

  it('estimate a 304 that was never seen, with a range from the least there can be to the header of the full one', () => {
    const { revisits } = savingsOf(PAGE.split('\n\n')[0] ?? '');
    const { cost } = revisits[2]?.now ?? {};
    expect(cost).toMatchObject({ exchanges: 1, unknown: 0, measuredBytes: 0 });
    expect(cost?.estimatedBytes.low).toBeGreaterThan(0);
    expect(cost?.estimatedBytes.high).toBeLessThan(200);
  });

  it('count a resource once, however often it was asked for, and each type and host apart', () => {
    const more = `${PAGE}\n\n+5\n> GET https://cdn.example/a.css\n< 200\n< cache-control: no-cache\n< etag: "1"\n= 500\nstylesheet`;
    const { cold, visits } = savingsOf(more);
    expect(cold.requests).toBe(2);
    expect(visits.types.map(({ name, resources }) => [name, resources])).toEqual([
      ['other', 1],
      ['stylesheet', 1],
    ]);
    expect(visits.hosts.map(({ name }) => name)).toEqual(['site.example', 'cdn.example']);
  });

  it('go by what the browser does', () => {
    const error = `> GET /e\n< 404\n< cache-control: max-age=99999\n= 100`;
    expect(savingsOf(error, 'chromium').revisits[1]?.now.requests).toBe(0);
    expect(savingsOf(error, 'firefox').revisits[1]?.now.requests).toBe(1);
  });

  it('ask as a visit does, though the capture was made with a reload or the cache disabled', () => {
    const [load = ''] = PAGE.split('\n\n');
    for (const lines of ['cache-control: no-cache\n> pragma: no-cache', 'cache-control: max-age=0'])
      for (const cache of ['chromium', 'firefox', 'unknown'] as const) {
        const { revisits } = savingsOf(load.replace('/app.js', `/app.js\n> ${lines}`), cache);
        expect(revisits.map(({ now }) => [now.requests, now.revalidations])).toEqual([
          [0, 0],
          [0, 0],
          [1, 1],
          [1, 1],
          [1, 1],
        ]);
      }
  });

  it('are not made up where nothing tells when the response came', () => {
    const revisitsOf = (line: string) => {
      const audit = createAudit({ producer: { name: 'test' }, cache: 'chromium' });
      for (const exchange of traffic(`> GET /a\n< 200\n< ${line}\n= 500`))
        audit.add({ ...exchange, startedAt: null });
      const { cold, revisits } = audit.report().savings;
      return [cold.requests, ...revisits.map(({ now }) => now.requests)];
    };
    expect(revisitsOf('expires: Mon, 23 Nov 2026 11:00:00 GMT')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(revisitsOf('cache-control: max-age=7200')).toEqual([1, 0, 0, 1, 1, 1]);
  });

  it('cost less under what is recommended', () => {
    const versioned = PAGE.replaceAll('/app.js', '/app.3f9c2b7a1d.js').replace('max-age=7200', 'no-cache');
    const { revisits } = savingsOf(versioned.replaceAll('> GET', 'script\n> GET'));
    expect(revisits.map(({ now, recommended }) => [now.requests, recommended.requests])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
});
