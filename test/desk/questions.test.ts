import { describe, expect, it } from 'vitest';
import { startSession } from '../../src/audit/session.ts';
import type { Answer, Question, Subjects } from '../../src/desk/contract.ts';
import { answerTo } from '../../src/desk/questions.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { type Language, messagesIn } from '../../src/messages/messages.ts';
import { traffic } from '../traffic.ts';

const APP = 'GET https://site.example/app.js';
const NOON = Date.UTC(2026, 10, 23, 12);

const REVALIDATED = `
  +0
  > GET /app.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Cache-Control: max-age=30
  < Expires: Mon, 23 Nov 2026 13:00:00 GMT
  < ETag: "v1"
  = 10000
  script

  +60
  > GET /app.js
  > If-None-Match: "v1"
  < 304
  < Date: Mon, 23 Nov 2026 12:01:00 GMT
  < ETag: "v1"
  script`;

interface Asked {
  readonly text?: string;
  readonly language?: Language;
  readonly change?: (exchange: Exchange) => Exchange;
}

/** The answer to a question about traffic as text, asked of an audit that explains by Chromium's cache. */
async function answered<S extends keyof Subjects>(
  question: Question<S>,
  { text = REVALIDATED, language = 'en', change = (exchange) => exchange }: Asked = {},
): Promise<Answer<S>> {
  const manner = { language, messages: messagesIn(language) };
  const audit = startSession({ ...manner, cache: 'chromium' }, true);
  for (const exchange of traffic(text)) audit.add(change(exchange));
  const entries = () => Promise.reject(new Error('no entries are kept here'));
  return answerTo(question, { audit, entries, compared: undefined, manner, messagesOf: messagesIn });
}

const whatIf = (cacheControl: string | null | undefined, asked?: Asked, etag = false) =>
  answered<'what-if'>(
    { about: 'what-if', resource: APP, etag, ...(cacheControl !== undefined && { cacheControl }) },
    asked,
  );

const requestsWith = async (cacheControl: string | null | undefined, asked?: Asked, etag = false) =>
  (await whatIf(cacheControl, asked, etag)).prediction?.exchanges.map(({ request }) => request);

describe('what another Cache-Control would do', () => {
  it('is told of each recorded request with its reasons in words, and of later visits', async () => {
    const { prediction, problems, revisits } = await whatIf('max-age=600');
    expect(problems).toEqual([]);
    expect(prediction?.exchanges.map(({ id, request }) => `${id} ${request}`)).toEqual([
      '0 download',
      '1 none',
    ]);
    expect(prediction?.exchanges[1]?.reasons).toEqual([
      { code: 'fresh', message: 'The stored copy was still fresh (max-age=600, age 60 s).' },
    ]);
    expect([prediction?.was.requests, prediction?.would.requests]).toEqual([2, 1]);
    expect(revisits?.map(({ after, would }) => `${after} ${would?.request}`)).toContain('PT1H revalidation');
  });

  it('speaks Chinese', async () => {
    const { prediction } = await whatIf('max-age=600', { language: 'zh-CN' });
    expect(prediction?.exchanges[1]?.reasons[0]?.message).toContain('已存副本仍然新鲜');
  });

  it('is what was recorded while nothing else is tried', async () => {
    const { prediction } = await whatIf(undefined);
    expect(prediction?.would).toEqual(prediction?.was);
    expect(await requestsWith('max-age=30')).toEqual(await requestsWith(undefined));
  });

  it('stands in for Expires where there is a Cache-Control, and leaves it where there is none', async () => {
    expect(await requestsWith('public')).toEqual(['download', 'revalidation']);
    expect(await requestsWith(null)).toEqual(['download', 'none']);
  });

  it('takes an entity tag that is to be sent into account', async () => {
    const text = REVALIDATED.replaceAll(/\n.*(?:ETag|If-None-Match).*/g, '').replace(
      '< 304',
      '< 200\n  = 10000',
    );
    expect(await requestsWith('no-cache', { text })).toEqual(['download', 'download']);
    expect(await requestsWith('no-cache', { text }, true)).toEqual(['download', 'revalidation']);
  });

  it('is told of later visits alone where no full response was recorded', async () => {
    const text = '> GET /app.js\n> If-None-Match: "v1"\n< 304\n< ETag: "v1"\n< Cache-Control: no-cache';
    const { prediction, revisits } = await whatIf('max-age=7200', { text });
    expect(prediction).toBeUndefined();
    expect(revisits?.[1]).toMatchObject({ was: { request: 'revalidation' }, would: { request: 'none' } });
  });

  it('is unknown where nothing shows what is stored', async () => {
    const text = '> GET /app.js\n< 200\nunseen response';
    expect(await whatIf('no-store', { text })).toEqual({ problems: [] });
  });

  it('is asked of the client alone that got the latest full response', async () => {
    const change = (exchange: Exchange) => ({ ...exchange, client: exchange.id === 0 ? 'first' : 'second' });
    const text = REVALIDATED.replace('< 304', '< 200\n  = 10000');
    expect(await requestsWith('max-age=600', { text, change })).toEqual(['download']);
  });

  it.each([
    ['max-age=60; public', ['semicolon max-age=60; public']],
    ['max-age = 60', ['space max-age = 60']],
    ['private="x', ['quote private="x']],
    ['no-cache, @', ['malformed @']],
    ['max-age=ten, max-age', ['no-seconds max-age=ten', 'no-seconds max-age', 'repeated max-age']],
    ['max-age="60"', ['no-seconds max-age="60"']],
    ['no-store=1', ['value no-store=1']],
    ['no-caching', ['unknown no-caching']],
    ['Private, MAX-AGE=5, no-cache="Set-Cookie"', []],
    ['', []],
  ])('says what is wrong with %j', async (cacheControl, expected) => {
    const { problems } = await whatIf(cacheControl);
    expect(problems.map(({ why, text }) => `${why} ${text}`)).toEqual(expected);
  });
});

