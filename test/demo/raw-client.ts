import { connect, type Socket } from 'node:net';

/** One response as it came over the socket, cut by its own framing, and what the request took. */
export interface RawResponse {
  readonly status: number;
  /** Header lines by lower-case name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly sentBytes: number;
  readonly headerBytes: number;
  /** With chunk framing. */
  readonly contentBytes: number;
  /** Without chunk framing. */
  readonly content: Buffer;
}

export interface RawClient {
  /** Sends a request in the given bytes and waits for the whole response to it. */
  ask(request: string): Promise<RawResponse>;
  /** Sends bytes and waits for nothing. */
  send(bytes: string): void;
  /** Resolves when the server has ended the connection. */
  readonly closed: Promise<void>;
  /** Everything this connection has carried in each direction. */
  totals(): { sent: number; received: number };
  /** Stops reading. */
  pause(): void;
  leave(): void;
}

/** A request with the given lines, Host among them. */
export const get = (path: string, ...lines: string[]): string =>
  [`GET ${path} HTTP/1.1`, 'Host: demo.test', ...lines, '', ''].join('\r\n');

/** Where a chunked body ends in `bytes`, and its content; undefined where it has not ended yet. */
function dechunk(bytes: Buffer): { length: number; content: Buffer } | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (next > bytes.length) return undefined;
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    if (size === 0) return { length: next, content: Buffer.concat(parts) };
    at = next;
  }
}

function cut(bytes: Buffer, method: string, ended: boolean, sentBytes: number): RawResponse | undefined {
  const headerEnd = bytes.indexOf('\r\n\r\n');
  if (headerEnd < 0) return undefined;
  const headerBytes = headerEnd + 4;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headerEnd).split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  const fields = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = bytes.subarray(headerBytes);
  const head = { status, fields, sentBytes, headerBytes };
  if (method === 'HEAD' || status === 304) return { ...head, contentBytes: 0, content: rest };
  if (fields.get('transfer-encoding') === 'chunked') {
    const body = dechunk(rest);
    return body && { ...head, contentBytes: body.length, content: body.content };
  }
  const length = fields.get('content-length');
  if (length === undefined ? !ended : rest.length < Number(length)) return undefined;
  return { ...head, contentBytes: rest.length, content: rest };
}

/** Opens a connection to the origin at `url`, over which bytes are counted without any HTTP library. */
export async function connectTo(url: string): Promise<RawClient> {
  const { hostname, port } = new URL(url);
  const socket = await new Promise<Socket>((opened, failed) => {
    const opening = connect(Number(port), hostname, () => opened(opening));
    opening.once('error', failed);
  });
  let pending = Buffer.alloc(0);
  let totalSent = 0;
  let totalReceived = 0;
  let ended = false;
  let progress = () => {};
  socket.on('data', (data) => {
    totalReceived += data.length;
    pending = Buffer.concat([pending, data]);
    progress();
  });
  const closed = new Promise<void>((done) => {
    socket.once('end', () => {
      ended = true;
      progress();
      done();
    });
  });
  const send = (bytes: string) => {
    totalSent += Buffer.byteLength(bytes, 'latin1');
    socket.write(bytes, 'latin1');
  };
  return {
    send,
    closed,
    totals: () => ({ sent: totalSent, received: totalReceived }),
    pause: () => void socket.pause(),
    leave: () => void socket.destroy(),
    ask(request) {
      send(request);
      const method = request.slice(0, request.indexOf(' '));
      return new Promise((answered, failed) => {
        progress = () => {
          const response = cut(pending, method, ended, Buffer.byteLength(request, 'latin1'));
          if (response) {
            pending = Buffer.alloc(0);
            progress = () => {};
            answered(response);
          } else if (ended) failed(new Error('the connection ended before the response did'));
        };
        progress();
      });
    },
  };
}
