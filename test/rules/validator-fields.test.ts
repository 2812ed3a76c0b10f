import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/audit/report.ts';
import { auditOf, firedIn } from './audit-traffic.ts';
import { at, withLines } from './validator-fields.cases.ts';

const DATE = `Date: ${at(0)}`;
const ABOUT = /^(?:etag-(?:syntax|inode)|singleton|http-date|date-|lm-)/;
const firedOn = (report: Report): string[] => firedIn(report).filter((fired) => ABOUT.test(fired));
/** What the rules on validators and dates say of a response with these lines. */
const firedBy = (...lines: readonly string[]): string[] => firedOn(auditOf(withLines(...lines)));
const findingIn = (rule: string, ...lines: readonly string[]): Finding | undefined =>
  auditOf(withLines(...lines)).findings.find((finding) => finding.rule === rule);

describe('an ETag', () => {
  it.each(['ETag: v1', 'ETag: w/"v1"', 'ETag: "v 1"', 'ETag: "v"1"', 'ETag: W/v1', 'ETag:'])(
    'is malformed in %s',
    (line) => {
      expect(firedBy(DATE, line)).toEqual(['etag-syntax must']);
    },
  );

  it.each(['ETag: ""', 'ETag: W/"v1"', 'ETag: "a,b"', 'ETag: "v1", "v1"'])('is right in %s', (line) => {
    expect(firedBy(DATE, line)).toEqual([]);
  });

  it('with a backslash is allowed, and read differently', () => {
    expect(firedBy(DATE, 'ETag: "v\\1"')).toEqual(['etag-syntax advice']);
  });

  it('as Twitter sent it has its coding behind the quotes', () => {
    expect(firedBy(DATE, 'ETag: "dbaa467c"-gzip')).toEqual(['etag-syntax must']);
  });

  describe('made from a file', () => {
    const MODIFIED = 'Last-Modified: Sat, 27 Jul 2019 09:53:04 GMT';

    it.each(['"1a2b-384-5d3c1f00"', 'W/"1a2b-384-58ea6bc8b7c00"', '"1a2b-384-0"', '"80e3c1a4d7a4c91:1a2"'])(
      'holds a number of the server: %s',
      (tag) => {
        expect(firedBy(DATE, `ETag: ${tag}`, MODIFIED)).toEqual(['etag-inode info']);
      },
    );

    it.each([
      '"80e3c1a4d7a4c91:0"',
      '"384-58ea6bc8b7c00"',
      '"1-2-3"',
      '"5676B08A-3D1B-2FA9160B"',
      '"a-b-c-d"',
    ])('holds none, or nobody can tell: %s', (tag) => {
      expect(firedBy(DATE, `ETag: ${tag}`, MODIFIED)).toEqual([]);
    });

    it('weighs once another server has answered', () => {
      const both = ['1a2b', '77aa'].map((inode, second) =>
        withLines(`Date: ${at(second)}`, `ETag: "${inode}-384-5d3c1f00"`, MODIFIED),
      );
      expect(firedOn(auditOf(both.join('\n\n')))).toEqual(['etag-inode info', 'etag-inode advice']);
    });
  });
});

describe('a field with one value', () => {
  it('is repeated with different values, on lines or joined by a tool', () => {
    expect(firedBy(DATE, 'ETag: "1", "2"')).toEqual(['singleton-repeated must']);
    expect(firedBy(`Date: ${at(0)}, ${at(5)}`)).toEqual(['singleton-repeated must']);
    expect(firedBy(DATE, 'Content-Length: 5')).toEqual(['singleton-repeated must']);
    expect(firedBy(DATE, 'Last-Modified: yesterday', `Last-Modified: ${at(0)}`)).toEqual([
      'singleton-repeated must',
    ]);
  });

  it('may come twice with the same value', () => {
    expect(firedBy(DATE, DATE, 'ETag: "1"', 'ETag: "1"', 'Content-Length: 900')).toEqual([]);
  });

  it('shows all its values', () => {
    const finding = findingIn('singleton-repeated', DATE, 'ETag: "1"', 'ETag: "2"');
    expect(finding?.evidence).toEqual([
      { field: 'ETag', value: '"1"' },
      { field: 'ETag', value: '"2"' },
    ]);
  });
});

