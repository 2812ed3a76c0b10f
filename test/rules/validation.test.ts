import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import { traffic } from '../traffic.ts';
import { auditOf } from './audit-traffic.ts';
import { answered, at, confirmed, full, LAST_MONTH } from './validation.cases.ts';

/** The levels at which a rule is broken. */
const levelsOf = (rule: string, text: string): string[] =>
  auditOf(text).findings.flatMap((finding) => (finding.rule === rule ? [finding.level] : []));

/** Of how many exchanges a rule cannot tell anything. */
const cannotTell = (rule: string, text: string): number =>
  auditOf(text).rules.find((each) => each.rule === rule)?.cannotTell ?? 0;

const messageOf = (rule: string, text: string): string | undefined =>
  auditOf(text).findings.find((finding) => finding.rule === rule)?.message;

const YESTERDAY = 'Sun, 22 Nov 2026 12:00:00 GMT';

describe('inm-ignored', () => {
  const ignored = answered('If-None-Match: "v1"', 'ETag: "v1"');

  it('says how much was sent for nothing', () => {
    expect(messageOf('inm-ignored', ignored)).toContain('(35.1 kB)');
  });

  it('finds the tag among several, compared weakly', () => {
    const text = answered('If-None-Match: "v0", W/"v1"', 'ETag: "v1"');
    expect(levelsOf('inm-ignored', text)).toEqual(['must']);
  });

  it('Jetty: tags that end in --gzip, sent back and not known again', () => {
    const text = answered('If-None-Match: W/"abc--gzip"', 'ETag: W/"abc--gzip"');
    expect(levelsOf('inm-ignored', text)).toEqual(['must']);
  });

  it('Apache bug 45023: mod_deflate adds -gzip and does not know its tag again', () => {
    const text = answered('If-None-Match: "abc-gzip"', 'ETag: "abc-gzip"');
    expect(levelsOf('inm-ignored', text)).toEqual(['must']);
  });

  it('is not excused by Cache-Control: no-cache in the request', () => {
    const text = ignored.replace('< 200', '> Cache-Control: no-cache\n< 200');
    expect(levelsOf('inm-ignored', text)).toEqual(['must']);
  });

  it.each(['Range: bytes=0-99', 'If-Match: "v1"', `If-Unmodified-Since: ${YESTERDAY}`])(
    'leaves a request with %s alone',
    (line) => {
      expect(levelsOf('inm-ignored', ignored.replace('< 200', `> ${line}\n< 200`))).toEqual([]);
    },
  );

  it('leaves a tag without quotes to the rule on syntax', () => {
    expect(levelsOf('inm-ignored', answered('If-None-Match: v1', 'ETag: v1'))).toEqual([]);
  });

  it('leaves other methods and statuses alone', () => {
    expect(levelsOf('inm-ignored', ignored.replace('> GET', '> POST'))).toEqual([]);
    expect(levelsOf('inm-ignored', ignored.replace('< 200', '< 404'))).toEqual([]);
    expect(levelsOf('inm-ignored', ignored.replace('> GET', '> HEAD'))).toEqual(['must']);
  });

  it('knows a 304 that is recorded as 200 for a 304', () => {
    expect(levelsOf('inm-ignored', `${ignored}\nfrom revalidated`)).toEqual([]);
  });

  it.each(['from unknown', 'unseen request', 'unseen response'])('cannot tell of one %s', (line) => {
    expect(levelsOf('inm-ignored', `${ignored}\n${line}`)).toEqual([]);
    expect(cannotTell('inm-ignored', `${ignored}\n${line}`)).toBe(1);
  });

  it('can tell of any 200 whose tag was not named', () => {
    const text = `${answered('If-None-Match: "v1"', 'ETag: "v2"')}\nfrom unknown`;
    expect(cannotTell('inm-ignored', text)).toBe(0);
  });

  it.each(['from disk-cache', 'from service-worker'])('has nothing to say of an answer %s', (line) => {
    expect(levelsOf('inm-ignored', `${ignored}\n${line}`)).toEqual([]);
    expect(cannotTell('inm-ignored', `${ignored}\n${line}`)).toBe(0);
  });
});

