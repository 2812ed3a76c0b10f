// One side of a measurement, in a process of its own: `measure.mjs parse|audit|stream|decide|nothing FILE TIMES` prints what it
// took as JSON. Times are CPU time in ms, of all threads; memory is the most that was resident, in bytes.
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { audit, captureRules, createCacheModel, readHar, rules } from '../dist/lib/index.js';

const [what, file, times] = process.argv.slice(2);

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Decoding a file's bytes, and parsing the text as JSON. */
function parse() {
  const bytes = readFileSync(file);
  const began = cpuMs();
  const text = bytes.toString();
  const decoded = cpuMs();
  JSON.parse(text);
  return { decode: decoded - began, parse: cpuMs() - decoded };
}

/** Settings that ask no rule: what an audit takes longer without them is what the rules take. */
const NO_RULES = { levels: Object.fromEntries([...rules, ...captureRules].map(({ id }) => [id, 'off'])) };

/** Reading a capture from a file's bytes, and auditing it; what its rules take is measured behind, when all is compiled. */
async function readAndAudit() {
  const bytes = new Uint8Array(readFileSync(file));
  const began = cpuMs();
  const capture = await readHar(bytes);
  const read = cpuMs();
  audit(capture);
  const audited = cpuMs();
  const steps = [NO_RULES, {}, NO_RULES, {}, NO_RULES, {}].map((settings) => {
    globalThis.gc?.();
    const start = cpuMs();
    audit(capture, { settings });
    return cpuMs() - start;
  });
  const [bare, withRules] = [0, 1].map((side) => Math.min(...steps.filter((_, at) => at % 2 === side)));
  return { read: read - began, audit: audited - read, rules: withRules - bare, entries: capture.entries };
}

/** Reading a capture from a file as it comes, and auditing it. */
async function stream() {
  const began = { cpu: cpuMs(), wall: performance.now() };
  const capture = await readHar(Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 18 })));
  const { exchanges } = audit(capture).summary;
  return {
    cpu: cpuMs() - began.cpu,
    wall: performance.now() - began.wall,
    entries: capture.entries,
    exchanges,
  };
}

/** Requests to a cache that holds responses of many policies: what it decides, some fresh, some stale. */
function decide() {
  const cache = createCacheModel({ profile: file });
  const policies = [
    'max-age=60',
    'no-cache',
    'max-age=600, immutable',
    'max-age=0, stale-while-revalidate=30',
  ];
  const lines = [
    ['Host', 'site.example'],
    ['Accept', '*/*'],
    ['Accept-Encoding', 'gzip, br'],
    ['Cookie', 'a=b'],
  ];
  const requests = Array.from({ length: 1_000 }, (_, at) => ({
    method: 'GET',
    url: `https://site.example/${at}`,
    headers: lines,
  }));
  requests.forEach((request, at) => {
    const headers = [
      ['Date', 'Mon, 23 Nov 2026 12:00:00 GMT'],
      ['Cache-Control', policies[at % policies.length]],
      ['ETag', `"${at}"`],
      ['Vary', 'Accept-Encoding'],
      ['Content-Type', 'text/javascript'],
    ];
    const time = Date.UTC(2026, 10, 23, 12);
    cache.receive(request, { status: 200, headers }, { requestedAt: time, receivedAt: time });
  });
  const began = cpuMs();
  for (let round = 0; round < 100; round++) {
    const at = Date.UTC(2026, 10, 23, 12) + round * 1_000;
    for (const request of requests) cache.lookup(request, at);
  }
  return { cpu: cpuMs() - began, decisions: 100 * requests.length };
}

const MEASUREMENTS = { parse, audit: readAndAudit, stream, decide, nothing: () => ({}) };

const rounds = [];
for (let left = Number(times); left > 0; left--) {
  rounds.push(await MEASUREMENTS[what]());
  globalThis.gc?.();
}
console.log(JSON.stringify({ rounds, peak: process.resourceUsage().maxRSS * 1024 }));
