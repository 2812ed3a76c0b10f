import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { auditOf, firedIn } from './audit-traffic.ts';
import { FULL, RIGHT_304, without } from './not-modified.cases.ts';

const GOOD = `${FULL}\n\n${RIGHT_304.join('\n')}`;
/** The findings of these rules that weigh, whatever other rules say of the same traffic. */
const graveOn304 = (report: Report) =>
  firedIn(report).filter((fired) => /^304-.* (?:must|should)$/.test(fired));
/** What rules say under the strict profile. */
const messagesIn = (text: string) => {
  const { findings } = auditOf(text, { profile: 'strict' });
  return (rule: string) => findings.find((finding) => finding.rule === rule)?.message;
};
const checkIn = (report: Report) => report.exchanges.findLast(({ notModified }) => notModified)?.notModified;

describe('the six fields', () => {
  it('are all present on a right 304, whatever the order and case of Vary', () => {
    expect(Object.values(checkIn(auditOf(GOOD))?.fields ?? {})).toEqual(Array(6).fill('present'));
  });

  it('are not asked for where the full response had none', () => {
    const report = auditOf(`
      > GET /bare.js
      < 200
      < ETag: "b"
      = 900

      > GET /bare.js
      > If-None-Match: "b"
      < 304
      < ETag: "b"`);
    expect(checkIn(report)?.fields).toEqual({
      date: 'not-sent-by-origin',
      etag: 'present',
      'content-location': 'not-sent-by-origin',
      expires: 'not-sent-by-origin',
      'cache-control': 'not-sent-by-origin',
      vary: 'not-sent-by-origin',
    });
    expect(graveOn304(report)).toEqual([]);
  });

  it('are unknown where no full response was seen, except the tag that the request names', () => {
    const report = auditOf(`
      > GET /late.js
      > If-None-Match: "v9"
      < 304`);
    expect(checkIn(report)?.fields).toMatchObject({ date: 'unknown', vary: 'unknown', etag: 'missing' });
    expect(graveOn304(report)).toEqual(['304-etag-missing must']);
    expect(report.findings.find(({ rule }) => rule === '304-etag-missing')?.message).toContain('most likely');
  });

  it('are unknown after If-None-Match: * , which names no tag', () => {
    const report = auditOf(`
      > GET /late.js
      > If-None-Match: *
      < 304`);
    expect(checkIn(report)?.fields.etag).toBe('unknown');
  });

  it('are not compared with a full response of another generation', () => {
    const report = auditOf(`${FULL}

      > GET /app.js
      > If-None-Match: "v2"
      < 304
      < ETag: "v2"`);
    expect(checkIn(report)).toMatchObject({ baseline: null, fields: { vary: 'unknown', etag: 'present' } });
  });

  it('are not compared with another variant', () => {
    const report = auditOf(`
      > GET /page
      > Accept-Language: de
      < 200
      < ETag: "v1"
      < Vary: Accept-Language
      < Cache-Control: no-cache

      > GET /page
      > Accept-Language: en
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"`);
    expect(checkIn(report)?.baseline).toBeNull();
  });

  it('are compared with the tag weakly, as a server may weaken it', () => {
    const report = auditOf(`
      > GET /w.js
      < 200
      < ETag: W/"v1"

      > GET /w.js
      > If-None-Match: "v1"
      < 304
      < ETag: "v1"`);
    expect(checkIn(report)?.baseline).toBe(0);
  });

  it('are compared with the response whose tag the 304 names, of several that were asked about', () => {
    const versions = ['1', '2'].map(
      (tag) => `> GET /v\n< 200\n< ETag: "${tag}"${tag === '2' ? '\n< Vary: Accept' : ''}`,
    );
    const asked = '> GET /v\n> If-None-Match: "1", "2"\n< 304';
    const named = auditOf([...versions, `${asked}\n< ETag: "1"`].join('\n\n'));
    expect(checkIn(named)?.baseline).toBe(0);
    expect(graveOn304(named)).toEqual([]);
    expect(checkIn(auditOf([...versions, asked].join('\n\n')))?.baseline).toBeNull();
  });

  it('lose nothing of Vary where the 304 says *', () => {
    const report = auditOf(`${FULL}\n\n${without('< Vary')}\n< Vary: *`);
    expect(graveOn304(report)).toEqual([]);
  });

  it('say that one member of Vary was lost', () => {
    const report = auditOf(`${FULL}\n\n${without('< Vary')}\n< Vary: Accept-Encoding`);
    expect(report.findings.map(({ message }) => message).join()).toContain('Lost: accept-language.');
  });

  it('cost nothing without Expires where max-age is there', () => {
    const text = `${FULL}\n\n${without('< Expires')}`.replaceAll('no-cache', 'max-age=60');
    expect(firedIn(auditOf(text))).toContain('304-expires-missing info');
  });

  it('are all asked for by the strict profile, which says where the standard does not ask', () => {
    const text = `
      > GET /bare.js
      < 200
      < ETag: "b"

      > GET /bare.js
      > If-None-Match: "b"
      < 304`;
    expect(graveOn304(auditOf(text, { profile: 'strict' }))).toEqual([
      '304-date-missing must',
      '304-etag-missing must',
      '304-cache-control-missing must',
      '304-expires-missing must',
      '304-vary-missing must',
      '304-content-location-missing must',
    ]);
    const says = messagesIn(text);
    expect(says('304-vary-missing')).toContain('the standard asks only where the full response carries it');
    expect(says('304-date-missing')).toContain('the standard asks every server that has a clock');
    expect(says('304-etag-missing')).toContain('The full response carried ETag');
  });

  it('are asked for by the standard as well where it is proven that the full response has them', () => {
    const unseen = FULL.replace('"v1"', '"v0"');
    const says = messagesIn(`${unseen}\n\n> GET /app.js\n> If-None-Match: "v1"\n< 304`);
    expect(says('304-etag-missing')).toContain('most likely has one');
    expect(says('304-date-missing')).toContain('the origin has a clock');
    expect(says('304-cache-control-missing')).toContain('The strict profile asks');
  });

  it('are unknown where the capture holds no header lines', () => {
    const report = auditOf(`${FULL}

      > GET /app.js
      > If-None-Match: "v1"
      < 304
      unseen response`);
    expect(Object.values(checkIn(report)?.fields ?? {})).toEqual(Array(6).fill('unknown'));
    expect(graveOn304(report)).toEqual([]);
  });
});

