import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { auditOf } from './audit-traffic.ts';
import { FULL, PART } from './partial-content.cases.ts';

const of = (report: Report, rule: string) => report.findings.filter((finding) => finding.rule === rule);
const fired = (text: string, rule: string) => of(auditOf(text), rule).map(({ level }) => level);
const untold = (text: string, rule: string) =>
  auditOf(text).rules.find((each) => each.rule === rule)?.cannotTell ?? 0;
/** The same text without the lines that begin so. */
const without = (text: string, start: string) =>
  text
    .split('\n')
    .filter((line) => !line.trim().startsWith(start))
    .join('\n');

describe('a part of the content', () => {
  const RULE = '206-headers-missing';

  it('names all that it lost', () => {
    const [finding] = of(auditOf(`${FULL}\n\n${without(without(PART, '< Vary'), '< Cache-Control')}`), RULE);
    expect(finding?.message).toContain('Cache-Control, Vary');
  });

  it('needs them after If-Range too, but no others', () => {
    const asked = PART.replace('> Range', '> If-Range: "v1"\n> Range');
    expect(fired(`${FULL}\n< Last-Modified: Mon, 16 Nov 2026 12:00:00 GMT\n\n${asked}`, RULE)).toEqual([]);
    expect(fired(`${FULL}\n\n${without(asked, '< Vary')}`, RULE)).toEqual(['must']);
  });

  it('loses nothing with Expires where max-age is there', () => {
    const full = `${FULL}\n< Expires: Mon, 23 Nov 2026 12:10:00 GMT`;
    expect(fired(`${full}\n\n${PART}`, RULE)).toEqual(['info']);
  });

  it.each([
    ['of another version', PART.replace('"v1"', '"v2"')],
    ['in another coding', `${PART}\n< Content-Encoding: gzip`],
    ['that nothing links to the full response', without(PART, '< ETag').replace('/9000', '/*')],
  ])('%s cannot be compared', (_, part) => {
    const text = `${FULL}\n\n${without(part, '< Cache-Control')}`;
    expect(fired(text, RULE)).toEqual([]);
    expect(untold(text, RULE)).toBe(1);
  });

  it('without its tag is linked by the whole length', () => {
    expect(fired(`${FULL}\n\n${without(PART, '< ETag')}`, RULE)).toEqual(['must']);
  });

  it('cannot be compared where no full response was seen', () => {
    expect(untold(PART, RULE)).toBe(1);
  });

  it('was not asked for by what is no GET', () => {
    const [finding] = of(auditOf(PART.replace('GET', 'HEAD')), '206-unrequested');
    expect(finding?.message).toContain('HEAD');
  });

  it('may have been asked for where the request is not known', () => {
    const text = `${without(PART, '> Range')}\nunseen request`;
    expect(fired(text, '206-unrequested')).toEqual([]);
    expect(untold(text, '206-unrequested')).toBe(1);
  });

  it('from a cache is not the origin that sent it', () => {
    const text = `${without(without(PART, '> Range'), '< Content-Range')}\nfrom disk-cache`;
    expect(auditOf(text).findings.filter(({ rule }) => rule.startsWith('206'))).toEqual([]);
  });
});

describe('Content-Location', () => {
  it.each(['/film', 'https://site.example/film.en.mp4', 'http://site.example/film', ':// no URL'])(
    'may be %s',
    (value) => {
      expect(fired(`${FULL}\n< Content-Location: ${value}`, 'content-location-foreign')).toEqual([]);
    },
  );
});

describe('HEAD beside GET', () => {
  const RULE = 'head-mismatch';
  const answer = (method: string, second: number, ...lines: string[]) =>
    [
      `> ${method} /film`,
      ...lines.filter((line) => line.startsWith('>')),
      '< 200',
      `< Date: Mon, 23 Nov 2026 12:00:0${second} GMT`,
      '< Cache-Control: max-age=600',
      ...lines.filter((line) => !line.startsWith('>')),
    ].join('\n');
  const between = (...lines: string[]) =>
    [
      answer('GET', 0, '< ETag: "v1"', '< Content-Length: 9000'),
      answer('HEAD', 1, ...lines),
      answer('GET', 2, '< ETag: "v1"', '< Content-Length: 9000'),
    ].join('\n\n');

  it('contradicts it between two equal answers', () => {
    const [finding] = of(auditOf(between('< ETag: "v2"')), RULE);
    expect(finding).toMatchObject({
      resource: 'HEAD https://site.example/film',
      exchanges: [1, 0, 2],
      evidence: [
        { field: 'HEAD ETag', value: '"v2"' },
        { field: 'GET ETag', value: '"v1"' },
      ],
    });
  });

  it('may have another tag where the content may have changed', () => {
    const text = `${answer('GET', 0, '< ETag: "v1"')}\n\n${answer('HEAD', 1, '< ETag: "v2"')}`;
    expect(fired(text, RULE)).toEqual([]);
  });

  it('contradicts it where the content is as old as it was', () => {
    const old = '< Last-Modified: Mon, 16 Nov 2026 12:00:00 GMT';
    const text = `${answer('GET', 0, old, '< ETag: "v1"')}\n\n${answer('HEAD', 1, old, '< ETag: "v2"')}`;
    expect(fired(text, RULE)).toEqual(['should']);
  });

  it('may leave out what only the content tells', () => {
    expect(fired(between(), RULE)).toEqual([]);
  });

  it('may weaken the tag', () => {
    expect(fired(between('< ETag: W/"v1"'), RULE)).toEqual([]);
  });

  it.each([
    ['without compression', ['< ETag: "v1"', '< Content-Encoding: gzip', '< Content-Length: 300']],
    [
      'as another variant',
      ['> Accept: text/plain', '< ETag: "v1"', '< Vary: Accept', '< Content-Length: 300'],
    ],
    ['of a part', ['> Range: bytes=0-299', '< ETag: "v1"', '< Content-Length: 300']],
  ])('is not compared %s', (_, lines) => {
    expect(fired(between(...lines), RULE)).toEqual([]);
  });
});
