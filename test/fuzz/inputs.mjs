import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureText } from '../../bench/captures.mjs';
import { createRandom } from '../../bench/random.mjs';
import { damage } from './damage.mjs';
import { changeStructure, writeStructure } from './structure.mjs';

const REAL = join(import.meta.dirname, '../../../shared/hars');
/** Producers whose entries are read by rules of their own; the name decides, whoever filled the entries. */
const PRODUCERS = [
  'WebInspector',
  'Firefox',
  'WebKit Web Inspector',
  'Playwright',
  'chrome-har',
  'Browsertime',
  'BrowserMob Proxy',
  'Firebug',
  'WebPagetest',
  'pcap2har',
  'mitmproxy',
  'HTTP Toolkit',
  'Charles Proxy',
  'Fiddler',
  'Insomnia REST Client',
  'Internet Explorer Network Inspector',
  'Somebody',
  '',
];
/** How many entries of a capture one input is made of, at the most. */
const MOST_ENTRIES = 12;

/** The captures that inputs are made of: real ones where they lie beside this checkout, and generated ones. */
export function sourceCaptures() {
  const names = existsSync(REAL) ? readdirSync(REAL).filter((name) => name.endsWith('.har')) : [];
  const real = names.map((name) => ({
    name,
    log: logOf(JSON.parse(readFileSync(join(REAL, name), 'utf8').replace(/^\uFEFF/, ''))),
  }));
  const generated = [false, true].map((bodies) => ({
    name: bodies ? 'generated, with bodies' : 'generated',
    log: logOf(JSON.parse([...captureText({ seed: 'fuzz', entries: 120, resources: 12, bodies })].join(''))),
  }));
  return [...real, ...generated];
}

const logOf = (har) => har.log ?? har;

/**
 * The input of one run. The same seed, run and captures give the same input.
 * @returns {{ from: string, bytes: Buffer, value?: object }} `value`: the input as a parsed capture, where the run
 *   reads one; `bytes` then hold what of it can be written.
 */
export function inputOf(seed, run, captures) {
  const random = createRandom(`${seed}/${run}`);
  const { name, log } = random.pick(captures);
  const capture = shaped(excerpt(log, random), random);
  const kind = random.next();
  if (kind < 0.15) {
    const value = changeStructure(capture, random, false);
    return { from: `${name}, changed as an object`, bytes: Buffer.from(writtenOf(value)), value };
  }
  const changed = kind < 0.7 ? changeStructure(capture, random, true) : capture;
  const bytes = Buffer.from(writeStructure(changed, random));
  if (kind < 0.55) return { from: `${name}, changed`, bytes };
  const other = random.pick(captures);
  const damaged = damage(bytes, Buffer.from(JSON.stringify({ log: excerpt(other.log, random) })), random);
  return { from: `${name}, damaged${kind < 0.7 ? ' and changed' : ''}`, bytes: damaged };
}

/** What of a value can be written; a value may hold what JSON cannot. */
const writtenOf = (value) =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null';

/** A few entries that follow each other, as a capture of their own and now and then by another producer. */
function excerpt(log, random) {
  const length = random.integer(1, MOST_ENTRIES);
  const start = random.integer(0, Math.max(0, log.entries.length - length));
  const entries = structuredClone(log.entries.slice(start, start + length));
  const creator = random.chance(0.3) ? { name: random.pick(PRODUCERS), version: '1.0' } : log.creator;
  return { ...log, pages: [], creator: structuredClone(creator), entries };
}

function shaped(log, random) {
  const shape = random.next();
  if (shape < 0.85) return { log };
  return shape < 0.93 ? log : log.entries;
}
