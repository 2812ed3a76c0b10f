import type { Fields } from '../exchange/exchange.ts';
import { type CacheControl, parseCacheControl } from './cache-control.ts';
import { parseHttpDate } from './date.ts';
import { parseTagList, type TagList } from './entity-tag.ts';
import { type FieldLines, indexFields } from './fields.ts';

/** What a response's fields say about caching, each parsed once. Times are ms since the epoch. */
export interface ResponseFields {
  readonly lines: FieldLines;
  readonly cacheControl: CacheControl;
  readonly date: number | null;
  /** `invalid`: there, but no HTTP-date, which means "already expired" (RFC 9111 §5.3). */
  readonly expires: number | 'invalid' | null;
  readonly lastModified: number | null;
  /** As sent, quotes and all; null where absent or empty. */
  readonly etag: string | null;
  /** Seconds; null where absent or not a number of seconds (RFC 9111 §5.1). */
  readonly age: number | null;
  /** Lower-case names, `*` among them where sent. */
  readonly vary: readonly string[];
  /** Octets; null where absent or malformed. Repeats of one value count once (RFC 9110 §8.6). */
  readonly contentLength: number | null;
  /** Content codings in lower case, joined with ","; empty for none or identity. */
  readonly contentEncoding: string;
}

/** What a request's fields say about caching. */
export interface RequestFields {
  readonly lines: FieldLines;
  readonly cacheControl: CacheControl;
  readonly ifNoneMatch: TagList | null;
  /** As sent; null where absent. */
  readonly ifModifiedSince: string | null;
}

/** Parses the response fields that caching rests on; `now` (ms since the epoch) settles two-digit years. */
export function readResponseFields(fields: Fields, now: number): ResponseFields {
  const lines = indexFields(fields);
  const date = (name: string): number | null => {
    const value = lines.lines(name)[0];
    return value === undefined ? null : parseHttpDate(value, now);
  };
  return {
    lines,
    cacheControl: parseCacheControl(lines.value('cache-control')),
    date: date('date'),
    expires: lines.has('expires') ? (date('expires') ?? 'invalid') : null,
    lastModified: date('last-modified'),
    etag: lines.lines('etag')[0] || null,
    age: wholeNumber(lines.lines('age')[0]),
    vary: listMembers(lines.value('vary')),
    contentLength: contentLength(lines.lines('content-length')),
    contentEncoding: listMembers(lines.value('content-encoding'))
      .filter((coding) => coding !== 'identity')
      .join(','),
  };
}

/** Parses the request fields that caching rests on. */
export function readRequestFields(fields: Fields): RequestFields {
  const lines = indexFields(fields);
  const ifNoneMatch = lines.value('if-none-match');
  return {
    lines,
    cacheControl: parseCacheControl(lines.value('cache-control')),
    ifNoneMatch: ifNoneMatch === null ? null : parseTagList(ifNoneMatch),
    ifModifiedSince: lines.lines('if-modified-since')[0] ?? null,
  };
}

/** The members of a comma-separated list of tokens, in lower case, empty ones left out (RFC 9110 §5.6.1). */
function listMembers(value: string | null): readonly string[] {
  if (value === null) return [];
  return value
    .split(',')
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '');
}

function wholeNumber(value: string | undefined): number | null {
  const number = value !== undefined && /^\d+$/.test(value) ? Number(value) : null;
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

function contentLength(lines: readonly string[]): number | null {
  const values = new Set(lines.flatMap((line) => line.split(',')).map((value) => value.trim()));
  const [only] = values;
  return values.size === 1 ? wholeNumber(only) : null;
}
