// Does the runs that it is told, one after the other, and says of each what was found. The counter in shared memory
// tells whoever started it which run it is at, should it not come to say so.
import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../../bench/random.mjs';
import { attempt } from './attempt.mjs';
import { createLimit } from './cost.mjs';
import { growthOf } from './growth.mjs';
import { inputOf, sourceCaptures } from './inputs.mjs';
import { WORST_CASES } from './worst-cases.mjs';

/** Every so many runs one is looked at thoroughly. */
const THOROUGH_EVERY = 10;

const { seed, from, to, file, cases, counter } = workerData;
const at = new Int32Array(counter);
const limitFor = createLimit();

async function tryInputs() {
  const captures = file ? [] : sourceCaptures();
  for (let run = from; run < to; run++) {
    Atomics.store(at, 0, run);
    const input = file ? { from: 'file', bytes: Buffer.from(file) } : inputOf(seed, run, captures);
    const { objections, costs } = await attempt(input, formsOf(run), {
      thorough: file || run % THOROUGH_EVERY === 0,
    });
    const limit = limitFor(input.bytes.length);
    const slow = costs.some(({ ms }) => ms > limit) ? await slowSteps(input, run, limit) : [];
    parentPort.postMessage({
      run,
      from: input.from,
      size: input.bytes.length,
      objections: [...objections, ...slow],
      costs,
      limit,
    });
  }
}

const formsOf = (run) => createRandom(`${seed}/${run}/forms`);

if (cases) await tryCases();
else await tryInputs();

/** The steps that take too long every time: once may be somebody else's doing. */
async function slowSteps(input, run, limit) {
  let slow;
  for (let round = 0; round < 3; round++) {
    const { costs } = await attempt(input, formsOf(run), { thorough: false });
    const steps = costs.filter(({ ms }) => ms > limit).map(({ step }) => step);
    slow = slow ? slow.filter((step) => steps.includes(step)) : steps;
  }
  return slow.map((step) => `${step} takes longer than ${Math.round(limit)} ms`);
}

async function tryCases() {
  for (let index = from; index < to; index++) {
    Atomics.store(at, 0, index);
    const { name, make } = WORST_CASES[index];
    parentPort.postMessage({ run: index, name, ...(await growthOf(make, limitFor)) });
  }
}
