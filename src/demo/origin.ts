import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ServerHttp2Stream } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createBareTlsServer } from 'node:tls';
import { type Answer, createSite, type DemoRequest, type FieldLines } from './answer.ts';
import type { Certificate } from './certificate.ts';
import { type Count, createLedger, type Ledger, type ServedRequest } from './ledger.ts';
import { type OtherPolicies, withOtherPolicy } from './other-policies.ts';
import { countAtSockets } from './socket-count.ts';
import { serveFrames } from './stream-count.ts';
import { answerWire, WIRE_PATH } from './wire.ts';

export type { ServedRequest } from './ledger.ts';

/** How the site is spoken to: HTTP/1.1 in clear, HTTP/1.1 over TLS, HTTP/2 over TLS. */
export type DemoProtocol = 'http' | 'https' | 'h2';

/** A running demo site. */
export interface DemoOrigin {
  /** The address of its page, ending in a slash. */
  readonly url: string;
  /** Of a site over TLS, what a browser needs to trust it; none does unless told to. */
  readonly certificate: Pick<Certificate, 'authority' | 'pin'> | undefined;
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

type Site = (request: DemoRequest, now: number) => Answer | Promise<Answer>;

/** Both areas of the site: the page of good and bad caching, and the page of all that can cross a wire. */
function createAreas(policies: OtherPolicies): Site {
  const main = createSite();
  return (request, now) =>
    request.path.startsWith(WIRE_PATH)
      ? answerWire(request, now)
      : withOtherPolicy(main(request, now), request, policies);
}

const pathOf = (target: string): string => target.replace(/[?#].*$/, '');

/** Field lines by name in lower case, repeats joined (RFC 9110 §5.3). */
function joined(lines: FieldLines): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of lines) {
    const before = fields.get(name.toLowerCase());
    fields.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}

function asked(request: IncomingMessage): DemoRequest {
  const lines = Object.entries(request.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')] as const,
  );
  return { method: request.method ?? '', path: pathOf(request.url ?? ''), fields: joined(lines) };
}

/** All field lines of the response, so that the server adds none of its own. */
function fieldsToSend(answer: Answer, request: IncomingMessage, response: ServerResponse): FieldLines {
  const endsIt = answer.closes || answer.delivery?.endsWithConnection === true;
  const keepsOpen = response.shouldKeepAlive && !endsIt && !(answer.chunked && isOld(request));
  return [
    ...answer.fields,
    ...(answer.chunked && !isOld(request) ? [['Transfer-Encoding', 'chunked'] as const] : []),
    ['Connection', keepsOpen ? 'keep-alive' : 'close'],
  ];
}

const isOld = (request: IncomingMessage): boolean => request.httpVersion === '1.0';

/** The content in the parts that it is written in, as far as it is to be sent. */
function* partsOf({ content, delivery = {} }: Answer): Generator<Uint8Array> {
  const { stallsAt, breaksAt, partBytes = WRITE_BYTES } = delivery;
  const end = Math.min(stallsAt ?? breaksAt ?? content.length, content.length);
  for (let at = 0; at < end; at += partBytes) yield content.subarray(at, Math.min(at + partBytes, end));
}

async function send(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  count: Count,
): Promise<void> {
  const { delivery = {} } = answer;
  const fields = fieldsToSend(answer, request, response);
  response.sendDate = false;
  if (delivery.endsWithConnection) response.useChunkedEncodingByDefault = false;
  if (delivery.hints) response.writeEarlyHints({ link: delivery.hints });
  response.writeHead(answer.status, fields.flat());
  response.flushHeaders();
  count.headerWritten(answer.status, fields);
  if (request.method !== 'HEAD') {
    for (const part of partsOf(answer)) {
      if (response.destroyed) return;
      await new Promise<void>((taken) => response.write(part, () => taken()));
      count.contentWritten();
    }
  }
  if (delivery.stallsAt !== undefined) return;
  if (delivery.breaksAt !== undefined) {
    request.socket.end();
    return;
  }
  if (delivery.trailers) response.addTrailers(Object.fromEntries(delivery.trailers));
  response.end();
}

/** Field lines as Node's HTTP/2 takes them: names in lower case, repeats as lists. */
function asHeaders(lines: FieldLines): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of lines) {
    const before = headers[name.toLowerCase()];
    headers[name.toLowerCase()] = before === undefined ? value : [before, value].flat();
  }
  return headers;
}

