import { remembered } from '../exchange/remembered.ts';

/** The types that a Clear-Site-Data field can name, those that browsers have added among them. */
const KNOWN = new Set([
  '"cache"',
  '"cookies"',
  '"storage"',
  '"executionContexts"',
  '"clientHints"',
  '"prefetchCache"',
  '"prerenderCache"',
  '"*"',
]);

/** A Clear-Site-Data field (https://www.w3.org/TR/clear-site-data/#header). */
export interface ClearSiteData {
  /** Whether it clears what is stored of the site's responses. */
  readonly clearsCache: boolean;
  /** The first member that browsers pass over, as sent; null where they know all. */
  readonly unknown: string | null;
  /** Whether that one only lacks its quotes. */
  readonly unquoted: boolean;
}

/** Reads the joined value of all Clear-Site-Data lines. */
export const parseClearSiteData: (value: string) => ClearSiteData = remembered((value) => {
  const members = value
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
  const unknown = members.find((member) => !KNOWN.has(member)) ?? null;
  return {
    clearsCache: members.some((member) => member === '"cache"' || member === '"*"'),
    unknown,
    unquoted: unknown !== null && KNOWN.has(`"${unknown}"`),
  };
});
