import { proxy } from './proxy.ts';

/**
 * BrowserMob Proxy. Seen in a capture of version 2.1.5 (100 entries), and read in `HarCaptureFilter.java`:
 * - `headersSize` is computed from the lines as they came, also where the capture leaves them out, as it does unless
 *   told otherwise (seen).
 * - `bodySize` is the content in its coding, of a redirect too (seen), without the framing of chunks (read); whether a
 *   response came in chunks is not to be known without its lines.
 * - `content.size` is 0 unless content was kept (seen).
 * - Pages are named by the test and may be visits with emptied caches.
 */
export const browserMob = proxy({
  name: 'browsermob',
  measured: true,
  recognises: (creator) => creator === 'BrowserMob Proxy',
  trust: {
    responseBytes: 'computed',
    requestBytes: 'computed',
    requestLines: 'all',
    responseLines: 'each',
    sensitiveLines: 'shown',
    clients: 'each-page',
  },
  header: 'size',
  contentSize: 'unknown',
});
