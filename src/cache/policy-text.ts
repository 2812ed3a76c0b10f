import { type CacheControl, parseCacheControl } from '../http/cache-control.ts';
import type { Sent } from './observed.ts';
import { isMeant } from './storing.ts';

/** How long a response may be reused without asking: not kept at all, never, or for so many seconds. */
export interface Target {
  readonly reuse: 'no-store' | 'ask' | number;
  readonly immutable?: boolean;
  /** For how long an old copy may be used while a new one is fetched, s. */
  readonly whileStale?: number;
}

/** What today's Cache-Control means. */
export interface Today extends Sent {
  readonly directives: CacheControl;
  /** Whether it is written by the grammar, each directive once. */
  readonly isWellFormed: boolean;
  readonly isNotStored: boolean;
  /** Also where only some fields are: then they are what must reach nobody else. */
  readonly isPrivate: boolean;
  /** Whether it says that shared caches may keep it. */
  readonly isShared: boolean;
  readonly isImmutable: boolean;
}

/** Whose caches a policy is for. */
export interface Scope {
  readonly isPrivate: boolean;
  /** Whether today's value would have to say so too. */
  readonly isNeeded: boolean;
}

/** Reads what is sent today. */
export function readToday(sent: Sent): Today {
  const directives = parseCacheControl(sent.cacheControl);
  const { malformed, repeats } = directives.written();
  const isPrivate = isMeant(directives, 'private') || directives.argument('no-cache') !== null;
  return {
    ...sent,
    directives,
    isWellFormed: malformed.length === 0 && repeats.length === 0,
    isNotStored: isMeant(directives, 'no-store'),
    isPrivate,
    isShared: !isPrivate && (directives.has('public') || sharedSeconds(directives) !== null),
    isImmutable: directives.has('immutable'),
  };
}

function sharedSeconds(directives: CacheControl): number | null {
  const seconds = directives.seconds('s-maxage');
  return typeof seconds === 'number' ? seconds : null;
}

/** Whether today's value does all that the target asks for, and no more than it allows. */
export function isAsGood(today: Today, target: Target, scope: Scope): boolean {
  if (!today.isWellFormed) return false;
  if (target.reuse === 'no-store') return today.isNotStored;
  if (today.isNotStored) return false;
  if (scope.isPrivate && scope.isNeeded && !today.isPrivate) return false;
  if (target.reuse === 'ask') return today.asks || today.seconds === 0;
  if (today.asks || today.seconds !== target.reuse) return false;
  return !target.immutable || today.isImmutable;
}

/** The target as a value of Cache-Control. Of today's value it keeps what restricts, and what it says of shared caches. */
export function write(target: Target, { directives, seconds }: Today, isPrivate: boolean): string {
  const { reuse, immutable, whileStale } = target;
  if (reuse === 'no-store') return 'no-store';
  const shared = isPrivate ? null : sharedSeconds(directives);
  const isStrict = (seconds ?? 0) > 0 && directives.has('must-revalidate');
  const isLasting = reuse !== 'ask';
  const isOfferedStale = seconds === 0 && directives.has('stale-while-revalidate');
  const kept = (name: string) => (directives.has(name) ? name : '');
  const stale = (name: string, given: number | undefined) => {
    const there = directives.seconds(name);
    const value = typeof there === 'number' ? there : given;
    return (isLasting || isOfferedStale) && !isStrict && value !== undefined ? `${name}=${value}` : '';
  };
  return [
    isPrivate ? 'private' : kept('public'),
    // no-cache would end what shared caches may do today, and any stale use.
    isLasting ? `max-age=${reuse}` : shared || isOfferedStale ? 'max-age=0' : 'no-cache',
    shared === null ? '' : `s-maxage=${shared}`,
    isStrict ? 'must-revalidate' : '',
    isPrivate ? '' : kept('proxy-revalidate'),
    kept('no-transform'),
    immutable ? 'immutable' : '',
    stale('stale-while-revalidate', whileStale),
    stale('stale-if-error', undefined),
  ]
    .filter(Boolean)
    .join(', ');
}
