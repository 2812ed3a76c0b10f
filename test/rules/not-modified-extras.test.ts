import { describe, expect, it } from 'vitest';
import { saidOf } from './audit-traffic.ts';

/** A full response and the 304 that confirms it, with more lines each, after a request with more lines each. */
const confirmed = (
  full: readonly string[],
  on304: readonly string[],
  { first = [], second = [], method = 'GET' }: { first?: string[]; second?: string[]; method?: string } = {},
) =>
  [
    `> ${method} /app.css`,
    ...first,
    '< 200',
    '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
    '< ETag: "v1"',
    ...full,
    '',
    `> ${method} /app.css`,
    '> If-None-Match: "v1"',
    ...second,
    '< 304',
    '< Date: Mon, 23 Nov 2026 12:00:01 GMT',
    '< ETag: "v1"',
    ...on304,
  ].join('\n');

describe('the Content-Length of a 304', () => {
  const said = (...args: Parameters<typeof confirmed>) =>
    saidOf('304-content-length-wrong', confirmed(...args));

  it('is compared with the length in the coding, not with the decoded one', () => {
    const full = ['< Content-Encoding: gzip', '< Vary: Accept-Encoding', '< Content-Length: 700', '= 3000'];
    expect(said(full, ['< Content-Length: 700'])).toEqual([]);
    expect(said(full, ['< Content-Length: 3000'])).toEqual(['must']);
  });

  it('cannot be compared where the 304 names another coding', () => {
    const full = ['< Content-Encoding: br', '< Content-Length: 700'];
    expect(said(full, ['< Content-Encoding: gzip', '< Content-Length: 800'])).toEqual(['cannot tell']);
  });

  it('cannot be compared where the two requests accepted other codings', () => {
    const lines = { first: ['> Accept-Encoding: gzip'], second: ['> Accept-Encoding: identity'] };
    const full = ['< Content-Encoding: gzip', '< Content-Length: 700'];
    expect(said(full, ['< Content-Length: 3000'], lines)).toEqual(['cannot tell']);
  });

  it('cannot be compared where a part was asked for', () => {
    const part = { second: ['> Range: bytes=0-99'] };
    expect(said(['< Content-Length: 700'], ['< Content-Length: 100'], part)).toEqual(['cannot tell']);
  });

  it('cannot be compared with what a HEAD brought, which is nothing', () => {
    expect(said([], ['< Content-Length: 700'], { method: 'HEAD' })).toEqual(['cannot tell']);
  });

  it('cannot be compared with a full response that was seen before the 304 of another version', () => {
    const text = confirmed(['< Content-Length: 700'], ['< Content-Length: 800']).replaceAll(
      '> If-None-Match: "v1"',
      '> If-None-Match: "v2"',
    );
    expect(saidOf('304-content-length-wrong', text)).toEqual(['cannot tell']);
  });

  it('of 0 is wrong by itself where the capture shows what is stored', () => {
    const text = `
      > GET /late.css
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"
      < Content-Length: 0
      = 900`;
    expect(saidOf('304-content-length-wrong', text)).toEqual(['must']);
  });

  it('is the stored response’s where a 304 was recorded as a 200', () => {
    const text = `
      > GET /late.css
      > If-None-Match: "v1"
      from revalidated
      < 200
      < ETag: "v1"
      < Content-Length: 12
      unseen response
      = 900`;
    expect(saidOf('304-content-length-wrong', text)).not.toContain('must');
  });
});

describe('the description of content on a 304', () => {
  const said = (...args: Parameters<typeof confirmed>) => saidOf('304-extra-metadata', confirmed(...args));

  it.each([
    'Content-Type: text/css',
    'Content-Encoding: gzip',
    'Content-MD5: x',
    'Content-Range: bytes 0-9/10',
  ])('is superfluous: %s', (line) => {
    expect(said([`< ${line}`], [`< ${line}`])).toEqual(['should']);
    expect(said([], [`< ${line}`])).toEqual(['should']);
  });

  it.each(['Content-Language: de', 'Content-Disposition: inline', 'Repr-Digest: sha-256=:AAAA:'])(
    'may renew what is stored: %s',
    (line) => {
      expect(said([`< ${line}`], [`< ${line}`])).toEqual(['should']);
      expect(said([], [`< ${line}`])).toEqual([]);
    },
  );

  it('cannot be told superfluous where the full response was not seen', () => {
    const [, alone = ''] = confirmed([], ['< Content-Language: de']).split('\n\n');
    expect(saidOf('304-extra-metadata', alone)).toEqual(['cannot tell']);
  });

  it('is no matter of a 304 recorded as a 200, whose lines are those of the stored response', () => {
    const text = `
      > GET /late.css
      > If-None-Match: "v1"
      from revalidated
      < 200
      < Content-Type: text/css
      unseen response`;
    expect(saidOf('304-extra-metadata', text)).toEqual(['cannot tell']);
  });
});

describe('Last-Modified beside ETag', () => {
  it('guides caches where it has moved', () => {
    const text = confirmed(
      ['< Last-Modified: Mon, 16 Nov 2026 08:00:00 GMT'],
      ['< Last-Modified: Mon, 16 Nov 2026 09:00:00 GMT'],
    );
    expect(saidOf('304-lm-with-etag', text)).toEqual([]);
  });
});

describe('Set-Cookie on a 304', () => {
  it.each(['private', 'private, max-age=60', 'no-store', 'no-cache'])('weighs less with %s', (value) => {
    const lines = [`< Cache-Control: ${value}`];
    expect(saidOf('304-set-cookie', confirmed(lines, [...lines, '< Set-Cookie: s=2']))).toEqual(['info']);
    expect(saidOf('304-set-cookie', confirmed(lines, ['< Set-Cookie: s=2']))).toEqual(['info']);
  });

  it('may reach shared caches with public', () => {
    const lines = ['< Cache-Control: public, max-age=60'];
    expect(saidOf('304-set-cookie', confirmed(lines, [...lines, '< Set-Cookie: s=2']))).toEqual(['advice']);
  });
});
