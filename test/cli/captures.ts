const entry = (
  seconds: number,
  status: number,
  request: [string, string][],
  response: [string, string][],
) => ({
  startedDateTime: new Date(Date.UTC(2026, 10, 23, 12, 0, seconds)).toISOString(),
  time: 20,
  request: {
    method: 'GET',
    url: 'https://ann:s3cret@site.example/app.js?token=s3cret',
    httpVersion: 'HTTP/1.1',
    headers: [['Host', 'site.example'] as const, ...request].map(([name, value]) => ({ name, value })),
    queryString: [],
    cookies: [],
    headersSize: 300,
    bodySize: 0,
  },
  response: {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    headers: response.map(([name, value]) => ({ name, value })),
    cookies: [],
    content: { size: 35_000, mimeType: 'text/javascript' },
    redirectURL: '',
    headersSize: 200,
    bodySize: status === 200 ? 35_000 : 0,
    _transferSize: status === 200 ? 35_200 : 200,
  },
  cache: {},
  timings: { send: 0, wait: 18, receive: 2 },
});

const har = (...entries: object[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } });

const date = (seconds: number): [string, string] => ['Date', `Mon, 23 Nov 2026 12:00:0${seconds} GMT`];
const full = entry(1, 200, [], [date(1), ['ETag', '"v1"'], ['Cache-Control', 'no-cache']]);

/** A visit and its repeat whose 304 says all that it should. */
export const GOOD = har(
  full,
  entry(5, 304, [['If-None-Match', '"v1"']], [date(5), ['ETag', '"v1"'], ['Cache-Control', 'no-cache']]),
);

/** The same with a 304 that loses its ETag; its URL holds a password and a token. */
export const FAULTY = har(
  full,
  entry(5, 304, [['If-None-Match', '"v1"']], [date(5), ['Cache-Control', 'no-cache']]),
);
