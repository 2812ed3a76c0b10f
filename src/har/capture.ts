import type { Exchange } from '../exchange/exchange.ts';

/** An entry that is no exchange, and why. */
export interface Skipped {
  readonly entry: number;
  readonly reason: SkipReason;
  /** For `not-http`, the scheme of the URL. */
  readonly scheme?: string;
  /** For `repeats-another`, the entry that lists the same load. */
  readonly repeats?: number;
}

export type SkipReason =
  | 'not-an-object'
  | 'no-request'
  | 'no-method'
  | 'no-url'
  | 'relative-url'
  | 'not-http'
  | 'no-response'
  | 'repeats-another';

/** Who recorded a capture, in its own words. */
export interface CaptureProducer {
  readonly name: string;
  readonly version?: string;
  readonly browser?: string;
}

/** What is worth knowing about a capture as a whole. */
export type CaptureNote =
  | { readonly code: 'producer-not-measured' | 'hits-left-out'; readonly producer: string }
  | { readonly code: 'sensitive-lines-may-be-removed' | 'no-header-lines' };

/** What the absence of something from the whole of a capture can mean. */
export interface CaptureFacts {
  /** Whether Cookie, Set-Cookie and Authorization are shown where they were sent, or may have been taken out. */
  readonly sensitiveLines: 'shown' | 'may-be-removed';
  /** Whether every cache hit is among the exchanges as such, stands among them untold, or may be left out. */
  readonly hits: 'told' | 'not-told' | 'left-out';
}

/** A capture, read: every entry is either an exchange or skipped. */
export interface Capture extends CaptureFacts {
  readonly producer: CaptureProducer;
  readonly entries: number;
  readonly exchanges: readonly Exchange[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly CaptureNote[];
}