describe('ims-ignored', () => {
  const asked = `If-Modified-Since: ${LAST_MONTH}`;

  it('leaves requests with If-None-Match to the rule on that', () => {
    const text = answered(`If-None-Match: "v0"\n> ${asked}`, `Last-Modified: ${LAST_MONTH}`);
    expect(levelsOf('ims-ignored', text)).toEqual([]);
  });

  it('weighs less where the content is older than the date: nginx compares for equality', () => {
    const text = answered(`If-Modified-Since: ${YESTERDAY}`, `Last-Modified: ${LAST_MONTH}`);
    expect(levelsOf('ims-ignored', text)).toEqual(['advice']);
  });

  it('passes over a page that is built when asked for, twice in one second', () => {
    const text = answered(`If-Modified-Since: ${at(1)}`, `Last-Modified: ${at(1)}`);
    expect(levelsOf('ims-ignored', text)).toEqual([]);
  });

  it('passes over other content under the same date', () => {
    const before = full(`Last-Modified: ${LAST_MONTH}`);
    const now = answered(asked, `Last-Modified: ${LAST_MONTH}`);
    expect(levelsOf('ims-ignored', `${before}\ndigest a\n\n${now}\ndigest b`)).toEqual([]);
    expect(levelsOf('ims-ignored', `${before}\ndigest a\n\n${now}\ndigest a`)).toEqual(['should']);
  });

  it('passes over another tag under the same date', () => {
    const before = full(`ETag: "v1"\n< Last-Modified: ${LAST_MONTH}`);
    const now = answered(asked, `ETag: "v2"\n< Last-Modified: ${LAST_MONTH}`);
    expect(levelsOf('ims-ignored', `${before}\n\n${now}`)).toEqual([]);
  });

  it.each(['If-Modified-Since: last month', `${asked}\n> ${asked}`])(
    'lets a condition be ignored that is none: %s',
    (condition) => {
      expect(levelsOf('ims-ignored', answered(condition, `Last-Modified: ${LAST_MONTH}`))).toEqual([]);
    },
  );

  it('reads the obsolete forms of a date', () => {
    const text = answered(
      'If-Modified-Since: Friday, 23-Oct-26 12:00:00 GMT',
      `Last-Modified: ${LAST_MONTH}`,
    );
    expect(levelsOf('ims-ignored', text)).toEqual(['should']);
  });

  it('cannot tell where the 200 may be a 304', () => {
    const text = `${answered(asked, `Last-Modified: ${LAST_MONTH}`)}\nfrom unknown`;
    expect(cannotTell('ims-ignored', text)).toBe(1);
  });
});

describe('conditional-changed', () => {
  it('sees a later date as a change', () => {
    const text = answered(`If-Modified-Since: ${LAST_MONTH}`, `Last-Modified: ${YESTERDAY}`);
    expect(levelsOf('conditional-changed', text)).toEqual(['info']);
  });

  it('does not take a missing tag for a change', () => {
    expect(levelsOf('conditional-changed', answered('If-None-Match: "v1"', 'X-Server: b'))).toEqual([]);
  });

  it('gives way where the content is the same', () => {
    const text = `${full('ETag: "v1"')}\ndigest a\n\n${answered('If-None-Match: "v1"', 'ETag: "v2"')}\ndigest a`;
    expect(levelsOf('conditional-changed', text)).toEqual([]);
    expect(levelsOf('validator-unstable', text)).toEqual(['advice']);
  });
});

describe('revalidation-error', () => {
  const answer = (status: number) =>
    answered('If-None-Match: "v1"', 'X-Server: b').replace('< 200', `< ${status}`);

  it.each([404, 410, 429, 500, 503])('is told of %i', (status) => {
    expect(messageOf('revalidation-error', answer(status))).toContain(String(status));
  });

  it.each([401, 407, 412, 416, 204])('is not told of %i', (status) => {
    expect(levelsOf('revalidation-error', answer(status))).toEqual([]);
  });

  it('is not told of an update that was refused', () => {
    expect(levelsOf('revalidation-error', answer(409).replace('> GET', '> PUT'))).toEqual([]);
  });
});

describe('revalidation-skipped', () => {
  const first = full('ETag: "v1"');
  const second = full('ETag: "v2"', 1);
  const both = `${first}\n\n${second}`;
  const asking = (line: string) => `${first}\n\n${second.replace('< 200', `> ${line}\n< 200`)}`;

  it('never blames the server, and says what the client may have done', () => {
    const finding = auditOf(both).findings.find(({ rule }) => rule === 'revalidation-skipped');
    expect(finding).toMatchObject({ level: 'info', exchanges: [1] });
    expect(finding?.why).toContain('not a fault of the server');
  });

  it('says how stale the stored response was', () => {
    const text = both.replaceAll('no-cache', 'max-age=60');
    expect(levelsOf('revalidation-skipped', text)).toEqual([]);
    expect(messageOf('revalidation-skipped', `${text}\n+72`)).toContain('(age 72 s, lifetime 60 s)');
  });

  it.each([
    'Cache-Control: no-cache',
    'Pragma: no-cache',
    'Range: bytes=0-99',
    'Authorization: Basic eA==',
    'If-None-Match: "v1"',
  ])('is explained by the request itself: %s', (line) => {
    expect(levelsOf('revalidation-skipped', asking(line))).toEqual([]);
  });

  it('names the field by which a browser may keep the two apart', () => {
    expect(messageOf('revalidation-skipped', asking('Origin: https://other.example'))).toContain(
      'Origin differs',
    );
    expect(messageOf('revalidation-skipped', asking('Sec-Fetch-Site: cross-site'))).toContain(
      'Sec-Fetch-Site differs',
    );
  });

  it('is not told of another variant, nor of one that another has taken the place of', () => {
    const varied = (language: string) =>
      full('ETag: "v1"\n< Vary: Accept-Language').replace('< 200', `> Accept-Language: ${language}\n< 200`);
    expect(levelsOf('revalidation-skipped', `${varied('en')}\n\n${varied('sv')}`)).toEqual([]);
    expect(levelsOf('revalidation-skipped', [varied('en'), varied('sv'), varied('en')].join('\n\n'))).toEqual(
      [],
    );
  });

  it('is not told where nothing could be validated or was stored', () => {
    expect(levelsOf('revalidation-skipped', both.replace('ETag: "v1"', 'X-Server: b'))).toEqual([]);
    expect(levelsOf('revalidation-skipped', both.replace('no-cache', 'no-store'))).toEqual([]);
  });

  it('cannot tell where request lines are missing', () => {
    const text = `${both}\nunseen request`;
    expect(levelsOf('revalidation-skipped', text)).toEqual([]);
    expect(cannotTell('revalidation-skipped', text)).toBe(1);
  });
});

