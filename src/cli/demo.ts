import { parseArgs } from 'node:util';
import { type DemoOrigin, type DemoProtocol, type ServedRequest, startDemo } from '../demo/origin.ts';
import { figuresIn } from '../messages/figures.ts';
import { languageFor } from '../messages/language.ts';
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

interface Asked {
  readonly port: number;
  readonly protocol: DemoProtocol;
}

function asked(): Asked {
  const options = { port: { type: 'string' }, protocol: { type: 'string' } } as const;
  const { tokens } = parseArgs({ options, strict: false, tokens: true });
  let asked: Asked = { port: DEFAULT_PORT, protocol: 'http' };
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'help') {
      process.stdout.write(`${text.usage}\n`);
      process.exit(0);
    }
    if (token.kind !== 'option' || !(token.name in options))
      fail(text.badArgument(token.kind === 'option' ? token.rawName : (process.argv[token.index + 2] ?? '')));
    if (token.value === undefined) fail(text.missingValue(token.rawName));
    asked = { ...asked, ...(token.name === 'port' ? portOf(token.value) : protocolOf(token.value)) };
  }
  return asked;
}

function portOf(value: string): Pick<Asked, 'port'> {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) fail(text.badPort(value));
  return { port: Number(value) };
}

function protocolOf(value: string): Pick<Asked, 'protocol'> {
  if (value !== 'http' && value !== 'https' && value !== 'h2') return fail(text.badProtocol(value));
  return { protocol: value };
}

function lineFor({ status, method, path, receivedBytes, sentBytes, complete }: ServedRequest): string {
  const bytes = text.served({ received: exact(receivedBytes), sent: exact(sentBytes) });
  return `${status} ${method} ${path}  ${bytes}${complete ? '' : `  (${text.lost})`}\n`;
}

async function start({ port, protocol }: Asked): Promise<DemoOrigin> {
  try {
    return await startDemo({ port, protocol, onServed: (request) => process.stdout.write(lineFor(request)) });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return fail(code === 'EADDRINUSE' ? text.portTaken(port) : text.cannotListen(port, code || message));
  }
}

const demo = await start(asked());
process.stdout.write(`${text.serving(demo.url)}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