async function sendOverStream(
  answer: Answer,
  method: string,
  stream: ServerHttp2Stream,
  count: Count,
): Promise<void> {
  const { delivery = {} } = answer;
  if (delivery.hints) stream.additionalHeaders({ ':status': 103, link: delivery.hints });
  count.headerWritten(answer.status, answer.fields);
  const isEmpty = method === 'HEAD' || answer.content.length === 0;
  const options = { endStream: isEmpty, sendDate: false, waitForTrailers: delivery.trailers !== undefined };
  stream.respond({ ':status': answer.status, ...asHeaders(answer.fields) }, options);
  stream.once('wantTrailers', () => stream.sendTrailers(asHeaders(delivery.trailers ?? [])));
  if (isEmpty) return;
  for (const part of partsOf(answer)) {
    if (stream.destroyed) return;
    await new Promise<void>((taken) => stream.write(part, () => taken()));
    count.contentWritten();
  }
  if (delivery.stallsAt !== undefined) return;
  if (delivery.breaksAt !== undefined) stream.close(2);
  else stream.end();
}

/** The server of HTTP/1.1, in clear or with a certificate. */
function overHttp1(site: Site, ledger: Ledger, certificate: Certificate | undefined): Server {
  const begin = countAtSockets(ledger);
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const count = begin(request, response);
    request.once('end', async () => {
      await count.turn;
      const answer = await site(asked(request), Date.now());
      if (!request.socket.destroyed) await send(answer, request, response, count);
    });
    request.resume();
  };
  const keepAlive = { keepAliveTimeout: KEEP_ALIVE_MS };
  return certificate
    ? createTlsServer({ ...keepAlive, ...certificate }, serve)
    : createServer(keepAlive, serve);
}

/** The server of HTTP/2. */
function overHttp2(site: Site, ledger: Ledger, certificate: Certificate): Server {
  return createBareTlsServer({ ...certificate, ALPNProtocols: ['h2'] }, (socket) => {
    serveFrames(socket, ledger, (stream, requestFields, count) => {
      const fields = joined(requestFields);
      const [method, path] = [fields.get(':method') ?? '', pathOf(fields.get(':path') ?? '')];
      stream.on('error', () => stream.destroy());
      stream.once('end', async () => {
        const answer = await site({ method, path, fields }, Date.now());
        if (!stream.destroyed) await sendOverStream(answer, method, stream, count);
      });
      stream.resume();
    });
  });
}

/** Notes a server's connections, so that they can all be ended. */
function connectionsOf(server: Server): Set<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

/**
 * Serves the demo site on `host` (the loopback address) and `port` (0, the default: any free one) and counts what
 * goes over its sockets. `onServed` hears of each request when it is over. Over TLS it makes a certificate of its
 * own. `policies` replace what the site's page of good and bad caching sends. Rejects with Node's own error where the port cannot be had, `code` being `EADDRINUSE` where it is taken.
 */
export async function startDemo(
  options: {
    port?: number;
    host?: '127.0.0.1';
    protocol?: DemoProtocol;
    onServed?: (request: ServedRequest) => void;
    policies?: OtherPolicies;
  } = {},
): Promise<DemoOrigin> {
  const { port = 0, host = '127.0.0.1', protocol = 'http', onServed, policies = {} } = options;
  const site = createAreas(policies);
  const ledger = createLedger(onServed);
  // What makes it takes half a second to load.
  const certificate = protocol === 'http' ? undefined : (await import('./certificate.ts')).makeCertificate();
  const server =
    protocol === 'h2' && certificate
      ? overHttp2(site, ledger, certificate)
      : overHttp1(site, ledger, certificate);
  const open = connectionsOf(server);
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://${host}:${bound}/`,
    certificate,
    get served() {
      return ledger.served();
    },
    reset: ledger.reset,
    settled: ledger.settled,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of open) socket.destroy();
      }),
  };
}
