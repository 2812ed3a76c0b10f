import { type FieldLines, fieldValue } from '../http/fields.ts';

/** Request fields that tell of another top-level site, or of a request with or without credentials. */
const APART = ['Origin', 'Sec-Fetch-Mode', 'Sec-Fetch-Site'] as const;

/**
 * The request field whose value tells that a browser may have kept two responses apart: it keeps a cache for each
 * top-level site, and does not give scripts of another origin what was loaded without CORS. Undefined where none differs.
 */
export const fieldThatKeepsApart = (before: FieldLines, now: FieldLines): string | undefined =>
  APART.find((name) => fieldValue(before, name.toLowerCase()) !== fieldValue(now, name.toLowerCase()));
