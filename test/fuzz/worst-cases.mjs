/** So much of a text, over and over, as `length` characters hold. */
const run = (text, length) => text.repeat(Math.max(1, Math.floor(length / text.length)));

const FULL = {
  status: 200,
  headers: [
    { name: 'ETag', value: '"v1"' },
    { name: 'Cache-Control', value: 'max-age=0' },
    { name: 'Date', value: 'Mon, 23 Nov 2026 12:00:00 GMT' },
  ],
};
/** Says less than the full response, and announces content: there are findings against it. */
const FAULTY = { status: 304, headers: [{ name: 'Content-Length', value: '7' }] };

const lines = (fields) =>
  Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));
const entryOf = (
  { url = 'https://a.example/', method = 'GET', request = {}, response = FULL, ...rest },
  index,
) => ({
  startedDateTime: new Date(Date.UTC(2026, 10, 23) + index * 1000).toISOString(),
  request: { method, url, headers: lines({ Host: 'a.example', ...request }), headersSize: 90, bodySize: 0 },
  response: { headersSize: 60, bodySize: 0, _transferSize: 60, content: { size: 9 }, ...response },
  ...rest,
});

const written = (entries, creator = 'WebInspector') =>
  JSON.stringify({ log: { creator: { name: creator, version: '1' }, entries } });
/** A capture of these loads, each by the defaults unless it says otherwise. */
const captureOf = (...loads) => written(loads.map(entryOf));
/** A full response and a faulty 304 to it, both with what `part` gives for so many characters. */
const pairOf = (part) => (size) =>
  captureOf(
    { ...part(size / 2), response: { ...FULL, ...part(size / 2).response } },
    { response: FAULTY, ...part(size / 2) },
  );
/** As many loads as fit; `load` gives each by its number. */
function manyOf(load) {
  return (size) => {
    const length = JSON.stringify(entryOf(load(0), 0)).length;
    return captureOf(...Array.from({ length: Math.ceil(size / length) }, (_, index) => load(index)));
  };
}

const MIDDLE = /"MIDDLE"/;
/** A capture with `text` where a value that nobody reads stands. */
const aside = (text) => captureOf({ _aside: 'MIDDLE' }).replace(MIDDLE, () => text);

const withField = (name, piece) => [
  `${name} of the request with many ${JSON.stringify(piece)}`,
  pairOf((size) => ({ request: { [name]: run(piece, size) } })),
];
const withAnswer = (name, piece) => [
  `${name} of the response with many ${JSON.stringify(piece)}`,
  (size) =>
    captureOf(
      { response: { status: 200, headers: lines({ ETag: '"v1"', [name]: run(piece, size) }) } },
      { request: { 'If-None-Match': '"v1"' }, response: FAULTY },
    ),
];
const withUrl = (piece) => [
  `a URL with many ${JSON.stringify(piece)}`,
  pairOf((size) => ({ url: `https://a.example/${run(piece, size)}` })),
];

const withQuery = (piece) => [
  `a query with many ${JSON.stringify(piece)}`,
  pairOf((size) => ({ url: `https://a.example/?a${run(piece, size)}` })),
];

/** Two loads with a line of their own each way, a full response and a faulty 304 to it. */
const negotiated = (request, answer) =>
  captureOf(
    { request, response: { ...FULL, headers: lines({ ETag: '"v1"', ...answer }) } },
    { request: { 'If-None-Match': '"v1"', ...request }, response: FAULTY },
    { request, response: { ...FULL, headers: lines({ ETag: '"v2"', ...answer }) } },
  );
/** As many names as fit, each once. */
const namesIn = (size) => Array.from({ length: size / 8 }, (_, index) => `x-${index}`);

const VALUES = [
  '"a", ',
  '"',
  ',',
  ' ',
  '\\',
  'W/',
  '"\\',
  '\\"',
  'a="',
  'a=1,',
  '=',
  ';',
  '*,',
  '\n',
  '9',
  '\t,',
];

