import fc from 'fast-check';

/** Values that producers write where something else was meant, and any JSON besides. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(-1, -233, null, '304', 'NaN', '', Number.MAX_VALUE, 2 ** 53, 8.64e15 + 1, [], {}, 'x\ny'),
  fc.string({ unit: 'binary' }),
);

const line = fc.record({
  name: fc.constantFrom(
    'ETag',
    'vary',
    'Cache-Control',
    'DATE',
    'Age',
    'Expires',
    'Last-Modified',
    'If-None-Match',
    'If-Modified-Since',
    'content-length',
    'Content-Encoding',
    'Host',
    'Cookie',
    'Set-Cookie',
    'Pragma',
    'X-Cache',
    'Cache-Status',
    'CDN-Cache-Control',
    'No-Vary-Search',
    'Use-As-Dictionary',
    'Cache-Groups',
    'Range',
    'Origin',
    'Access-Control-Allow-Origin',
  ),
  value: fc.oneof(
    fc.constantFrom(
      '"v"',
      'W/"v"',
      '"w"',
      '*',
      'max-age=1',
      'no-cache',
      '0',
      '13400',
      ',',
      'W/',
      'gzip',
      'Accept',
      'Cookie',
      'HIT',
      'edge; hit; ttl=-1',
      'max-age=60, must-revalidate',
      'params=("a")',
      'match="/*"',
      '"a", "b"',
      'https://a.example',
      'bytes=0-1',
    ),
    fc.constantFrom(
      'Mon, 23 Nov 2026 12:00:00 GMT',
      'Mon, 31 Feb 2026 12:00:00 GMT',
      'Fri, 31 Dec 9999 23:59:59 GMT',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ),
});
const lines = fc.array(line, { maxLength: 8 });
const size = fc.oneof(fc.nat(), fc.constantFrom(-1, 0, null, 2 ** 53 - 1));

const message = { headers: lines, headersSize: size, bodySize: size };

/** An entry as a browser may record it: of a few resources, so that there are revalidations and hits among them. */
export const entry = fc.record({
  startedDateTime: fc
    .integer({ min: 0, max: 86_400_000 })
    .map((ms) => new Date(Date.UTC(2026, 10, 23) + ms).toISOString()),
  time: fc.integer({ min: 0, max: 30_000 }),
  _fromCache: fc.constantFrom(undefined, 'disk', 'memory'),
  _resourceType: fc.constantFrom('script', 'image', 'preflight'),
  timings: fc.record({ wait: size }),
  request: fc.record({
    ...message,
    method: fc.constantFrom('GET', 'GET', 'HEAD', 'POST'),
    url: fc.constantFrom(
      'https://a.example/',
      'https://a.example/#part',
      'https://user:secret@a.example/?token=abcdef&q=\u00fc',
      'http://[',
      'data:,x',
    ),
  }),
  response: fc.record({
    ...message,
    status: fc.constantFrom(200, 200, 304, 304, 206, 302, 404, 0),
    _transferSize: size,
    content: fc.record({
      size,
      mimeType: fc.constantFrom('text/javascript', 'image/png', 'x-unknown'),
      text: fc.string({ unit: 'grapheme', maxLength: 20 }),
    }),
  }),
});

type Entry = typeof entry extends fc.Arbitrary<infer Value> ? Value : never;

/** A capture as a browser may record it. */
export interface AnyCapture {
  readonly log: {
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: Entry[];
  };
}

/** Captures of one entry or more, by producers with dialects of their own and by one that nobody knows. */
export const capture: fc.Arbitrary<AnyCapture> = fc.record({
  log: fc.record({
    creator: fc.record({
      name: fc.constantFrom(
        'WebInspector',
        'Firefox',
        'WebKit Web Inspector',
        'Playwright',
        'chrome-har',
        'mitmproxy',
        'X',
      ),
      version: fc.constant('1.0'),
    }),
    entries: fc.array(entry, { minLength: 1, maxLength: 8 }),
  }),
});

/** Captures in which values stand that have no business there: any JSON in any field of any entry. */
export const damagedCapture: fc.Arbitrary<unknown> = fc
  .tuple(capture, fc.array(fc.tuple(fc.nat(), anyValue), { minLength: 1, maxLength: 5 }))
  .map(([whole, changes]) => {
    // What JSON has no word for is left out, as a producer leaves it out.
    const damaged: { log: { entries: unknown[] } } = JSON.parse(JSON.stringify(whole));
    for (const [place, value] of changes) {
      const places = placesIn(damaged.log.entries);
      const [holder, key] = places[place % places.length] ?? [damaged, 'log'];
      Reflect.set(holder, key, value);
    }
    return damaged;
  });

/** Every place in a value: what holds it, and under which name. */
function placesIn(value: unknown): [object, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [object, string][] => [
    [value, key],
    ...placesIn(inner),
  ]);
}

/** The same value with the names of every object in another order, which `seed` decides. */
export function reordered(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const place = (key: string) =>
    [...key].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), seed);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => place(a) - place(b))
      .map(([key, inner]) => [key, reordered(inner, seed)]),
  );
}

/** A stream that brings the bytes in pieces, cut at these places (each taken within the length). */
export function inPieces(bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  const pieces = places.slice(1).map((end, index) => bytes.slice(places[index] ?? 0, end));
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  });
}
