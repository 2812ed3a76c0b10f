import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, get } from '../demo/raw-client.ts';

const out = mkdtempSync(join(tmpdir(), 'demo-command-'));

beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../..'),
    ssr: { noExternal: true },
    build: {
      ssr: 'src/cli/demo.ts',
      outDir: out,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'demo.mjs' } },
    },
  }),
);
afterAll(() => rmSync(out, { recursive: true }));

const run = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(out, 'demo.mjs'), ...args], {
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });

/** What a run wrote and how it ended. */
async function ended(child: ChildProcess): Promise<{ status: number | null; out: string; err: string }> {
  const text = { out: '', err: '' };
  child.stdout?.on('data', (data: Buffer) => {
    text.out += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    text.err += data.toString();
  });
  const [status] = await once(child, 'close');
  return { status, ...text };
}

describe('the demo command', () => {
  it('prints its address, then a line for each request, and stops when interrupted', async () => {
    const child = run('--port', '0');
    const finished = ended(child);
    const [first] = await once(child.stdout ?? child, 'data');
    const url = String(first).split(' ')[0] ?? '';
    const client = await connectTo(url);
    const answer = await client.ask(get('/nothing-here?a=1'));
    child.kill('SIGINT');
    const { status, out: printed, err } = await finished;
    await client.closed;
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(printed.split('\n')[1]).toBe(
      `404 GET /nothing-here?a=1  received ${answer.sentBytes} B, sent ${answer.headerBytes + answer.contentBytes} B`,
    );
  });

  it('speaks HTTP/2 when asked to', async () => {
    const child = run('--port', '0', '--protocol', 'h2');
    const [first] = await once(child.stdout ?? child, 'data');
    const session = connect(String(first).split(' ')[0] ?? '', { rejectUnauthorized: false });
    const [headers] = await once(session.request({ ':path': '/wire/size/1' }), 'response');
    session.destroy();
    child.kill('SIGINT');
    await once(child, 'close');
    expect(headers).toMatchObject({ ':status': 200, 'content-length': '1' });
  });

  it('says in one line that a port is taken, with status 2', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const result = await ended(run(`--port=${port}`));
    taken.close();
    expect(result).toEqual({
      status: 2,
      out: '',
      err: `demo: port ${port} is in use by another program; choose another with --port\n`,
    });
  });

  it.each([
    [['--port', '70000'], '--port cannot be 70000; it is a whole number from 0 to 65535'],
    [['--port', '-1'], '--port cannot be -1; it is a whole number from 0 to 65535'],
    [['--port'], '--port needs a value'],
    [['--protocol', 'ftp'], '--protocol cannot be ftp; it is one of http, https, h2'],
    [['--protocol'], '--protocol needs a value'],
    [['--verbose'], '--verbose is not understood; see demo --help'],
    [['8304'], '8304 is not understood; see demo --help'],
  ])('refuses %j with status 2', async (args, reason) => {
    expect(await ended(run(...args))).toEqual({ status: 2, out: '', err: `demo: ${reason}\n` });
  });

  it('explains itself', async () => {
    const { status, out: printed } = await ended(run('--help'));
    expect(status).toBe(0);
    expect(printed).toContain('--port PORT');
  });
});
