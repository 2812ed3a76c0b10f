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
  const imf = IMF.exec(value);
  if (imf) return instant(imf[3], imf[2], imf[1], imf[4], imf[5], imf[6]);
  const asctime = ASCTIME.exec(value);
  if (asctime) return instant(asctime[6], asctime[1], asctime[2], asctime[3], asctime[4], asctime[5]);
  const obsolete = RFC850.exec(value);
  if (!obsolete) return null;
  return instant(
    fullYear(Number(obsolete[3]), now),
    obsolete[2],
    obsolete[1],
    obsolete[4],
    obsolete[5],
    obsolete[6],
  );
}

function fullYear(twoDigits: number, now: number): number {
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + twoDigits;
  return year > thisYear + 50 ? year - 100 : year;
}

type Part = string | number | undefined;

function instant(year: Part, month: Part, day: Part, hour: Part, minute: Part, second: Part): number | null {
  const monthIndex = MONTHS.indexOf(String(month));
  if (monthIndex < 0) return null;
  const [y, d, h, m, s] = [year, day, hour, minute, second].map(Number);
  if (y === undefined || d === undefined || h === undefined || m === undefined || s === undefined)
    return null;
  if (h > 23 || m > 59 || s > 60) return null;
  const time = Date.UTC(y, monthIndex, d, h, m, s);
  return new Date(time - (s === 60 ? 1000 : 0)).getUTCDate() === d ? time : null;
}
