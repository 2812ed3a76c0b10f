import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import { traffic } from '../traffic.ts';
import { auditOf, firedAmong } from './audit-traffic.ts';
import { page, privacyCases } from './privacy.cases.ts';

const firedIn = (report: Report): string[] => firedAmong(report, privacyCases);

const fired = (...lines: readonly string[]) => firedIn(auditOf(page('< ETag: "v1"', ...lines)));
/** How many exchanges of a capture from which cookies and credentials may have been taken out a rule cannot tell. */
const untold = (rule: string, ...lines: readonly string[]) =>
  cannotTell(reportOnSanitised(page('< ETag: "v1"', ...lines)), rule);
const cannotTell = (report: Report, rule: string) =>
  report.rules.find((each) => each.rule === rule)?.cannotTell ?? 0;

function reportOnSanitised(text: string): Report {
  const audit = createAudit({ sensitiveLines: 'may-be-removed' });
  for (const exchange of traffic(text)) audit.add(exchange);
  return audit.report();
}

const SESSION = '< Set-Cookie: session=1a2b3c';

describe('a cookie in shared caches', () => {
  it.each(['public, max-age=60', 's-maxage=60', 'max-age=60'])('may be stored with %s', (cacheControl) => {
    expect(fired(SESSION, `< Cache-Control: ${cacheControl}`)).toContain('set-cookie-shared advice');
  });

  it.each([
    'private, max-age=60',
    'no-store',
    'no-cache, max-age=60',
    'max-age=0',
    's-maxage=0, max-age=60',
    'max-age=60, private="set-cookie"',
    'max-age=60, no-cache="Age, Set-Cookie"',
  ])('is not reused with %s', (cacheControl) => {
    expect(fired(SESSION, `< Cache-Control: ${cacheControl}`)).not.toContain('set-cookie-shared advice');
  });

  it('is not reused where nothing gives a lifetime', () => {
    expect(fired(SESSION)).not.toContain('set-cookie-shared advice');
  });

  it('that the edge of a CDN adds is not part of what it stores', () => {
    const lines = ['< Cache-Control: public, max-age=60', '< Set-Cookie: __cf_bm=1a2b; path=/'];
    expect(fired(...lines)).not.toContain('set-cookie-shared advice');
    expect(fired(...lines, SESSION)).toContain('set-cookie-shared advice');
  });

  it('may have been taken out of the capture', () => {
    expect(untold('set-cookie-shared', '< Cache-Control: public, max-age=60')).toBe(1);
    expect(untold('set-cookie-shared', '< Cache-Control: no-store')).toBe(0);
  });
});

describe('an authorised answer in shared caches', () => {
  const AUTHORISED = '> Authorization: Basic YTpi';

  it.each(['public, max-age=60', 's-maxage=60', 'max-age=60, must-revalidate'])(
    'may be stored with %s',
    (cacheControl) => {
      expect(fired(AUTHORISED, `< Cache-Control: ${cacheControl}`)).toContain('auth-shared advice');
    },
  );

  it.each([
    'max-age=60',
    'no-cache, must-revalidate',
    'public, no-store',
    'private, max-age=60, must-revalidate',
  ])('is not reused with %s', (cacheControl) => {
    expect(fired(AUTHORISED, `< Cache-Control: ${cacheControl}`)).not.toContain('auth-shared advice');
  });

  it('cannot be told where exports leave Authorization out, or where not all request lines are known', () => {
    expect(untold('auth-shared', '< Cache-Control: public, max-age=60')).toBe(1);
    expect(untold('auth-shared', '< Cache-Control: max-age=60')).toBe(0);
    const unseen = auditOf(`${page('< Cache-Control: public, max-age=60')}\nunseen request`);
    expect(cannotTell(unseen, 'auth-shared')).toBe(1);
  });
});

describe('a page for one person without Cache-Control', () => {
  const COOKIE = '> Cookie: session=1a2b3c';
  const CHANGED = '< Last-Modified: Mon, 23 Nov 2026 02:00:00 GMT';

  it('is fresh for a tenth of the time since it changed', () => {
    const report = auditOf(page(COOKIE, CHANGED));
    const finding = report.findings.find(({ rule }) => rule === 'personalised-heuristic');
    expect(finding?.message).toContain('for 1 h');
  });

  it.each([
    'Cache-Control: no-cache',
    'Pragma: no-cache',
    'Expires: 0',
    'Vary: Accept-Encoding, Cookie',
    'Vary: *',
  ])('is not where the response says %s', (line) => {
    expect(fired(COOKIE, CHANGED, `< ${line}`)).not.toContain('personalised-heuristic advice');
  });

  it('is not meant by a picture, which is the same for everybody', () => {
    const text = page(COOKIE, CHANGED).replace(/document$/, 'image');
    expect(firedIn(auditOf(text))).not.toContain('personalised-heuristic advice');
  });

  it('cannot be told where exports leave Cookie out', () => {
    expect(untold('personalised-heuristic', CHANGED)).toBe(1);
    expect(untold('personalised-heuristic', CHANGED, '< Cache-Control: private')).toBe(0);
  });
});

describe('Clear-Site-Data', () => {
  const NO_STORE = '< Cache-Control: no-store';

  it.each([
    ['cache', 'without quotes'],
    ['"cookie"', 'no type of data'],
    ["'cache'", 'no type of data'],
    ['"Cache"', 'no type of data'],
    ['"cookies" "cache"', 'no type of data'],
  ])('%s is passed over', (value, words) => {
    const report = auditOf(page(NO_STORE, `< Clear-Site-Data: ${value}`));
    const finding = report.findings.find(({ rule }) => rule === 'clear-site-data-ignored');
    expect(finding?.message).toContain(words);
  });

  it('"*" clears the cache too', () => {
    expect(fired(NO_STORE, '< Clear-Site-Data: "*"')).toEqual(['clear-site-data-cache info']);
  });

  it('is ignored over plain HTTP, except from this machine', () => {
    const from = (origin: string) =>
      firedIn(auditOf(page(NO_STORE, '< Clear-Site-Data: "cache"').replace('/account', `${origin}/account`)));
    expect(from('http://site.example')).toEqual(['clear-site-data-ignored advice']);
    expect(from('http://localhost:8080')).toEqual(['clear-site-data-cache info']);
    expect(from('http://127.0.0.1:8080')).toEqual(['clear-site-data-cache info']);
  });
});
