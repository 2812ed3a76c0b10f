import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../src/drive/session.ts';
import { audit, exportReport, readHar } from '../../src/index.ts';
import { FAULTY } from '../cli/captures.ts';
import { built, openBuilt } from './built.ts';

/** Reads a capture as a stream, gzipped on the way, and writes the report down; runs in a page and in a worker. */
const WORK = `
import { audit, exportReport, readHar } from '/library.js';
export async function work() {
  const { body } = await fetch('/capture.har');
  const report = audit(await readHar(body.pipeThrough(new CompressionStream('gzip'))));
  return ['json', 'html', 'markdown', 'csv'].map((format) => exportReport(report, format, { language: 'en' }));
}`;
const WORKER = `
import { work } from '/work.js';
work().then(postMessage, (error) => postMessage(String(error)));`;
const PAGE = `<!doctype html><meta charset="utf-8"><title>Library</title>
<script type="module">
import { work } from '/work.js';
const inWorker = new Promise((resolve) => {
  const worker = new Worker('/worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => resolve('worker: ' + message);
});
const [page, worker] = await Promise.all([work().catch(String), inWorker]);
await fetch('/told', { method: 'POST', body: JSON.stringify({ page, worker }) });
document.documentElement.dataset.done = 'yes';
</script>`;

const JAVASCRIPT = 'text/javascript;charset=utf-8';

describe.each(['chromium', 'firefox'] as const)('the built library in %s', (name) => {
  let told = '';
  let server: Server;
  let session: BrowserSession;

  beforeAll(async () => {
    const served: Readonly<Record<string, readonly [type: string, content: string]>> = {
      '/': ['text/html;charset=utf-8', PAGE],
      '/library.js': [JAVASCRIPT, await readFile(built('lib/index.js'), 'utf8')],
      '/work.js': [JAVASCRIPT, WORK],
      '/worker.js': [JAVASCRIPT, WORKER],
      '/capture.har': ['application/json', FAULTY],
    };
    server = createServer(async (request, response) => {
      if (request.method === 'POST') for await (const part of request) told += String(part);
      const [type, content] = served[request.url ?? ''] ?? ['text/plain', ''];
      response.setHeader('content-type', type).end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    session = await openBuilt(name);
  });
  afterAll(async () => {
    await session?.close();
    server?.closeAllConnections();
    server?.close();
  });

  it('makes the same reports in a page and in a worker as it does here', async () => {
    const { port } = server.address() as AddressInfo;
    const until = `document.documentElement.dataset.done === 'yes'`;
    await session.visit(`http://127.0.0.1:${port}/`, { until });
    const report = audit(await readHar(FAULTY));
    const expected = (['json', 'html', 'markdown', 'csv'] as const).map((format) =>
      exportReport(report, format, { language: 'en' }),
    );
    expect(JSON.parse(told)).toEqual({ page: expected, worker: expected });
  });
});
