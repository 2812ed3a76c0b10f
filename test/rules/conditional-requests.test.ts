import { describe, expect, it } from 'vitest';
import { saidOf } from './audit-traffic.ts';
import { answered } from './conditional-requests.cases.ts';

describe('the syntax of If-None-Match', () => {
  const said = (value: string) => saidOf('inm-syntax', answered(`If-None-Match: ${value}`));

  it.each(['"v1"', 'W/"v1"', '"a", "b"', '"a","b"', '""', '"a\\b"', '"ä"', '*', '"a",, "b"'])(
    'is right: %s',
    (value) => {
      expect(said(value)).toEqual([]);
    },
  );

  it.each(['v1', 'w/"v1"', '"a b"', '"a" "b"', '"v1', "'v1'", '*, "a"', '"a", *', 'W/v1'])(
    'is wrong: %s',
    (value) => {
      expect(said(value)).toEqual(['must']);
    },
  );

  it('is the server’s fault where the browser echoes an ETag that was sent so', () => {
    const echoed = (status: number, etag: string) => `
      > GET /a.js
      > If-None-Match: a1b2
      < ${status}
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < ETag: ${etag}`;
    expect(saidOf('inm-syntax', echoed(304, 'a1b2'))).toEqual([]);
    expect(saidOf('inm-syntax', echoed(200, 'c3d4'))).toEqual([]);
    expect(saidOf('inm-syntax', echoed(200, '"a1b2"'))).toEqual(['must']);
  });

  it('is the server’s fault where an earlier response had that ETag', () => {
    const text = `
      > GET /a.js
      < 200
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < ETag: a1b2

      > GET /a.js
      > If-None-Match: a1b2
      < 304
      < Date: Mon, 23 Nov 2026 12:00:01 GMT`;
    expect(saidOf('inm-syntax', text)).toEqual([]);
    expect(saidOf('inm-syntax', text.replace('ETag: a1b2', 'ETag: "a1b2"'))).toEqual(['must']);
  });

  it('is the client’s fault with * and tags mixed, whatever the server sends', () => {
    const text = answered('If-None-Match: *, v1').replace('"v2"', 'v2');
    expect(saidOf('inm-syntax', text)).toEqual(['must']);
  });
});

describe('the syntax of If-Modified-Since', () => {
  const said = (value: string) => saidOf('ims-date-syntax', answered(`If-Modified-Since: ${value}`));

  it.each([
    'Monday, 09-Nov-26 08:00:00 GMT',
    'Mon Nov  9 08:00:00 2026',
    'Mon, 9 Nov 2026 08:00:00 GMT',
    'Mon, 09 Nov 2026 08:00:00 UTC',
    'Mon, 31 Feb 2026 08:00:00 GMT',
    'Mon, 09 Nov 2026 08:00:00 GMT; length=900',
    '0',
  ])('is wrong: %s', (value) => {
    expect(said(value)).toEqual(['must']);
  });

  it('is the server’s fault where the browser echoes a Last-Modified that was sent so', () => {
    const text = answered('If-Modified-Since: 2026-11-09').replace(
      /Last-Modified: .*/,
      'Last-Modified: 2026-11-09',
    );
    expect(saidOf('ims-date-syntax', text)).toEqual([]);
  });
});

describe('If-Range', () => {
  const said = (lines: string) => saidOf('if-range-misuse', answered(`If-Range: ${lines}`));

  it('holds a weak tag', () => {
    expect(said('W/"v1"\n> Range: bytes=100-')).toEqual(['must']);
  });

  it('may hold a date', () => {
    expect(said('Mon, 09 Nov 2026 08:00:00 GMT\n> Range: bytes=100-')).toEqual([]);
  });

  it('cannot be told to lack Range where not all lines are shown', () => {
    expect(said('"v1"\nunseen request')).toEqual(['cannot tell']);
  });
});
