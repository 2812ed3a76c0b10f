import { describe, expect, it } from 'vitest';
import { auditOf } from './audit-traffic.ts';
import { confirmed, full, LAST_MONTH, script } from './validation.cases.ts';

const levelsOf = (rule: string, text: string): string[] =>
  auditOf(text).findings.flatMap((finding) => (finding.rule === rule ? [finding.level] : []));

const cannotTell = (rule: string, text: string): number =>
  auditOf(text).rules.find((each) => each.rule === rule)?.cannotTell ?? 0;

/** Two full responses with these lines and recorded contents. */
const two = (first: string, second: string, contents: readonly [string, string] = ['', '']): string =>
  [full(first), full(second, 1)]
    .map((text, index) => (contents[index] ? `${text}\n  digest ${contents[index]}` : text))
    .join('\n\n');

const YESTERDAY = 'Sun, 22 Nov 2026 12:00:00 GMT';
const DATED = `Last-Modified: ${LAST_MONTH}`;

describe('validator-unstable', () => {
  it('weighs less where only length and date show that the content is the same', () => {
    const text = two(`ETag: "1f-35000-a"\n< ${DATED}`, `ETag: "2e-35000-a"\n< ${DATED}`);
    expect(levelsOf('validator-unstable', text)).toEqual(['info']);
  });

  it('does not believe length and date against recorded content', () => {
    const text = two(`ETag: "1"\n< ${DATED}`, `ETag: "2"\n< ${DATED}`, ['a', 'b']);
    expect(levelsOf('validator-unstable', text)).toEqual([]);
  });

  it('lets each content coding have a tag of its own', () => {
    const coded = 'ETag: "v1-gzip"\n< Content-Encoding: gzip';
    expect(levelsOf('validator-unstable', two('ETag: "v1"', coded, ['a', 'a']))).toEqual([]);
  });

  it('compares with the response before, not with one that has come back', () => {
    const text = ['"1" a', '"2" b', '"3" a']
      .map((each, second) => {
        const [tag, digest] = each.split(' ');
        return `${full(`ETag: ${tag}`, second)}\n  digest ${digest}`;
      })
      .join('\n\n');
    expect(levelsOf('validator-unstable', text)).toEqual([]);
  });

  it('leaves what is never stored alone', () => {
    const text = two('ETag: "1"', 'ETag: "2"', ['a', 'a']).replaceAll('no-cache', 'no-store');
    expect(levelsOf('validator-unstable', text)).toEqual([]);
  });

  it('does not mind a tag that is only marked weak', () => {
    expect(levelsOf('validator-unstable', two('ETag: "1"', 'ETag: W/"1"', ['a', 'a']))).toEqual([]);
  });

  it('cannot tell where neither content nor date is known', () => {
    expect(cannotTell('validator-unstable', two('ETag: "1"', 'ETag: "2"'))).toBe(1);
  });
});

describe('etag-strong-reused', () => {
  it('is broken by one tag for two codings, also where Vary tells them apart', () => {
    const coded = (coding: string) =>
      full(`ETag: "v1"\n< Vary: Accept-Encoding\n< Content-Encoding: ${coding}`).replace(
        '< 200',
        `> Accept-Encoding: ${coding}\n< 200`,
      );
    expect(levelsOf('etag-strong-reused', `${coded('gzip')}\n\n${coded('br')}`)).toEqual(['must']);
  });

  it('is broken by another length without a coding', () => {
    const text = `${full('ETag: "v1"')}\n\n${full('ETag: "v1"', 1).replaceAll('35000', '35001')}`;
    expect(levelsOf('etag-strong-reused', text)).toEqual(['must']);
  });

  it('is not broken by another length in a coding, which may compress the same content otherwise', () => {
    const coded = full('ETag: "v1"\n< Vary: Accept-Encoding\n< Content-Encoding: gzip');
    const text = `${coded}\n\n${coded.replaceAll('35000', '35001')}`;
    expect(levelsOf('etag-strong-reused', text)).toEqual([]);
    expect(cannotTell('etag-strong-reused', text)).toBe(1);
  });

  it('does not take the part of a load that broke off for other content', () => {
    const cut = full('ETag: "v1"', 1).replace('= 35000', '= 20000');
    const text = `${full('ETag: "v1"')}\n  digest a\n\n${cut}\n  digest b`;
    expect(levelsOf('etag-strong-reused', text)).toEqual([]);
    expect(cannotTell('etag-strong-reused', text)).toBe(1);
  });

  it('lets weak tags stand for more than one content, and tags of other URLs be equal', () => {
    expect(levelsOf('etag-strong-reused', two('ETag: W/"1"', 'ETag: "1"', ['a', 'b']))).toEqual([]);
    const elsewhere = two('ETag: "1"', 'ETag: "1"', ['a', 'b']).replace('/data.bin', '/other.bin');
    expect(levelsOf('etag-strong-reused', elsewhere)).toEqual([]);
  });

  it('leaves parts and tags without quotes alone', () => {
    expect(levelsOf('etag-strong-reused', two('ETag: v1', 'ETag: v1', ['a', 'b']))).toEqual([]);
    const part = two('ETag: "1"', 'ETag: "1"\n< Content-Range: bytes 0-34999/70000', ['a', 'b']);
    const text = part.replace(/< 200(?![\s\S]*< 200)/, '< 206');
    expect(levelsOf('etag-strong-reused', text)).toEqual([]);
  });
});

