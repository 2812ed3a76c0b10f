import { audit, exportReport, FORMAT_NAMES, HarError, readHar } from '../../dist/lib/index.js';
import { timed, timedAsync } from './cost.mjs';

/** Bytes of a worst case at its smallest. */
const SIZE = 128 * 1024;
const SCALES = [1, 2, 4];
const LARGER_SCALES = [2, 4, 8];
/** Four times the input may take this many times as long: 4 is linear, 16 quadratic. */
const MOST_GROWTH = 8;
/** What is shorter than this, in ms, counts as this long: so short a time says nothing. */
const SHORTEST_MS = 5;
const ROUNDS = 3;
/** A worst case may take so many times as long as an ordinary input of its length: it may be all entries. */
const HARDER = 5;

/**
 * How the cost of each step grows with a worst case. `make` gives an input of about so many bytes.
 * @returns {Promise<{ steps: { step: string, ms: number[], growth: number }[], objections: string[] }>} `ms`: CPU time
 *   at each scale
 */
export async function growthOf(make, limitFor) {
  const costs = await costsAt(SCALES, make);
  const steps = stepsOf(costs, SCALES);
  const objections = [...(await growthObjections(steps, make)), ...costObjections(costs, make, limitFor)];
  return { steps, objections };
}

/**
 * The steps that grow too fast. Collections of garbage make small inputs look cheap, so what is steep is looked at
 * again from where they are larger.
 */
async function growthObjections(steps, make) {
  const isSteep = ({ growth }) => growth > MOST_GROWTH;
  const steep = new Set(steps.filter(isSteep).map(({ step }) => step));
  if (steep.size === 0) return [];
  return stepsOf(await costsAt(LARGER_SCALES, make), LARGER_SCALES)
    .filter((again) => steep.has(again.step) && isSteep(again))
    .map(
      ({ step, ms, growth }) =>
        `${step} grows ${growth.toFixed(1)}-fold: ${ms.map(Math.round).join(', ')} ms`,
    );
}

function costObjections(costs, make, limitFor) {
  const scale = SCALES.at(-1);
  const bytes = Buffer.byteLength(make(SIZE * scale));
  return [...costs].flatMap(([step, byScale]) => {
    const ms = byScale.get(scale) ?? 0;
    return ms > HARDER * limitFor(bytes) ? [`${step} takes ${Math.round(ms)} ms for ${bytes} bytes`] : [];
  });
}

/** Each step with its CPU times, ms, in the order of the scales. */
const stepsOf = (costs, scales) =>
  [...costs].map(([step, byScale]) => {
    const ms = scales.map((scale) => byScale.get(scale) ?? 0);
    return { step, ms, growth: Math.max(ms.at(-1), SHORTEST_MS) / Math.max(ms[0], SHORTEST_MS) };
  });

/** The CPU time of each step at each scale, ms. */
async function costsAt(scales, make) {
  const costs = new Map();
  for (const scale of scales)
    for (const [step, ms] of await leastCosts(make(SIZE * scale)))
      costs.set(step, (costs.get(step) ?? new Map()).set(scale, ms));
  return costs;
}

/** The least CPU time of several rounds for each step, ms. */
async function leastCosts(input) {
  const least = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [step, ms] of await costsOf(input)) least.set(step, Math.min(ms, least.get(step) ?? ms));
    if ([...least.values()].reduce((sum, ms) => sum + ms, 0) > 5_000) break;
  }
  return least;
}

async function costsOf(input) {
  const costs = [];
  const bytes = new TextEncoder().encode(input);
  const read = await timedAsync(() => readHar(bytes).catch(refused));
  costs.push(['reading', read.ms]);
  if (!read.result) return costs;
  const audited = timed(() => audit(read.result));
  costs.push(['auditing', audited.ms]);
  for (const format of FORMAT_NAMES)
    costs.push([
      `writing ${format}`,
      timed(() => exportReport(audited.result, format, { language: 'en', columns: 80 })).ms,
    ]);
  return costs;
}

function refused(error) {
  if (!(error instanceof HarError)) throw error;
}
