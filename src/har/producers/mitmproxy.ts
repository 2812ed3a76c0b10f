import { proxy } from './proxy.ts';

/**
 * mitmproxy (`save.har`, `hardump` and the older script `har_dump`). Read in `savehar.py`; no capture was seen.
 * - `bodySize` is the content in its coding, without the framing of chunks; 0 also where it was streamed past.
 * - `content.size` is the same encoded length; `compression` is what the decoded one is longer by.
 * - `headersSize` is the length of a printed structure and nothing that was sent; the lines are as they came.
 * - Request lines are all that the client sent, over HTTP/2 without `:authority`.
 * - A flow without a response has the status 0, and `_error` where it failed.
 * - A WebSocket may be listed twice, at its handshake and at its end.
 * Entries name no client, so that all are taken for one.
 */
export const mitmproxy = proxy({
  name: 'mitmproxy',
  measured: true,
  recognises: (creator) => creator.toLowerCase().startsWith('mitmproxy'),
  trust: {
    responseBytes: 'computed',
    requestBytes: 'never',
    requestLines: 'all',
    responseLines: 'each',
    sensitiveLines: 'shown',
    clients: 'one',
    equalEntries: 'one-load',
  },
  header: 'lines',
  contentSize: 'encoded-with-compression',
});