describe('etag-stale-body', () => {
  const moved = (contents?: readonly [string, string]) =>
    two(`ETag: "v1"\n< ${DATED}`, `ETag: "v1"\n< Last-Modified: ${YESTERDAY}`, contents);

  it('says it in place of etag-strong-reused where the date moved with the content', () => {
    expect(levelsOf('etag-stale-body', moved(['a', 'b']))).toEqual(['must']);
    expect(levelsOf('etag-strong-reused', moved(['a', 'b']))).toEqual([]);
  });

  it('is information where the content is not known: a file may have been written anew as it was', () => {
    expect(levelsOf('etag-stale-body', moved())).toEqual(['info']);
  });

  it('is information on a 304, which shows no content', () => {
    const later = confirmed(1).replace('< ETag: "v1"', `< ETag: "v1"\n< Last-Modified: ${YESTERDAY}`);
    const text = `${full(`ETag: "v1"\n< ${DATED}`)}\n\n${later}`;
    expect(levelsOf('etag-stale-body', text)).toEqual(['info']);
  });

  it('is not told of a date that goes back', () => {
    const text = two(`ETag: "v1"\n< Last-Modified: ${YESTERDAY}`, `ETag: "v1"\n< ${DATED}`);
    expect(levelsOf('etag-stale-body', text)).toEqual([]);
  });
});

describe('validator-dropped', () => {
  it('weighs as much as a validator that is missing, and says it in its place', () => {
    const text = `${script('ETag: "v1"')}\n\n${script('X-Server: b')}`;
    expect(levelsOf('validator-dropped', text)).toEqual(['should']);
    expect(levelsOf('validator-missing', text)).toEqual([]);
  });

  it('is not told of what must not be stored', () => {
    const text = `${full('ETag: "v1"')}\n\n${full('X-Server: b', 1).replace('no-cache', 'no-store')}`;
    expect(levelsOf('validator-dropped', text)).toEqual([]);
  });
});

describe('validator-missing', () => {
  it('is asked of files; of what a program may make it is advice', () => {
    expect(levelsOf('validator-missing', script('Cache-Control: max-age=60'))).toEqual(['should']);
    for (const [line, target] of [
      ['Cache-Control: private, max-age=60', '/app.js'],
      ['Cache-Control: max-age=60\n< Set-Cookie: id=7', '/app.js'],
      ['Cache-Control: max-age=60', '/ads?slot=7&output=js'],
    ] as const) {
      expect(levelsOf('validator-missing', script(line, target))).toEqual(['advice']);
    }
    const page = script('Cache-Control: max-age=60').replace(/script$/, 'document');
    expect(levelsOf('validator-missing', page)).toEqual(['advice']);
  });

  it('is information where the URL changes with the content and the response is never validated', () => {
    const line = 'Cache-Control: max-age=31536000, immutable';
    expect(levelsOf('validator-missing', script(line, '/app.3f2a1b9c.js'))).toEqual(['info']);
    expect(levelsOf('validator-missing', script(line))).toEqual(['should']);
  });

  it('is not told of little content, of parts and of errors', () => {
    const text = script('Cache-Control: max-age=60');
    expect(levelsOf('validator-missing', text.replaceAll('35000', '999'))).toEqual([]);
    expect(levelsOf('validator-missing', text.replace('< 200', '< 206'))).toEqual([]);
    expect(levelsOf('validator-missing', text.replace('< 200', '< 500'))).toEqual([]);
  });

  it('counts a malformed Last-Modified as one: that is another fault', () => {
    const text = script('Cache-Control: max-age=60\n< Last-Modified: yesterday');
    expect(levelsOf('validator-missing', text)).toEqual([]);
  });

  it('cannot tell where no header lines are known', () => {
    const text = `${script('Cache-Control: max-age=60')}\nunseen response`;
    expect(levelsOf('validator-missing', text)).toEqual([]);
    expect(cannotTell('validator-missing', text)).toBe(1);
  });
});
