import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bodyLength, bodyOf } from './bodies.mjs';
import { createRandom } from './random.mjs';

const START = Date.UTC(2026, 10, 23, 9, 0, 0);
const ORIGIN = 'https://www.site.example';
const ASSETS = 'https://assets.site-cdn.example';
const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** What there is of a type: share of the resources, media type, ending, lifetimes in seconds, and whether it is coded. */
const TYPES = [
  {
    type: 'script',
    share: 0.32,
    mime: 'text/javascript',
    ending: 'js',
    lifetimes: [0, 600, 31_536_000],
    coded: true,
  },
  { type: 'image', share: 0.34, mime: 'image/webp', ending: 'webp', lifetimes: [300, 86_400], coded: false },
  { type: 'stylesheet', share: 0.1, mime: 'text/css', ending: 'css', lifetimes: [0, 3600], coded: true },
  { type: 'fetch', share: 0.16, mime: 'application/json', ending: 'json', lifetimes: [0, 10], coded: true },
  { type: 'document', share: 0.08, mime: 'text/html', ending: '', lifetimes: [0], coded: true },
];

/**
 * A capture as Chromium's DevTools saves it, in pieces of its text: visits to a site of a few hundred resources, each
 * fetched, answered by a cache, or confirmed by a 304 as its lifetime and its changes have it. The same options give
 * the same text.
 * @param {{ seed?: number | string, bytes?: number, entries?: number, bodies?: boolean, resources?: number, apart?: boolean }} options
 *   `bytes`: about how long the text becomes; `entries`: how many, where that comes first; `apart`: each entry is of a
 *   resource of its own.
 */
export function* captureText({
  seed = 1,
  bytes = Number.POSITIVE_INFINITY,
  entries = Number.POSITIVE_INFINITY,
  bodies = false,
  resources: count = 400,
  apart = false,
}) {
  const random = createRandom(seed);
  const resources = Array.from({ length: count }, (_, index) => newResource(index, random));
  const head = `{\n  "log": {\n    "version": "1.2",\n    "creator": {\n      "name": "WebInspector",\n      "version": "537.36"\n    },\n    "pages": [],\n    "entries": [`;
  yield head;
  let clock = START;
  let written = head.length;
  for (let index = 0; index < entries && written < bytes; index++) {
    clock += random.chance(0.03) ? random.integer(5_000, 60_000) : random.integer(1, 60);
    const drawn = resources[Math.floor(count * random.next() ** 2)];
    const resource = apart ? { ...drawn, url: numbered(drawn.url, index) } : drawn;
    const text = `${index === 0 ? '' : ','}\n${entryText(visit(resource, clock, random), bodies && resource.body)}`;
    written += text.length;
    yield text;
  }
  yield '\n    ]\n  }\n}\n';
}

const numbered = (url, index) => `${url}${url.includes('?') ? '&' : '?'}n=${index}`;

/** Writes such a capture to a file; gives its length in bytes and its number of entries. */
export async function writeCapture(file, options) {
  await mkdir(dirname(file), { recursive: true });
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  let [bytes, pieces, waiting] = [0, 0, ''];
  const flush = async () => {
    bytes += Buffer.byteLength(waiting);
    if (!out.write(waiting)) await once(out, 'drain');
    waiting = '';
  };
  for (const piece of captureText(options)) {
    waiting += piece;
    pieces++;
    if (waiting.length > 1 << 19) await flush();
  }
  await flush();
  out.end();
  await once(out, 'finish');
  return { bytes, entries: pieces - 2 };
}

function newResource(index, random) {
  const kind = kindAt(random.next());
  const length = bodyLength(random);
  const { text, encoding } = bodyOf(kind.type, length, random);
  const folder = random.pick(['static/js', 'media/2026/11', 'api/v2/items', 'assets', 'news']);
  const host = kind.coded && random.chance(0.6) ? ORIGIN : ASSETS;
  return {
    ...kind,
    url: `${host}/${folder}/${kind.type}-${index.toString(36)}${random.chance(0.3) ? `.${hex(8, random)}` : ''}${kind.ending && `.${kind.ending}`}${random.chance(0.2) ? `?v=${random.integer(1, 40)}&lang=en` : ''}`,
    lifetime: random.pick(kind.lifetimes),
    lastModified: START - random.integer(3600, 8_000_000) * 1000,
    tag: hex(16, random),
    hasTag: random.chance(0.8),
    repeats: random.chance(0.85),
    vary: random.pick([null, 'Accept-Encoding', 'Accept-Encoding, Origin']),
    http2: random.chance(0.7),
    decoded: length,
    encoded: kind.coded ? Math.round(length * (0.2 + random.next() * 0.2)) : length,
    body: { text: JSON.stringify(text), encoding },
    fetchedAt: null,
    seenAt: null,
  };
}

