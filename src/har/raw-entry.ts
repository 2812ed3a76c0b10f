import type { Fields } from '../exchange/exchange.ts';
import type { Skipped } from './capture.ts';
import type { HarEntry } from './entry.ts';
import type { EntryParts } from './entry-parts.ts';
import { digestedLength } from './json/digest.ts';

/** An entry with every value made safe to read: of its type or null. Nothing is interpreted yet. */
export interface RawEntry {
  readonly entry: HarEntry;
  readonly response: HarEntry;
  readonly method: string;
  readonly url: string;
  readonly startedAt: number | null;
  readonly durationMs: number | null;
  readonly waitMs: number | null;
  readonly status: number;
  /** As recorded, e.g. `HTTP/1.1`, `http/2.0`, `h3`. */
  readonly httpVersion: string;
  readonly mimeType: string;
  /** Header lines alone: the pseudo-header fields that some producers list among them are none (RFC 9113 §8.3). */
  readonly requestFields: Fields;
  readonly responseFields: Fields;
  /** Whether the pseudo-header field `:authority`, which names the host, is listed with the request. */
  readonly namesAuthority: boolean;
  /** Sizes: whole bytes, null for −1, other negatives, NaN, strings and absent values. */
  readonly requestHeadersSize: number | null;
  readonly requestBodySize: number | null;
  readonly headersSize: number | null;
  readonly bodySize: number | null;
  readonly contentSize: number | null;
  readonly transferSize: number | null;
  /** Equal for responses with the same recorded content; null where none was recorded, or not all of it. */
  readonly contentDigest: string | null;
}

/** A record where the value is one; undefined otherwise. */
export const recordOf = (value: unknown): HarEntry | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as HarEntry) : undefined;

/** The text where the value is one, empty otherwise. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Only a whole number ≥ 0 is a size: producers write −1, −129, null, NaN and strings for "not known". */
export const sizeOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** A duration in ms; more than the span of all dates is none. */
const durationOf = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value <= 8.64e15 ? value : null;

/** Reads one entry, or says why it cannot be an exchange. */
export function readRawEntry(parts: EntryParts): RawEntry | Omit<Skipped, 'entry'> {
  const entry = recordOf(parts.entry);
  if (!entry) return { reason: 'not-an-object' };
  const request = recordOf(entry['request']);
  if (!request) return { reason: 'no-request' };
  const url = textOf(request['url']);
  if (url === '') return { reason: 'no-url' };
  if (textOf(request['method']) === '') return { reason: 'no-method' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (!scheme) return { reason: 'relative-url' };
  if (!HTTP_SCHEMES.has(scheme)) return { reason: 'not-http', scheme: scheme.slice(0, 40) };
  const response = recordOf(entry['response']);
  if (!response) return { reason: 'no-response' };
  return rawEntry(parts, entry, request, response, url);
}

const HTTP_SCHEMES = new Set(['http', 'https', 'ws', 'wss']);

function rawEntry(
  { requestFields, responseFields, namesAuthority, contentDigest }: EntryParts,
  entry: HarEntry,
  request: HarEntry,
  response: HarEntry,
  url: string,
): RawEntry {
  const content = recordOf(response['content']);
  const startedAt = Date.parse(textOf(entry['startedDateTime']));
  return {
    entry,
    response,
    method: textOf(request['method']),
    url,
    startedAt: Number.isNaN(startedAt) ? null : startedAt,
    durationMs: durationOf(entry['time']),
    waitMs: durationOf(recordOf(entry['timings'])?.['wait']),
    status: sizeOf(response['status']) ?? 0,
    httpVersion: textOf(response['httpVersion']),
    mimeType: textOf(content?.['mimeType']),
    requestFields,
    responseFields,
    namesAuthority,
    requestHeadersSize: sizeOf(request['headersSize']),
    requestBodySize: sizeOf(request['bodySize']),
    headersSize: sizeOf(response['headersSize']),
    bodySize: sizeOf(response['bodySize']),
    contentSize: sizeOf(content?.['size']),
    transferSize: sizeOf(response['_transferSize']),
    contentDigest: isWhole(contentDigest, sizeOf(content?.['size'])) ? contentDigest : null,
  };
}

/** Whether a text can be all of the content: producers cut long ones off (Firefox at a limit) or leave them empty. */
const isWhole = (digest: string | null, size: number | null): boolean =>
  digest !== null && digestedLength(digest) >= Math.max(size ?? 0, 1);
