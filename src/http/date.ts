import { remembered } from '../exchange/remembered.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const IMF = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const RFC850 = /^[A-Z][a-z]+day, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/**
 * Reads an HTTP-date in any of the three forms that RFC 9110 §5.6.7 makes recipients accept.
 * Gives ms since the epoch, or null for anything else. A two-digit year more than 50 years ahead of `now`
 * (ms since the epoch) is taken as the past, as that section says.
 */
export function parseHttpDate(value: string, now: number): number | null {
  const instant = withFullYear(value);
  if (instant !== null) return instant;
  const obsolete = RFC850.exec(value);
  if (!obsolete) return null;
  const [, day, month, year, hour, minute, second] = obsolete;
  return instantOf(fullYear(Number(year), now), month, day, hour, minute, second);
}

/**
 * The form in which an HTTP-date is written: the one that senders must use, one of the two that only recipients need to
 * know, or none (RFC 9110 §5.6.7). `now` as above.
 */
export function dateForm(value: string, now: number): 'imf-fixdate' | 'obsolete' | 'none' {
  if (parseHttpDate(value, now) === null) return 'none';
  return IMF.test(value) ? 'imf-fixdate' : 'obsolete';
}

const withFullYear = remembered((value: string): number | null => {
  const imf = IMF.exec(value);
  if (imf) return instantOf(Number(imf[3]), imf[2], imf[1], imf[4], imf[5], imf[6]);
  const asctime = ASCTIME.exec(value);
  if (!asctime) return null;
  return instantOf(Number(asctime[6]), asctime[1], asctime[2], asctime[3], asctime[4], asctime[5]);
});

function fullYear(twoDigits: number, now: number): number {
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + twoDigits;
  return year > thisYear + 50 ? year - 100 : year;
}

type Digits = string | undefined;

function instantOf(
  year: number,
  monthName: Digits,
  day: Digits,
  hour: Digits,
  minute: Digits,
  second: Digits,
): number | null {
  const month = MONTHS.indexOf(String(monthName));
  const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)];
  if (month < 0 || h > 23 || m > 59 || s > 60) return null;
  const time = Date.UTC(year, month, d, h, m, s);
  return new Date(time - (s === 60 ? 1000 : 0)).getUTCDate() === d ? time : null;
}
