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
  trust: chromeHar.trust,
  recognises: (creator) => creator === 'Browsertime' || creator === 'sitespeed.io',
  trustIn: (raw) => writerOf(raw).trust,
  sourceOf: (raw) => writerOf(raw).sourceOf(raw),
  bytesOf: (raw, source) => writerOf(raw).bytesOf(raw, source),
};

const writerOf = (raw: RawEntry): Producer => (isFromChrome(raw) ? chromeHar : unmeasured);

const isFromChrome = ({ entry, response }: RawEntry): boolean =>
  '_transferSize' in response ||
  ['_requestTime', '_requestId', '_initialPriority'].some((name) => name in entry);
