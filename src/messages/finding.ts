import type { Figures } from './figures.ts';

/** The texts of one rule, for people who know web servers and not the standards. */
export interface FindingText {
  /** A few words for lists. */
  readonly title: string;
  /** What was seen, in one sentence. `parameters` are those of the occurrence; figures in them are digits. */
  seen(parameters: Readonly<Record<string, string>>, figures: Figures): string;
  /** Why it matters: bytes, round trips, staleness, privacy. */
  readonly why: string;
  /** What to change on the server. */
  readonly fix: string;
  /** What browsers do, where that is not what the standard asks for. */
  readonly browsers?: { readonly chromium: string; readonly firefox: string };
}