describe('redundant-download', () => {
  const first = full('ETag: "v1"');
  const again = full('ETag: "v1"', 1);
  const both = `${first}\n\n${again}`;

  it('is what the savings count as downloads that could be avoided', () => {
    const { savings, exchanges, findings } = auditOf(both);
    expect(savings.avoidable.downloads.exchanges).toBe(1);
    expect(exchanges[1]?.avoidable).toBe('download');
    expect(findings.find(({ rule }) => rule === 'redundant-download')?.exchanges).toEqual([1]);
  });

  it('knows the same recorded content without any validator', () => {
    const bare = full('X-Server: b');
    expect(levelsOf('redundant-download', `${bare}\ndigest a\n\n${bare}\ndigest a`)).toEqual(['advice']);
    expect(levelsOf('redundant-download', `${bare}\ndigest a\n\n${bare}\ndigest b`)).toEqual([]);
  });

  it('weighs less where the browser may have kept the two apart, or little came', () => {
    const cors = again.replace('< 200', '> Origin: https://other.example\n< 200');
    expect(levelsOf('redundant-download', `${first}\n\n${cors}`)).toEqual(['info']);
    expect(levelsOf('redundant-download', both.replaceAll('35000', '43'))).toEqual(['info']);
  });

  it.each(['Cache-Control: no-cache', 'Cache-Control: max-age=0', 'Authorization: Basic eA=='])(
    'is not told of a request with %s',
    (line) => {
      const text = `${first}\n\n${again.replace('< 200', `> ${line}\n< 200`)}`;
      expect(levelsOf('redundant-download', text)).toEqual([]);
    },
  );

  it('is not told of another variant', () => {
    const varied = (language: string) =>
      full('ETag: "v1"\n< Vary: Accept-Language').replace('< 200', `> Accept-Language: ${language}\n< 200`);
    expect(levelsOf('redundant-download', `${varied('en')}\n\n${varied('sv')}`)).toEqual([]);
  });

  it('is not told of two loads at the same time', () => {
    expect(levelsOf('redundant-download', `${first}\n+5\n\n${again}\n+5.01`)).toEqual([]);
  });

  it('gives way to a condition that was ignored', () => {
    const text = `${first}\n\n${answered('If-None-Match: "v1"', 'ETag: "v1"')}`;
    expect(levelsOf('redundant-download', text)).toEqual([]);
    expect(auditOf(text).savings.avoidable.downloads.exchanges).toBe(1);
  });
});

describe('rtt-cost', () => {
  it('lighthouse#9118: tells what 304s cost in time, once for the capture', () => {
    const text = [1, 2, 3].map((second) => `${confirmed(second)}\n+${second}`).join('\n\n');
    expect(auditOf(text).findings.filter(({ rule }) => rule === 'rtt-cost')).toMatchObject([
      {
        level: 'info',
        exchanges: [0, 1, 2],
        message: 'The waits for 3 304s of this resource add up to 60 ms.',
      },
    ]);
  });

  it('counts waits at the same time once: many are under way together over HTTP/2', () => {
    const text = ['a', 'b', 'c', 'd']
      .map((name) => confirmed(1).replace('/data.bin', `/${name}.js`).concat('\n+1'))
      .join('\n\n');
    expect(messageOf('rtt-cost', text)).toBe(
      'The waits for 4 304s of 4 resources add up to 80 ms; some were under way at the same time, so that about 20 ms passed.',
    );
  });

  it('is the time that the savings show, in which no fraction of a ms is lost', () => {
    const audit = createAudit({ producer: { name: 'test' } });
    for (const exchange of traffic([1, 2, 3].map((second) => confirmed(second)).join('\n\n')))
      audit.add({ ...exchange, waitMs: 11.5 });
    const { findings, savings } = audit.report();
    expect(savings.byRevalidation.waitMs).toBe(35);
    expect(findings.find(({ rule }) => rule === 'rtt-cost')?.message).toContain('add up to 35 ms');
  });
});
