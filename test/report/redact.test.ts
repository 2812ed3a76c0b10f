import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { redact, unredacted } from '../../src/report/redact.ts';
import { reportHolding, reportOn, TWO_VISITS } from './reports.ts';

const urlAfter = (url: string): string => redact(reportHolding(url)).exchanges[0]?.url ?? '';
const noteOf = (report: Report, code: string) =>
  report.capture.notes.find((note) => note.code === code)?.message;

describe('redaction of a URL', () => {
  it.each([
    ['https://ann:s3cret@a.example/p', 'https://redacted-1@a.example/p'],
    ['https://ann@b@a.example/p@q', 'https://redacted-1@a.example/p@q'],
    ['//ann:s3cret@a.example/p', '//redacted-1@a.example/p'],
    ['https://a.example/?token=abc&page=2', 'https://a.example/?token=redacted-1&page=2'],
    ['https://a.example/?page=2&API_KEY=abc', 'https://a.example/?page=2&API_KEY=redacted-1'],
    ['https://a.example/?accessToken=abc', 'https://a.example/?accessToken=redacted-1'],
    ['https://a.example/?X-Amz-Signature=abc', 'https://a.example/?X-Amz-Signature=redacted-1'],
    ['https://a.example/?%74oken=abc', 'https://a.example/?%74oken=redacted-1'],
    ['https://a.example/?sig=a=b', 'https://a.example/?sig=redacted-1'],
    ['https://a.example/?password=a b"c', 'https://a.example/?password=redacted-1'],
    ['https://a.example/p;jsessionid=A1B2?x=1', 'https://a.example/p;jsessionid=redacted-1?x=1'],
    ['https://a.example/?s=9c8f1f60-5ab4-4f8e-b7b3-9f1e6a2c7d10', 'https://a.example/?s=redacted-1'],
    ['https://a.example/?q=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA', 'https://a.example/?q=redacted-1'],
    ['https://a.example/eyJhbGciOi.eyJzdWIiOiI.c2lnbg/x', 'https://a.example/redacted-1/x'],
    ['https://a.example/#access_token=abc', 'https://a.example/#redacted'],
    [
      'https://a.example/?to=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc',
      'https://a.example/?to=https%3A%2F%2Fb.example%2F%3Ftoken%3Dredacted-1',
    ],
  ])('%s', (url, masked) => {
    expect(urlAfter(url)).toBe(masked);
  });

  it.each([
    'https://a.example/app.3f786850e387550fdab836ed7e6dc881de23001b.js',
    'https://a.example/app.js?v=3f786850e387550fdab836ed7e6dc881de23001b',
    'https://a.example/?page=2&keyword=shoes&sort=price',
    'https://a.example/?title=how-to-cache-the-whole-of-a-site',
    'https://a.example/?from=2026-11-23T12:00:00.000Z',
    'https://a.example/?ids=1,2,3;4&empty=',
    'https://a.example/@ann/p',
    'https://[::1]:8080/?w=100%&h=50',
  ])('leaves %s as it is', (url) => {
    expect(urlAfter(url)).toBe(url);
  });
});

