import type { Exchange } from '../../exchange/exchange.ts';
import type { RawEntry } from '../raw-entry.ts';

/** What only somebody who knows the producer can tell from an entry. */
export interface WireTruth
  extends Pick<
    Exchange,
    'source' | 'client' | 'mayBeListedTwice' | 'wire' | 'responseHeaderBytes' | 'contentOnWire' | 'content'
  > {
  /** Whether the request lines shown are all that were sent. */
  readonly requestComplete: boolean;
  /** Whether the response lines shown are those of this response; false where there are none. */
  readonly responseComplete: boolean;
}

/** A program that writes HAR entries, and how its entries are to be read. */
export interface Producer {
  readonly name: string;
  /**
   * Whether a real capture of it was looked through, or what its figures count was read in its source. Where not, they
   * rest on the HAR format alone or are unknown, and the capture says so.
   */
  readonly measured: boolean;
  /** Whether a log whose creator has this name was written by it. */
  recognises(creator: string): boolean;
  read(raw: RawEntry): WireTruth;
}
