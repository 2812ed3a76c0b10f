import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { audit, exportReport, FORMAT_NAMES, HarError, readHar } from '../../dist/lib/index.js';
import { timed, timedAsync } from './cost.mjs';

/** Bytes of a worst case at its smallest. */
const SIZE = 64 * 1024;
/** How it is looked at: at each scale, so often, the least counts. */
const FIRST_LOOK = { scales: [1, 2, 4], rounds: 1 };
/** What looks steep is looked at again, larger: collections of garbage make small inputs look cheap. */
const SECOND_LOOK = { scales: [4, 8, 16], rounds: 3 };
/** Four times the input may take this many times as long: 4 is linear, 16 quadratic. */
const MOST_GROWTH = 8;
/** What is shorter than this, in ms, counts as this long: so short a time says nothing. */
const SHORTEST_MS = 5;
/** A worst case may take so many times as long as an ordinary input of its length: it may be all entries. */
const HARDER = 5;

/**
 * How the cost of each step grows with a worst case. `make` gives an input of about so many bytes.
 * @returns {Promise<{ steps: { step: string, ms: number[], growth: number }[], objections: string[] }>} `ms`: CPU time
 *   at each scale
 */
export async function growthOf(make, limitFor) {
  await costsOf(make(SIZE));
  const steps = await look(make, FIRST_LOOK);
  const limits = FIRST_LOOK.scales.map((scale) => HARDER * limitFor(SIZE * scale));
  const isSuspect = ({ ms, growth }) =>
    growth > MOST_GROWTH || ms.some((taken, index) => taken > limits[index]);
  if (!steps.some(isSuspect)) return { steps, objections: [] };
  const suspects = new Set(steps.filter(isSuspect).map(({ step }) => step));
  const again = (await look(make, SECOND_LOOK)).filter(({ step }) => suspects.has(step));
  return { steps, objections: again.flatMap((step) => objectionsTo(step, limitFor)) };
}

function objectionsTo({ step, ms, growth }, limitFor) {
  const [scale] = SECOND_LOOK.scales;
  const grows =
    growth > MOST_GROWTH
      ? [`${step} grows ${growth.toFixed(1)}-fold: ${ms.map(Math.round).join(', ')} ms`]
      : [];
  const takes =
    ms[0] > HARDER * limitFor(SIZE * scale)
      ? [`${step} takes ${Math.round(ms[0])} ms for ${SIZE * scale} bytes`]
      : [];
  return [...grows, ...takes];
}

/** Each step with its CPU times at each scale, ms, and how often the first goes into the last. */
async function look(make, { scales, rounds }) {
  const byStep = new Map();
  for (const scale of scales)
    for (const [step, ms] of await leastCosts(make(SIZE * scale), rounds))
      byStep.set(step, [...(byStep.get(step) ?? []), ms]);
  return [...byStep].map(([step, ms]) => {
    const [first, last] = [ms[0], ms.at(-1)].map((taken) => Math.max(taken, SHORTEST_MS));
    return { step, ms, growth: last / first };
  });
}

/** Collects garbage, so that what one step leaves behind is not collected on another's time. */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** The least CPU time of several rounds for each step, ms. */
async function leastCosts(input, rounds) {
  const least = new Map();
  for (let round = 0; round < rounds; round++)
    for (const [step, ms] of await costsOf(input)) least.set(step, Math.min(ms, least.get(step) ?? ms));
  return least;
}

async function costsOf(input) {
  const costs = [];
  const bytes = new TextEncoder().encode(input);
  collectGarbage();
  const read = await timedAsync(() => readHar(bytes).catch(refused));
  costs.push(['reading', read.ms]);
  if (!read.result) return costs;
  collectGarbage();
  const audited = timed(() => audit(read.result));
  costs.push(['auditing', audited.ms]);
  for (const format of FORMAT_NAMES) {
    collectGarbage();
    const { ms } = timed(() => exportReport(audited.result, format, { language: 'en', columns: 80 }));
    costs.push([`writing ${format}`, ms]);
  }
  return costs;
}

function refused(error) {
  if (!(error instanceof HarError)) throw error;
}
