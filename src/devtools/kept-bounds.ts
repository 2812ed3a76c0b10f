/** Bounds of what is kept of all pages together; what was written to last stays longest. */
export const MOST_BYTES = 50 * 2 ** 20;
export const MOST_CAPTURES = 20;
/** Days without anything new. */
export const MOST_DAYS = 7;
