import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import { traffic } from '../traffic.ts';
import { auditOf, firedIn } from './audit-traffic.ts';

/** The findings of one rule. */
const of = (report: Report, rule: string) => report.findings.filter((finding) => finding.rule === rule);
const fired = (text: string, rule: string) => of(auditOf(text), rule).map(({ level }) => level);
const untold = (report: Report, rule: string) =>
  report.rules.find((each) => each.rule === rule)?.cannotTell ?? 0;

/** Exchanges of one URL: request lines, then response lines, of each. */
const loads = (...each: readonly (readonly string[])[]) =>
  each
    .map((lines, second) =>
      [
        '> GET /r',
        ...lines.filter((line) => line.startsWith('>')),
        '< 200',
        `< Date: Mon, 23 Nov 2026 12:00:0${second} GMT`,
        ...(lines.some((line) => line.startsWith('< Cache-Control')) ? [] : ['< Cache-Control: max-age=600']),
        ...(lines.some((line) => line.startsWith('< ETag')) ? [] : ['< ETag: "v1"']),
        ...lines.filter((line) => !line.startsWith('>')),
        '= 5000',
      ].join('\n'),
    )
    .join('\n\n');

describe('Vary: *', () => {
  it.each(['no-store', 'no-cache', 'max-age=0'])('costs nothing beside %s', (directives) => {
    expect(fired(loads(['< Vary: *', `< Cache-Control: ${directives}`]), 'vary-star')).toEqual([]);
  });

  it('says all that other names could', () => {
    const report = auditOf(loads(['< Vary: *, User-Agent, Host']));
    expect(firedIn(report).filter((each) => each.startsWith('vary'))).toEqual(['vary-star advice']);
  });
});

describe('Vary: Accept-Encoding', () => {
  const RULE = 'vary-accept-encoding-missing';
  const gzip = ['> Accept-Encoding: gzip, br', '< Content-Encoding: gzip'];

  it.each([
    ['private content', ['< Cache-Control: private, max-age=600']],
    ['what nobody stores', ['< Cache-Control: no-store']],
    ['a response to a request with Authorization', ['> Authorization: Basic x']],
    ['Vary: *', ['< Vary: *']],
    ['content that no cache can use again', ['< Cache-Control: no-cache', '< ETag:']],
  ])('is not asked of %s', (_, lines) => {
    expect(fired(loads([...gzip, ...lines]), RULE)).toEqual([]);
  });

  it('is not asked of what was compressed without being asked for', () => {
    expect(fired(loads(['> Accept-Encoding: br', '< Content-Encoding: gzip']), RULE)).toEqual([]);
    expect(fired(loads(['> Accept-Encoding: gzip;q=0', '< Content-Encoding: gzip']), RULE)).toEqual([]);
    expect(fired(loads(['< Content-Encoding: gzip'], gzip), RULE)).toEqual([]);
  });

  it('is not asked of files that are compressed as such', () => {
    expect(fired(loads(gzip).replace('/r', '/map.svgz?v=1'), RULE)).toEqual([]);
  });

  it('is not asked of a 304, which has a rule of its own', () => {
    expect(fired(loads(gzip).replace('< 200', '> If-None-Match: "v1"\n< 304'), RULE)).toEqual([]);
  });

  it('cannot be judged where the request is not known', () => {
    const report = auditOf(`${loads(gzip)}\nunseen request`);
    expect(of(report, RULE)).toEqual([]);
    expect(untold(report, RULE)).toBe(1);
  });

  it('is asked for once where another response has it', () => {
    const report = auditOf(loads(['> Accept-Encoding: gzip, br', '< Vary: Accept-Encoding'], gzip));
    expect(firedIn(report).filter((each) => each.startsWith('vary'))).toEqual([`${RULE} should`]);
  });
});

