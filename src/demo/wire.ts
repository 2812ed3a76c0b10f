import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Answer, Delivery, DemoRequest, FieldLines } from './answer.ts';
import { recordsJson } from './content/code.ts';
import { landscape } from './content/picture.ts';
import { silence } from './content/sound.ts';
import { type Ask, WIRE_WORKER, wirePage, workerPage, workerScript } from './content/wire-page.ts';

/** Where the page of all that can cross a wire is, and everything that it asks for. */
export const WIRE_PATH = '/wire/';

/** What a case is served as, beyond what every answer of the area has. */
interface Served {
  readonly status?: number;
  readonly mediaType?: string;
  readonly content?: Uint8Array;
  readonly coding?: string;
  readonly chunked?: true;
  readonly cacheControl?: string;
  /** Has no validator, so that it is never answered with 304. */
  readonly unvalidated?: true;
  readonly closes?: true;
  readonly more?: FieldLines;
  /** Field lines of its 304 alone. */
  readonly moreOn304?: FieldLines;
  readonly delivery?: Delivery;
}

/** One thing that can cross a wire. */
export interface WireCase {
  readonly path: string;
  /** What kind of exchange it shows, for tables; cases of a kind are counted together. */
  readonly kind: string;
  /** How the page asks for it; it does not where undefined. */
  readonly ask?: Ask;
  readonly served: Served;
}

const KILO = 1_000;
const SIZES = [0, 1, 100, KILO, 16_384, 65_536, 262_144, 1_048_576, 5 * 1_048_576];
const LARGE = 5 * 1_048_576;

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const filled = (length: number): Uint8Array => Buffer.alloc(length, 'What crosses the wire is counted. ');
const empty = new Uint8Array();

const sized = (size: number): WireCase => ({
  path: `size/${size}`,
  kind: size === 0 ? 'empty' : size < KILO ? 'small' : size < LARGE ? 'full' : '5 MB',
  ask: {},
  served: { content: filled(size) },
});

/** The same records in every coding, with their length announced and in chunks. */
async function codedCases(): Promise<WireCase[]> {
  const records = text(recordsJson('/wire/coding', 400));
  const { Zstd } = await import('@hpcc-js/wasm-zstd');
  const zstd = await Zstd.load();
  const coded = {
    gzip: gzipSync(records),
    br: brotliCompressSync(records),
    zstd: zstd.compress(records),
  };
  return Object.entries(coded).flatMap(([coding, content]) =>
    [false, true].map((chunked): WireCase => {
      const path = `coding/${coding}${chunked ? '-chunked' : ''}`;
      const served = { mediaType: 'application/json', content, coding };
      return {
        path,
        kind: chunked ? `${coding}, chunked` : coding,
        ask: {},
        served: chunked ? { ...served, chunked, delivery: { partBytes: 700 } } : served,
      };
    }),
  );
}

const framed: readonly WireCase[] = [
  {
    path: 'chunked/few',
    kind: 'chunked',
    ask: {},
    served: { content: filled(100_000), chunked: true, delivery: { partBytes: 50_000 } },
  },
  {
    path: 'chunked/many',
    kind: 'chunked',
    ask: {},
    served: { content: filled(40_000), chunked: true, delivery: { partBytes: 100 } },
  },
  { path: 'chunked/empty', kind: 'chunked', ask: {}, served: { chunked: true } },
  {
    path: 'chunked/trailers',
    kind: 'trailers',
    ask: {},
    served: {
      content: filled(3_000),
      chunked: true,
      more: [['Trailer', 'X-Checksum, Server-Timing']],
      delivery: {
        partBytes: 1_000,
        trailers: [
          ['X-Checksum', 'f'.repeat(200)],
          ['Server-Timing', 'all;dur=12'],
        ],
      },
    },
  },
  {
    path: 'until-close',
    kind: 'until close',
    ask: {},
    served: { content: filled(20_000), delivery: { endsWithConnection: true } },
  },
  { path: 'closes', kind: 'closes', ask: {}, served: { content: filled(2_000), closes: true } },
];

const ranges: readonly WireCase[] = [
  ['first', 'bytes=0-99'],
  ['middle', 'bytes=5000-24999'],
  ['last', 'bytes=-500'],
  ['beyond', 'bytes=90000000-'],
].map(
  ([name, range = '']): WireCase => ({
    path: `range/${name}`,
    kind: name === 'beyond' ? '416' : '206',
    ask: { headers: { Range: range } },
    served: { content: filled(100_000), mediaType: 'application/octet-stream' },
  }),
);

