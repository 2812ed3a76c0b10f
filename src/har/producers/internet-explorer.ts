import type { Source } from '../../exchange/exchange.ts';
import type { RawEntry } from '../raw-entry.ts';
import { isConditional } from '../wire.ts';
import type { Producer } from './producer.ts';
import { unmeasured } from './unmeasured.ts';

/**
 * Internet Explorer's Network Inspector. Seen in captures of versions 9 and 10, which are the same structure in XML; no
 * JSON capture of version 11 was looked through by hand.
 * - A hit is recorded as a 304 that took no time, without the lines that would make its request conditional; its
 *   response lines are the stored ones, without Date (seen: version 10; counted in public captures: 14 of them).
 * - `headersSize` is the text of the lines shown, `bodySize` the announced length (seen).
 * - Cookie lines are shown (seen). Whether a request line is missing is not known.
 * The rest is read with the careful default.
 */
export const internetExplorer: Producer = {
  name: 'internet-explorer',
  measured: false,
  trust: {
    ...unmeasured.trust,
    sensitiveLines: 'shown',
    hits: 'inferred',
    notModified: 'where-asked',
    clients: 'one',
    cache: 'unknown',
  },
  recognises: (creator) => creator === 'Internet Explorer Network Inspector',
  sourceOf: (raw) => (isHit(raw) ? HIT : unmeasured.sourceOf(raw)),
  bytesOf: unmeasured.bytesOf,
};

const HIT: Source = 'cache';

const isHit = (raw: RawEntry): boolean => raw.status === 304 && raw.durationMs === 0 && !isConditional(raw);
