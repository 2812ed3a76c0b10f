import { proxy } from './proxy.ts';

/**
 * HTTP Toolkit. Read in `src/model/http/har.ts`; no capture was seen.
 * - `bodySize` is the content in its coding, `content.size` the decoded length, 0 where it could not be decoded.
 * - `headersSize` is always −1; lines of one name are joined by a comma.
 * - `httpVersion` is that of the request, and so of the connection between client and proxy.
 * - `redirectURL` is always empty; a request without an answer, aborted or still waiting, has the status 0.
 * - Pages are the programs that sent the requests, each with a cache of its own.
 */
export const httpToolkit = proxy({
  name: 'http-toolkit',
  measured: true,
  recognises: (creator) => creator === 'HTTP Toolkit',
  trust: {
    responseBytes: 'computed',
    requestBytes: 'never',
    requestLines: 'all',
    responseLines: 'joined',
    sensitiveLines: 'shown',
    clients: 'each-page',
  },
  header: 'lines',
  contentSize: 'decoded',
});
