import type { Fields } from '../exchange/exchange.ts';
import { remembered } from '../exchange/remembered.ts';
import { type CacheControl, parseCacheControl } from './cache-control.ts';
import { parseHttpDate } from './date.ts';
import { parseTagList, type TagList } from './entity-tag.ts';
import { type FieldLines, fieldValue, firstLine, hasLine, indexFields } from './fields.ts';
import { listMembers } from './lists.ts';

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
  /** Seconds; null where absent or not a number of seconds. Of a list the first one counts (RFC 9111 §5.1). */
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
export const readResponseFields = (fields: Fields, now: number): ResponseFields =>
  parseResponse(indexFields(fields), now);

/** The same from lines whose names are comparable already. */
export function parseResponse(lines: FieldLines, now: number): ResponseFields {
  const expires = dateIn(lines, 'expires', now);
  return {
    lines,
    cacheControl: parseCacheControl(fieldValue(lines, 'cache-control')),
    date: dateIn(lines, 'date', now),
    expires: expires === null && hasLine(lines, 'expires') ? 'invalid' : expires,
    lastModified: dateIn(lines, 'last-modified', now),
    etag: firstLine(lines, 'etag') || null,
    age: firstSeconds(firstLine(lines, 'age')),
    vary: listMembers(fieldValue(lines, 'vary') ?? ''),
    contentLength: contentLength(fieldValue(lines, 'content-length')),
    contentEncoding: codings(fieldValue(lines, 'content-encoding') ?? ''),
  };
}

/** Parses the request fields that caching rests on. */
export function readRequestFields(fields: Fields): RequestFields {
  const lines = indexFields(fields);
  const ifNoneMatch = fieldValue(lines, 'if-none-match');
  return {
    lines,
    cacheControl: parseCacheControl(fieldValue(lines, 'cache-control')),
    ifNoneMatch: ifNoneMatch === null ? null : parseTagList(ifNoneMatch),
    ifModifiedSince: firstLine(lines, 'if-modified-since'),
  };
}

function dateIn(lines: FieldLines, name: string, now: number): number | null {
  const value = firstLine(lines, name);
  return value === null ? null : parseHttpDate(value, now);
}

const codings = remembered((value: string): string =>
  listMembers(value)
    .filter((coding) => coding !== 'identity')
    .join(','),
);

function wholeNumber(value: string | null | undefined): number | null {
  const number = value && /^\d+$/.test(value) ? Number(value) : null;
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

function firstSeconds(value: string | null): number | null {
  return wholeNumber(value?.includes(',') ? value.slice(0, value.indexOf(',')).trimEnd() : value);
}

function contentLength(value: string | null): number | null {
  if (value === null || !value.includes(',')) return wholeNumber(value);
  const [only, ...others] = new Set(value.split(',').map((member) => member.trim()));
  return others.length === 0 ? wholeNumber(only) : null;
}