/** A 103 and, as RFC 8297 §2 has it, the same link in the response behind it. */
const hinted = (link: string): Pick<Served, 'more' | 'delivery'> => ({
  more: [['Link', link]],
  delivery: { hints: link },
});

const headers: readonly WireCase[] = [
  {
    path: 'hints',
    kind: 'early hints',
    ask: {},
    served: { content: filled(5_000), ...hinted('</wire/size/100>; rel=prefetch') },
  },
  {
    path: 'hinted-page.html',
    kind: 'early hints',
    ask: { as: 'frame' },
    served: {
      content: text('<!doctype html><title>Hinted</title>'),
      mediaType: 'text/html; charset=utf-8',
      ...hinted('</wire/size/1000>; rel=preload; as=fetch; crossorigin'),
    },
  },
  { path: 'head', kind: 'HEAD', ask: { method: 'HEAD' }, served: { content: filled(50_000) } },
  { path: 'no-content', kind: '204', ask: {}, served: { status: 204, unvalidated: true } },
  { path: 'long-fields', kind: 'long header', ask: {}, served: { content: filled(500), more: longFields() } },
  {
    path: 'long-request',
    kind: 'long header',
    ask: { headers: { 'X-Long': 'request '.repeat(1_000).trim(), 'X-Short': '1' } },
    served: { content: filled(500) },
  },
  {
    path: 'cookies',
    kind: 'cookies',
    ask: { times: 2 },
    served: {
      content: filled(900),
      more: ['one', 'two', 'three'].map((name) => [
        'Set-Cookie',
        `${name}=${name.repeat(20)}; Path=/wire/cookies; SameSite=Lax`,
      ]),
    },
  },
];

function longFields(): FieldLines {
  return Array.from({ length: 8 }, (_, index) => [`X-Long-${index}`, `field ${index} `.repeat(128).trim()]);
}

const posted = (name: string, body: NonNullable<Ask['body']>, method = 'POST'): WireCase => ({
  path: `post/${name}`,
  kind: body.length === 0 ? 'POST, empty' : 'POST with body',
  ask: { method, body },
  served: { content: filled(50), cacheControl: 'no-store', unvalidated: true },
});

const requests: readonly WireCase[] = [
  posted('empty', { as: 'text', length: 0 }),
  posted('text', { as: 'text', length: 4_096 }),
  posted('not-ascii', { as: 'not-ascii', length: 3_000 }),
  posted('form', { as: 'form', length: 2_000 }),
  posted('file', { as: 'file', length: 10_000 }),
  posted('bytes', { as: 'bytes', length: 70_000 }),
  posted('put', { as: 'text', length: 300 }, 'PUT'),
  posted('beacon', { as: 'beacon', length: 1_500 }),
];

const redirect = (name: string, status: number, to: string, more: Partial<Served> = {}): WireCase => ({
  path: `redirect/${name}`,
  kind: 'redirect',
  ask: status === 307 ? { method: 'POST', body: { as: 'text', length: 600 } } : {},
  served: { status, unvalidated: true, cacheControl: 'no-store', ...more, more: [['Location', to]] },
});

const redirects: readonly WireCase[] = [
  redirect('empty', 302, '/wire/redirect/target'),
  redirect('content', 302, '/wire/redirect/target', { content: filled(1_200), mediaType: 'text/html' }),
  redirect('chunked', 301, '/wire/redirect/target', {
    content: filled(1_200),
    mediaType: 'text/html',
    chunked: true,
  }),
  redirect('again', 302, '/wire/redirect/empty'),
  redirect('post', 307, '/wire/redirect/taken'),
  { path: 'redirect/target', kind: 'full', served: { content: filled(8_000) } },
  {
    path: 'redirect/taken',
    kind: 'POST with body',
    served: { content: filled(40), unvalidated: true, cacheControl: 'no-store' },
  },
  {
    path: 'redirect/elsewhere',
    kind: 'redirect',
    ask: {},
    served: { status: 302, unvalidated: true, cacheControl: 'no-store', delivery: {}, more: [] },
  },
];

const elsewhere: readonly WireCase[] = [
  {
    path: 'elsewhere/simple',
    kind: 'cross-origin',
    ask: { elsewhere: true },
    served: { content: filled(2_500) },
  },
  {
    path: 'elsewhere/asked-first',
    kind: 'cross-origin',
    ask: { elsewhere: true, method: 'PUT', body: { as: 'text', length: 900 }, headers: { 'X-Own': '1' } },
    served: { content: filled(700), cacheControl: 'no-store', unvalidated: true },
  },
  { path: 'elsewhere/target', kind: 'cross-origin', served: { content: filled(4_000) } },
];

