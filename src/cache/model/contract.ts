import type { Fields } from '../../exchange/exchange.ts';
import type { Reason } from './reason.ts';

/** Whose cache is modelled: any by the letter of RFC 9111, or a browser as it was seen to act. */
export type ProfileName = 'rfc9111-private' | 'rfc9111-shared' | 'chromium' | 'firefox';

/** Which cache is to be modelled. */
export interface CacheModelOptions {
  readonly profile: ProfileName;
  /**
   * Its target list (RFC 9213 §2.2): the names of the targeted fields that it obeys in place of Cache-Control and Expires,
   * the most applicable first, such as a CDN's own before CDN-Cache-Control. Left out, that is CDN-Cache-Control in a
   * shared cache and nothing in a private one.
   */
  readonly targets?: readonly string[];
}

/** How a page asks the cache (Fetch standard, `Request.cache`). */
export type CacheMode = 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached';

/** A request, as its client makes it. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute; a fragment plays no part. */
  readonly url: string;
  readonly headers: Fields;
  readonly cacheMode?: CacheMode;
}

/** A response, with its header lines in order. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Fields;
  /** Absent where it is not known; what is served then has none either. */
  readonly body?: string;
}

/** What the cache does with a request. */
export type Decision = { readonly reasons: readonly Reason[] } & (
  | { readonly action: 'reuse'; readonly response: HttpResponse }
  | {
      readonly action: 'reuse-while-revalidating';
      readonly response: HttpResponse;
      /** The fields to add to the request that goes to the origin. */
      readonly conditional: Fields;
    }
  | {
      readonly action: 'revalidate';
      readonly conditional: Fields;
      /** May stand in where the origin gives no answer. */
      readonly response?: HttpResponse;
    }
  | { readonly action: 'fetch' }
);

/** What became of a response. */
export interface Received {
  /** What the client gets: after a 304, the freshened stored response. */
  readonly response: HttpResponse;
  readonly stored: boolean;
  readonly reasons: readonly Reason[];
}

/** When a request went out and its response came, ms since the epoch by the cache's own clock. */
export interface Times {
  readonly requestedAt: number;
  readonly receivedAt: number;
}

/** One cache. It has no clock: each call says what time it is. */
export interface CacheModel {
  /** What the cache does with a request at that time (ms since the epoch). Changes nothing that is stored. */
  lookup(request: HttpRequest, at: number): Decision;
  /** Takes the response to a request as it went to the origin, with the conditional fields that `lookup` gave. */
  receive(request: HttpRequest, response: HttpResponse, times: Times): Received;
}
