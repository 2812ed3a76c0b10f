import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Markup that marks the document it runs in. */
export const MARKUP = '<img src=x onerror=document.documentElement.dataset.ran=1>';
const FORMULA = '=HYPERLINK("http://127.0.0.1/","click")';
const STYLE = '</style><style>*{display:none}</style>';

/** A site whose every text tries to be more than text: its path, its query, its fields. */
export async function startHostileSite(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' });
      const source = `/a.js?q=${MARKUP.replace(/ /g, '+')}&'"`.replace(/"/g, '&quot;');
      response.end(`<!doctype html><title>x</title><script src="${source}"></script>`);
      return;
    }
    const fields = {
      ETag: `"${MARKUP}"`,
      'Cache-Control': `no-cache, ${FORMULA}`,
      Vary: `${STYLE}, accept-encoding`,
      'Content-Location': `javascript:document.documentElement.dataset.ran=1//${MARKUP}`,
    };
    if (request.headers['if-none-match'] !== undefined) {
      response.writeHead(304, { ETag: fields.ETag, 'Cache-Control': FORMULA }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': `text/javascript; x="${MARKUP}"`, ...fields });
    response.end(`// ${'x'.repeat(2000)}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
