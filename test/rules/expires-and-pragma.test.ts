import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { auditOf } from './audit-traffic.ts';

const DATE = '< Date: Mon, 23 Nov 2026 12:00:00 GMT';
const IN_AN_HOUR = '< Expires: Mon, 23 Nov 2026 13:00:00 GMT';
const get = (...lines: string[]): Report =>
  auditOf(['> GET /it', '< 200', '< ETag: "v1"', ...lines].join('\n'));
const levelOf = (report: Report, id: string) => report.findings.find(({ rule }) => rule === id)?.level;
const messageOf = (report: Report, id: string) =>
  report.findings.find(({ rule }) => rule === id)?.message ?? '';

describe('Expires', () => {
  it.each(['0', '-1'])('is "already expired" on purpose as %s', (value) => {
    expect(levelOf(get(DATE, `< Expires: ${value}`), 'expires-invalid')).toBeUndefined();
  });

  it.each([
    '',
    'never',
    'Mon, 23 Nov 2026 13:00:00 UTC',
    'Mon 23 Nov 2026 13:00:00 GMT',
    '2026-11-23T13:00:00Z',
  ])('is no date as "%s"', (value) => {
    const report = get(DATE, `< Expires: ${value}`);
    expect(levelOf(report, 'expires-invalid')).toBe('must');
    expect(levelOf(report, 'http-date-format')).toBeUndefined();
  });

  it('that is no date and gives no lifetime is a date in the wrong format alone', () => {
    const report = get(DATE, '< Expires: never', '< Cache-Control: max-age=60');
    expect(levelOf(report, 'expires-invalid')).toBeUndefined();
    expect(levelOf(report, 'http-date-format')).toBe('must');
  });

  it('sent twice is one fault', () => {
    const report = get(DATE, '< Expires: Tue, 24 Nov 2026 12:00:00 GMT', IN_AN_HOUR);
    expect(levelOf(report, 'singleton-repeated')).toBe('must');
    expect(levelOf(report, 'expires-invalid')).toBeUndefined();
  });

  it('is no date as a number of seconds', () => {
    expect(messageOf(get(DATE, '< Expires: 86400'), 'expires-invalid')).toContain('the number 86400');
  });

  it('may be a date in an obsolete form', () => {
    const report = get(DATE, '< Expires: Monday, 23-Nov-26 13:00:00 GMT');
    expect(levelOf(report, 'expires-invalid')).toBeUndefined();
  });

  it.each(['max-age=60', 'no-store', 'no-cache'])('does nothing, right or wrong, beside %s', (directive) => {
    const report = get(DATE, '< Expires: never', `< Cache-Control: ${directive}`);
    expect(levelOf(report, 'expires-invalid')).toBeUndefined();
  });

  it('says what browsers make of it', () => {
    const [finding] = get(DATE, '< Expires: never').findings.filter(({ rule }) => rule === 'expires-invalid');
    expect(finding?.browsers?.chromium).toContain('no Expires at all');
    expect(finding?.browsers?.firefox).toContain('expired');
  });
});

