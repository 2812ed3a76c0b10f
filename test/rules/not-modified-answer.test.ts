import { describe, expect, it } from 'vitest';
import { auditOf, firedIn, saidOf } from './audit-traffic.ts';

describe('a 304 without a condition', () => {
  const withLine = (line: string) => `
    > GET /app.js
    > Host: site.example
    ${line}
    < 304
    < Date: Mon, 23 Nov 2026 12:00:00 GMT`;

  it('caddyserver/cache-handler#137: a cache passes on the 304 to its own validation', () => {
    expect(saidOf('304-unconditional', withLine('> Accept: */*'))).toEqual(['must']);
  });

  it('cannot be told where not all request lines are shown, as in the inspector of Internet Explorer', () => {
    expect(saidOf('304-unconditional', withLine('unseen request'))).toEqual(['cannot tell']);
  });

  it.each(['If-Range: "v1"', 'If-Match: "v1"', 'If-Unmodified-Since: Mon, 23 Nov 2026 12:00:00 GMT'])(
    'is not said of %s',
    (line) => {
      expect(saidOf('304-unconditional', withLine(`> ${line}`))).toEqual([]);
    },
  );

  it('is one finding with that on the method', () => {
    const fired = firedIn(auditOf(withLine('> Accept: */*').replace('GET', 'POST')));
    expect(fired).toContain('304-method must');
    expect(fired).not.toContain('304-unconditional must');
  });
});

describe('a 304 to another method', () => {
  const to = (method: string, line = '> Accept: */*') => `
    > ${method} /search
    > If-None-Match: "s1"
    ${line}
    < 304
    < Date: Mon, 23 Nov 2026 12:00:00 GMT
    < ETag: "s1"`;

  it.each(['POST', 'PUT', 'DELETE', 'PROPFIND'])('is wrong to %s', (method) => {
    expect(saidOf('304-method', to(method))).toEqual(['must']);
  });

  it('is right to QUERY, which selects a representation as GET does', () => {
    expect(saidOf('304-method', to('QUERY'))).toEqual([]);
  });

  it('is right to a method that a tool wrote in lower case', () => {
    expect(saidOf('304-method', to('get'))).toEqual([]);
  });

  it('is right to a POST that a server takes for a GET', () => {
    expect(saidOf('304-method', to('POST', '> X-HTTP-Method-Override: GET'))).toEqual([]);
  });

  it('cannot be told where the lines that override the method may be hidden', () => {
    expect(saidOf('304-method', to('POST', 'unseen request'))).toEqual(['cannot tell']);
  });
});

