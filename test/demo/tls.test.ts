import { X509Certificate } from 'node:crypto';
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { request } from 'node:https';
import { duplexPair } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../src/demo/certificate.ts';
import { createFrameReader } from '../../src/demo/frame-reader.ts';
import { type DemoOrigin, type DemoProtocol, startDemo } from '../../src/demo/origin.ts';

let demo: DemoOrigin;

async function start(protocol: DemoProtocol): Promise<void> {
  demo = await startDemo({ protocol });
}
const authority = (): string => demo.certificate?.authority ?? '';

interface Told {
  readonly headers: IncomingHttpHeaders;
  readonly interim: IncomingHttpHeaders[];
  readonly trailers: IncomingHttpHeaders | undefined;
  readonly content: Buffer;
}

/** Asks over HTTP/2 and waits for the whole response; leaves after `leavesAt` bytes of content, if given. */
function ask(
  session: ClientHttp2Session,
  headers: Record<string, string>,
  options: { body?: string; leavesAt?: number } = {},
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': '/', ...headers }, { endStream: options.body === undefined });
    const told: {
      headers: IncomingHttpHeaders;
      interim: IncomingHttpHeaders[];
      trailers?: IncomingHttpHeaders;
    } = {
      headers: {},
      interim: [],
    };
    const parts: Buffer[] = [];
    stream.on('headers', (interim) => told.interim.push(interim));
    stream.on('response', (response) => Object.assign(told.headers, response));
    stream.on('trailers', (trailers) => {
      told.trailers = trailers;
    });
    stream.on('data', (part: Buffer) => {
      parts.push(part);
      const got = parts.reduce((sum, { length }) => sum + length, 0);
      if (options.leavesAt !== undefined && got >= options.leavesAt) stream.close(8);
    });
    stream.on('error', reject);
    stream.on('close', () => resolve({ trailers: undefined, ...told, content: Buffer.concat(parts) }));
    if (options.body !== undefined) stream.end(options.body);
  });
}

/** A connection over HTTP/2, and what it received on each stream by its own reading of the frames. */
function connectCounting(): { session: ClientHttp2Session; received: Map<number, number> } {
  const { hostname, port, origin } = new URL(demo.url);
  const socket = connectTls({ host: hostname, port: Number(port), ca: authority(), ALPNProtocols: ['h2'] });
  const received = new Map<number, number>();
  const read = createFrameReader(0, ({ type, stream, bytes }) => {
    if ([0, 1, 9].includes(type)) received.set(stream, (received.get(stream) ?? 0) + bytes);
  });
  const [session, counted] = duplexPair();
  socket.on('data', read);
  socket.pipe(counted).pipe(socket);
  session.once('close', () => socket.destroy());
  return { session: connect(origin, { createConnection: () => session }), received };
}

describe('the certificate', () => {
  it('is for the loopback host, vouched for by its authority, and pinned by its key', () => {
    const { cert, authority, pin } = makeCertificate();
    const certificate = new X509Certificate(cert);
    expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
    expect(certificate.verify(new X509Certificate(authority).publicKey)).toBe(true);
    expect(pin).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });
});

describe('bytes counted inside TLS', () => {
  it('are those of HTTP/1.1 as it would be in clear', async () => {
    await start('https');
    const status = await new Promise((resolve) => {
      const headers = { Host: 'demo.test', Connection: 'close' };
      request(
        demo.url,
        { ca: authority(), headers, servername: 'localhost', path: '/good/no-store.json' },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode));
        },
      ).end();
    });
    await demo.settled();
    const [served] = demo.served;
    await demo.close();
    expect(status).toBe(200);
    const text = 'GET /good/no-store.json HTTP/1.1\r\nHost: demo.test\r\nConnection: close\r\n\r\n';
    expect(served?.receivedBytes).toBe(text.length);
    const lines = served?.responseFields.reduce(
      (sum, [name, value]) => sum + name.length + value.length + 4,
      0,
    );
    expect(served?.sentHeaderBytes).toBe('HTTP/1.1 200 OK\r\n\r\n'.length + (lines ?? 0));
  });
});

describe('bytes counted by the frames of HTTP/2', () => {
  let session: ClientHttp2Session;
  let received: Map<number, number>;
  beforeAll(() => start('h2'));
  afterAll(() => demo.close());
  beforeEach(() => {
    demo.reset();
    ({ session, received } = connectCounting());
  });
  afterEach(() => new Promise<void>((closed) => session.close(closed)));

  it('are those that the client received on each stream', async () => {
    const paths = [
      '/',
      '/good/gzip.css',
      '/wire/size/1048576',
      '/good/redirect.png',
      '/nothing',
      '/wire/size/0',
    ];
    await Promise.all(paths.map((path) => ask(session, { ':path': path, 'accept-encoding': 'gzip' })));
    await demo.settled();
    expect(demo.served.map(({ path }) => path)).toEqual(paths);
    expect(demo.served.map(({ sentBytes }) => sentBytes)).toEqual(
      [...received.keys()].sort((a, b) => a - b).map((id) => received.get(id)),
    );
    expect(demo.served.every(({ complete }) => complete)).toBe(true);
  });

  it('hold a header in its frame and content in frames of its own', async () => {
    await ask(session, { ':path': '/wire/size/100' });
    await demo.settled();
    // The frame that ends the stream is empty.
    expect(demo.served[0]?.sentContentBytes).toBe(9 + 100 + 9);
    expect(demo.served[0]?.sentHeaderBytes).toBeGreaterThan(50);
  });

  it('include the content of a request', async () => {
    const headers = { ':path': '/wire/post/text', ':method': 'POST' };
    await ask(session, headers, { body: 'x'.repeat(40_000) });
    await demo.settled();
    const [served] = demo.served;
    expect(served).toMatchObject({ method: 'POST', status: 200 });
    expect(served?.receivedBytes).toBeGreaterThan(40_000 + 3 * 9);
    expect(served?.receivedBytes).toBeLessThan(40_000 + 200);
  });

  it('include early hints and trailers', async () => {
    const hinted = await ask(session, { ':path': '/wire/hints' });
    const trailed = await ask(session, { ':path': '/wire/chunked/trailers' });
    await demo.settled();
    expect(hinted.interim).toMatchObject([{ ':status': 103, link: '</wire/size/100>; rel=prefetch' }]);
    expect(trailed.trailers?.['x-checksum']).toHaveLength(200);
    expect(demo.served.map(({ sentBytes }) => sentBytes)).toEqual([received.get(1), received.get(3)]);
  });

  it('are those sent so far when the client leaves in the middle', async () => {
    await ask(session, { ':path': '/wire/left/small' }, { leavesAt: 3_000 });
    await demo.settled();
    expect(demo.served[0]).toMatchObject({ status: 200, complete: false, sentBytes: received.get(1) });
    expect(demo.served[0]?.sentContentBytes).toBe(3_009);
  });

  it('are only those of the header for HEAD and for a 304', async () => {
    const { headers } = await ask(session, { ':path': '/wire/size/1000', ':method': 'HEAD' });
    const again = await ask(session, {
      ':path': '/wire/size/1000',
      'if-none-match': String(headers['etag']),
    });
    await demo.settled();
    expect(headers['content-length']).toBe('1000');
    expect(again.headers[':status']).toBe(304);
    expect(demo.served.map(({ sentContentBytes }) => sentContentBytes)).toEqual([0, 0]);
  });
});
