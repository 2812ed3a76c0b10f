import type { Exchange } from '../exchange/exchange.ts';

/** An entry that is no exchange, and why. */
export interface Skipped {
  readonly entry: number;
  readonly reason: SkipReason;
  /** For `not-http`, the scheme of the URL. */
  readonly scheme?: string;
}

export type SkipReason =
  | 'not-an-object'
  | 'no-request'
  | 'no-method'
  | 'no-url'
  | 'relative-url'
  | 'not-http'
  | 'no-response';

/** Who recorded a capture, in its own words. */
export interface CaptureProducer {
  readonly name: string;
  readonly version?: string;
  readonly browser?: string;
}

/** What is worth knowing about a capture as a whole. */
export type CaptureNote =
  | { readonly code: 'producer-not-measured'; readonly producer: string }
  /** Of a live recording: the browser did not tell of this many requests, at least. */
  | { readonly code: 'untold'; readonly requests: number }
  /** Of a live recording: a page was left before it had come to rest. */
  | { readonly code: 'left-early' }
  /** Of a live recording: it began when the page had begun to load. */
  | { readonly code: 'opened-late' };

/** A capture, read: every entry is either an exchange or skipped. */
export interface Capture {
  readonly producer: CaptureProducer;
  readonly entries: number;
  readonly exchanges: readonly Exchange[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly CaptureNote[];
}