describe('Expires and max-age', () => {
  const both = (expires: string, maxAge: number, ...lines: string[]) =>
    get(...lines, `< Expires: ${expires}`, `< Cache-Control: max-age=${maxAge}`);

  it('agree within a minute', () => {
    expect(levelOf(both('Mon, 23 Nov 2026 13:00:00 GMT', 3_660, DATE), 'expires-vs-max-age')).toBeUndefined();
    expect(levelOf(both('Mon, 23 Nov 2026 13:00:00 GMT', 3_661, DATE), 'expires-vs-max-age')).toBe('info');
    expect(levelOf(both('Mon, 23 Nov 2026 13:00:00 GMT', 1_800, DATE), 'expires-vs-max-age')).toBe('advice');
  });

  it('may agree where Expires is nearer: a cache kept the response and renewed Date', () => {
    const report = both('Mon, 23 Nov 2026 13:00:00 GMT', 7_200, DATE);
    expect(levelOf(report, 'expires-vs-max-age')).toBe('info');
    expect(messageOf(report, 'expires-vs-max-age')).toContain('differ by 1 h, or a cache has kept');
  });

  it.each(['< Age: 100', '< Cache-Control: private'])(
    'disagree where no cache can be behind it: %s',
    (line) => {
      const report = both('Mon, 23 Nov 2026 13:00:00 GMT', 7_200, DATE, line);
      expect(levelOf(report, 'expires-vs-max-age')).toBe('advice');
      expect(messageOf(report, 'expires-vs-max-age')).not.toContain('kept');
    },
  );

  it('are counted from the time of receipt where there is no Date', () => {
    expect(levelOf(both('Mon, 23 Nov 2026 13:00:00 GMT', 3_600), 'expires-vs-max-age')).toBeUndefined();
    expect(levelOf(both('Mon, 23 Nov 2026 13:00:00 GMT', 60), 'expires-vs-max-age')).toBe('advice');
  });

  it('agree where a cache has renewed Date and says so by Age, as w3.org does', () => {
    const report = both('Mon, 23 Nov 2026 12:08:00 GMT', 600, DATE, '< Age: 100');
    expect(levelOf(report, 'expires-vs-max-age')).toBeUndefined();
  });

  it('agree that it has expired, however long ago', () => {
    expect(levelOf(both('Thu, 01 Jan 1970 00:00:00 GMT', 0, DATE), 'expires-vs-max-age')).toBeUndefined();
    expect(levelOf(both('0', 0, DATE), 'expires-vs-max-age')).toBeUndefined();
  });

  it('disagree where one says never and the other for an hour', () => {
    expect(levelOf(both('0', 3_600, DATE), 'expires-vs-max-age')).toBe('advice');
  });

  it('both mean for ever, as nginx says by "expires max"', () => {
    const report = both('Thu, 31 Dec 2037 23:55:55 GMT', 315_360_000, DATE);
    expect(levelOf(report, 'expires-vs-max-age')).toBeUndefined();
    expect(levelOf(report, 'expires-redundant')).toBe('info');
  });

  it('are one finding: what disagrees is not called redundant', () => {
    expect(levelOf(both('0', 3_600, DATE), 'expires-redundant')).toBeUndefined();
  });
});

describe('Expires without Date', () => {
  it('follows from the missing Date where there has to be one', () => {
    const report = get(IN_AN_HOUR);
    expect(levelOf(report, 'date-missing')).toBe('must');
    expect(levelOf(report, 'expires-without-date')).toBeUndefined();
    expect(levelOf(report, 'expires-only')).toBeUndefined();
  });

  it.each(['0', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is what an origin without a clock may send: %s',
    (value) => {
      expect(levelOf(get(`< Expires: ${value}`), 'expires-without-date')).toBeUndefined();
    },
  );

  it('does nothing beside max-age', () => {
    const report = get(IN_AN_HOUR, '< Cache-Control: max-age=60');
    expect(levelOf(report, 'expires-without-date')).toBeUndefined();
  });

  it('is left to the 304 check in a 304', () => {
    const asked = `> GET /it\n> If-None-Match: "v1"\n< 304\n< ETag: "v1"\n${IN_AN_HOUR}`;
    expect(levelOf(auditOf(asked), 'expires-without-date')).toBeUndefined();
  });

  it.each(['disk-cache', 'service-worker', 'revalidated'])(
    "is not the origin's doing in an answer from %s",
    (source) => {
      expect(levelOf(get(IN_AN_HOUR, `from ${source}`), 'expires-without-date')).toBeUndefined();
    },
  );

  it('has Date in whatever case', () => {
    const report = get('< date: Mon, 23 Nov 2026 12:00:00 GMT', IN_AN_HOUR);
    expect(levelOf(report, 'expires-without-date')).toBeUndefined();
  });
});

describe('Pragma', () => {
  const pragma = (value: string, cacheControl?: string) =>
    get(DATE, `< Pragma: ${value}`, ...(cacheControl ? [`< Cache-Control: ${cacheControl}`] : []));

  it('switches reuse off against max-age, in both browsers', () => {
    const report = pragma('no-cache', 'max-age=3600');
    expect(levelOf(report, 'pragma-in-response')).toBe('advice');
    expect(messageOf(report, 'pragma-in-response')).toContain('instead of keeping it 1 h');
    const [finding] = report.findings.filter(({ rule }) => rule === 'pragma-in-response');
    expect(finding?.browsers).toBeDefined();
  });

  it('switches it off without Cache-Control too', () => {
    expect(levelOf(pragma('no-cache'), 'pragma-in-response')).toBe('advice');
  });

  it.each(['no-store', 'no-cache', 'max-age=0, must-revalidate'])('adds nothing to %s', (value) => {
    expect(levelOf(pragma('no-cache', value), 'pragma-in-response')).toBe('info');
  });

  it('means nothing as public', () => {
    expect(levelOf(pragma('public', 'max-age=3600'), 'pragma-in-response')).toBe('info');
  });
});
