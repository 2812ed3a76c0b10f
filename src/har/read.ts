import type { Exchange } from '../exchange/exchange.ts';
import type { Capture, CaptureNote, CaptureProducer, Skipped } from './capture.ts';
import type { HarEntry } from './entry.ts';
import { HarError } from './error.ts';
import { producerOf } from './producers/index.ts';
import { recordOf, textOf } from './raw-entry.ts';
import { readEntry } from './read-entry.ts';

/**
 * Reads a capture: a HAR as text, as UTF-8 bytes (whole or streamed), or parsed. `{ log: { entries } }`,
 * `{ entries }` and a bare array of entries are all taken.
 * @throws HarError where the input cannot be a capture at all, with the reason and where it can be told the position.
 */
export async function readHar(
  input: string | Uint8Array | ReadableStream<Uint8Array> | object,
): Promise<Capture> {
  if (typeof input === 'string') return readLog(parse(input));
  if (input instanceof Uint8Array) return readLog(parse(decode(input)));
  if (input instanceof ReadableStream) return readLog(parse(decode(await collect(input))));
  return readLog(input);
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HarError('not text in UTF-8');
  }
}

function parse(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') throw new HarError('empty');
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new HarError(`not JSON: ${describe(error, json)}`);
  }
}

/** One line: the engine's words, with line and column where it names an offset. */
function describe(error: unknown, json: string): string {
  const words = (error instanceof Error ? error.message : '').replaceAll(/\s+/g, ' ');
  const offset = /position (\d+)/.exec(words)?.[1] ?? (/end of JSON/.test(words) ? json.length : undefined);
  if (offset === undefined) return words;
  const before = json.slice(0, Number(offset));
  const line = before.split('\n').length;
  return `${words.replace(/ \(line \d+ column \d+\)$/, '')} (line ${line}, column ${before.length - before.lastIndexOf('\n')})`;
}

function readLog(parsed: unknown): Capture {
  const log = logOf(parsed);
  const entries = log['entries'];
  if (!Array.isArray(entries)) throw new HarError('JSON, but no HAR: no list of entries was found');
  const creator = recordOf(log['creator']);
  const named = { name: textOf(creator?.['name']), version: textOf(creator?.['version']) };
  const producer = producerOf(named, log);
  const exchanges: Exchange[] = [];
  const skipped: Skipped[] = [];
  entries.forEach((value: unknown, index) => {
    const read = readEntry(value, index, producer);
    if ('reason' in read) skipped.push(read);
    else exchanges.push(read);
  });
  const notes: CaptureNote[] = producer.measured
    ? []
    : [{ code: 'producer-not-measured', producer: named.name }];
  return { producer: describeProducer(named, log), entries: entries.length, exchanges, skipped, notes };
}

function logOf(parsed: unknown): HarEntry {
  if (Array.isArray(parsed)) return { entries: parsed };
  const outer = recordOf(parsed);
  if (!outer) throw new HarError('JSON, but no HAR: neither an object nor a list of entries');
  return recordOf(outer['log']) ?? outer;
}

function describeProducer(named: { name: string; version: string }, log: HarEntry): CaptureProducer {
  const browser = recordOf(log['browser']);
  const browserName = [textOf(browser?.['name']), textOf(browser?.['version'])].filter(Boolean).join(' ');
  return {
    name: named.name || 'unknown',
    ...(named.version === '' ? {} : { version: named.version }),
    ...(browserName === '' ? {} : { browser: browserName }),
  };
}
