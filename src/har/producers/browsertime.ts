import type { RawEntry } from '../raw-entry.ts';
import { chromeHar } from './chrome-har.ts';
import type { Producer } from './producer.ts';
import { unmeasured } from './unmeasured.ts';

/**
 * Browsertime and sitespeed.io, which put their own name on what others recorded: chrome-har's entries for Chrome (seen
 * in a capture with Chrome 49), those of Firefox's exporter for Firefox (believed). An entry is chrome-har's where it
 * has one of its fields; any other is read with the careful default.
 */
export const browsertime: Producer = {
  name: 'browsertime',
  measured: true,
  recognises: (creator) => creator === 'Browsertime' || creator === 'sitespeed.io',
  read: (raw) => (isFromChrome(raw) ? chromeHar : unmeasured).read(raw),
};

const isFromChrome = ({ entry, response }: RawEntry): boolean =>
  '_transferSize' in response ||
  ['_requestTime', '_requestId', '_initialPriority'].some((name) => name in entry);
