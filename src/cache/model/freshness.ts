import { hasDefaultLifetime } from '../freshness.ts';
import type { CacheProfile } from './profiles.ts';
import type { LifetimeSource } from './reason.ts';
import type { StoredResponse } from './stored.ts';

/** How long a stored response stays fresh, and what says so; `seconds` is null where nothing does. */
export interface EntryLifetime {
  readonly seconds: number | null;
  readonly from: LifetimeSource;
}

const NONE: EntryLifetime = { seconds: null, from: 'none' };

/** The freshness lifetime (RFC 9111 §4.2.1), in seconds. */
export function lifetimeOf(entry: StoredResponse, profile: CacheProfile): EntryLifetime {
  const { directives, expires } = entry;
  const shared = profile.cache === 'shared' ? directives.seconds('s-maxage') : null;
  if (shared !== null) return explicit(shared, 's-maxage');
  const maxAge = directives.seconds('max-age');
  if (maxAge !== null) return explicit(maxAge, 'max-age');
  if (expires === 'invalid') return explicit(0, 'expires');
  if (expires !== null) return explicit(Math.max(0, (expires - dateOf(entry)) / 1000), 'expires');
  return heuristic(entry, profile);
}

const explicit = (seconds: number | 'invalid', from: LifetimeSource): EntryLifetime => ({
  seconds: seconds === 'invalid' ? 0 : seconds,
  from,
});

/** The Date, or the time of receipt where there is none (RFC 9110 §6.6.1). */
const dateOf = ({ date, receivedAt }: StoredResponse): number => date ?? receivedAt;

const GUESSED = new Set([200, 203, 206]);
const PERMANENT = new Set([300, 301, 308, 410]);

const A_WEEK = 604_800;

/** 10 % of the time since Last-Modified (RFC 9111 §4.2.2). */
function heuristic(entry: StoredResponse, profile: CacheProfile): EntryLifetime {
  const { status, lastModified } = entry;
  if (profile.has('permanent-statuses-kept') && PERMANENT.has(status))
    return { seconds: Number.POSITIVE_INFINITY, from: 'permanent' };
  if (lastModified === null || !mayGuess(entry, profile)) return NONE;
  const seconds = Math.max(0, (dateOf(entry) - lastModified) / 10_000);
  return {
    seconds: profile.has('guesses-a-week-at-most') ? Math.min(seconds, A_WEEK) : seconds,
    from: 'heuristic',
  };
}

function mayGuess({ status, directives }: StoredResponse, profile: CacheProfile): boolean {
  if (!profile.has('few-statuses-guessed')) return hasDefaultLifetime(status) || directives.has('public');
  if (profile.has('must-revalidate-forbids-guess') && directives.has('must-revalidate')) return false;
  return GUESSED.has(status) || (status === 204 && profile.has('guesses-for-204'));
}

/**
 * The age at a time (ms since the epoch), in seconds (RFC 9111 §4.2.3): the greater of what Date and Age say on receipt,
 * the time the request took added to Age, and the time since. A clock that was put back takes nothing away.
 */
export function ageOf(entry: StoredResponse, at: number): number {
  const { date, age, requestedAt, receivedAt } = entry;
  const apparent = date === null ? 0 : Math.max(0, receivedAt - date);
  const corrected = (age ?? 0) * 1000 + Math.max(0, receivedAt - requestedAt);
  return (Math.max(apparent, corrected) + Math.max(0, at - receivedAt)) / 1000;
}
