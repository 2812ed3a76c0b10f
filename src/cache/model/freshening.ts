import type { FieldLines } from '../../http/fields.ts';
import { freshen } from '../freshening.ts';
import type { Times } from './contract.ts';
import { type Entry, entryOf } from './entry.ts';
import type { Profile } from './profiles.ts';

/** Fields that browsers keep as they are stored. */
const DESCRIBING_CONTENT = new Set(['content-location', 'content-md5', 'etag', 'set-cookie']);
const SECURITY = new Set(['x-frame-options', 'x-xss-protection', 'clear-site-data']);

/** A stored response after a 304, or a response to HEAD, brought newer header lines (RFC 9111 §3.2). */
export function freshenedEntry(entry: Entry, newer: FieldLines, times: Times, profile: Profile): Entry {
  const lines = freshen(entry.lines, newer, (name) => isKept(name, profile));
  const { status, body, asked } = entry;
  return entryOf(asked, { status, lines, body }, times, profile);
}

const isKept = (name: string, profile: Profile): boolean =>
  (profile.has('tag-kept-by-304') && DESCRIBING_CONTENT.has(name)) ||
  (profile.has('security-fields-kept-by-304') && (SECURITY.has(name) || name.startsWith('x-content-')));