describe('a date', () => {
  it.each([
    'Last-Modified: 2026-11-01T00:00:00Z',
    'Last-Modified: Sun, 01 Nov 2026 00:00:00 UTC',
    'Last-Modified:',
    'Expires: Tue, 25 Apr 1995 09:30:27 -0700',
    'Expires: 3600',
  ])('is malformed in %s', (line) => {
    expect(firedBy(DATE, line)).toEqual(['http-date-format must']);
  });

  it.each(['Last-Modified: Sunday, 01-Nov-26 00:00:00 GMT', 'Last-Modified: Sun Nov  1 00:00:00 2026'])(
    'has an obsolete form in %s',
    (line) => {
      expect(firedBy(DATE, line)).toEqual(['http-date-format should']);
    },
  );

  it.each(['Expires: 0', 'Expires: -1', 'Expires: Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is "already expired" on purpose in %s',
    (line) => {
      expect(firedBy(DATE, line)).toEqual([]);
    },
  );

  it('of the same value joined by a tool is right', () => {
    expect(firedBy(`Date: ${at(0)}, ${at(0)}`)).toEqual([]);
  });
});

describe('Date', () => {
  it.each([200, 206, 404, 499])('is missing on %i', (status) => {
    expect(firedOn(auditOf(withLines('ETag: "1"').replace('< 200', `< ${status}`)))).toEqual([
      'date-missing advice',
    ]);
  });

  const inAnHour = 'Expires: Mon, 23 Nov 2026 13:00:00 GMT';

  it.each(['Age: 0', inAnHour])('has to be there where %s takes a clock', (line) => {
    expect(findingIn('date-missing', 'ETag: "1"', line)?.level).toBe('must');
    expect(findingIn('date-missing', 'ETag: "1"', line)?.message).toContain(line.split(':')[0]);
  });

  it('has to be there where an earlier response had it', () => {
    const report = auditOf(`${withLines(DATE)}\n\n${withLines('ETag: "1"')}`);
    expect(firedOn(report)).toEqual(['date-missing must']);
  });

  it.each(['Expires: 0', 'Expires: Mon, 15 Jun 1998 00:00:00 GMT', inAnHour.replace('13:00:00', '12:00:30')])(
    'need not be there where %s takes no clock',
    (line) => {
      expect(findingIn('date-missing', 'ETag: "1"', line)?.level).toBe('advice');
    },
  );

  it.each([101, 500, 503])('may be missing on %i', (status) => {
    expect(firedOn(auditOf(withLines('ETag: "1"').replace('< 200', `< ${status}`)))).toEqual([]);
  });

  it('missing on a 304 is for the rules on 304s to say', () => {
    expect(firedOn(auditOf('> GET /a\n> If-None-Match: "1"\n< 304\n< ETag: "1"'))).toEqual([]);
  });

  it.each(['disk-cache', 'service-worker', 'cache-storage', 'failed', 'preflight'])(
    'is not asked of an answer from %s',
    (source) => {
      expect(firedOn(auditOf(`${withLines('ETag: "1"')}\nfrom ${source}`))).toEqual([]);
    },
  );

  it('is not known to be missing where a service worker may have answered', () => {
    const report = auditOf(`${withLines('ETag: "1"')}\nfrom unknown`);
    expect(firedOn(report)).toEqual([]);
    expect(report.rules.find(({ rule }) => rule === 'date-missing')?.cannotTell).toBe(1);
  });

  it.each([
    '> GET http://site.example/\n< 307\n< Location: https://site.example/',
    '> GET /\n< 307\n< Location: /other\n< Non-Authoritative-Reason: HSTS',
  ])('is not asked of a redirect that the browser made up', (redirect) => {
    expect(firedOn(auditOf(redirect))).toEqual([]);
  });

  it('is asked of every other redirect', () => {
    expect(firedOn(auditOf('> GET /\n< 302\n< Location: /other'))).toEqual(['date-missing advice']);
  });
});

describe('Last-Modified', () => {
  it('may be as late as Date, and a second later by the grain of dates', () => {
    expect(firedBy(DATE, `Last-Modified: ${at(0)}`)).toEqual([]);
    expect(firedBy(DATE, `Last-Modified: ${at(1)}`)).toEqual([]);
    expect(firedBy(DATE, `Last-Modified: ${at(2)}`)).toEqual(['lm-future must']);
  });

  it('a day ahead, as Omniture sent it, is in the future', () => {
    expect(findingIn('lm-future', DATE, `Last-Modified: ${at(86_400)}`)?.message).toContain('1 day later');
  });

  const nowTwice = (first: string, second: string) =>
    firedOn(
      auditOf(
        [
          `${withLines(DATE, `Last-Modified: ${at(0)}`)}\n${first}`,
          `${withLines(`Date: ${at(1)}`, `Last-Modified: ${at(1)}`)}\n${second}`,
        ].join('\n\n'),
      ),
    );

  it('is always now although the content is the same', () => {
    expect(nowTwice('digest a', 'digest a')).toEqual(['lm-always-now advice']);
    expect(nowTwice('< ETag: "1"', '< ETag: "1"')).toEqual(['lm-always-now advice']);
  });

  it('is rightly now on a page that was just built', () => {
    expect(nowTwice('digest a', 'digest b')).toEqual([]);
  });

  it('without Date costs nothing beside a lifetime', () => {
    expect(firedBy('Last-Modified: Sun, 01 Nov 2026 00:00:00 GMT')).toEqual(['date-missing advice']);
  });
});
