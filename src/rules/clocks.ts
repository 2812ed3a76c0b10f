import type { Source } from '../exchange/exchange.ts';
import { hostOf } from '../exchange/host.ts';
import { hasLine } from '../http/fields.ts';
import { type CaptureOccurrence, type CaptureRule, captureRule, type Traced } from './rule.ts';
import { http } from './section.ts';

/** How far the clock behind a response was ahead of the client's: the least and the most, ms. */
interface Skew {
  readonly low: number;
  readonly high: number;
  /** Its Date, ms since the epoch, and its Age, s. */
  readonly date: number;
  readonly age: number | null;
  /** A cache may have kept it without saying so, and then its Date is old, not wrong. */
  readonly mayBeKept: boolean;
  readonly client: string | null;
}

const FROM_SERVER: ReadonlySet<Source> = new Set<Source>(['network', 'revalidated', 'redirect']);
/** Lines of caches in front of the origin: where they stand and Age is missing, a response may be old. */
const OF_CACHES = ['x-cache', 'cf-cache-status', 'cache-status', 'x-vercel-cache'];

/**
 * Date is when the origin made the response and Age how long ago that was, as far as caches count; some caches renew
 * Date and send Age all the same. All that the clock can have said lies between the two. Clocks are compared with
 * those of the other hosts and the client: one clock is wrong where most others agree.
 */
const dateSkew = captureRule<Skew>({
  id: 'date-skew',
  level: 'should',
  spec: http('6.6.1'),
  trace({ exchange, response }, { policy }) {
    const { startedAt, durationMs, client } = exchange;
    const { date, age, lines } = response;
    if (!FROM_SERVER.has(exchange.source) || !exchange.response.complete) return undefined;
    if (date === null || startedAt === null || durationMs === null) return undefined;
    if (age === null && (hasLine(lines, 'age') || OF_CACHES.some((name) => hasLine(lines, name))))
      return undefined;
    const { private: isStored, shared } = policy().storable;
    return {
      low: date - startedAt - Math.max(0, durationMs),
      high: date + (age ?? 0) * 1000 + DATE_STEP_MS - startedAt,
      date,
      age,
      mayBeKept: isStored || shared,
      client,
    };
  },
  judge(traces, { thresholds }) {
    const tolerance = thresholds.clockSeconds * 1000;
    return [...byClient(traces).values()].flatMap((ofClient) => wrongClocks(ofClient, tolerance));
  },
});

/** Date is cut to whole seconds. */
const DATE_STEP_MS = 1_000;

type Dated = Traced<Skew>;
/** The responses of each host, in order. */
type Hosts = Map<string, Dated[]>;

function byClient(traces: readonly Dated[]): Map<string | null, Hosts> {
  const clients = new Map<string | null, Hosts>();
  let url: string | undefined;
  let host = '';
  for (const traced of traces) {
    if (traced.url !== url) host = hostOf(traced.url);
    url = traced.url;
    const hosts = clients.get(traced.trace.client) ?? new Map<string, Dated[]>();
    clients.set(traced.trace.client, hosts);
    const ofHost = hosts.get(host) ?? [];
    hosts.set(host, ofHost);
    ofHost.push(traced);
  }
  return clients;
}

function wrongClocks(hosts: Hosts, tolerance: number): CaptureOccurrence[] {
  const agreed = agreedSkew([...hosts.values()], tolerance);
  if (agreed === null) return [];
  return [...hosts].flatMap(([host, responses]) => occurrencesAt(host, responses, agreed, tolerance));
}

/** So many responses tell the skew of a host. */
const MOST_ASKED = 200;

/** The skew on which most clocks agree, the client's own among them; null where there is no such majority. */
function agreedSkew(hosts: readonly (readonly Dated[])[], tolerance: number): number | null {
  const clocks = [0, ...hosts.flatMap(skewOf)].toSorted((a, b) => a - b);
  const middle = middleOf(clocks) ?? 0;
  const agreeing = clocks.filter((clock) => Math.abs(clock - middle) <= tolerance).length;
  return agreeing > 1 && agreeing * 2 > clocks.length ? middle : null;
}

/** The median skew of a host's responses, ms; none where caches kept them all. */
function skewOf(responses: readonly Dated[]): number[] {
  const fresh = responses.filter(({ trace }) => !trace.age).slice(0, MOST_ASKED);
  const middle = middleOf(fresh.map(({ trace }) => nearest(trace, 0)).toSorted((a, b) => a - b));
  return middle === undefined ? [] : [middle];
}

const middleOf = (sorted: readonly number[]): number | undefined => sorted[(sorted.length - 1) >> 1];

/** The possible skew that is nearest to the given one. */
const nearest = ({ low, high }: Skew, to: number): number => Math.min(Math.max(to, low), high);

/** What a host's clock did: ran ahead, ran behind, or perhaps only a cache kept the response. */
type Fault = 'ahead' | 'behind' | 'behind-or-kept';

function occurrencesAt(
  host: string,
  responses: readonly Dated[],
  agreed: number,
  tolerance: number,
): CaptureOccurrence[] {
  const skewIn = ({ trace }: Dated) => nearest(trace, agreed) - agreed;
  const wrong = responses.filter((response) => Math.abs(skewIn(response)) > tolerance);
  const certain = wrong.find((response) => !response.trace.mayBeKept && skewIn(response) < 0);
  const faults = new Map<Fault, Dated[]>();
  for (const response of wrong) {
    const skew = skewIn(response);
    // As far behind as a response that no cache can have kept: the clock, too.
    const isClock = certain && Math.abs(skew - skewIn(certain)) <= tolerance;
    const behind = isClock ? 'behind' : 'behind-or-kept';
    const fault = skew > 0 ? 'ahead' : behind;
    const found = faults.get(fault) ?? [];
    faults.set(fault, found);
    found.push(response);
  }
  return [...faults].flatMap(([fault, found]) => {
    const last = found.at(-1);
    return last ? [occurrenceOf(fault, host, found, last, agreed)] : [];
  });
}

function occurrenceOf(
  fault: Fault,
  host: string,
  found: readonly Dated[],
  { resource, trace }: Dated,
  agreed: number,
): CaptureOccurrence {
  const skew = Math.round(Math.abs(nearest(trace, agreed) - agreed) / 1000);
  return {
    resource,
    exchanges: found.map(({ exchange }) => exchange),
    parameters: { host, fault, seconds: String(skew), ...(trace.age === null && { age: 'none' }) },
    evidence: [
      { field: 'Date', value: new Date(trace.date).toUTCString() },
      ...(trace.age === null ? [] : [{ field: 'Age', value: String(trace.age) }]),
    ],
    ...(fault === 'behind-or-kept' && { level: 'advice' }),
  };
}

/** The rules on clocks, over the whole capture. */
export const clockCaptureRules: readonly CaptureRule[] = [dateSkew];
