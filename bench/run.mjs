// `npm run bench -- [--quick]`: what reading and auditing cost against JSON.parse, how the cost grows, and the peak
// memory, as Markdown tables.
import { execFile, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { captureRules, rules } from '../dist/lib/index.js';
import { writeCapture } from './captures.mjs';

const MB = 1_000_000;
/** How often a size is measured: so many processes a side, and so many times in each. */
const SIZES = [
  { mb: 1, rounds: 5, times: 12 },
  { mb: 10, rounds: 5, times: 5 },
  { mb: 100, rounds: 3, times: 2 },
  { mb: 1_000, rounds: 1, times: 1 },
];
/** The greatest size in MB whose text fits into one string: JSON.parse has nothing to read beyond. */
const MOST_TEXT = 500;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const sizes = values.quick ? SIZES.slice(0, 2).map((size) => ({ ...size, rounds: 3 })) : SIZES;
const isPinned = spawnSync('taskset', ['--version']).status === 0;
const core = String(availableParallelism() - 1);

async function report(folder) {
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${isPinned ? 'pinned to one core' : 'not pinned'}.\n`,
  );
  const empty = await measure('nothing', '-', 1);
  const rows = [];
  for (const bodies of [false, true])
    for (const size of sizes) rows.push(await measureSize(join(folder, 'capture.har'), size, bodies));
  printSpeed(rows.filter(({ speed }) => speed));
  printGrowth(rows, empty.peak);
  await printDecisions();
}

/** Everything that is measured with one capture. */
async function measureSize(file, { mb, rounds, times }, bodies) {
  const written = await writeCapture(file, { seed: 'bench', bytes: mb * MB, bodies });
  const speed = mb <= MOST_TEXT ? await measureSpeed(file, rounds, times) : undefined;
  const streamed = await measure('stream', file, 1).catch((error) => ({ failure: reasonOf(error) }));
  await rm(file);
  return { ...written, bodies, speed, streamed };
}

/** Both sides in turn, each time in processes of their own, so that whatever else the machine does meets both. */
async function measureSpeed(file, rounds, times) {
  const runs = [];
  for (let round = 0; round < rounds; round++)
    runs.push({ base: await measure('parse', file, times), own: await measure('audit', file, times) });
  const at = (choose, side, step) =>
    median(runs.flatMap((run) => choose(run[side].rounds).map((round) => round[step])));
  const figures = (choose) => {
    const [parse, decode] = ['parse', 'decode'].map((step) => at(choose, 'base', step));
    const [read, audit, rules] = ['read', 'audit', 'rules'].map((step) => at(choose, 'own', step));
    return { parse, decode, read, audit, rules };
  };
  return { first: figures((all) => all.slice(0, 1)), again: figures((all) => all.slice(1)) };
}

async function measure(what, file, times) {
  const node = [
    process.execPath,
    '--expose-gc',
    join(import.meta.dirname, 'measure.mjs'),
    what,
    file,
    String(times),
  ];
  const [command, ...args] = isPinned ? ['taskset', '-c', core, ...node] : node;
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: MB });
  return JSON.parse(stdout);
}

/** The line of a failed process that says why. */
const reasonOf = ({ stderr, message }) =>
  (/^(?:\w*Error|FATAL ERROR): .*$/m.exec(stderr ?? '')?.[0] ?? message.split('\n')[0])
    .replaceAll('|', '/')
    .slice(0, 80);

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const nameOf = ({ bytes, bodies }) =>
  `${(bytes / MB).toFixed(0)} MB ${bodies ? 'with bodies' : 'without bodies'}`;
const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function table(headings, rows) {
  const aligned = headings.map((_, index) => (index === 0 ? '---' : '---:'));
  for (const cells of [headings, aligned, ...rows]) console.log(`| ${cells.join(' | ')} |`);
  console.log('');
}

function printSpeed(rows) {
  console.log(
    'CPU time in ms; the ratio is that of reading and auditing to `JSON.parse` of the same text.\n',
  );
  const columns = [
    'capture',
    'entries',
    'run',
    '`JSON.parse`',
    'decoding',
    'reading',
    'auditing',
    'ratio',
    'ratio with decoding',
  ];
  const cells = rows.flatMap((row) =>
    Object.entries(row.speed).map(([when, { parse, decode, read, audit }]) => [
      nameOf(row),
      row.entries,
      when,
      ...[parse, decode, read, audit].map(ms),
      ((read + audit) / parse).toFixed(2),
      ((read + audit) / (parse + decode)).toFixed(2),
    ]),
  );
  table(columns, cells);
  const { speed, entries } = rows.findLast(({ bodies }) => !bodies);
  const perExchange = (cpu) => ((cpu * 1_000) / entries).toFixed(1);
  const { audit, rules: ofRules } = speed.again;
  console.log(
    `Auditing takes ${perExchange(audit)} µs an exchange, and its ${rules.length + captureRules.length} rules ${perExchange(ofRules)} µs once all is compiled.\n`,
  );
}

/** What the cache model decides in a second, by profile; the median of rounds behind the first. */
async function printDecisions() {
  const perSecond = [];
  for (const profile of ['rfc9111-private', 'chromium', 'firefox']) {
    const { rounds } = await measure('decide', profile, 5);
    const rate = median(rounds.slice(1).map(({ cpu, decisions }) => (decisions / cpu) * 1_000));
    perSecond.push(`${profile} ${Math.round(rate / 1_000)} thousand`);
  }
  console.log(`Decisions of the cache model per second: ${perSecond.join(', ')}.\n`);
}

function printGrowth(rows, empty) {
  console.log(
    `From disk as a stream, read and audited. A process that does nothing takes ${Math.round(empty / MB)} MB.\n`,
  );
  const cells = rows.map((row) => [nameOf(row), row.entries, ...growthCells(row)]);
  table(['capture', 'entries', 'CPU s', 'CPU ms per MB', 'entries per s', 'peak MB'], cells);
  for (const bodies of [false, true]) {
    const points = rows.filter(
      (row) => row.bodies === bodies && row.bytes >= 9 * MB && !row.streamed.failure,
    );
    if (points.length > 1)
      console.log(
        `${bodies ? 'With' : 'Without'} bodies the cost grows with the size to the power of ${exponentOf(points).toFixed(2)}.`,
      );
  }
}

function growthCells({ bytes, streamed }) {
  if (streamed.failure) return ['–', '–', '–', streamed.failure];
  const { cpu, wall, entries } = streamed.rounds[0];
  const perSecond = Math.round(entries / (wall / 1000));
  return [
    (cpu / 1000).toFixed(2),
    (cpu / (bytes / MB)).toFixed(1),
    perSecond,
    Math.round(streamed.peak / MB),
  ];
}

/** The slope of a straight line through the logarithms of sizes and costs: 1 is linear. */
function exponentOf(points) {
  const pairs = points.map(({ bytes, streamed }) => [Math.log(bytes), Math.log(streamed.rounds[0].cpu)]);
  const mean = (index) => pairs.reduce((sum, pair) => sum + pair[index], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = pairs.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0);
  return above / pairs.reduce((sum, pair) => sum + (pair[0] - x) ** 2, 0);
}

const folder = await mkdtemp(join(tmpdir(), 'not-modified-bench-'));
/** A gigabyte is not left behind, however the run ends. */
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
await report(folder);