describe('names in Vary', () => {
  it('are too many from four on, each counted once', () => {
    const names = (vary: string) => fired(loads([`< Vary: ${vary}`]), 'vary-high-cardinality');
    expect(names('Accept, Origin, Accept-Encoding, Accept-Language')).toEqual(['advice']);
    expect(names('Accept, accept, Accept-Encoding, accept-encoding')).toEqual([]);
  });

  it('have too many values only where a shared cache may reuse the response', () => {
    const text = loads(['< Vary: Cookie', '< Cache-Control: private, max-age=600']);
    expect(fired(text, 'vary-high-cardinality')).toEqual([]);
  });

  it.each([
    ['Accept-Encoding, Accept-Encoding', 'info', 'accept-encoding more than once'],
    ['Authorization', 'advice', 'authorization, by which caches'],
    ['Accept Encoding', 'advice', 'accept encoding, which is no field name'],
    ['Content-Type', 'advice', 'content-type, which no such request carries'],
  ])('select nothing: %s', (vary, level, message) => {
    const [finding] = of(auditOf(loads([`< Vary: ${vary}`])), 'vary-useless');
    expect(finding).toMatchObject({ level, message: expect.stringContaining(message) });
  });

  it('select by Authorization where the response is shared all the same', () => {
    const text = loads(['< Vary: Authorization', '< Cache-Control: public, max-age=600']);
    expect(fired(text, 'vary-useless')).toEqual([]);
  });
});

describe('different Vary on one URL', () => {
  const RULE = 'vary-inconsistent';

  it('is a fault where only the request makes the difference', () => {
    expect(fired(loads(['< Vary: Accept'], ['> Origin: https://a', '< Vary: Accept, Origin']), RULE)).toEqual(
      ['should'],
    );
  });

  it('may be a change of the configuration where the requests are the same', () => {
    expect(fired(loads([], ['< Vary: Accept']), RULE)).toEqual(['advice']);
  });

  it('is not proved by cookies, which differ anyway', () => {
    expect(fired(loads(['> Cookie: a=1'], ['> Cookie: a=2', '< Vary: Cookie']), RULE)).toEqual(['advice']);
  });

  it('is not judged where the content has changed as well', () => {
    expect(fired(loads([], ['< ETag: "v2"', '< Vary: Accept']), RULE)).toEqual([]);
  });

  it.each([
    ['order, case and lines', ['< Vary: Accept, Origin'], ['< Vary: origin', '< Vary: ACCEPT']],
    ['names beside *', ['< Vary: *'], ['> Origin: https://a', '< Vary: Origin']],
    [
      'what is not stored',
      ['< Cache-Control: no-store'],
      ['> Origin: https://a', '< Vary: Origin', '< Cache-Control: no-store'],
    ],
  ])('is no difference in %s', (_, first, second) => {
    expect(fired(loads(first, second), RULE)).toEqual([]);
  });
});

describe('Vary: Origin', () => {
  const RULE = 'vary-origin-missing';
  const answered = (origin: string) => [`> Origin: ${origin}`, `< Access-Control-Allow-Origin: ${origin}`];

  it('is not needed where one origin is allowed whoever asks', () => {
    const always = '< Access-Control-Allow-Origin: https://a';
    expect(fired(loads([always], ['> Origin: https://a', always]), RULE)).toEqual([]);
    expect(fired(loads(['> Origin: https://b', always]), RULE)).toEqual([]);
  });

  it('is missed on each answer that echoes', () => {
    const [finding] = of(auditOf(loads(answered('https://a'), answered('https://b'))), RULE);
    expect(finding).toMatchObject({ exchanges: [0, 1] });
  });

  it('is not needed on what is not stored', () => {
    expect(fired(loads([...answered('https://a'), '< Cache-Control: no-store']), RULE)).toEqual([]);
  });

  it('cannot be judged where the request is not known', () => {
    expect(untold(auditOf(`${loads(answered('https://a'))}\nunseen request`), RULE)).toBe(1);
  });
});

