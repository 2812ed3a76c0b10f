import { parse as locateErrors, type ParseError } from 'jsonc-parser';
import type { Exchange } from '../exchange/exchange.ts';
import type { Capture, CaptureProducer, Skipped } from './capture.ts';
import type { HarEntry } from './entry.ts';
import { HarError, type HarFault } from './error.ts';
import { producerOf } from './producers/index.ts';
import { recordOf, textOf } from './raw-entry.ts';
import { readEntry } from './read-entry.ts';
import { createRepeats } from './repeats.ts';
import { factsOf, notesOn } from './whole-capture.ts';

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
    throw new HarError({ code: 'not-text' });
  }
}

function parse(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') throw new HarError({ code: 'empty' });
  try {
    return JSON.parse(json);
  } catch {
    throw new HarError(faultIn(json));
  }
}

/** Where a text stops being JSON. What is nested so deeply that its reader runs out of stack says only that. */
function faultIn(text: string): HarFault {
  const errors: ParseError[] = [];
  try {
    locateErrors(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return { code: 'nested-too-deeply' };
  }
  const before = text.slice(0, errors[0]?.offset ?? text.length);
  return {
    code: 'not-json',
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
  };
}

function readLog(parsed: unknown): Capture {
  const log = logOf(parsed);
  const entries = log['entries'];
  if (!Array.isArray(entries) || !isListOfEntries(entries)) throw new HarError({ code: 'no-entries' });
  const creator = recordOf(log['creator']);
  const named = { name: textOf(creator?.['name']), version: textOf(creator?.['version']) };
  const producer = producerOf(named.name);
  const repeats = createRepeats(producer.trust);
  const exchanges: Exchange[] = [];
  const skipped: Skipped[] = [];
  entries.forEach((value: unknown, index) => {
    const read = readEntry(value, index, producer, repeats);
    if ('reason' in read) skipped.push(read);
    else exchanges.push(read);
  });
  const facts = factsOf(exchanges, producer);
  return {
    producer: describeProducer(named, log),
    entries: entries.length,
    exchanges,
    skipped,
    ...facts,
    notes: notesOn(exchanges, facts, producer, named.name),
  };
}

/** Any JSON may hold a list; one of HAR entries, unless it is empty, has a request in at least one of them. */
const isListOfEntries = (list: readonly unknown[]): boolean =>
  list.length === 0 || list.some((value) => recordOf(recordOf(value)?.['request']) !== undefined);

function logOf(parsed: unknown): HarEntry {
  if (Array.isArray(parsed)) return { entries: parsed };
  const outer = recordOf(parsed);
  if (!outer) throw new HarError({ code: 'not-a-capture' });
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
