import { parseArgs } from 'node:util';
import { type DemoOrigin, type ServedRequest, startDemo } from '../demo/origin.ts';
import { figuresIn } from '../messages/figures.ts';
import { languageFor } from '../messages/messages.ts';
import { terminalMessagesIn } from '../messages/terminal-messages.ts';

const DEFAULT_PORT = 8304;
const UNUSABLE = 2;

const language = languageFor(Intl.DateTimeFormat().resolvedOptions().locale);
const text = terminalMessagesIn(language).demo;
const { exact } = figuresIn(language);

function fail(reason: string): never {
  process.stderr.write(`demo: ${reason}\n`);
  process.exit(UNUSABLE);
}

function portAsked(): number {
  const { tokens } = parseArgs({ options: { port: { type: 'string' } }, strict: false, tokens: true });
  let port = DEFAULT_PORT;
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'help') {
      process.stdout.write(`${text.usage}\n`);
      process.exit(0);
    }
    if (token.kind !== 'option' || token.name !== 'port')
      fail(text.badArgument(token.kind === 'option' ? token.rawName : (process.argv[token.index + 2] ?? '')));
    if (token.value === undefined) fail(text.missingPort);
    if (!/^\d{1,5}$/.test(token.value) || Number(token.value) > 65_535) fail(text.badPort(token.value));
    port = Number(token.value);
  }
  return port;
}

function lineFor({ status, method, path, receivedBytes, sentBytes, complete }: ServedRequest): string {
  const bytes = text.served({ received: exact(receivedBytes), sent: exact(sentBytes) });
  return `${status} ${method} ${path}  ${bytes}${complete ? '' : `  (${text.lost})`}\n`;
}

async function start(port: number): Promise<DemoOrigin> {
  try {
    return await startDemo({ port, onServed: (request) => process.stdout.write(lineFor(request)) });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return fail(code === 'EADDRINUSE' ? text.portTaken(port) : text.cannotListen(port, code || message));
  }
}

const demo = await start(portAsked());
process.stdout.write(`${text.serving(demo.url)}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
