import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';

interface Invocation {
  readonly stdin?: string | Uint8Array | Readable;
  readonly env?: Record<string, string>;
  /** Where the command is called; settings are looked for nowhere where it is left out. */
  readonly directory?: string;
  readonly isTTY?: boolean;
  /** Whether standard error is a terminal. */
  readonly errorIsTTY?: boolean;
  /** The code of the error with which standard output fails. */
  readonly broken?: string;
}

/** Runs the command as a shell would: what it wrote, and its status. */
export async function notModified(
  args: readonly string[],
  { stdin = '', env = {}, directory, isTTY = false, errorIsTTY = false, broken }: Invocation = {},
): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new Writable({
      write(chunk: Buffer, _, done) {
        if (name === 'out' && broken) return done(Object.assign(new Error(broken), { code: broken }));
        written[name] += chunk.toString();
        done();
      },
    });
  const surroundings: Surroundings = {
    stdin: stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]),
    stdout: stream('out'),
    stderr: stream('err'),
    env,
    ...(directory === undefined ? {} : { directory }),
    isTTY,
    errorIsTTY,
  };
  const status = await run(args, surroundings);
  return { status, ...written };
}
