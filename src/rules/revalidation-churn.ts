import { demandOf } from '../cache/demand.ts';
import { freshnessLifetime, GUESSED_SHARE, YEAR } from '../cache/freshness.ts';
import type { ResourceType } from '../exchange/exchange.ts';
import { earlierLine, responseLine } from './evidence.ts';
import { groupedBy } from './grouping.ts';
import { isStatic, isVersioned } from './resource-kind.ts';
import {
  type CaptureOccurrence,
  type CaptureRule,
  type Context,
  captureRule,
  type Evidence,
  type Subject,
  type Traced,
} from './rule.ts';
import { caching } from './section.ts';
import type { Settings } from './settings.ts';

/** What is kept of a 304. */
interface Confirmation {
  /** `cache`: a longer lifetime would have spared it. */
  readonly askedBy: 'cache' | 'reload' | 'unknown';
  readonly type: ResourceType;
  /** Of the stored response, s; null where it has none, 0 with no-cache. */
  readonly lifetime: number | null;
  readonly saysNoCache: boolean;
  /** How long the content had not changed, s; null where no Last-Modified says so. */
  readonly unchanged: number | null;
  readonly evidence: readonly Evidence[];
}

/** A resource that is asked about more often than it changes. */
export const revalidationChurn: CaptureRule = captureRule<Confirmation>({
  id: 'revalidation-churn',
  level: 'advice',
  spec: caching('4.2'),
  trace: (subject, context) => (subject.check ? confirmationOf(subject, context) : undefined),
  judge: (traces, settings) =>
    [...groupedBy(traces, ({ resource }) => resource).values()].flatMap(
      (confirmations) => judgeResource(confirmations, settings) ?? [],
    ),
});

function confirmationOf(subject: Subject, { past }: Context): Confirmation {
  const { exchange, request, response, check } = subject;
  const stored = past.stored ?? response;
  const modified = response.lastModified ?? stored.lastModified;
  const now = response.date ?? exchange.startedAt;
  const full = check?.baseline;
  const saysNoCache = stored.cacheControl.has('no-cache');
  return {
    askedBy: askedBy(past.sparedByLifetime, request),
    type: exchange.type,
    lifetime: saysNoCache ? 0 : freshnessLifetime(200, stored, 'private', exchange.startedAt).seconds,
    saysNoCache,
    unchanged: modified === null || now === null ? null : Math.floor((now - modified) / 1000),
    evidence: full
      ? [earlierLine(full, 'Cache-Control'), earlierLine(full, 'Last-Modified')]
      : [responseLine(subject, 'Cache-Control'), responseLine(subject, 'Last-Modified')],
  };
}

function askedBy(isSpared: boolean, request: Subject['request']): Confirmation['askedBy'] {
  if (isSpared) return 'cache';
  return demandOf(request) === null ? 'unknown' : 'reload';
}

function judgeResource(
  confirmations: readonly Traced<Confirmation>[],
  settings: Settings,
): CaptureOccurrence | undefined {
  const asked = confirmations.filter(({ trace }) => trace.askedBy === 'cache');
  const last = asked.at(-1);
  if (!last || asked.length < settings.thresholds.leastRevalidations) return undefined;
  const { resource, url, trace } = last;
  const { lifetime, saysNoCache, unchanged, type, evidence } = trace;
  const proposed = proposedLifetime(url, trace, settings);
  if (proposed === null ? unchanged !== null : proposed <= (lifetime ?? 0)) return undefined;
  const reloads = confirmations.filter(({ trace }) => trace.askedBy === 'reload').length;
  return {
    resource,
    exchanges: asked.map(({ exchange }) => exchange),
    parameters: {
      count: String(asked.length),
      reloads: String(reloads),
      ...(lifetime === null ? {} : { lifetime: String(lifetime) }),
      ...(saysNoCache && { noCache: 'yes' }),
      ...(unchanged === null ? {} : { unchanged: String(unchanged) }),
      ...(proposed === null ? {} : { proposed: String(proposed) }),
    },
    evidence,
    // What is no file may be kept short on purpose, as pages are and what a program asks for again and again.
    level: isStatic({ type }) && proposed !== null ? 'advice' : 'info',
  };
}

/** Lifetimes that people write, s. */
const USUAL = [YEAR, 2_592_000, 604_800, 86_400, 43_200, 21_600, 3_600, 1_800, 600, 300, 60];

/**
 * A year where the URL changes with the content, else a tenth of the time without a change, as caches guess themselves
 * (RFC 9111 §4.2.2), and for documents no more than hides changes from nobody. Null where that is less than a minute or
 * nothing tells how long the content has been the same.
 */
function proposedLifetime(
  url: string,
  { type, unchanged }: Confirmation,
  { thresholds }: Settings,
): number | null {
  if (isStatic({ type }) && isVersioned(url)) return YEAR;
  if (unchanged === null) return null;
  const most = Math.min(
    unchanged * GUESSED_SHARE,
    type === 'document' ? thresholds.htmlLifetimeSeconds : YEAR,
  );
  return USUAL.find((seconds) => seconds <= most) ?? null;
}
