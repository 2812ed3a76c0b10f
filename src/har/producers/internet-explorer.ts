import { UNKNOWN } from '../../exchange/bytes.ts';
import type { RawEntry } from '../raw-entry.ts';
import { fieldValue } from '../wire.ts';
import type { Producer } from './producer.ts';
import { unmeasured } from './unmeasured.ts';

/**
 * Internet Explorer's Network Inspector. Its hits are recorded as 304 without the lines that would make a request
 * conditional (counted in public captures: 14 of them; none was looked through by hand). So a 304 counts as a
 * revalidation only where the request asked for one, and request lines never as complete. The rest is read with the
 * careful default.
 */
export const internetExplorer: Producer = {
  name: 'internet-explorer',
  measured: false,
  recognises: (creator) => creator === 'Internet Explorer Network Inspector',
  read(raw) {
    const truth = unmeasured.read(raw);
    if (raw.status !== 304 || isConditional(raw)) return truth;
    return {
      ...truth,
      source: 'unknown',
      wire: { request: UNKNOWN, response: UNKNOWN },
      responseHeaderBytes: UNKNOWN,
    };
  },
};

const isConditional = (raw: RawEntry): boolean =>
  ['if-none-match', 'if-modified-since'].some((name) => fieldValue(raw.requestFields, name) !== null);