describe('the tag that a 304 names', () => {
  const named = (asked: string, etag: string) => `
    > GET /app.js
    > If-None-Match: ${asked}
    < 304
    < Date: Mon, 23 Nov 2026 12:00:00 GMT
    < ETag: ${etag}`;

  it.each([
    ['is one of many', '"a", W/"b", "c"', '"b"'],
    ['has a comma in it', '"a,b"', '"a,b"'],
    ['has no quotes and is echoed so', 'a1b2', 'a1b2'],
    ['is anything, after *', '*', '"z"'],
    ['is the second of two lines', '"b"', '"a"\n< ETag: "b"'],
  ])('%s', (_, asked, etag) => {
    expect(saidOf('304-etag-mismatch', named(asked, etag))).toEqual([]);
  });

  it('differs on the servers behind one address, as with inodes in it', () => {
    expect(saidOf('304-etag-mismatch', named('"2b3c-1f40-4a7"', '"91aa-1f40-4a7"'))).toEqual(['must']);
  });

  it.each([
    ['"a1b2-gzip"', '"a1b2"'],
    ['"a1b2"', '"a1b2--gzip"'],
    ['a1b2', '"a1b2"'],
    ['w/"a1b2"', 'W/"a1b2"'],
  ])('weighs less where it is the same but for its form: %s, %s', (asked, etag) => {
    expect(saidOf('304-etag-mismatch', named(asked, etag))).toEqual(['advice']);
  });

  it('is not asked for where the request had a date alone', () => {
    const text = named('"a"', '"b"').replace(
      'If-None-Match: "a"',
      'If-Modified-Since: Mon, 16 Nov 2026 08:00:00 GMT',
    );
    expect(saidOf('304-etag-mismatch', text)).toEqual([]);
  });

  it('of another version makes the full response no measure for the other fields', () => {
    const text = `
      > GET /app.js
      < 200
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < ETag: "a"
      < Cache-Control: no-cache
      < Vary: Accept

      ${named('"a"', '"b"').replace('12:00:00', '12:00:01')}`;
    expect(saidOf('304-cache-control-missing', text)).toEqual(['cannot tell']);
    expect(saidOf('304-etag-mismatch', text)).toEqual(['must']);
  });

  it('loses its W/ on a 304 that a proxy made before it compressed', () => {
    expect(saidOf('304-etag-strength-flip', named('W/"a"', '"a"'))).toEqual(['advice']);
    expect(saidOf('304-etag-mismatch', named('W/"a"', '"a"'))).toEqual([]);
  });

  it('is compared with the full response where the request had a date alone', () => {
    const text = `
      > GET /app.js
      < 200
      < ETag: "a"
      < Last-Modified: Mon, 16 Nov 2026 08:00:00 GMT

      > GET /app.js
      > If-Modified-Since: Mon, 16 Nov 2026 08:00:00 GMT
      < 304
      < ETag: W/"a"`;
    expect(saidOf('304-etag-strength-flip', text)).toEqual(['advice']);
  });
});

describe('a 304 with a newer date', () => {
  const dated = (lines: string, date: string) => `
    > GET /logo.svg
    ${lines}
    < 304
    < Date: Mon, 23 Nov 2026 12:00:00 GMT
    < Last-Modified: ${date}`;

  it('is compared whatever the form of the date', () => {
    const lines = '> If-Modified-Since: Monday, 16-Nov-26 08:00:00 GMT';
    expect(saidOf('304-lm-newer', dated(lines, 'Mon, 16 Nov 2026 09:00:00 GMT'))).toEqual(['must']);
    expect(saidOf('304-lm-newer', dated(lines, 'Mon, 16 Nov 2026 08:00:00 GMT'))).toEqual([]);
  });

  it.each([
    ['the tag decides', '> If-None-Match: "a"\n> If-Modified-Since: Mon, 16 Nov 2026 08:00:00 GMT'],
    ['the date that was asked about is none', '> If-Modified-Since: yesterday'],
  ])('is right where %s', (_, lines) => {
    expect(saidOf('304-lm-newer', dated(lines, 'Mon, 16 Nov 2026 09:00:00 GMT'))).toEqual([]);
  });

  it('cannot be told where a tag in the request may be hidden', () => {
    const lines = '> If-Modified-Since: Mon, 16 Nov 2026 08:00:00 GMT\nunseen request';
    expect(saidOf('304-lm-newer', dated(lines, 'Mon, 16 Nov 2026 09:00:00 GMT'))).toEqual(['cannot tell']);
  });
});

describe('a 412', () => {
  const answered = (method: string, line = '> Accept: */*') => `
    > ${method} /doc
    > If-None-Match: "v1"
    ${line}
    < 412
    < Date: Mon, 23 Nov 2026 12:00:00 GMT`;

  it('is wrong to HEAD as well', () => {
    expect(saidOf('412-on-get', answered('HEAD'))).toEqual(['must']);
  });

  it('is right to PUT', () => {
    expect(saidOf('412-on-get', answered('PUT'))).toEqual([]);
  });

  it.each([
    '> If-Match: "v0"',
    '> If-Unmodified-Since: Mon, 16 Nov 2026 08:00:00 GMT',
    '> x-goog-if-generation-match: 7',
  ])('answers another condition: %s', (line) => {
    expect(saidOf('412-on-get', answered('GET', line))).toEqual([]);
  });

  it('cannot be told where another condition may be hidden', () => {
    expect(saidOf('412-on-get', answered('GET', 'unseen request'))).toEqual(['cannot tell']);
  });
});