describe('real bugs', () => {
  it('express#5986: a tag that is the same for all origins, a 304 for another origin, no Vary: Origin', () => {
    const report = auditOf(`
      > GET /api
      > Origin: https://a.example
      < 200
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < Cache-Control: no-cache
      < ETag: W/"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w"
      < Access-Control-Allow-Origin: https://a.example
      = 2000

      > GET /api
      > Origin: https://b.example
      > If-None-Match: W/"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w"
      < 304
      < Date: Mon, 23 Nov 2026 12:00:01 GMT
      < Cache-Control: no-cache
      < ETag: W/"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w"
      < Access-Control-Allow-Origin: https://b.example`);
    expect(of(report, 'vary-origin-missing')).toMatchObject([{ exchanges: [0, 1] }]);
  });

  it('npm/cli#3656: Vary shrinks on the 304, and is reported once', () => {
    const report = auditOf(`
      > GET /append-field
      > Accept: application/json
      < 200
      < Date: Mon, 23 Nov 2026 12:00:00 GMT
      < Cache-Control: public, max-age=300
      < ETag: "ac4f53c3aebf01b17b1fa6f2a93c7714"
      < Vary: accept-encoding, accept
      = 7029

      > GET /append-field
      > Accept: application/json
      > If-None-Match: "ac4f53c3aebf01b17b1fa6f2a93c7714"
      < 304
      < Date: Mon, 23 Nov 2026 12:00:01 GMT
      < Cache-Control: public, max-age=300
      < ETag: "ac4f53c3aebf01b17b1fa6f2a93c7714"
      < Vary: Accept-Encoding`);
    expect(firedIn(report).filter((each) => each.includes('vary'))).toEqual(['304-vary-missing must']);
    expect(of(report, '304-vary-missing')[0]?.message).toContain('Lost: accept.');
  });
});

describe('a download for another value of a Vary field', () => {
  const RULE = 'vary-miss';
  const spoken = (language: string, ...lines: string[]) => [
    `> Accept-Language: ${language}`,
    '< Vary: Accept-Language',
    ...lines,
  ];

  it('shows both values', () => {
    const [finding] = of(auditOf(loads(spoken('de'), spoken('en'))), RULE);
    expect(finding?.evidence).toEqual([
      { field: '200 Vary', value: 'Accept-Language' },
      { field: 'earlier accept-language', value: 'de' },
      { field: 'accept-language', value: 'en' },
    ]);
  });

  it.each([
    ['a reload', spoken('de'), spoken('en', '> Cache-Control: no-cache')],
    ['a stale copy', spoken('de', '< Cache-Control: max-age=0'), spoken('en')],
    ['a copy that was never stored', spoken('de', '< Cache-Control: no-store'), spoken('en')],
    ['white space', spoken('de,en'), spoken('de, en')],
  ])('is not what %s explains', (_, first, second) => {
    expect(fired(loads(first, second), RULE)).toEqual([]);
  });

  it('cannot be told for cookies that may have been taken out', () => {
    const audit = createAudit({ producer: { name: 'test' }, sensitiveLines: 'may-be-removed' });
    const exchanges = traffic(loads(['> Cookie: a=1', '< Vary: Cookie'], ['< Vary: Cookie']));
    for (const exchange of exchanges) audit.add(exchange);
    const report = audit.report();
    expect(of(report, RULE)).toEqual([]);
    expect(untold(report, RULE)).toBe(1);
  });
});

describe('No-Vary-Search', () => {
  it('in the older grammar is named as such', () => {
    const [finding] = of(auditOf(loads(['< No-Vary-Search: params, except=("id")'])), 'nvs-syntax');
    expect(finding).toMatchObject({ level: 'info', message: expect.stringContaining('older grammar') });
  });

  it('is read over all its lines', () => {
    expect(
      fired(loads(['< No-Vary-Search: key-order', '< No-Vary-Search: params=("a")']), 'nvs-syntax'),
    ).toEqual([]);
  });
});

