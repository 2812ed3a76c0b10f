import { type Bytes, subtract } from '../exchange/bytes.ts';
import { DELAYS, type Visited } from './revisit.ts';
import { count, emptyTally, type Tally } from './tally.ts';

/** What a visit comes to: the requests that go to the origin, how many only ask, and the bytes of the answers. */
export interface VisitSum {
  requests: number;
  revalidations: number;
  readonly bytes: Tally;
}

/** What visits of some resources come to: the first, with an empty cache, and the later ones in the order of `DELAYS`. */
export interface VisitSums {
  resources: number;
  readonly cold: VisitSum;
  readonly now: readonly VisitSum[];
  readonly recommended: readonly VisitSum[];
}

/** What one resource contributes to them. */
export interface ResourceVisits {
  readonly cold: Visited;
  readonly now: readonly Visited[];
  /** The same as `now` where nothing else is recommended. */
  readonly recommended: readonly Visited[];
}

/** What a visit that needs nothing comes to. */
export const emptyVisit = (): VisitSum => ({ requests: 0, revalidations: 0, bytes: emptyTally() });

/** Starts sums without resources. */
export const startVisits = (): VisitSums => ({
  resources: 0,
  cold: emptyVisit(),
  now: DELAYS.map(emptyVisit),
  recommended: DELAYS.map(emptyVisit),
});

/** Adds a resource. */
export function addVisits(sums: VisitSums, { cold, now, recommended }: ResourceVisits): void {
  sums.resources++;
  addToVisit(sums.cold, cold);
  DELAYS.forEach((_, at) => {
    addToVisit(sums.now[at], now[at]);
    addToVisit(sums.recommended[at], recommended[at]);
  });
}

/** Adds what a visit makes of one resource; what the cache answers by itself adds nothing. */
export function addToVisit(sum: VisitSum | undefined, visited: Visited | undefined): void {
  if (!sum || !visited || visited.request === 'none') return;
  sum.requests++;
  if (visited.request === 'revalidation') sum.revalidations++;
  count(sum.bytes, visited.bytes);
}

/** What the recommended lines save of one resource on a later visit; less than nothing where they cost more. */
interface Gain {
  readonly after: string;
  readonly requests: number;
  readonly bytes: Bytes;
}

/** The later visits, in the order of `DELAYS`, of which the recommended lines make something else. */
export function gainsOf({ now, recommended }: ResourceVisits): readonly Gain[] {
  if (now === recommended) return [];
  return DELAYS.flatMap(({ after }, at) => {
    const [before, then] = [now[at], recommended[at]];
    if (!before || !then || before.request === then.request) return [];
    const requests = requestsIn(before) - requestsIn(then);
    return [{ after, requests, bytes: subtract(before.bytes, then.bytes) }];
  });
}

const requestsIn = ({ request }: Visited): number => (request === 'none' ? 0 : 1);
