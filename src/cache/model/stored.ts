import { type FieldLines, fieldValue, firstLine, withoutLines } from '../../http/fields.ts';
import type { HttpResponse, Times } from './contract.ts';
import { cacheDate } from './dates.ts';
import { type Directives, deltaOf, GREATEST_DELTA, responseDirectives } from './directives.ts';
import type { CacheProfile } from './profiles.ts';

/** A response that a cache holds, with what it needs to know of it. Times are ms since the epoch. */
export interface StoredResponse extends Times {
  /** The lines of the request that it answered, which Vary looks at. */
  readonly asked: FieldLines;
  readonly status: number;
  readonly lines: FieldLines;
  readonly body: string | undefined;
  readonly directives: Directives;
  readonly date: number | null;
  readonly lastModified: number | null;
  /** `invalid`: there, but no date, which means "already expired" (RFC 9111 §5.3). */
  readonly expires: number | 'invalid' | null;
  readonly etag: string | null;
  /** Seconds; null where absent or invalid. */
  readonly age: number | null;
}

/** A response as it came, the names of its lines made comparable. */
export type ReceivedLines = Pick<StoredResponse, 'status' | 'lines' | 'body'>;

/** Reads a response as a cache of that profile holds it. */
export function entryOf(
  asked: FieldLines,
  response: ReceivedLines,
  { requestedAt, receivedAt }: Times,
  profile: CacheProfile,
): StoredResponse {
  const lines = storedLines(response.lines);
  const dateIn = (name: string) => {
    const value = firstLine(lines, name);
    return value === null ? null : (cacheDate(value, receivedAt, profile) ?? 'invalid');
  };
  const directives = responseDirectives(lines, profile);
  return {
    asked,
    status: response.status,
    lines,
    body: response.body,
    directives,
    date: validOnly(dateIn('date')),
    lastModified: validOnly(dateIn('last-modified')),
    expires: directives.isTargeted ? null : dateIn('expires'),
    etag: firstLine(lines, 'etag') || null,
    age: ageIn(firstLine(lines, 'age'), profile),
    requestedAt,
    receivedAt,
  };
}

const validOnly = (date: number | 'invalid' | null): number | null => (date === 'invalid' ? null : date);

/** Of a list the first member counts, and what is no number is ignored (RFC 9111 §5.1). */
function ageIn(value: string | null, profile: CacheProfile): number | null {
  const [first = ''] = value?.split(',') ?? [];
  const text = first.trim();
  if (/^\d+$/.test(text)) return deltaOf(text);
  if (!profile.has('number-prefix-counts')) return null;
  if (/^-\d/.test(text)) return GREATEST_DELTA;
  const prefix = /^\d+/.exec(text);
  return prefix ? deltaOf(prefix[0]) : null;
}

/** Fields about one connection, which are not stored (RFC 9111 §3.1). */
const OF_ONE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The header lines that are stored: none about the connection, nor those that Connection names (RFC 9110 §7.6.1). */
function storedLines(lines: FieldLines): FieldLines {
  if (!lines.names.some((name) => OF_ONE_CONNECTION.has(name))) return lines;
  const listed = fieldValue(lines, 'connection')?.toLowerCase().split(',') ?? [];
  const dropped = new Set(listed.map((name) => name.trim()));
  return withoutLines(lines, (name) => OF_ONE_CONNECTION.has(name) || dropped.has(name));
}

/** A response as it came or is stored, as a message. */
export const asResponse = ({ status, lines, body }: ReceivedLines): HttpResponse => ({
  status,
  headers: lines.fields,
  ...(body === undefined ? {} : { body }),
});