describe('a second download in CORS mode', () => {
  const plain = ['< Access-Control-Allow-Origin: *'];
  const cors = ['> Origin: https://a', ...plain];

  it.each([
    [[plain, cors], 'without Origin was there'],
    [[cors, plain], 'with Origin was there'],
  ])('says which came first', (order, message) => {
    const [finding] = of(auditOf(loads(...order)), 'cors-double-key');
    expect(finding?.message).toContain(message);
  });

  it('is told as a Vary miss where Vary: Origin explains it', () => {
    const report = auditOf(loads([...plain, '< Vary: Origin'], [...cors, '< Vary: Origin']));
    expect(of(report, 'vary-miss')).toHaveLength(1);
    expect(of(report, 'cors-double-key')).toEqual([]);
  });

  it('is not explained by it where the copy was stale', () => {
    expect(fired(loads([...plain, '< Cache-Control: max-age=0'], cors), 'cors-double-key')).toEqual([]);
  });
});

describe('URLs with the same content', () => {
  const at = (urls: readonly string[], lines = '< ETag: "v1"\n< Content-Length: 5000') =>
    urls
      .map(
        (url, second) =>
          `> GET ${url}\n< 200\n< Date: Mon, 23 Nov 2026 12:00:0${second} GMT\n< Cache-Control: max-age=600\n${lines}\n= 5000`,
      )
      .join('\n\n');

  it('that differ in tracking parameters are named with them and with what they cost', () => {
    const report = auditOf(at(['/p?id=1&utm_source=a', '/p?utm_source=b&id=1', '/p?id=1&gclid=c']));
    expect(of(report, 'nvs-missed')).toMatchObject([
      {
        exchanges: [0, 1, 2],
        message: expect.stringMatching(/^3 URLs .* utm_source, gclid .* cost 10,\d+ B/),
      },
    ]);
    expect(of(report, 'same-body-many-urls')).toEqual([]);
  });

  it('that say already that the parameter does not matter are left alone', () => {
    const lines = '< ETag: "v1"\n< Content-Length: 5000\n< No-Vary-Search: params=("utm_source")';
    expect(fired(at(['/p?utm_source=a', '/p?utm_source=b'], lines), 'nvs-missed')).toEqual([]);
  });

  it('count a page without the parameter as well', () => {
    const text = at(['/p', '/p?fbclid=x'], '< ETag: "v1"\n< Content-Length: 5000\ndocument');
    expect(fired(text, 'nvs-missed')).toEqual(['advice']);
  });

  it('are told apart by versions, which are no cache busters', () => {
    expect(fired(at(['/p?t=1', '/p?t=2']), 'cache-busting-query')).toEqual([]);
    expect(fired(at(['/p?t=1795435200000', '/p?t=1795435201000']), 'cache-busting-query')).toEqual([
      'advice',
    ]);
  });

  it('are only told where the content is known to be the same', () => {
    expect(fired(at(['/p?utm_source=a', '/p?utm_source=b'], ''), 'nvs-missed')).toEqual([]);
    expect(fired(at(['/a', '/b'], '< ETag: "v1"'), 'same-body-many-urls')).toEqual([]);
  });

  it('are not told for tiny content', () => {
    const tiny = '< ETag: "v1"\n< Content-Length: 43\ndigest 1a';
    expect(fired(at(['/a.gif', '/b.gif'], tiny), 'same-body-many-urls')).toEqual([]);
  });

  it('are not told for pages, which applications in one page share', () => {
    expect(fired(at(['/a', '/b'], 'document\ndigest 1a'), 'same-body-many-urls')).toEqual([]);
  });

  it('are told once for what came from a cache in between', () => {
    const text = `${at(['/a', '/b'], 'digest 1a')}\nfrom disk-cache`;
    expect(fired(text, 'same-body-many-urls')).toEqual([]);
  });
});