/** The type whose share of all holds this point in [0, 1). */
function kindAt(point) {
  let below = 0;
  for (const kind of TYPES) {
    below += kind.share;
    if (point < below) return kind;
  }
  return TYPES[0];
}

const hex = (length, random) => Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');

/** One load of a resource: what the client's cache makes of it, and the entry that is recorded. */
function visit(resource, at, random) {
  const outcome = outcomeOf(resource, at, random);
  if (outcome === 'network' && resource.fetchedAt !== null) {
    resource.tag = hex(16, random);
    resource.lastModified = at - 60_000;
  }
  const entry = entryOf(resource, outcome, at, random);
  if (outcome === 'network' || outcome === 'revalidated') resource.fetchedAt = at;
  resource.seenAt = at;
  return entry;
}

function outcomeOf({ fetchedAt, seenAt, lifetime }, at, random) {
  if (fetchedAt === null || random.chance(0.02)) return 'network';
  if (at - fetchedAt < lifetime * 1000) return at - seenAt < 5_000 ? 'memory' : 'disk';
  return random.chance(0.12) ? 'network' : 'revalidated';
}

function entryOf(resource, outcome, at, random) {
  const onWire = outcome === 'network' || outcome === 'revalidated';
  const request = requestLines(resource, outcome, random);
  const response = responseLines(resource, outcome, at, random);
  const header = linesLength(response) + 19;
  const body = outcome === 'network' ? resource.encoded : 0;
  const textual = onWire && !resource.http2;
  const wait = onWire ? 8 + random.next() * 120 : 0.1;
  return {
    _initiator: initiatorOf(resource, random),
    _priority: random.pick(['VeryHigh', 'High', 'Low']),
    _resourceType: resource.type,
    ...(onWire ? {} : { _fromCache: outcome }),
    cache: {},
    connection: '443',
    request: {
      method: 'GET',
      url: resource.url,
      httpVersion: resource.http2 ? 'h2' : 'HTTP/1.1',
      headers: request,
      queryString: queryOf(resource.url),
      cookies: request.some(({ name }) => name.toLowerCase() === 'cookie') ? COOKIES : [],
      headersSize: textual ? linesLength(request) + 30 : -1,
      bodySize: 0,
    },
    response: {
      status: outcome === 'revalidated' ? 304 : 200,
      statusText: resource.http2 ? '' : outcome === 'revalidated' ? 'Not Modified' : 'OK',
      httpVersion: resource.http2 ? 'h2' : 'HTTP/1.1',
      headers: response,
      cookies: [],
      content: { size: resource.decoded, mimeType: resource.mime },
      redirectURL: '',
      headersSize: textual ? header : -1,
      bodySize: textual ? body : onWire ? -1 : 0,
      _transferSize: onWire ? body + (textual ? header : Math.round(header / 3)) : 0,
      _error: null,
      _fetchedViaServiceWorker: false,
    },
    serverIPAddress: '192.0.2.17',
    startedDateTime: new Date(at).toISOString(),
    time: wait + 6,
    timings: {
      blocked: random.next() * 5,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: random.next() / 10,
      wait,
      receive: random.next() * 9,
      _blocked_queueing: random.next() * 4,
      _workerStart: -1,
      _workerReady: -1,
      _workerFetchStart: -1,
      _workerRespondWithSettled: -1,
    },
    _connectionId: String(random.integer(80, 400)),
    pageref: 'page_1',
  };
}

const COOKIES = ['session', '_ga', 'consent'].map((name) => ({
  name,
  value: `${name}.1.1763888400.4711`,
  path: '/',
  domain: '.site.example',
  expires: '2027-11-23T09:00:00.000Z',
  httpOnly: name === 'session',
  secure: true,
}));

