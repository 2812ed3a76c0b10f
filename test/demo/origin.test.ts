import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoOrigin, type ServedRequest, startDemo } from '../../src/demo/origin.ts';
import { connectTo, get, type RawClient, type RawResponse } from './raw-client.ts';

let demo: DemoOrigin;
let client: RawClient;

beforeEach(async () => {
  demo = await startDemo();
  client = await connectTo(demo.url);
});
afterEach(async () => {
  client.leave();
  await demo.close();
});

const sizes = ({ receivedBytes, sentHeaderBytes, sentContentBytes, sentBytes }: ServedRequest) => ({
  received: receivedBytes,
  header: sentHeaderBytes,
  content: sentContentBytes,
  sent: sentBytes,
});
const counted = (response: RawResponse) => ({
  received: response.sentBytes,
  header: response.headerBytes,
  content: response.contentBytes,
  sent: response.headerBytes + response.contentBytes,
});

async function onlyRequest(): Promise<ServedRequest> {
  await demo.settled();
  const [request, ...others] = demo.served;
  expect(others).toEqual([]);
  if (!request) throw new Error('nothing was served');
  return request;
}

describe('bytes counted at the sockets', () => {
  it('are those that a client sent and received for one request', async () => {
    const response = await client.ask(get('/bad/304-loses-etag.js'));
    expect(response.contentBytes).toBeGreaterThan(20_000);
    expect(sizes(await onlyRequest())).toEqual(counted(response));
  });

  it('are told apart by request on a connection that stays open', async () => {
    const paths = ['/', '/good/gzip.css', '/good/redirect.png', '/nothing', '/good/last-modified-only.png'];
    const responses: RawResponse[] = [];
    for (const path of paths) responses.push(await client.ask(get(path, 'Accept-Encoding: gzip')));
    await demo.settled();
    expect(demo.served.map(({ number, path }) => [number, path])).toEqual(
      paths.map((path, index) => [index + 1, path]),
    );
    expect(demo.served.map(sizes)).toEqual(responses.map(counted));
  });

  it('are told apart by connection when several are open at once', async () => {
    const clients = [client, await connectTo(demo.url), await connectTo(demo.url)];
    const paths = ['/good/brotli.js', '/good/no-store.json', '/bad/304-loses-date.png'];
    const rounds = await Promise.all(
      clients.map(async (each, index) => {
        const path = paths[index] ?? '';
        return [await each.ask(get(path)), await each.ask(get(path, 'X-Again: yes'))].map(counted);
      }),
    );
    await demo.settled();
    for (const [index, path] of paths.entries())
      expect(demo.served.filter((request) => request.path === path).map(sizes)).toEqual(rounds[index]);
    for (const each of clients) each.leave();
  });

  it('include the framing of chunks', async () => {
    const response = await client.ask(get('/good/gzip-chunked.js', 'Accept-Encoding: gzip'));
    expect(response.contentBytes).toBeGreaterThan(response.content.length);
    expect(sizes(await onlyRequest())).toEqual(counted(response));
  });

  it('are only those of the header for HEAD', async () => {
    const response = await client.ask('HEAD /good/brotli.js HTTP/1.1\r\nHost: demo.test\r\n\r\n');
    expect(Number(response.fields.get('content-length'))).toBeGreaterThan(10_000);
    expect(response.content.length).toBe(0);
    expect(sizes(await onlyRequest())).toEqual(counted(response));
  });

  it('are only those of the header for a 304 that announces content and closes the connection', async () => {
    const path = '/bad/304-announces-content.js';
    const stored = await client.ask(get(path));
    await demo.settled();
    demo.reset();
    const response = await client.ask(get(path, `If-None-Match: ${stored.fields.get('etag')}`));
    await client.closed;
    expect(response.status).toBe(304);
    expect(client.totals().received).toBe(counted(stored).sent + response.headerBytes);
    expect(response.fields.get('connection')).toBe('close');
    expect(sizes(await onlyRequest())).toEqual(counted(response));
  });

  it('include the content of a request', async () => {
    const content = 'x'.repeat(70_000);
    const request = `POST /good/no-store.json HTTP/1.1\r\nHost: demo.test\r\nContent-Length: 70000\r\n\r\n${content}`;
    const response = await client.ask(request);
    expect(response.status).toBe(405);
    expect(sizes(await onlyRequest())).toEqual(counted(response));
  });

  it('include an interim response', async () => {
    const header =
      'POST / HTTP/1.1\r\nHost: demo.test\r\nExpect: 100-continue\r\nContent-Length: 4\r\nConnection: close\r\n\r\n';
    client.send(header);
    client.send('body');
    await client.closed;
    expect(sizes(await onlyRequest())).toMatchObject({
      received: client.totals().sent,
      sent: client.totals().received,
    });
  });

  it('are right for a client of HTTP/1.0, which gets no chunks', async () => {
    const response = await client.ask('GET /good/gzip-chunked.js HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n');
    await client.closed;
    expect(response.fields.has('transfer-encoding')).toBe(false);
    expect(sizes(await onlyRequest())).toEqual(counted(response));
  });

  it('are those received so far when the client leaves in the middle of its request', async () => {
    client.send('POST / HTTP/1.1\r\nHost: demo.test\r\nContent-Length: 100\r\n\r\nonly this');
    client.leave();
    await expect.poll(() => demo.served.length).toBe(1);
    expect(await onlyRequest()).toMatchObject({
      status: 0,
      complete: false,
      receivedBytes: client.totals().sent,
      sentBytes: 0,
    });
  });

  it('add up to all that went over a connection when a client sends requests ahead', async () => {
    const paths = ['/good/gzip.css', '/bad/no-policy.png', '/good/redirect.png'];
    client.send(paths.map((path) => get(path)).join(''));
    client.send(get('/', 'Connection: close'));
    await client.closed;
    await demo.settled();
    expect(demo.served.map(({ path, status }) => [path, status])).toEqual([
      ['/good/gzip.css', 200],
      ['/bad/no-policy.png', 200],
      ['/good/redirect.png', 302],
      ['/', 200],
    ]);
    const total = (of: (request: ServedRequest) => number) =>
      demo.served.reduce((sum, request) => sum + of(request), 0);
    expect(total(({ receivedBytes }) => receivedBytes)).toBe(client.totals().sent);
    expect(total(({ sentBytes }) => sentBytes)).toBe(client.totals().received);
  });

  it('are those that the system took when a client stops reading and leaves', async () => {
    const path = '/good/last-modified-only.png';
    const whole = counted(await client.ask(get(path))).sent;
    await demo.settled();
    demo.reset();
    const requests = Math.ceil(20_000_000 / whole);
    client.pause();
    client.send(get(path).repeat(requests));
    await expect.poll(() => demo.served.length).toBeGreaterThan(0);
    client.leave();
    await expect.poll(() => demo.served.length, { timeout: 5_000 }).toBe(requests);
    await demo.settled();
    const [done, lost] = [true, false].map((complete) =>
      demo.served.filter((request) => request.complete === complete),
    );
    expect(new Set(done?.map(({ sentBytes }) => sentBytes))).toEqual(new Set([whole]));
    expect(lost?.length).toBeGreaterThan(1);
    expect(lost?.every(({ sentBytes }) => sentBytes <= whole)).toBe(true);
  });
});

