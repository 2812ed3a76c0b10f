import { audit, exportReport, FORMAT_NAMES, HarError, readHar } from '../../dist/lib/index.js';
import { timed, timedAsync } from './cost.mjs';

/** Bytes of a worst case at its smallest. */
const SIZE = 128 * 1024;
const SCALES = [1, 2, 4];
/** Four times the input may take this many times as long: 4 is linear, 16 quadratic. */
const MOST_GROWTH = 8;
/** What is shorter than this, in ms, counts as this long: so short a time says nothing. */
const SHORTEST_MS = 5;
const ROUNDS = 3;

/**
 * How the cost of each step grows with a worst case. `make` gives an input of about so many bytes.
 * @returns {Promise<{ steps: { step: string, ms: number[], growth: number }[], objections: string[] }>} `ms`: CPU time
 *   at each scale
 */
export async function growthOf(make, limitFor) {
  const costs = new Map();
  const objections = [];
  for (const scale of SCALES) {
    const input = make(SIZE * scale);
    const limit = limitFor(Buffer.byteLength(input));
    for (const [step, ms] of await leastCosts(input)) {
      costs.set(step, [...(costs.get(step) ?? []), ms]);
      if (ms > limit) objections.push(`${step} takes ${Math.round(ms)} ms for ${input.length} characters`);
    }
    if (objections.length > 0) break;
  }
  const steps = [...costs].map(([step, ms]) => ({
    step,
    ms,
    growth: Math.max(ms.at(-1), SHORTEST_MS) / Math.max(ms[0], SHORTEST_MS),
  }));
  for (const { step, ms, growth } of steps)
    if (growth > MOST_GROWTH)
      objections.push(`${step} grows ${growth.toFixed(1)}-fold: ${ms.map(Math.round).join(', ')} ms`);
  return { steps, objections };
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
