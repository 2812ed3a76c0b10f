import { type CaptureOccurrence, type CaptureRule, captureRule, type Traced } from './rule.ts';
import { caching } from './section.ts';
import type { Settings } from './settings.ts';

/** What is kept of a 304. */
interface Wait {
  /** How long its client waited, in whole µs as the savings sum it up. */
  readonly microseconds: number;
  /** When the wait ended, ms; null where that is not known. */
  readonly end: number | null;
}

/** What the 304s of the capture cost in time. Waits of several at a time make their sum larger than what passed. */
export const rttCost: CaptureRule = captureRule<Wait>({
  id: 'rtt-cost',
  level: 'info',
  spec: caching('4.3'),
  trace({ exchange, check }) {
    const { startedAt, durationMs, waitMs } = exchange;
    if (!check || waitMs === null) return undefined;
    return {
      microseconds: Math.round(waitMs * 1000),
      end: startedAt === null || durationMs === null ? null : startedAt + durationMs,
    };
  },
  judge(waits, settings) {
    const occurrence = judgeWaits(waits, settings);
    return occurrence ? [occurrence] : [];
  },
});

function judgeWaits(waits: readonly Traced<Wait>[], { thresholds }: Settings): CaptureOccurrence | undefined {
  const sums = sumsByResource(waits);
  const sum = Math.round(sumOf(sums.values()) / 1000);
  const [most] = [...sums].sort(([, a], [, b]) => b - a);
  if (!most || waits.length < thresholds.leastRevalidations || sum === 0) return undefined;
  const passed = timePassed(waits.map(({ trace }) => trace));
  return {
    resource: most[0],
    exchanges: waits.map(({ exchange }) => exchange).sort((a, b) => a - b),
    parameters: {
      count: String(waits.length),
      resources: String(sums.size),
      sum: String(sum),
      ...(passed === null || passed >= sum ? {} : { passed: String(passed) }),
    },
    evidence: [],
  };
}

function sumsByResource(waits: readonly Traced<Wait>[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { resource, trace } of waits) sums.set(resource, (sums.get(resource) ?? 0) + trace.microseconds);
  return sums;
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** The time during which one or more of them were waited for, whole ms; null where it is not known of each when that was. */
function timePassed(waits: readonly Wait[]): number | null {
  const spans: { from: number; to: number }[] = [];
  for (const { microseconds, end } of waits) {
    if (end === null) return null;
    // A 304 has no content: it has ended when its header has come.
    spans.push({ from: end - microseconds / 1000, to: end });
  }
  let passed = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    passed += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return Math.round(passed);
}
