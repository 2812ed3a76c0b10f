import type { Answer, DemoRequest, FieldLines } from './answer.ts';

/** Where the pages about single caching policies begin. */
const POLICIES = '/policy/';

interface Policy {
  readonly status?: number;
  readonly fields: (now: number) => FieldLines;
}

const ETAG = ['ETag', '"one"'] as const;
const cacheControl = (value: string): FieldLines => [['Cache-Control', value]];
const httpDate = (time: number): string => new Date(time).toUTCString();
const tagged = (value: string): Policy => ({ fields: () => [...cacheControl(value), ETAG] });
const plain = (value: string): Policy => ({ fields: () => cacheControl(value) });

/** Responses with one policy each, by name. Short lifetimes are 2 s, so that a page need not be waited for long. */
const ANSWERS: Readonly<Record<string, Policy>> = {
  fresh: tagged('max-age=600'),
  brief: tagged('max-age=2'),
  'brief-plain': plain('max-age=2'),
  ask: tagged('no-cache'),
  'ask-by-date': {
    fields: () => [...cacheControl('no-cache'), ['Last-Modified', 'Mon, 02 Nov 2026 10:00:00 GMT']],
  },
  never: tagged('no-store'),
  silent: { fields: () => [ETAG] },
  'silent-plain': { fields: () => [] },
  guessed: { fields: (now) => [['Last-Modified', httpDate(now - 30 * 86_400_000)]] },
  expired: { fields: () => [['Expires', '0'], ETAG] },
  until: { fields: (now) => [['Expires', httpDate(now + 600_000)]] },
  malformed: { fields: () => [['Expires', 'Thu, 18-Aug-2050 02:01:18 GMT'], ETAG] },
  aged: { fields: () => [...cacheControl('max-age=600'), ['Age', '700'], ETAG] },
  personal: plain('private, max-age=600'),
  'shared-only': tagged('s-maxage=600'),
  'must-ask': tagged('max-age=2, must-revalidate'),
  background: tagged('max-age=1, stale-while-revalidate=600'),
  immutable: plain('max-age=600, immutable'),
  pragma: { fields: () => [...cacheControl('max-age=600'), ['Pragma', 'no-cache'], ETAG] },
  quoted: tagged('max-age="600"'),
  spaced: tagged('max-age= 600'),
  twice: tagged('max-age=600, max-age=0'),
  'twice-turned': tagged('max-age=0, max-age=600'),
  missing: { status: 404, fields: () => [...cacheControl('max-age=600'), ETAG] },
  broken: { status: 500, fields: () => [...cacheControl('max-age=600'), ETAG] },
  gone: { status: 410, fields: () => [ETAG] },
  empty: { status: 204, fields: () => cacheControl('max-age=600') },
  varied: { fields: () => [...cacheControl('max-age=600'), ['Vary', 'X-Variant'], ETAG] },
  any: { fields: () => [...cacheControl('max-age=600'), ['Vary', '*'], ETAG] },
};

/**
 * Answers for pages that ask for one response of every policy, each with `fetch`:
 * - `/policy/all`: each once, in the mode that is usual;
 * - `/policy/modes`: some in every cache mode that asks an origin;
 * - `/policy/variants`: one with other values of the field that its Vary names;
 * - `/policy/unsafe`: one after a POST to its URL.
 * A page says `data-done="yes"` on its root when all has been answered. Undefined for other paths.
 */
export function answerPolicy({ method, path, fields }: DemoRequest, now: number): Answer | undefined {
  if (!path.startsWith(POLICIES)) return undefined;
  const [kind = '', name = ''] = path.slice(POLICIES.length).split('/');
  const page = PAGES[kind];
  if (page !== undefined) return answer(200, PAGE_FIELDS, html(page), now);
  const policy = kind === 'answer' && Object.hasOwn(ANSWERS, name) ? ANSWERS[name] : undefined;
  if (!policy) return undefined;
  if (method === 'POST') return answer(200, cacheControl('no-store'), 'done\n', now);
  const lines = policy.fields(now);
  const { status = 200 } = policy;
  if (status === 200 && isNotModified(lines, fields)) return answer(304, lines, '', now);
  return answer(status, [...lines, ['Content-Type', 'text/plain']], status === 204 ? '' : `${name}\n`, now);
}

const PAGE_FIELDS: FieldLines = [...cacheControl('no-store'), ['Content-Type', 'text/html; charset=utf-8']];

function answer(status: number, fields: FieldLines, text: string, now: number): Answer {
  const content = new TextEncoder().encode(text);
  const length =
    status === 304 || status === 204 ? [] : [['Content-Length', String(content.length)] as const];
  return {
    status,
    fields: [['Date', httpDate(now)], ...fields, ...length],
    content,
    chunked: false,
    closes: false,
  };
}

function isNotModified(lines: FieldLines, asked: DemoRequest['fields']): boolean {
  const sent = (name: string) => lines.find(([each]) => each === name)?.[1];
  const tag = asked.get('if-none-match');
  if (tag !== undefined) return tag === sent('ETag');
  const since = asked.get('if-modified-since');
  return since !== undefined && since === sent('Last-Modified');
}

const html = (script: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Policies</title><link rel="icon" href="data:,"><body><script type="module">
  const get = async (name, options) => { await (await fetch('/policy/answer/' + name, options)).text(); };
  ${script}
  document.documentElement.dataset.done = 'yes';
  </script></body></html>`;

const NAMES = JSON.stringify(Object.keys(ANSWERS));

const PAGES: Readonly<Record<string, string>> = {
  all: `await Promise.all(${NAMES}.map((name) => get(name)));`,
  modes: `for (const name of ['fresh', 'brief', 'ask', 'guessed'])
    for (const cache of ['no-cache', 'default', 'reload', 'default', 'no-store', 'default']) await get(name, { cache });`,
  variants: `for (const variant of ['a', 'a', 'b', 'b', 'a'])
    await get('varied', { headers: { 'X-Variant': variant } });`,
  unsafe: `await get('fresh'); await get('fresh', { method: 'POST' }); await get('fresh'); await get('fresh');`,
};