/** Pieces of structured fields. */
const STRUCTURED = ['(', '"a" ', 'a;b=1, ', 'a=1.0, ', '"\\', ':', ';a'];
const STRUCTURED_FIELDS = [
  'Cache-Status',
  'CDN-Cache-Control',
  'No-Vary-Search',
  'Use-As-Dictionary',
  'Cache-Groups',
];

const FIELDS = {
  request: ['If-None-Match', 'Cache-Control', 'Accept', 'Accept-Encoding', 'Range'],
  response: ['ETag', 'Cache-Control', 'Vary', 'Content-Length', 'Date', 'Content-Encoding', 'Set-Cookie'],
};

const cases = [
  [
    'one entry with many members that are passed over',
    (size) => aside(`0,${run('"cookies":[],', size)}"_last":0`),
  ],
  ['quotes in a body', (size) => aside(JSON.stringify(run('"', size / 2)))],
  ['backslashes in a body', (size) => aside(JSON.stringify(run('\\', size / 2)))],
  ['escapes in a body', (size) => aside(`"${run('\\u0022', size)}"`)],
  ['a body that does not end', (size) => aside(`"${run('a', size)}`)],
  ['a body that ends in a backslash', (size) => aside(`"${run('\\\\', size)}\\`)],
  ['bodies of two characters', (size) => aside(`[${run('"",', size)}""]`)],
  ['lists in lists', (size) => aside(run('[', size / 2) + run(']', size / 2))],
  [
    'objects in objects',
    (size) => aside(`${run('{"a":', size / 1.2)}1${'}'.repeat(Math.floor(size / 1.2 / 5))}`),
  ],
  ['lists that do not end', (size) => run('[', size)],
  ['objects that do not end', (size) => run('{"log":', size)],
  ['nothing but quotes', (size) => run('"', size)],
  ['nothing but commas', (size) => `[${run(',', size)}`],
  ['nothing but line feeds', (size) => `${run('\n', size)}x`],
  ['nothing but white space', (size) => run(' ', size)],
  ['a number that does not end', (size) => aside(run('1', size))],
  ['an exponent that does not end', (size) => aside(`1e${run('1', size)}`)],
  ['a name that does not end', (size) => `{"${run('a', size)}`],
  ['one name many times', (size) => `{${run('"log":{},', size)}"log":{"entries":[]}}`],
  [
    'entries before everything else, and again',
    (size) => `{"log":{${run('"entries":[],', size)}"version":""}}`,
  ],
  [
    'many names',
    (size) => aside(`{${Array.from({ length: size / 12 }, (_, index) => `"n${index}":1`).join(',')}}`),
  ],
  ['entries that are none', (size) => `{"entries":[${JSON.stringify(entryOf({}, 0))}${run(',1', size)}]}`],
  ['entries that are empty', (size) => `{"entries":[${JSON.stringify(entryOf({}, 0))}${run(',{}', size)}]}`],
  ['schemes that are not ours', manyOf((index) => ({ url: `data:text/plain,${index}` }))],
  ['a break behind many entries', (size) => manyOf(() => ({}))(size).slice(0, -40)],
  [
    'one address with Vary and many variants',
    manyOf((index) => ({
      request:
        index % 2
          ? { Cookie: `a=${index - 1}`, 'If-None-Match': `"${index - 1}"` }
          : { Cookie: `a=${index}` },
      response: index % 2 ? FAULTY : { ...FULL, headers: lines({ ETag: `"${index}"`, Vary: 'Cookie' }) },
    })),
  ],
  [
    'one address with a Vary of its own each time',
    manyOf((index) => ({
      request: { 'If-None-Match': '"v1"' },
      response:
        index % 2 ? FAULTY : { ...FULL, headers: lines({ ETag: '"v1"', Vary: `X-${index}, Accept` }) },
    })),
  ],
  [
    'one address and nothing but 304s',
    manyOf(() => ({ request: { 'If-None-Match': '"v1"' }, response: FAULTY })),
  ],
  [
    'one address, every 304 with all tags',
    (size) => {
      const tags = run('"abc", ', Math.sqrt(size) * 8);
      return manyOf(() => ({ request: { 'If-None-Match': tags }, response: FAULTY }))(size);
    },
  ],
  ['one address and one time', manyOf(() => ({ startedDateTime: '2026-11-23T12:00:00Z' }))],
  [
    'one address with many fragments, and a long value',
    (size) => {
      const load = (index) => ({ url: `https://a.example/#${index}`, response: FAULTY });
      const many = Array.from({ length: size / 2 / JSON.stringify(entryOf(load(0), 0)).length }, (_, index) =>
        load(index),
      );
      return captureOf({ url: 'https://a.example/' }, ...many, {
        request: { 'If-None-Match': run('"v"', size / 2) },
        response: {
          ...FAULTY,
          headers: lines({ ETag: run('a', size / 4), 'Content-Length': run('7', size / 4) }),
        },
      });
    },
  ],
  [
    'many addresses with a faulty 304 each',
    manyOf((index) => ({ url: `https://a.example/${index >> 1}`, response: index % 2 ? FAULTY : FULL })),
  ],
  [
    'many addresses that are one when secrets are masked',
    manyOf((index) => ({ url: `https://a.example/?token=${spelt('secretsecretsecrets', index)}` })),
  ],
  ['many secrets', manyOf((index) => ({ url: `https://a.example/?token=s3cret${index}` }))],
  ['many hosts', manyOf((index) => ({ url: `https://${index}.example/` }))],
  [
    'many lines of one name',
    (size) =>
      captureOf({
        response: {
          ...FULL,
          headers: lines({ 'Cache-Control': Array.from({ length: size / 50 }, () => 'no-cache') }),
        },
      }),
  ],
  [
    'many lines of many names',
    (size) =>
      captureOf({
        response: {
          ...FULL,
          headers: Array.from({ length: size / 30 }, (_, index) => ({ name: `X-${index}`, value: '' })),
        },
      }),
  ],
  [
    'many lines on many entries',
    manyOf(() => ({ response: { ...FULL, headers: lines({ X: Array.from({ length: 60 }, () => 'a') }) } })),
  ],
  [
    'a Cache-Status with many figures, and a point',
    (size) => negotiated({}, { 'Cache-Status': `${run('a;ttl=1, ', size / 2)}b;detail="."` }),
  ],
  [
    'a Vary that names one long line over and over',
    (size) => negotiated({ Cookie: run('a', size / 6) }, { Vary: run('Cookie, ', size / 6) }),
  ],
  [
    'a Vary of many names, and a line of each',
    (size) => {
      const names = namesIn(size / 24);
      return negotiated(Object.fromEntries(names.map((name) => [name, ''])), { Vary: names.join() });
    },
  ],
  [
    'blanks in a line that Vary names',
    (size) => negotiated({ Accept: `a${run(' ', size / 4)}b` }, { Vary: 'Accept' }),
  ],
  [
    'parameters that count visits, and a long No-Vary-Search',
    (size) =>
      captureOf({
        url: `https://a.example/?${run('utm_a=1&', size / 2)}`,
        response: {
          ...FULL,
          headers: lines({
            ETag: '"v1"',
            'Content-Length': '9999',
            'No-Vary-Search': `params=(${run('"a" ', size / 2)})`,
          }),
        },
      }),
  ],
  [
    'many addresses that a shared cache had, and a long line of it',
    (size) => {
      const hit = (value) => ({ ...FULL, headers: lines({ 'X-Cache': value }) });
      const many = manyOf((index) => ({ url: `https://a.example/${index}`, response: hit('HIT') }));
      return many(size / 2).replace('"HIT"', JSON.stringify(`HIT ${run('https://a.example', size / 2)}`));
    },
  ],
  [
    'one address, every 304 with a line of another name',
    manyOf((index) => ({
      request: { 'If-None-Match': '"v1"' },
      response: index === 0 ? FULL : { status: 304, headers: lines({ ETag: '"v1"', [`X-${index}`]: '' }) },
    })),
  ],
  [
    'a full response and a 304 with many lines of other names',
    (size) =>
      negotiated({}, Object.fromEntries(namesIn(size / 16).map((name) => [name, '']))).replaceAll(
        '{"name":"Content-Length","value":"7"}',
        namesIn(size / 16)
          .map((name) => `{"name":"y${name}","value":""}`)
          .join(),
      ),
  ],
  [
    'many addresses with one content, and a parameter that counts visits',
    manyOf((index) => ({
      url: `https://a.example/a.js?utm_source=${index}`,
      response: { ...FULL, headers: lines({ ETag: '"v1"', 'Content-Length': '9999' }) },
    })),
  ],
  [
    'one address, asked for by HEAD and by GET',
    manyOf((index) => ({
      method: index % 2 ? 'HEAD' : 'GET',
      response: { ...FULL, headers: lines({ ETag: '"v1"', 'Content-Length': String(index) }) },
    })),
  ],
  [
    'one address, changed and taken from the cache by turns',
    manyOf((index) => ({
      ...(index % 2 ? { method: 'POST' } : { _fromCache: 'disk' }),
      response: { ...FULL, headers: lines({ Date: new Date(index * 1000).toUTCString() }) },
    })),
  ],
  [
    'many lines of Set-Cookie',
    (size) =>
      negotiated(
        {},
        {
          'Cache-Control': 'public, max-age=60',
          'Set-Cookie': namesIn(size / 12).map((name) => `${name}=1`),
        },
      ),
  ],
  [
    'many directives, each a slip of the pen',
    (size) => negotiated({}, { 'Cache-Control': namesIn(size / 6).map((name) => `max-ag${name.slice(2)}`) }),
  ],
  ['a long method', pairOf((size) => ({ method: run('A', size) }))],
  ['a long status text', (size) => captureOf({ response: { ...FULL, statusText: run('a ', size) } })],
  [
    'a long type',
    (size) => captureOf({ response: { ...FULL, content: { mimeType: run('text/ ', size), size: 1 } } }),
  ],
  ['a long time', (size) => captureOf({ startedDateTime: run('2026-', size) })],
  ['a long scheme', (size) => captureOf({ url: `${run('a', size)}:` }, {})],
  ['a long creator', (size) => written([entryOf({}, 0)], run('WebInspector Firefox ', size))],
  ...FIELDS.request.flatMap((name) => VALUES.map((piece) => withField(name, piece))),
  ...STRUCTURED_FIELDS.flatMap((name) => STRUCTURED.map((piece) => withAnswer(name, piece))),
  ...FIELDS.response.flatMap((name) => VALUES.map((piece) => withAnswer(name, piece))),
  ...[
    '/',
    '//',
    '%25',
    '%2525',
    '&a=b',
    'token=',
    '&token=a',
    '@',
    ':',
    '#',
    '?',
    '.',
    'a',
    'eyJ',
    'eyJaaaaaa.',
    '"',
    "'",
    '\\',
    '-',
    '{"',
    'http://',
    '/token/',
    '%22',
    'bearer ',
    'a@',
    'a.',
    '[',
    'redacted-1',
  ].map(withUrl),
  ...['/', '//', '%2F', '\\', '/@', '//a', '//a@', '=//', '?', '"\\'].map(withQuery),
];

/** A text with those characters percent-encoded whose bit is set in `bits`. */
const spelt = (text, bits) =>
  [...text]
    .map((character, at) => ((bits >> at) & 1 ? `%${character.charCodeAt(0).toString(16)}` : character))
    .join('');

/** Inputs that make a careless reader take long, each of any size: near-linear time is all that they may take. */
export const WORST_CASES = cases.map(([name, make]) => ({ name, make }));
