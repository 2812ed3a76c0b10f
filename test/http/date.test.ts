import { describe, expect, it } from 'vitest';
import { dateForm, parseHttpDate } from '../../src/http/date.ts';

const NOW = Date.UTC(2026, 10, 23);
const EXPECTED = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('HTTP dates', () => {
  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'reads %s',
    (text) => {
      expect(parseHttpDate(text, NOW)).toBe(EXPECTED);
    },
  );

  it.each([
    '0',
    '-1',
    '',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 31 Feb 1994 08:49:37 GMT',
    '1994-11-06T08:49:37Z',
  ])('takes %j for no date', (text) => {
    expect(parseHttpDate(text, NOW)).toBeNull();
  });

  it('takes a two-digit year more than 50 years ahead for the past', () => {
    expect(parseHttpDate('Sunday, 06-Nov-77 08:49:37 GMT', NOW)).toBe(Date.UTC(1977, 10, 6, 8, 49, 37));
    expect(parseHttpDate('Sunday, 06-Nov-70 08:49:37 GMT', NOW)).toBe(Date.UTC(2070, 10, 6, 8, 49, 37));
  });

  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', 'imf-fixdate'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 'obsolete'],
    ['Sun Nov  6 08:49:37 1994', 'obsolete'],
    ['Sun,  06 Nov 1994 08:49:37 GMT', 'none'],
    ['Sun, 6 Nov 1994 08:49:37 GMT', 'none'],
    ['Sun, 06 Nov 1994 08:49:37 +0000', 'none'],
    ['Sun, 31 Feb 1994 08:49:37 GMT', 'none'],
  ])('takes the form of %s for %s', (text, form) => {
    expect(dateForm(text, NOW)).toBe(form);
  });
});
