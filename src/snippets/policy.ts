/** What to send for the resources of one origin. */
export interface SitePolicy {
  readonly origin: string;
  /** The first one that matches a path decides. */
  readonly groups: readonly Group[];
  /** All paths that a value is recommended for. */
  readonly entries: readonly Entry[];
}

/** A path of the capture with what is recommended for it. */
export interface Entry {
  readonly path: string;
  readonly cacheControl: string;
  /** False where no rule for the path may say it: what is recommended depends on the query, or is no plain value, or servers disagree on the path. */
  readonly isTold: boolean;
  readonly needsEtag: boolean;
}

/** Paths that get the same Cache-Control. */
export interface Group {
  readonly match: Match;
  readonly cacheControl: string;
  /** Whether some of them need an ETag as well and have none. */
  readonly needsEtag: boolean;
}

/** One path, or the files of a directory with one of some extensions. */
export type Match =
  | { readonly path: string }
  | {
      /** Begins and ends with "/", as it stands in the URL. */
      readonly directory: string;
      /** Whether files in directories below it belong to it. */
      readonly isBelow: boolean;
      /** Without the dot; the empty one alone stands for names without a dot. */
      readonly extensions: readonly string[];
      /** The shape of a version in the names; null where they have none. */
      readonly version: string | null;
    };

/** A piece of configuration. */
export interface Snippet {
  readonly text: string;
  /** The paths that it says nothing of, because no rule of that server tells them from others, in order. */
  readonly uncovered: readonly string[];
}

/** Writes the rules of one kind of server. */
export type Write = (policy: SitePolicy) => Snippet;

/**
 * What a value may consist of to stand in a configuration: it can come from a capture, to the letter. Every other one is
 * left out.
 */
const PLAIN_VALUE = /^[A-Za-z0-9 ,="_-]{1,300}$/;

export const isPlainValue = (value: string): boolean => PLAIN_VALUE.test(value);

/** A value between quotes: quotes are all that has to be escaped of a plain one. */
export const quoted = (value: string): string => `"${value.replaceAll('"', '\\"')}"`;

/**
 * Whether a value keeps shared caches out. No rule without it may take the place of a value with it: a rule also takes
 * paths that the capture does not show, and a program may know better what is for one person.
 */
export const keepsOut = (value: string): boolean => /private|no-store/i.test(value);
