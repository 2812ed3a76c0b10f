import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, createSite, type DemoRequest, type FieldLines } from './answer.ts';
import { type Count, createLedger, type ServedRequest } from './ledger.ts';

export type { ServedRequest } from './ledger.ts';

/** A running demo site. */
export interface DemoOrigin {
  /** The address of its page, ending in a slash. */
  readonly url: string;
  /**
   * Every request that has been answered (or lost) since the start or the last reset, in the order of arrival.
   * What is not a request in HTTP's grammar is refused by Node itself and not among them.
   */
  readonly served: readonly ServedRequest[];
  /** Forgets all requests so far, those under way too. */
  reset(): void;
  /** Resolves when every request that has arrived has been answered and all of it handed to the system. */
  settled(): Promise<void>;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 60_000;
const WRITE_BYTES = 16_384;

function asked(request: IncomingMessage): DemoRequest {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers))
    fields.set(name, Array.isArray(value) ? value.join(', ') : (value ?? ''));
  return { method: request.method ?? '', path: (request.url ?? '').replace(/[?#].*$/, ''), fields };
}

/** All field lines of the response, so that the server adds none of its own. */
function fieldsToSend(answer: Answer, request: IncomingMessage, response: ServerResponse): FieldLines {
  const keepsOpen = response.shouldKeepAlive && !answer.closes && !(answer.chunked && isOld(request));
  return [
    ...answer.fields,
    ...(answer.chunked && !isOld(request) ? [['Transfer-Encoding', 'chunked'] as const] : []),
    ['Connection', keepsOpen ? 'keep-alive' : 'close'],
  ];
}

const isOld = (request: IncomingMessage): boolean => request.httpVersion === '1.0';

async function send(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  count: Count,
): Promise<void> {
  const fields = fieldsToSend(answer, request, response);
  response.sendDate = false;
  response.writeHead(answer.status, fields.flat());
  response.flushHeaders();
  count.headerWritten(answer.status, fields);
  const sends = request.method !== 'HEAD';
  for (let at = 0; sends && at < answer.content.length && !response.destroyed; at += WRITE_BYTES) {
    const part = answer.content.subarray(at, at + WRITE_BYTES);
    await new Promise<void>((taken) => response.write(part, () => taken()));
    count.contentWritten();
  }
  response.end();
}

/**
 * Serves the demo site on `host` (the loopback address) and `port` (0, the default: any free one) and counts what
 * goes over its sockets. `onServed` hears of each request when it is over. Rejects with Node's own error where
 * the port cannot be had, `code` being `EADDRINUSE` where it is taken.
 */
export async function startDemo(
  options: { port?: number; host?: '127.0.0.1'; onServed?: (request: ServedRequest) => void } = {},
): Promise<DemoOrigin> {
  const { port = 0, host = '127.0.0.1', onServed } = options;
  const site = createSite();
  const ledger = createLedger(onServed);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    const count = ledger.begin(request, response);
    request.once('end', async () => {
      await count.turn;
      if (!request.socket.destroyed) await send(site(asked(request), Date.now()), request, response, count);
    });
    request.resume();
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}/`,
    get served() {
      return ledger.served();
    },
    reset: ledger.reset,
    settled: ledger.settled,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