const confirmed: readonly WireCase[] = [
  {
    path: '304/with-length',
    kind: 'full',
    ask: { times: 2 },
    served: { content: filled(12_000), moreOn304: [['Content-Length', '12000']] },
  },
  { path: '304/closes', kind: 'closes', ask: { times: 2 }, served: { content: filled(9_000), closes: true } },
  {
    path: '304/coded',
    kind: 'gzip',
    ask: { times: 2 },
    served: { content: gzipSync(text(recordsJson('/wire/304', 300))), coding: 'gzip' },
  },
  {
    path: 'stale-while-revalidate',
    kind: 'full',
    ask: { times: 2 },
    served: { content: filled(6_000), cacheControl: 'max-age=0, stale-while-revalidate=60' },
  },
  {
    path: 'fresh',
    kind: 'full',
    ask: { times: 2 },
    served: { content: filled(6_000), cacheControl: 'max-age=60' },
  },
];

const ended: readonly WireCase[] = [
  {
    path: 'left/half-way',
    kind: 'cancelled',
    ask: { leavesAt: 2_000_000 },
    served: {
      content: filled(LARGE),
      unvalidated: true,
      cacheControl: 'no-store',
      delivery: { stallsAt: 2_000_000 },
    },
  },
  {
    path: 'left/small',
    kind: 'cancelled',
    ask: { leavesAt: 3_000 },
    served: {
      content: filled(9_000),
      unvalidated: true,
      cacheControl: 'no-store',
      delivery: { stallsAt: 3_000 },
    },
  },
  {
    path: 'left/chunked',
    kind: 'cancelled',
    ask: { leavesAt: 3_000 },
    served: {
      content: filled(9_000),
      unvalidated: true,
      chunked: true,
      cacheControl: 'no-store',
      delivery: { stallsAt: 3_000, partBytes: 500 },
    },
  },
  {
    path: 'broken-off',
    kind: 'broken off',
    ask: {},
    served: {
      content: filled(9_000),
      unvalidated: true,
      cacheControl: 'no-store',
      delivery: { breaksAt: 4_000 },
    },
  },
  {
    path: 'no-picture.png',
    kind: 'image, undecodable',
    ask: { as: 'image' },
    served: { content: filled(6_000), mediaType: 'image/png' },
  },
];

const embedded: readonly WireCase[] = [
  {
    path: 'picture.png',
    kind: 'image',
    ask: { as: 'image' },
    served: { content: landscape(5, 320, 120), mediaType: 'image/png' },
  },
  {
    path: 'silence.wav',
    kind: 'media',
    ask: { as: 'audio' },
    served: { content: silence(20_000), mediaType: 'audio/wav', more: [['Accept-Ranges', 'bytes']] },
  },
  {
    path: 'events',
    kind: 'event stream',
    ask: { as: 'events' },
    served: {
      content: text('retry: 100000\n\ndata: one\n\ndata: last\n\n'),
      mediaType: 'text/event-stream',
      unvalidated: true,
      cacheControl: 'no-store',
      chunked: true,
    },
  },
];

const worker: readonly WireCase[] = [
  {
    path: 'worker/index.html',
    kind: 'page',
    ask: { as: 'worker' },
    served: { content: text(workerPage), mediaType: 'text/html; charset=utf-8' },
  },
  {
    path: WIRE_WORKER,
    kind: 'service worker script',
    served: { content: text(workerScript), mediaType: 'text/javascript; charset=utf-8' },
  },
  ...['passed-on', 'stored', 'untouched'].map(
    (name): WireCase => ({
      path: `worker/${name}`,
      kind: 'service worker fetch',
      served: { content: filled(3_000) },
    }),
  ),
];

async function makeCases(): Promise<readonly WireCase[]> {
  const cases = [
    ...SIZES.map(sized),
    ...(await codedCases()),
    ...[framed, ranges, headers, requests, redirects, elsewhere, confirmed, embedded, worker, ended].flat(),
  ];
  const page: WireCase = {
    path: '',
    kind: 'page',
    served: { content: text(wirePage(cases)), mediaType: 'text/html; charset=utf-8' },
  };
  return [page, ...cases];
}

let made: Promise<readonly WireCase[]> | undefined;