describe('the body', () => {
  it('is "none" where nothing was sent and a stored one was reused', () => {
    expect(checkIn(auditOf(GOOD))?.body).toBe('none');
  });

  it('may be framed by Transfer-Encoding, which RFC 9112 §6.1 allows', () => {
    const report = auditOf(`${FULL}\n\n${RIGHT_304.join('\n')}\n< Transfer-Encoding: chunked`);
    expect(graveOn304(report)).toEqual([]);
  });

  it('is unknown where a length is announced and the stored one is not known', () => {
    const report = auditOf(`
      > GET /late.js
      > If-None-Match: "v9"
      < 304
      < ETag: "v9"
      < Content-Length: 11`);
    expect(checkIn(report)?.body).toBe('unknown');
    expect(graveOn304(report)).toEqual([]);
  });

  it('is wrongly announced by Content-Length: 0 where the stored content is not empty', () => {
    const report = auditOf(`${FULL}\n\n${RIGHT_304.join('\n')}\n< Content-Length: 0`);
    expect(graveOn304(report)).toEqual(['304-content-length-wrong must']);
  });

  it('was not stored where a script asked with a tag of its own, which is no fault', () => {
    const report = auditOf(`
      > GET /data
      > If-None-Match: "m1"
      < 304
      < ETag: "m1"
      nothing stored`);
    expect(checkIn(report)?.body).toBe('no-stored-body');
    expect(graveOn304(report)).toEqual([]);
  });

  it('saves nothing where the request had no condition', () => {
    const report = auditOf(`${FULL}\n\n${without('> If-None-Match')}`);
    expect(checkIn(report)?.saved).toEqual({ how: 'derived', bytes: 0 });
  });
});

/** What a site's 304 lost, in two visits with a max-age of 60 s between them. */
const lostBy = (on304: readonly string[]) =>
  auditOf(
    [
      '> GET /page',
      '< 200',
      '< Date: Mon, 23 Nov 2026 12:00:00 GMT',
      '< ETag: "a1b2"',
      '< Cache-Control: max-age=60',
      '= 900',
      '',
      '+90',
      '> GET /page',
      '> If-None-Match: "a1b2"',
      '< 304',
      '< Date: Mon, 23 Nov 2026 12:01:30 GMT',
      ...on304,
    ].join('\n'),
  );

describe('a 304 as it was met in the wild', () => {
  it('sveltejs/kit#3286: has no ETag, so that a CDN cannot tell what it confirms', () => {
    const report = lostBy(['< Cache-Control: max-age=60']);
    expect(firedIn(report)).toContain('304-etag-missing must');
    expect(graveOn304(report)).toEqual(['304-etag-missing must']);
    expect(report.findings.find(({ rule }) => rule === '304-etag-missing')?.evidence).toEqual([
      { field: '200 ETag', value: '"a1b2"' },
      { field: '304 ETag', value: '—' },
    ]);
  });

  it('aliostad/CacheCow#117, #123: has no Cache-Control, so that clients ask each time from then on', () => {
    const report = lostBy(['< ETag: "a1b2"']);
    expect(graveOn304(report)).toEqual(['304-cache-control-missing must']);
    expect(report.findings.find(({ rule }) => rule === '304-cache-control-missing')?.evidence).toEqual([
      { field: '200 Cache-Control', value: 'max-age=60' },
      { field: '304 Cache-Control', value: '—' },
    ]);
  });
});

describe('findings', () => {
  it('gather the exchanges of one cause', () => {
    const report = auditOf(`${FULL}\n\n${without('< Vary')}\n\n${without('< Vary')}`);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({ rule: '304-vary-missing', exchanges: [1, 2] });
    expect(report.summary.faulty304s).toBe(2);
  });
});
