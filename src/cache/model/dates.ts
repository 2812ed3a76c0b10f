import { remembered } from '../../exchange/remembered.ts';
import { parseHttpDate } from '../../http/date.ts';
import type { CacheProfile } from './profiles.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = /(\d{1,2})[:.](\d{2})[:.](\d{2})/;
const DAY_MONTH_YEAR = /(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})(?!\d)/i;
const GREATEST_IN_32_BITS_MS = 4_294_967_295_000;

/**
 * Reads a date as a cache of that profile does: ms since the epoch, or null where it is none. By RFC 9111 §4.2 letters
 * match whatever their case; `now` (ms since the epoch) settles two-digit years.
 */
export function cacheDate(value: string, now: number, profile: CacheProfile): number | null {
  const date =
    parseHttpDate(value, now) ??
    parseHttpDate(inUsualCase(value), now) ??
    (profile.has('lenient-dates') ? lenientDate(value) : null);
  return date !== null && profile.has('times-in-32-bits') && date > GREATEST_IN_32_BITS_MS ? null : date;
}

const inUsualCase = remembered((value: string): string =>
  value.replaceAll(/[a-z]+/gi, (word) =>
    word.toLowerCase() === 'gmt' ? 'GMT' : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
  ),
);

/** A day, a month by name, a year and a time of day, in whatever form; a zone is taken for GMT. */
const lenientDate = remembered((value: string): number | null => {
  const clock = CLOCK.exec(value);
  const day = DAY_MONTH_YEAR.exec(value);
  const month = MONTHS.indexOf(day?.[2]?.toLowerCase() ?? '');
  if (!clock || !day || month < 0) return null;
  const [hour, minute, second] = clock.slice(1).map(Number);
  return Date.UTC(fullYear(Number(day[3])), month, Number(day[1]), hour, minute, second);
});

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
