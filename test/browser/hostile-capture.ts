/** Markup, styles, quotes and characters that reorder, hide or end a line; whatever loads anything loads `trap`. */
const hostile = (trap: string): string =>
  `"'\`\${1}</title></style><img src=${trap} onerror=document.documentElement.dataset.ran=1>` +
  `<style>*{display:none}@import "${trap}";</style><script src=${trap}></script>` +
  '\u202egnp.exe\u2066\u200b\u001b[31m\r\n\u2028\u{e0041}';

/**
 * A capture whose every text is hostile. Each begins with a word that says where it stands, `at-etag` or the like, so that
 * a view can be asked whether it shows it.
 */
export function hostileCapture(trap: string, site = 'site'): string {
  const text = (place: string) => `at-${place}${hostile(trap)}`;
  const url = `https://${site}.example/${text('path')}/app.3f2a1b9c.js?${text('query')}#${text('fragment')}`;
  const asked: readonly [string, string][] = [
    ['Host', text('host')],
    [text('request-name'), text('request-value')],
  ];
  const told: readonly [string, string][] = [
    ['Content-Type', text('mime')],
    ['ETag', `"${text('etag')}"`],
    ['Vary', text('vary')],
    ['Content-Location', `javascript:document.documentElement.dataset.ran=1//${text('location')}`],
    [text('response-name'), text('response-value')],
  ];
  const directive: [string, string] = ['Cache-Control', `no-cache, max-age=60, ${text('directive')}`];
  const exchange = (second: number, status: number, lines: readonly [string, string][], of = url) => ({
    startedDateTime: new Date(Date.UTC(2026, 10, 23, 12, 0, second)).toISOString(),
    time: 20,
    pageref: text('page'),
    comment: text('comment'),
    _resourceType: second === 0 ? 'document' : text('type'),
    request: {
      method: second === 30 ? text('method') : 'GET',
      url: of,
      httpVersion: text('version'),
      headers: [...asked, ...(status === 304 ? [['If-None-Match', `"${text('etag')}"`] as const] : [])].map(
        ([name, value]) => ({ name, value }),
      ),
      cookies: [{ name: text('cookie'), value: text('cookie') }],
      queryString: [{ name: text('query'), value: text('query') }],
      postData: { mimeType: text('post'), text: text('post') },
      headersSize: 300,
      bodySize: 0,
    },
    response: {
      status,
      statusText: text('status'),
      httpVersion: text('version'),
      headers: lines.map(([name, value]) => ({ name, value })),
      cookies: [],
      content: { size: 35_000, mimeType: text('mime'), text: text('body') },
      redirectURL: text('redirect'),
      headersSize: 200,
      bodySize: status === 304 ? 0 : 35_000,
      _transferSize: status === 304 ? 200 : 35_200,
    },
    cache: {},
    timings: { send: 0, wait: 18, receive: 2 },
  });
  const entries = [
    exchange(0, 200, [...told, directive], `https://${site}.example/${text('document')}`),
    exchange(1, 200, [...told, directive]),
    exchange(5, 304, [['Date', text('date')], directive]),
    exchange(9, 304, [['Content-Length', '512'], directive, ['Vary', text('other-vary')]]),
    exchange(20, 200, [...told, directive], text('relative')),
    exchange(30, 200, [...told, directive], `https://at-host\u202e<img src=${trap}>.example/`),
    { ...exchange(40, 200, []), request: text('no-request') },
  ];
  const log = {
    version: '1.2',
    creator: { name: text('creator'), version: text('creator') },
    browser: { name: text('browser'), version: text('browser') },
    comment: text('comment'),
    pages: [
      { id: text('page'), title: text('title'), startedDateTime: '2026-11-23T12:00:00Z', pageTimings: {} },
    ],
    entries,
  };
  return JSON.stringify({ log });
}

/** A file name that is as hostile. */
export const hostileName = (trap: string, place: string): string =>
  `at-${place}${hostile(trap).replaceAll('/', '∕')}.har`;
