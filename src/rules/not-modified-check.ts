import { isConditional } from '../cache/stored-response.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { hasLine } from '../http/fields.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import type { Profile } from './settings.ts';

/** The six fields that RFC 9110 §15.4.5 asks a 304 to repeat. */
export const REPEATED_FIELDS = [
  'date',
  'etag',
  'content-location',
  'expires',
  'cache-control',
  'vary',
] as const;
export type RepeatedField = (typeof REPEATED_FIELDS)[number];

/** The names of the six fields as they are written. */
export const FIELD_NAMES: Readonly<Record<RepeatedField, string>> = {
  date: 'Date',
  etag: 'ETag',
  'content-location': 'Content-Location',
  expires: 'Expires',
  'cache-control': 'Cache-Control',
  vary: 'Vary',
};

/** What became of one of the six fields on a 304. */
export type FieldVerdict = 'present' | 'missing' | 'not-sent-by-origin' | 'unknown';

/**
 * What a 304 did about content. `announced`: its Content-Length is not that of the stored content. `sent`: content
 * came behind its header. `no-stored-body`: the client had nothing to reuse. `none`: neither, as it should be.
 */
export type BodyVerdict = 'none' | 'announced' | 'sent' | 'no-stored-body' | 'unknown';

/** The outcome of checking a 304, with the full response it was compared with, if one was seen. */
export interface NotModifiedCheck<T> {
  readonly baseline: T | undefined;
  readonly fields: Readonly<Record<RepeatedField, FieldVerdict>>;
  readonly body: BodyVerdict;
  /** Members of Vary that the full response had and the 304 lacks. */
  readonly lostVary: readonly string[];
  /** Length of the stored content in its coding, octets; null where not known. */
  readonly storedLength: number | null;
}

interface Parsed {
  readonly exchange: Exchange;
  readonly request: RequestFields;
  readonly response: ResponseFields;
}

/** Checks a 304 against the full response that it confirms (RFC 9110 §15.4.5, §8.6). */
export function checkNotModified<T extends Parsed>(
  notModified: Parsed,
  baseline: T | undefined,
  profile: Profile,
): NotModifiedCheck<T> {
  const lostVary = lostMembers(baseline?.response.vary ?? [], notModified.response.vary);
  const storedLength = lengthOfStored(notModified, baseline);
  const verdict = (field: RepeatedField) => fieldVerdict(field, notModified, baseline, lostVary, profile);
  return {
    baseline,
    lostVary,
    storedLength,
    fields: {
      date: verdict('date'),
      etag: verdict('etag'),
      'content-location': verdict('content-location'),
      expires: verdict('expires'),
      'cache-control': verdict('cache-control'),
      vary: verdict('vary'),
    },
    body: bodyVerdict(notModified, storedLength),
  };
}

const lostMembers = (full: readonly string[], on304: readonly string[]): readonly string[] =>
  on304.includes('*') ? [] : full.filter((member) => !on304.includes(member));

function fieldVerdict(
  field: RepeatedField,
  { exchange, request, response }: Parsed,
  baseline: Parsed | undefined,
  lostVary: readonly string[],
  profile: Profile,
): FieldVerdict {
  if (!exchange.response.complete) return 'unknown';
  if (hasLine(response.lines, field)) return field === 'vary' && lostVary.length > 0 ? 'missing' : 'present';
  if (profile === 'strict') return 'missing';
  if (baseline?.exchange.response.complete) {
    return hasLine(baseline.response.lines, field) ? 'missing' : 'not-sent-by-origin';
  }
  // A tag that the request named and the origin confirmed is proof that the full response has one.
  const namedTag = field === 'etag' && request.ifNoneMatch !== null && request.ifNoneMatch !== '*';
  return namedTag ? 'missing' : 'unknown';
}

function bodyVerdict({ exchange, request, response }: Parsed, storedLength: number | null): BodyVerdict {
  if ('bytes' in exchange.contentOnWire && exchange.contentOnWire.bytes > 0) return 'sent';
  if (exchange.content.stored === 'absent') return 'no-stored-body';
  const conditional = isConditional(request);
  if (!conditional && exchange.request.complete) return 'no-stored-body';
  if (!exchange.response.complete) return 'unknown';
  if (hasLine(response.lines, 'content-length')) {
    const hasContent = (exactly(exchange.content.decoded) ?? 0) > 0;
    return announcedVerdict(response.contentLength, storedLength, hasContent);
  }
  return conditional ? 'none' : 'unknown';
}

function announcedVerdict(announced: number | null, stored: number | null, hasContent: boolean): BodyVerdict {
  if (announced === null) return 'announced';
  if (stored === null) return announced === 0 && hasContent ? 'announced' : 'unknown';
  return announced === stored ? 'none' : 'announced';
}

/**
 * The length that Content-Length on a 304 has to have: that of the content in the coding of the full response. Where
 * the 304 names another coding than the full response, the two cannot be compared.
 */
function lengthOfStored({ exchange, response }: Parsed, baseline: Parsed | undefined): number | null {
  if (baseline) {
    const coded = hasLine(response.lines, 'content-encoding');
    if (coded && response.contentEncoding !== baseline.response.contentEncoding) return null;
    if (baseline.response.contentLength !== null) return baseline.response.contentLength;
    return exactly(baseline.exchange.content.encoded);
  }
  return exactly(exchange.content.encoded);
}

const exactly = (value: Exchange['content']['encoded']): number | null =>
  value.how === 'measured' || value.how === 'derived' ? value.bytes : null;
