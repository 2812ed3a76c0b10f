import { captureText } from '../../bench/captures.mjs';

/** CPU time of this process so far, ms. */
export function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Less than this, in ms, is never too much: the time of a collection of garbage on a slow machine. */
const FLOOR_MS = 250;
/** How many times what parsing JSON takes on this machine, byte for byte, anything may take. */
const TIMES_PARSING = 150;

/** The most CPU time, in ms, that reading, auditing or exporting an input of so many bytes may take on this machine. */
export function createLimit() {
  const text = [...captureText({ seed: 'cost', entries: 400, bodies: true })].join('');
  const perByte =
    Math.min(...Array.from({ length: 5 }, () => timed(() => JSON.parse(text)).ms)) / text.length;
  return (bytes) => FLOOR_MS + TIMES_PARSING * perByte * bytes;
}

/** Does `work` and gives what came of it with the CPU time it took, ms. */
export function timed(work) {
  const before = cpuMs();
  const result = work();
  return { result, ms: cpuMs() - before };
}

/** Awaits `work` and gives what came of it with the CPU time of this process meanwhile, ms. */
export async function timedAsync(work) {
  const before = cpuMs();
  const result = await work();
  return { result, ms: cpuMs() - before };
}
