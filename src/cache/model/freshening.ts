import type { FieldLines } from '../../http/fields.ts';
import { freshen, renewLines } from '../freshening.ts';
import type { Times } from './contract.ts';
import type { CacheProfile } from './profiles.ts';
import { entryOf, type StoredResponse } from './stored.ts';

/** Fields that browsers keep as they are stored. */
const DESCRIBING_CONTENT = new Set(['content-location', 'content-md5', 'etag', 'set-cookie']);
const SECURITY = new Set(['x-frame-options', 'x-xss-protection', 'clear-site-data']);

/** What stays as it is stored, since it belongs to the content or to one connection (RFC 9111 §3.2). */
const OF_CONTENT = new Set([
  'content-length',
  'content-encoding',
  'content-range',
  'content-type',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);
/** More lines than this are not stored, so that thousands of 304s with other names each cost no more than their own. */
const MOST_LINES = 500;

/** A stored response after a 304, or a response to HEAD, brought newer header lines (RFC 9111 §3.2). */
export function freshenedEntry(
  entry: StoredResponse,
  newer: FieldLines,
  times: Times,
  profile: CacheProfile,
): StoredResponse {
  const stored = entry.lines.names;
  const isFull = stored.length + newer.names.length > MOST_LINES;
  const lines = isFull
    ? freshen(entry.lines, newer)
    : renewLines(entry.lines, newer, (name) => !isKept(name, stored, profile));
  const { status, body, asked } = entry;
  return entryOf(asked, { status, lines, body }, times, profile);
}

const isKept = (name: string, stored: readonly string[], profile: CacheProfile): boolean =>
  OF_CONTENT.has(name) || (isBrowsers(name, profile) && stored.includes(name));

const isBrowsers = (name: string, profile: CacheProfile): boolean =>
  (profile.has('tag-kept-by-304') && DESCRIBING_CONTENT.has(name)) ||
  (profile.has('security-fields-kept-by-304') && (SECURITY.has(name) || name.startsWith('x-content-')));
