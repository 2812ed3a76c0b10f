import { isAtHand } from '../exchange/exchange.ts';
import { firstLine } from '../http/fields.ts';
import { byUrl, groupedBy } from './grouping.ts';
import { type CaptureOccurrence, type CaptureRule, captureRule, type Traced } from './rule.ts';
import { caching } from './section.ts';

/** A request that changed a resource, or an answer from a cache. Times are ms since the epoch. */
interface Use {
  readonly kind: 'change' | 'hit';
  readonly method: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** The origin's own time of the answer. */
  readonly date: number;
  readonly shown: string;
}

const CHANGING: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/**
 * A stored answer that was used after a request changed the resource, which should have invalidated it. By the origin's
 * clock it is older than the change, so no download in between has replaced it. What the memory of a page gives out is
 * no answer from the HTTP cache.
 */
const unsafeThenCached = captureRule<Use>({
  id: 'unsafe-then-cached',
  level: 'info',
  spec: caching('4.4'),
  trace({ exchange, response }) {
    const { source, method, startedAt, durationMs } = exchange;
    const isHit = method === 'GET' && (source === 'disk-cache' || source === 'cache');
    if (!isHit && !CHANGING.has(method)) return undefined;
    const { status, complete } = exchange.response;
    const isDone = !isHit && !isAtHand(source) && source !== 'failed' && status >= 200 && status < 400;
    if ((!isHit && !isDone) || !complete || response.date === null || startedAt === null) return undefined;
    return {
      kind: isHit ? 'hit' : 'change',
      method,
      startedAt,
      endedAt: startedAt + (durationMs ?? 0),
      date: response.date,
      shown: firstLine(response.lines, 'date') ?? '',
    };
  },
  judge(traces) {
    const changes = groupedBy(traces.filter(isChange), byUrl);
    if (changes.size === 0) return [];
    const hits = groupedBy(
      traces.filter((traced) => !isChange(traced) && changes.has(traced.url)),
      byUrl,
    );
    return [...hits].flatMap(([url, used]) => usedAfter(changes.get(url) ?? [], used));
  },
});

const isChange = ({ trace }: Traced<Use>): boolean => trace.kind === 'change';

/** The hits on what is older, by the origin's clock, than a change that was over before they began, as one occurrence. */
function usedAfter(changes: readonly Traced<Use>[], hits: readonly Traced<Use>[]): CaptureOccurrence[] {
  const inOrder = changes.toSorted((a, b) => a.trace.endedAt - b.trace.endedAt);
  const exchanges = new Set<number>();
  let next = 0;
  let change: Traced<Use> | undefined;
  let last: CaptureOccurrence | undefined;
  for (const hit of hits) {
    for (; (inOrder[next]?.trace.endedAt ?? Number.POSITIVE_INFINITY) <= hit.trace.startedAt; next++) {
      if (!change || (inOrder[next]?.trace.date ?? 0) > change.trace.date) change = inOrder[next];
    }
    if (!change || change.trace.date <= hit.trace.date) continue;
    exchanges.add(change.exchange).add(hit.exchange);
    last = occurrenceOf(change, hit);
  }
  return last ? [{ ...last, exchanges: [...exchanges] }] : [];
}

const occurrenceOf = (change: Traced<Use>, hit: Traced<Use>): CaptureOccurrence => ({
  resource: hit.resource,
  exchanges: [],
  parameters: { method: change.trace.method },
  evidence: [
    { field: `${change.trace.method} Date`, value: change.trace.shown },
    { field: 'cached Date', value: hit.trace.shown },
  ],
});

/** The rules on what requests that change a resource do to stored answers. */
export const unsafeMethodCaptureRules: readonly CaptureRule[] = [unsafeThenCached];
