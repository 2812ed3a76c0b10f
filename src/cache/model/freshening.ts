import { indexFields } from '../../http/fields.ts';
import { freshen } from '../freshening.ts';
import type { HttpResponse, Times } from './contract.ts';
import { type Entry, entryOf } from './entry.ts';
import type { Profile } from './profiles.ts';

/** Fields that browsers keep as they are stored. */
const DESCRIBING_CONTENT = new Set(['content-location', 'content-md5', 'etag', 'set-cookie']);
const SECURITY = new Set(['x-frame-options', 'x-xss-protection', 'clear-site-data']);

/** A stored response after a 304, or a response to HEAD, brought newer header lines (RFC 9111 §3.2). */
export function freshenedEntry(entry: Entry, newer: HttpResponse, times: Times, profile: Profile): Entry {
  const lines = freshen(entry.lines, indexFields(newer.headers), (name) => isKept(name, profile));
  const { status, body, asked } = entry;
  const response = { status, headers: lines.fields, ...(body === undefined ? {} : { body }) };
  return entryOf(asked, response, times, profile);
}

const isKept = (name: string, profile: Profile): boolean =>
  (profile.has('tag-kept-by-304') && DESCRIBING_CONTENT.has(name)) ||
  (profile.has('security-fields-kept-by-304') && (SECURITY.has(name) || name.startsWith('x-content-')));
