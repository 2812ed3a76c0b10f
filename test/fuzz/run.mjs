// `npm run fuzz -- [--runs N] [--seed N] [--from RUN] [--input FILE] [--growth NAME]`: mutated captures through the
// built library, then worst cases at growing sizes. Exit status 1 where anything was found.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { cpuMs } from './cost.mjs';
import { inputOf, sourceCaptures } from './inputs.mjs';
import { WORST_CASES } from './worst-cases.mjs';

/** A run that has not ended after so much CPU time, or in any case after so long, will not end, ms. */
const PATIENCE_MS = { cpu: 60_000, wall: 900_000 };
/** After so many runs that were not survived there is no going on. */
const MOST_LOST = 5;
/** So many failures are shown, and their inputs kept. */
const SHOWN = 20;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
    input: { type: 'string' },
    growth: { type: 'string' },
  },
});
const { seed } = values;
const failures = [];
let slowest;

if (values.input === undefined && values.growth === undefined)
  await fuzz(Number(values.from), Number(values.runs));
if (values.input !== undefined) await tryFile(values.input);
if (values.input === undefined && values.from === '0') await tryWorstCases(values.growth ?? '');
if (failures.length > 0) process.exitCode = 1;

async function fuzz(from, runs) {
  if (!(runs > 0 && from >= 0)) throw new Error('--runs and --from take a number.');
  const captures = sourceCaptures();
  console.log(`seed ${seed}, ${runs} runs over ${captures.length} captures`);
  await inWorkers({ from, to: from + runs }, noteRun, (run, why) =>
    noteFailure(run, inputOf(seed, run, captures), [why]),
  );
  const kinds = new Map();
  for (const failure of failures) kinds.set(failure.kind, [...(kinds.get(failure.kind) ?? []), failure]);
  for (const [first, ...others] of [...kinds.values()].slice(0, SHOWN))
    showFailure(first, others.length, captures);
  console.log(`${runs} runs, ${failures.length} failures${slowest ? `; slowest: ${slowest.text}` : ''}`);
}

function noteRun({ run, from, size, objections, costs, limit }) {
  for (const { step, ms } of costs) {
    if (ms / limit <= (slowest?.share ?? 0)) continue;
    slowest = {
      share: ms / limit,
      text: `run ${run} (${from}, ${size} bytes), ${step}: ${ms.toFixed(0)} ms of ${limit.toFixed(0)} allowed`,
    };
  }
  if (objections.length > 0) noteFailure(run, { from }, objections);
}

function noteFailure(run, { from }, objections) {
  for (const objection of objections) {
    const kind = objection.replaceAll(/-?\d[\d.e+-]*/g, 'N').slice(0, 400);
    failures.push({ run, from, kind, objection });
  }
}

function showFailure({ run, from, objection }, others, captures) {
  const { bytes, value } = inputOf(seed, run, captures);
  const file = join(tmpdir(), `not-modified-fuzz-${seed}-${run}.har`);
  writeFileSync(file, bytes);
  console.log(`\nrun ${run} (${from})${others > 0 ? ` and ${others} times more` : ''}: ${objection}`);
  console.log(
    `  again: npm run fuzz -- --seed ${seed} --from ${run} --runs 1${value ? '' : `, or npm run fuzz -- --input ${file}`}`,
  );
}

async function tryFile(file) {
  const bytes = readFileSync(file);
  await inWorkers({ from: 0, to: 10, file: bytes }, noteRun, (_, why) =>
    noteFailure(0, { from: file }, [why]),
  );
  const found = [...new Set(failures.map(({ objection }) => objection))];
  console.log(found.length > 0 ? found.join('\n') : 'nothing was found');
}

async function tryWorstCases(name) {
  const wanted = WORST_CASES.flatMap((worst, index) => (worst.name.includes(name) ? [index] : []));
  const before = failures.length;
  let steepest = { growth: 0 };
  const note = ({ name, steps, objections }) => {
    for (const { step, ms, growth } of steps)
      if (growth > steepest.growth) steepest = { name, step, ms, growth };
    for (const objection of objections) noteCase(name, objection);
  };
  for (const [from, to] of spans(wanted))
    await inWorkers({ from, to, cases: true }, note, (index, why) => noteCase(WORST_CASES[index].name, why));
  console.log(
    `${wanted.length} worst cases at 1, 2 and 4 times their size, ${failures.length - before} failures; steepest: ${steepest.name}, ${steepest.step}: ${steepest.ms?.map((ms) => ms.toFixed(1)).join(', ')} ms`,
  );
}

function noteCase(name, objection) {
  failures.push({ kind: name, objection });
  console.log(
    `\n${name}: ${objection}\n  again: npm run fuzz -- --growth '${name.replaceAll("'", "'\\''")}'`,
  );
}

/** Indices that follow each other, as half-open ranges. */
function spans(indices) {
  const ranges = [];
  for (const index of indices) {
    if (ranges.at(-1)?.[1] === index) ranges.at(-1)[1]++;
    else ranges.push([index, index + 1]);
  }
  return ranges;
}

/** Has `from`..`to` done by a worker, and by another behind every run at which one dies or does not end. */
async function inWorkers({ from, to, ...data }, onMessage, onLoss) {
  let lost = 0;
  for (let next = from; next < to && lost < MOST_LOST; ) {
    const { at, why } = await work({ ...data, seed, from: next, to }, onMessage);
    if (why) onLoss(at, why);
    if (why) lost++;
    next = at + 1;
  }
}

/** CPU time of this process, its workers included, and wall time, ms. */
function clocks() {
  return { cpu: cpuMs(), wall: performance.now() };
}

function work(data, onMessage) {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  counter[0] = data.from;
  // The stack that the main thread has.
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { ...data, counter: counter.buffer },
    resourceLimits: { stackSizeMb: 1 },
  });
  return new Promise((resolve) => {
    let [seen, since] = [-1, clocks()];
    const watch = setInterval(() => {
      const at = Atomics.load(counter, 0);
      const now = clocks();
      if (at !== seen) [seen, since] = [at, now];
      else if (now.cpu - since.cpu > PATIENCE_MS.cpu || now.wall - since.wall > PATIENCE_MS.wall)
        end({ at, why: `does not end within ${PATIENCE_MS.cpu / 1000} s of CPU time` });
    }, 1_000);
    const end = (how) => {
      clearInterval(watch);
      worker.terminate();
      resolve(how);
    };
    worker.on('message', onMessage);
    worker.on('error', (error) =>
      end({ at: Atomics.load(counter, 0), why: `ends the process: ${error.stack}` }),
    );
    worker.on('exit', () => end({ at: data.to - 1 }));
  });
}