function requestLines(resource, outcome, random) {
  const { host, pathname, search } = new URL(resource.url);
  if (outcome === 'memory') return lines(['Referer', `${ORIGIN}/`]);
  const provisional = [
    ['Referer', `${ORIGIN}/`],
    ['User-Agent', AGENT],
    ['sec-ch-ua', '"Not:A-Brand";v="8", "Chromium";v="156"'],
    ['sec-ch-ua-mobile', '?0'],
    ['sec-ch-ua-platform', '"Linux"'],
  ];
  if (outcome === 'disk') return lines(...provisional);
  const pseudo = [
    [':authority', host],
    [':method', 'GET'],
    [':path', pathname + search],
    [':scheme', 'https'],
  ];
  const condition = [
    ['If-Modified-Since', httpDate(resource.lastModified)],
    ...(resource.hasTag ? [['If-None-Match', `W/"${resource.tag}"`]] : []),
  ];
  return lines(
    ...(resource.http2
      ? pseudo
      : [
          ['Host', host],
          ['Connection', 'keep-alive'],
        ]),
    ['Accept', '*/*'],
    ['Accept-Encoding', 'gzip, deflate, br, zstd'],
    ['Accept-Language', 'en-GB,en;q=0.9'],
    ['Cookie', COOKIES.map(({ name, value }) => `${name}=${value}`).join('; ')],
    ...(outcome === 'revalidated' ? condition : []),
    ['Origin', ORIGIN],
    ['Sec-Fetch-Dest', resource.type === 'fetch' ? 'empty' : resource.type],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Site', 'same-site'],
    ...(random.chance(0.3) ? [['Priority', 'u=1, i']] : []),
    ...provisional,
  );
}

function responseLines(resource, outcome, at, random) {
  const isConfirmed = outcome === 'revalidated';
  const date = outcome === 'network' || isConfirmed ? at : (resource.fetchedAt ?? at);
  const caching = [
    ['Cache-Control', resource.lifetime === 0 ? 'no-cache' : `public, max-age=${resource.lifetime}`],
    ...(resource.hasTag ? [['ETag', `W/"${resource.tag}"`]] : []),
    ...(resource.vary === null ? [] : [['Vary', resource.vary]]),
    ['Expires', httpDate(date + resource.lifetime * 1000)],
  ];
  const content = [
    ['Content-Type', resource.mime],
    ['Content-Length', String(resource.encoded)],
    ...(resource.coded ? [['Content-Encoding', 'br']] : []),
    ['Last-Modified', httpDate(resource.lastModified)],
    ['Accept-Ranges', 'bytes'],
  ];
  return lines(
    ['Date', httpDate(date)],
    ...(isConfirmed ? [] : content),
    ...(isConfirmed && !resource.repeats ? [] : caching),
    ['Server', 'nginx'],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Access-Control-Allow-Origin', '*'],
    ['Cross-Origin-Resource-Policy', 'cross-origin'],
    ['Timing-Allow-Origin', '*'],
    ['Via', '1.1 varnish'],
    ['X-Cache', random.pick(['HIT', 'MISS'])],
    ['X-Served-By', `cache-fra-${hex(6, random)}`],
    ['Alt-Svc', 'h3=":443"; ma=86400'],
    ...(random.chance(0.2) ? [['Age', String(random.integer(0, 600))]] : []),
  );
}

const lines = (...pairs) => pairs.map(([name, value]) => ({ name, value }));
const linesLength = (fields) =>
  fields.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
const httpDate = (ms) => new Date(ms).toUTCString();
const queryOf = (url) => [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));

function initiatorOf({ type }, random) {
  if (type === 'document') return { type: 'other' };
  if (random.chance(0.6)) return { type: 'parser', url: `${ORIGIN}/`, lineNumber: random.integer(1, 400) };
  const callFrames = Array.from({ length: random.integer(1, 8) }, (_, depth) => ({
    functionName: random.pick(['', 'load', 'render', 'fetchItems', 'o.request', '(anonymous)']),
    scriptId: String(40 + depth),
    url: `${ORIGIN}/static/js/script-${depth}.js`,
    lineNumber: random.integer(0, 9),
    columnNumber: random.integer(0, 90_000),
  }));
  return { type: 'script', stack: { callFrames } };
}

/** The entry as it stands in the file: indented, and with its body where there is one. */
function entryText(entry, body) {
  const text = JSON.stringify(entry, null, 2).replaceAll('\n', '\n      ');
  if (!body) return `      ${text}`;
  const size = `"mimeType": ${JSON.stringify(entry.response.content.mimeType)}`;
  const encoding = body.encoding ? `,\n            "encoding": "${body.encoding}"` : '';
  return `      ${text.replace(size, () => `${size},\n            "text": ${body.text}${encoding}`)}`;
}