describe('redaction of a report', () => {
  it.each([
    'https://ann:s3cret-word@a.example/',
    'https://a.example/?token=s3cret-word&x=1',
    'https://a.example/#s3cret-word',
    '/next?code=s3cret-word',
    'see https://a.example/?sig=s3cret-word for more',
    '"https://a.example/?sig=s3cret-word"',
    '<https://a.example/?sig=s3cret-word>; rel=preload',
  ])('leaves nothing of the secret in any string: %s', (text) => {
    expect(JSON.stringify(redact(reportHolding(text)))).not.toContain('s3cret-word');
  });

  it('masks a URL with blanks in it as a whole, also inside of sentences about it', () => {
    const url = 'https://a.example/?token=a s3cret-word"s3cret-word<s3cret-word';
    const report = reportHolding(url);
    for (const finding of report.findings) finding.message = `The 304 of ${url} has no ETag.`;
    const { resources, exchanges, findings } = redact(report);
    expect(JSON.stringify([resources, exchanges, findings])).not.toContain('s3cret-word');
    expect(findings[0]?.message).toBe('The 304 of https://a.example/?token=redacted-1 has no ETag.');
  });

  it('masks a secret wherever it stands, whatever surrounds it', () => {
    const around = fc.string({
      unit: fc.constantFrom(' ', '"', '<', '(', '：', ',', '&', ';', '#', '?', '/', '=', 'a'),
    });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before} https://a.example/?x=1&token=s3cret-word${after}`;
        expect(JSON.stringify(redact(reportHolding(text)))).not.toContain('s3cret-word');
      }),
    );
  });

  it.each(['Set-Cookie', '304 Set-Cookie', 'cookie', 'Authorization', 'request Proxy-Authorization'])(
    'masks the value of evidence from %s',
    (field) => {
      const report = reportHolding('x');
      for (const finding of report.findings) finding.evidence = [{ field, value: 'sid=5; Path=/' }];
      expect(JSON.stringify(redact(report))).not.toContain('sid=5');
    },
  );

  it('keeps resources apart that only a secret tells apart, and their ids the same everywhere', () => {
    const report = redact(
      reportOn(`
        > GET /app.js?token=one
        < 200
        < ETag: "1"

        > GET /app.js?token=two
        < 200
        < ETag: "2"

        > GET /app.js?token=one
        > If-None-Match: "1"
        < 304
      `),
    );
    expect(report.resources.map(({ url, exchanges }) => [url, exchanges])).toEqual([
      ['https://site.example/app.js?token=redacted-1', [0, 2]],
      ['https://site.example/app.js?token=redacted-2', [1]],
    ]);
    expect(report.exchanges.map(({ url }) => url.slice(-10))).toEqual([
      'redacted-1',
      'redacted-2',
      'redacted-1',
    ]);
    const ids = report.resources.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const { resource } of report.findings) expect(resource).toBe(ids[0]);
    expect(report.findings.length).toBeGreaterThan(0);
  });

  it('keeps ids apart where a URL already looks masked', () => {
    const report = reportOn(`
      > GET /?token=redacted-1
      < 200

      > GET /?token=abc
      < 200
    `);
    expect(new Set(redact(report).resources.map(({ id }) => id)).size).toBe(2);
  });

  it('changes no figure, no verdict and no link', () => {
    const report = reportOn(TWO_VISITS);
    const { capture, ...rest } = redact(report);
    const { capture: original, ...unchanged } = report;
    expect(rest).toEqual(unchanged);
    expect({ ...capture, notes: original.notes }).toEqual(original);
  });

  it('leaves the report that it is given alone, and gives the same again', () => {
    const report = reportHolding('https://a:b@a.example/?token=x#y');
    const before = structuredClone(report);
    expect(redact(report)).toEqual(redact(structuredClone(report)));
    expect(report).toEqual(before);
  });

  it('counts what it masked, by kind, each value once', () => {
    const report = redact(reportHolding('https://a:b@a.example/?token=x&sig=y#z'));
    expect(noteOf(report, 'redacted')).toBe(
      'What looked like a secret is masked as “redacted”: 1 user name or password in a URL, 2 URL parameters, 1 URL fragment. Equal values carry equal numbers.',
    );
  });

  it('says so where there was nothing to mask', () => {
    expect(noteOf(redact(reportOn(TWO_VISITS)), 'redacted')).toContain('nothing looked like a secret');
  });

  it('says where it was switched off', () => {
    const report = unredacted(reportHolding('https://a.example/?token=abc'), 'zh-CN');
    expect(noteOf(report, 'not-redacted')).toContain('未启用遮盖');
    expect(report.exchanges[0]?.url).toContain('token=abc');
  });

  it('takes any text', () => {
    const pieces = fc.constantFrom(
      '//',
      '@',
      '?',
      '&',
      '=',
      '#',
      ';',
      '%',
      '%3',
      'token',
      'eyJ',
      '.',
      '\\',
      '\ud800',
      ' ',
      '+',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(redact(reportHolding(text)).exchanges).toHaveLength(1);
        },
      ),
    );
  });

  it('takes time in proportion to the text', () => {
    const started = performance.now();
    for (const piece of ['/', '//', 'eyJ', '?a=', '&', ';', 'a@', '%2F%2F', 'eyJa.', ' '])
      redact(reportHolding(piece.repeat(50_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
