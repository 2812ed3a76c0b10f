import { proxy } from './proxy.ts';

/**
 * pcap2har, which reads packets. Seen in a capture of version 0.1 (42 entries), and read in `har.py`, `http/response.py`
 * and `dpkt_http_replacement.py`:
 * - It reads HTTP/1 alone. Names are written in lower case, lines of one name are joined by a comma, `headersSize` is
 *   always −1.
 * - `bodySize` is the content in its coding, without the framing of chunks; `content.size` is the decoded length (seen).
 * - Behind the header of a 204 or a 304 it does not look, so that `bodySize` 0 there says nothing.
 * - Pages are documents, guessed from Referer, and no visits; entries name no client, so that all are taken for one.
 */
export const pcap2har = proxy({
  name: 'pcap2har',
  measured: true,
  recognises: (creator) => creator === 'pcap2har',
  trust: {
    responseBytes: 'computed',
    requestBytes: 'never',
    requestLines: 'all',
    responseLines: 'joined',
    sensitiveLines: 'shown',
    clients: 'one',
  },
  header: 'lines',
  contentSize: 'decoded',
});
