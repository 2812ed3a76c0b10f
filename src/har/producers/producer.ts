import type { Exchange, Source } from '../../exchange/exchange.ts';
import type { RawEntry } from '../raw-entry.ts';

/**
 * What the entries of a producer can be trusted for, one line per question. The core asks these lines and never the
 * producer's name. Common to all: lines and sizes that are absent were not recorded, and say nothing of what was sent.
 */
export interface Trust {
  /**
   * How well it is known at best what a response took: `counted` on the wire, `computed` from what was seen,
   * `where-length-agrees` with Content-Length, which is all that the format promises, or `never`.
   */
  readonly responseBytes: 'counted' | 'computed' | 'where-length-agrees' | 'never';
  /** How well it is known at best what a request took. */
  readonly requestBytes: 'counted' | 'computed' | 'never';
  /** Whether the request lines shown are all that were sent; provisional ones lack Host and `:authority`. */
  readonly requestLines: 'all' | 'where-host-is-shown' | 'never-all';
  /** Whether each response line is shown as it was sent, or lines of one name are joined. */
  readonly responseLines: 'each' | 'joined';
  /** Whether Cookie, Set-Cookie and Authorization may have been taken out. */
  readonly sensitiveLines: 'shown' | 'may-be-removed';
  /**
   * How a cache hit is told: `named` as such, `inferred` from what is missing, `not-told` from other responses,
   * `left-out` of the entries (always, or unless asked for), or there is `no-cache`.
   */
  readonly hits: 'named' | 'inferred' | 'not-told' | 'left-out' | 'no-cache';
  /**
   * Whether the status 304 was sent: always, only `where-asked` for (others are hits), or always, while other 304s
   * `may-be-masked` as the 200 that they confirmed.
   */
  readonly notModified: 'genuine' | 'where-asked' | 'may-be-masked';
  /** Whose time `startedDateTime` is. */
  readonly startTimes: 'of-the-request' | 'of-the-export';
  /** Whose caches were asked: those of one client, of one for each page, or as the entry says. */
  readonly clients: 'one' | 'each-page' | 'entry-says';
  /** The browser whose cache was asked, where it is one that the cache model knows. */
  readonly cache: 'chromium' | 'firefox' | 'unknown';
  /** Whether one load may stand in two entries that differ: a hit without any response lines, and another beside it. */
  readonly listings: 'one-for-a-load' | 'two-for-a-load';
  /** What two entries are that agree to the last figure: `one-load`, where times tell loads apart, or perhaps two. */
  readonly equalEntries: 'one-load' | 'may-be-two';
}

/** What only somebody who knows the producer can tell of an entry's sizes. */
export type EntryBytes = Pick<Exchange, 'wire' | 'responseHeaderBytes' | 'contentOnWire' | 'content'>;

/** A program that writes HAR entries, and how its entries are to be read. */
export interface Producer {
  readonly name: string;
  /**
   * Whether a real capture of it was looked through, or what its figures count was read in its source. Where not, they
   * rest on the HAR format alone or are unknown, and the capture says so.
   */
  readonly measured: boolean;
  readonly trust: Trust;
  /** Whether a log whose creator has this name was written by it. */
  recognises(creator: string): boolean;
  /** The trust in one entry, where it depends on the entry; otherwise `trust` holds for all. */
  trustIn?(raw: RawEntry): Trust;
  /** The client whose cache was asked, for `entry-says`. */
  clientOf?(raw: RawEntry): string | null;
  /** Where an answer came from. Never asked of an entry without a status. */
  sourceOf(raw: RawEntry): Source;
  /** What crossed the network; `source` is the entry's, after the trust table has had its say. */
  bytesOf(raw: RawEntry, source: Source): EntryBytes;
}