const standing = (at: number, asked?: Asked) =>
  answered<'standing'>({ about: 'standing', resource: APP, at }, asked);

describe('how a resource stands', () => {
  it('counts its age from the 304 that confirmed it last', async () => {
    expect(await standing(NOON + 80_000)).toMatchObject({
      ageSeconds: 20,
      lifetimeSeconds: 30,
      action: 'reuse',
    });
    expect(await standing(NOON + 160_000)).toMatchObject({ ageSeconds: 100, action: 'revalidate' });
  });

  it('says why in words', async () => {
    expect((await standing(NOON + 80_000))?.reasons[0]?.message).toBe(
      'The stored copy was still fresh (max-age=30, age 20 s).',
    );
  });

  it('is known from a hit as well', async () => {
    const text =
      '+60\n> GET /app.js\n< 200\n< Date: Mon, 23 Nov 2026 12:00:00 GMT\n< Cache-Control: max-age=90\nfrom disk-cache';
    expect(await standing(NOON + 80_000, { text })).toMatchObject({ ageSeconds: 80, action: 'reuse' });
  });

  it.each([
    ['nothing is kept', '> GET /app.js\n< 200\n< Cache-Control: no-store'],
    ['only a 304 was seen', '> GET /app.js\n> If-None-Match: "v1"\n< 304'],
    ['no header lines were recorded', '> GET /app.js\n< 200\nunseen response'],
    ['a hit without a Date was all', '> GET /app.js\n< 200\n< Cache-Control: max-age=90\nfrom disk-cache'],
    ['it failed', '> GET /app.js\n< 0\nfrom failed'],
  ])('is unknown where %s', async (_, text) => {
    expect(await standing(NOON, { text })).toBeUndefined();
  });
});

describe('a snippet', () => {
  const SITE = `${REVALIDATED}

  > GET /style.css
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Cache-Control: no-cache, max-age=0
  < ETag: "s1"
  = 5000
  stylesheet

  > GET https://cdn.example/lib.0123456789abcdef.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < Cache-Control: max-age=60
  = 5000
  script`;

  it('is for the resource that was named', async () => {
    const { text } = await answered<'snippet'>(
      {
        about: 'snippet',
        resource: 'GET https://cdn.example/lib.0123456789abcdef.js',
        server: 'nginx',
      },
      { text: SITE },
    );
    expect(text).toContain('/lib');
    expect(text).not.toContain('app');
  });

  it('is for the origin of that resource', async () => {
    const { text } = await answered<'site-snippet'>(
      { about: 'site-snippet', resource: APP, server: 'express' },
      { text: SITE },
    );
    expect(text).not.toContain('lib');
    expect(text).toContain('js');
  });

  it('is empty for a resource that is not there', async () => {
    const question = { about: 'snippet', resource: 'GET /nowhere', server: 'caddy' } as const;
    expect(await answered<'snippet'>(question)).toMatchObject({ text: '' });
  });
});

describe('the header lines of an exchange', () => {
  it('are as recorded, in order, with case and repeats', async () => {
    const text = '> GET /app.js\n> X-One: 1\n> x-one: 2\n< 200\n< Set-Cookie: a=1\n< set-cookie: b=2';
    const lines = await answered<'headers'>({ about: 'headers', resource: APP, exchange: 0 }, { text });
    expect(lines?.request).toEqual({
      fields: [
        ['X-One', '1'],
        ['x-one', '2'],
      ],
      complete: true,
    });
    expect(lines?.response.fields).toEqual([
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
  });

  it('are undefined where there is no such exchange', async () => {
    expect(await answered<'headers'>({ about: 'headers', resource: APP, exchange: 9 })).toBeUndefined();
  });
});
