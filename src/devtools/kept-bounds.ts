/** Bounds of what is kept of all pages together; what was written to last stays longest. */
export const MOST_BYTES = 50_000_000;
export const MOST_CAPTURES = 20;
/** Days without anything new. */
export const MOST_DAYS = 7;