describe('a request that was served', () => {
  it('is recorded with the lines of both messages as they were sent', async () => {
    const response = await client.ask(get('/good/no-store.json?a=1', 'X-CaSe: Kept', 'X-CaSe: twice'));
    const { requestFields, responseFields, ...request } = await onlyRequest();
    expect(request).toMatchObject({
      method: 'GET',
      path: '/good/no-store.json?a=1',
      status: 200,
      complete: true,
    });
    expect(requestFields).toEqual([
      ['Host', 'demo.test'],
      ['X-CaSe', 'Kept'],
      ['X-CaSe', 'twice'],
    ]);
    expect(responseFields.map(([name, value]) => [name.toLowerCase(), value])).toEqual([...response.fields]);
  });

  it('is told to the listener when it is over', async () => {
    const told: string[] = [];
    const other = await startDemo({ onServed: ({ path, status }) => told.push(`${status} ${path}`) });
    await (await fetch(`${other.url}good/no-store.json`)).text();
    await other.settled();
    await other.close();
    expect(told).toEqual(['200 /good/no-store.json']);
  });

  it('is forgotten after a reset, and the next one is number 1', async () => {
    await client.ask(get('/'));
    await demo.settled();
    demo.reset();
    expect(demo.served).toEqual([]);
    await client.ask(get('/good/no-store.json'));
    expect(await onlyRequest()).toMatchObject({ number: 1, path: '/good/no-store.json' });
  });
});

describe('starting and stopping', () => {
  it('says that a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(startDemo({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    taken.close();
  });

  it('ends connections that are open and idle', async () => {
    await client.ask(get('/'));
    await demo.close();
    await client.closed;
    await expect(fetch(demo.url)).rejects.toThrow();
  });
});
