import type { Exchange } from '../exchange/exchange.ts';
import type { EntryFault } from './log-text.ts';

/** An entry that is no exchange, and why. */
export interface Skipped {
  readonly entry: number;
  readonly reason: SkipReason;
  /** For `not-http`, the scheme of the URL. */
  readonly scheme?: string;
  /** For `repeats-another`, the entry of the same capture that lists the same load. */
  readonly repeats?: number;
  /** Where in the capture's text it cannot be read: a byte, from 0. */
  readonly offset?: number;
  /** Which entry of which capture it is, where several are audited as one. */
  readonly origin?: { readonly capture: string; readonly entry: number };
}

export type SkipReason =
  | 'not-an-object'
  | 'no-request'
  | 'no-method'
  | 'no-url'
  | 'relative-url'
  | 'not-http'
  | 'no-response'
  | 'repeats-another'
  | EntryFault['code'];

/** Who recorded a capture, in its own words. */
export interface CaptureProducer {
  readonly name: string;
  readonly version?: string;
  readonly browser?: string;
}

/** What is worth knowing about a capture as a whole. */
export type CaptureNote = {
  /** The capture among several that it is about. */
  readonly capture?: string;
} & (
  | { readonly code: 'producer-not-measured' | 'hits-left-out'; readonly producer: string }
  | { readonly code: 'hits-not-told' | 'sensitive-lines-may-be-removed' | 'no-header-lines' }
  /** Nothing behind this byte (from 0) of the text was read: it ends there too early, or goes on as no JSON. */
  | { readonly code: 'cut-off' | 'broken-off'; readonly offset: number }
  /** What is compressed could be undone up to this byte (from 0) of the text. */
  | { readonly code: 'compression-broken'; readonly offset: number }
  /** Of a live recording: the browser did not tell of this many requests, at least. */
  | { readonly code: 'untold'; readonly requests: number }
  /** Of a live recording: a page was left before it had come to rest, or recording began when one had begun to load. */
  | { readonly code: 'left-early' | 'opened-late' }
  /** Of a live recording: part of it is of an earlier one, and what happened between was not seen. */
  | { readonly code: 'kept-before' }
  /** Of a live recording: a service worker answered for a page. */
  | { readonly code: 'service-worker' }
  /** Of pages that were to be visited for it: so many could not be, and are not in it. */
  | { readonly code: 'not-visited'; readonly pages: number }
  /** The report holds so many of the capture's resources, as they were chosen. */
  | { readonly code: 'filtered'; readonly resources: number; readonly of: number }
  /** So many of the requests for which all lines are known told every cache to stay out. */
  | { readonly code: 'cache-disabled'; readonly requests: number; readonly of: number }
);

/** What the absence of something from the whole of a capture can mean. */
export interface CaptureFacts {
  /** Whether Cookie, Set-Cookie and Authorization are shown where they were sent, or may have been taken out. */
  readonly sensitiveLines: 'shown' | 'may-be-removed';
  /** Whether every cache hit is among the exchanges as such, stands among them untold, or may be left out. */
  readonly hits: 'told' | 'not-told' | 'left-out';
  /** The browser whose cache was asked. */
  readonly cache: 'chromium' | 'firefox' | 'unknown';
}

/** A capture, read: every entry is either an exchange or skipped. */
export interface Capture extends CaptureFacts {
  readonly producer: CaptureProducer;
  readonly entries: number;
  readonly exchanges: readonly Exchange[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly CaptureNote[];
  /** The pages that its entries name. */
  readonly pages: readonly CapturePage[];
  /** The captures that this one was made of, where it was made of several. */
  readonly parts?: readonly CapturePart[];
}

/** A visit to a page: a top-level navigation, or what the producer takes for one. */
export interface CapturePage {
  /** The producer's own name of it. */
  readonly id: string;
  /** The document's URL, where that is known. */
  readonly url?: string;
  /** When it began, ms since the epoch, where that is known. */
  readonly startedAt?: number;
  /** It was made past all caches by us, so that it tells nothing of how the browser is set up. */
  readonly bypassed?: true;
}

/** A capture among several that are audited as one. */
export interface CapturePart {
  readonly name: string;
  readonly producer: CaptureProducer;
  /** The index that its first entry has among those of all. */
  readonly firstEntry: number;
  readonly entries: number;
}
