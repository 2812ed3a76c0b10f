import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { connectMarionette } from '../../src/drive/marionette.ts';

const framed = (message: unknown) => {
  const text = JSON.stringify(message);
  return `${Buffer.byteLength(text)}:${text}`;
};

/** A server that greets as Firefox does and leaves the answers to the test. */
async function firefox(heard: (text: string, socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(framed({ applicationType: 'gecko', marionetteProtocol: 3 }));
    socket.on('data', (bytes) => heard(bytes.toString(), socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

it('sends a command with its length in bytes and gives the result', async () => {
  const heard: string[] = [];
  const port = await firefox((text, socket) => {
    heard.push(text);
    socket.write(framed([1, 1, null, { value: '缓存' }]));
  });
  const line = await connectMarionette(port);
  expect(await line.send('WebDriver:FindElement', { value: '缓存' })).toEqual({ value: '缓存' });
  expect(heard).toEqual(['48:[0,1,"WebDriver:FindElement",{"value":"缓存"}]']);
  line.end();
});

it('reads answers that arrive in pieces and together, in any order', async () => {
  let asked = 0;
  const port = await firefox((_, socket) => {
    if (++asked < 2) return;
    const bytes = Buffer.from(framed([1, 2, null, 'second']) + framed([1, 1, null, 'é']));
    socket.setNoDelay();
    for (const byte of bytes) socket.write(Buffer.from([byte]));
  });
  const line = await connectMarionette(port);
  const first = line.send('a');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await Promise.all([first, line.send('b')])).toEqual(['é', 'second']);
  line.end();
});

it("rejects with WebDriver's code and message", async () => {
  const port = await firefox((_, socket) => {
    socket.write(
      framed([1, 1, { error: 'no such element', message: 'Unable to locate', stacktrace: '…' }, null]),
    );
  });
  const line = await connectMarionette(port);
  await expect(line.send('x')).rejects.toMatchObject({
    code: 'no such element',
    message: 'Unable to locate',
  });
  line.end();
});

it('rejects what is still open when Firefox goes away, and everything after', async () => {
  const port = await firefox((_, socket) => void socket.destroy());
  const line = await connectMarionette(port);
  await expect(line.send('x')).rejects.toThrow(/^Firefox ended before its work was done/);
  await expect(line.send('y')).rejects.toThrow(/^Firefox ended before its work was done/);
});

it('rejects where nothing listens', async () => {
  await expect(connectMarionette(1)).rejects.toThrow(/ECONNREFUSED/);
});