/** Every case, always the same; they are made when they are first asked for. */
function wireCases(): Promise<readonly WireCase[]> {
  made ??= makeCases();
  return made;
}

/** The kind of every case by its address's path, for those who count. */
export async function wireKinds(): Promise<ReadonlyMap<string, string>> {
  return new Map((await wireCases()).map(({ path, kind }) => [WIRE_PATH + path, kind]));
}

/** An answer's field lines that do not depend on the request. */
function fieldsOf(served: Served, etag: string | undefined, now: number): FieldLines {
  return [
    ['Date', new Date(now).toUTCString()],
    ['Cache-Control', served.cacheControl ?? 'no-cache'],
    ...(etag === undefined ? [] : [['ETag', etag] as const]),
    ['Access-Control-Allow-Origin', '*'],
  ];
}

const PREFLIGHT: FieldLines = [
  ['Access-Control-Allow-Methods', 'GET, PUT'],
  ['Access-Control-Allow-Headers', 'X-Own'],
  ['Access-Control-Max-Age', '0'],
];

const plain = { chunked: false, closes: false } as const;

function full(served: Served, fields: FieldLines): Answer {
  const { status = 200, mediaType = 'text/plain', content = empty, coding, delivery } = served;
  const hasNoLength = status === 204 || served.chunked || delivery?.endsWithConnection;
  return {
    status,
    fields: [
      ...fields,
      ...(content.length > 0 ? [['Content-Type', mediaType] as const] : []),
      ...(coding === undefined ? [] : [['Content-Encoding', coding] as const]),
      ...(served.more ?? []),
      ...(hasNoLength ? [] : [['Content-Length', String(content.length)] as const]),
    ],
    content,
    chunked: served.chunked === true,
    closes: served.closes === true,
    ...(delivery ? { delivery } : {}),
  };
}

/** One range of the content (RFC 9110 §14.2), or 416 where there is nothing in it. */
function partial(served: Served, fields: FieldLines, range: string): Answer {
  const { content = empty } = served;
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const first = from === '' ? Math.max(0, content.length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? content.length - 1 : Math.min(Number(to), content.length - 1);
  const isBeyond = first > last;
  const part = isBeyond ? empty : content.subarray(first, last + 1);
  const span = isBeyond ? '*' : `${first}-${last}`;
  const contentRange = [['Content-Range', `bytes ${span}/${content.length}`] as const];
  return full({ ...served, status: isBeyond ? 416 : 206, content: part }, [...fields, ...contentRange]);
}

function entityTag({ content = empty, unvalidated }: Served): string | undefined {
  if (unvalidated) return undefined;
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
}

interface Prepared extends WireCase {
  readonly etag: string | undefined;
}

function answerTo({ path, served, etag }: Prepared, request: DemoRequest, now: number): Answer {
  const { closes = false, moreOn304 = [] } = served;
  const fields = fieldsOf(served, etag, now);
  if (request.method === 'OPTIONS') {
    return { ...plain, status: 204, fields: [...fields, ...PREFLIGHT], content: empty };
  }
  if (etag !== undefined && request.fields.get('if-none-match')?.includes(etag)) {
    return { ...plain, closes, status: 304, fields: [...fields, ...moreOn304], content: empty };
  }
  if (path === 'redirect/elsewhere') {
    const host = request.fields.get('host') ?? request.fields.get(':authority') ?? '';
    const other = host.startsWith('localhost')
      ? host.replace('localhost', '127.0.0.1')
      : host.replace('127.0.0.1', 'localhost');
    return full({ ...served, more: [['Location', `//${other}/wire/elsewhere/target`]] }, fields);
  }
  const range = request.fields.get('range');
  return range === undefined || served.chunked || served.status !== undefined
    ? full(served, fields)
    : partial(served, fields, range);
}

async function createWireSite(): Promise<(request: DemoRequest, now: number) => Answer> {
  const cases = new Map<string, Prepared>();
  for (const each of await wireCases()) {
    cases.set(WIRE_PATH + each.path, { ...each, etag: entityTag(each.served) });
  }
  return (request, now) => {
    const found = cases.get(request.path);
    if (found) return answerTo(found, request, now);
    return full({ status: 404, content: text('Nothing here.\n'), cacheControl: 'no-store' }, []);
  };
}

let site: ReturnType<typeof createWireSite> | undefined;

/** Answers a request below {@link WIRE_PATH}; `now` is in ms since the epoch. */
export async function answerWire(request: DemoRequest, now: number): Promise<Answer> {
  site ??= createWireSite();
  return (await site)(request, now);
}
