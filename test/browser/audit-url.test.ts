import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { type DemoOrigin, startDemo } from '../../src/demo/origin.ts';
import { auditTwoVisits } from '../../src/drive/two-visits.ts';
import { objectionsTo } from '../report/schema.ts';
import { built, openBuilt } from './built.ts';

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const COMMAND = built('cli', 'not-modified.js');

/** Runs the built command as a process of its own. */
const command = (args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C' };
    const child = execFile(process.execPath, [COMMAND, ...args], { env, maxBuffer: 1e9 }, (error, out, err) =>
      resolve({ status: error ? child.exitCode : 0, out, err }),
    );
  });

/** What these rules find depends on how long the visits take. */
const BY_TIME = new Set(['rtt-cost', 'short-ttl-waste']);

/** Findings as they are said of any origin. */
const findingsOf = ({ findings, resources }: Report): string[] => {
  const paths = new Map(resources.map(({ id, method, url }) => [id, `${method} ${new URL(url).pathname}`]));
  return findings
    .filter(({ rule }) => !BY_TIME.has(rule))
    .map(
      ({ rule, level, resource, exchanges }) => `${level} ${rule} ${paths.get(resource)} ${exchanges.length}`,
    )
    .sort();
};

describe.each(['chromium', 'firefox'] as const)('a URL, audited by the command in %s', (browser) => {
  let demo: DemoOrigin;
  let folder: string;
  let told: Ended;
  let report: Report;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'not-modified-audit-url-'));
    demo = await startDemo();
    const file = path.join(folder, 'report.json');
    told = await command([
      ...['audit', demo.url, '--browser', browser, '--format', 'json', '--output', file],
      ...['--header', 'X-Planted: three'],
    ]);
    report = JSON.parse(await readFile(file, 'utf8'));
  });
  afterAll(async () => {
    await demo?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('ends with status 1, as the demo site breaks rules, and says nothing besides', () => {
    expect(told).toEqual({ status: 1, out: '', err: '' });
    expect(objectionsTo(report)).toEqual([]);
  });

  it('is visited twice, the first time with an empty cache', () => {
    const pages = demo.served.filter(({ path: at }) => at === '/');
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages[0]?.requestFields.some(([name]) => name.toLowerCase() === 'if-none-match')).toBe(false);
  });

  it('with the header line in all that the page asks for', () => {
    for (const { path: at, requestFields } of demo.served) {
      if (at === '/favicon.ico' || at.startsWith('/.well-known/appspecific/')) continue;
      const fields = new Map(requestFields.map(([name, value]) => [name.toLowerCase(), value]));
      expect([at, fields.get('x-planted')]).toEqual([at, 'three']);
    }
  });

  it('begins with the cookies and the local storage that were asked for', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.cookie ?? ''}`);
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Stored</title><script>fetch('/seen/' + localStorage.planted)</script>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { origin } = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const state = path.join(folder, 'state.json');
    const cookie = { name: 'planted', value: 'one', domain: '127.0.0.1', path: '/', expires: -1 };
    const cookies = [{ ...cookie, httpOnly: true, secure: false, sameSite: 'Lax' }];
    const origins = [{ origin, localStorage: [{ name: 'planted', value: 'two' }] }];
    await writeFile(state, JSON.stringify({ cookies, origins }));
    try {
      const given = ['--storage-state', state, '--visits', '1', '--format', 'json'];
      const { err, out } = await command(['audit', `${origin}/`, '--browser', browser, ...given]);
      expect(err).toBe('');
      expect(asked).toContain('/ planted=one');
      expect(asked).toContain('/seen/two planted=one');
      expect(out).not.toContain('planted=one');
    } finally {
      server.close();
    }
  });

  it('comes to the findings and the savings that the panel comes to', async () => {
    const other = await startDemo();
    const session = await openBuilt(browser);
    try {
      const until = `document.documentElement.dataset.done === 'yes'`;
      const shown = await auditTwoVisits(session, other.url, { until, before: () => undefined });
      expect(findingsOf(report)).toEqual(findingsOf(shown));
      const { byRevalidation } = report.savings;
      expect(byRevalidation.exchanges).toBe(shown.savings.byRevalidation.exchanges);
      expect(report.savings.avoidable.revalidations.exchanges).toBe(
        shown.savings.avoidable.revalidations.exchanges,
      );
      // The longer request of the first, and ports of other lengths, come to some bytes.
      expect(
        Math.abs(byRevalidation.measuredBytes - shown.savings.byRevalidation.measuredBytes),
      ).toBeLessThan(64 * byRevalidation.exchanges);
    } finally {
      await session.close();
      await other.close();
    }
  });
});

describe('pages that cannot all be visited', () => {
  it('give a report on the others, a line each, and status 2', async () => {
    const demo = await startDemo();
    const gone = await startDemo();
    await gone.close();
    try {
      const { status, out, err } = await command([
        ...['audit', gone.url, demo.url, '--format', 'json', '--visits', '1', '--concurrency', '2'],
      ]);
      expect(status).toBe(2);
      expect(err).toBe(`${gone.url} could not be visited: net::ERR_CONNECTION_REFUSED at ${gone.url}\n`);
      const report: Report = JSON.parse(out);
      expect(report.capture.notes.map(({ code }) => code)).toContain('not-visited');
      expect(report.summary.resources).toBeGreaterThan(20);
    } finally {
      await demo.close();
    }
  });

  it('give no report where none could be visited', async () => {
    const gone = await startDemo();
    await gone.close();
    const { status, out, err } = await command(['audit', gone.url, '--browser', 'firefox']);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^not-modified: http:\/\/127\.0\.0\.1:\d+\/ could not be visited: .+\n$/);
  });
});
