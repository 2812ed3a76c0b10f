import { isConditional } from '../cache/stored-response.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { tagWithoutForm } from '../http/entity-tag.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
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
  /** Fields that the full response has to have, though it was not seen. */
  readonly proven: readonly RepeatedField[];
}

interface Parsed {
  readonly exchange: Exchange;
  readonly request: RequestFields;
  readonly response: ResponseFields;
}

/** What is known of a 304 beside itself. */
interface Known<T> {
  /** The full response that the client takes it to confirm, if one was seen. */
  readonly confirmed: T | undefined;
  /** Whether that is the exchange right before it. */
  readonly isAdjacent: boolean;
  /** Whether the origin has shown a clock: earlier responses of the resource carried Date (RFC 9110 §6.6.1). */
  readonly hasClock: boolean;
  readonly profile: Profile;
}

/** Checks a 304 against the full response that it confirms (RFC 9110 §15.4.5, §8.6). */
export function checkNotModified<T extends Parsed>(
  notModified: Parsed,
  { confirmed, isAdjacent, hasClock, profile }: Known<T>,
): NotModifiedCheck<T> {
  const baseline = confirmed && isSameGeneration(notModified, confirmed, isAdjacent) ? confirmed : undefined;
  const lostVary = lostMembers(baseline?.response.vary ?? [], notModified.response.vary);
  const storedLength = lengthOfStored(notModified, baseline);
  const proven = baseline?.exchange.response.complete ? [] : provenBy(notModified, hasClock);
  const verdict = (field: RepeatedField) =>
    fieldVerdict(field, notModified, { baseline, lostVary, profile, proven });
  return {
    baseline,
    lostVary,
    storedLength,
    proven,
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

const provenBy = ({ request }: Parsed, hasClock: boolean): readonly RepeatedField[] => [
  ...(namesTag(request) ? (['etag'] as const) : []),
  ...(hasClock ? (['date'] as const) : []),
];

function lostMembers(full: readonly string[], on304: readonly string[]): readonly string[] {
  if (full === on304 || on304.includes('*')) return [];
  const kept = new Set(on304);
  return full.filter((member) => !kept.has(member));
}

/**
 * Whether a 304 and a full response speak of the same representation, so that what one carries the other has to carry
 * (a server may have been set up anew in between). Validators that both have decide; else it is the full response whose
 * validator the request named, or, where the request named none, the exchange right before.
 */
function isSameGeneration({ request, response }: Parsed, full: Parsed, isAdjacent: boolean): boolean {
  const before = full.response;
  const now = response;
  if (before.etag !== null && before.etag === now.etag) return true;
  const sameDate =
    before.lastModified === null || now.lastModified === null
      ? null
      : before.lastModified === now.lastModified;
  if (before.etag !== null && now.etag !== null)
    return tagWithoutForm(before.etag) === tagWithoutForm(now.etag) || sameDate === true;
  const named = namesTag(request) || (request.ifNoneMatch === null && request.ifModifiedSince !== null);
  return named || (sameDate ?? isAdjacent);
}

/** A tag that the request named and the origin confirmed is proof that the full response has one. */
const namesTag = ({ ifNoneMatch }: RequestFields): boolean => ifNoneMatch !== null && ifNoneMatch !== '*';

interface Grounds {
  readonly baseline: Parsed | undefined;
  readonly lostVary: readonly string[];
  readonly profile: Profile;
  readonly proven: readonly RepeatedField[];
}

function fieldVerdict(
  field: RepeatedField,
  { exchange, response }: Parsed,
  { baseline, lostVary, profile, proven }: Grounds,
): FieldVerdict {
  if (!exchange.response.complete) return 'unknown';
  if (hasLine(response.lines, field)) return field === 'vary' && lostVary.length > 0 ? 'missing' : 'present';
  if (profile === 'strict') return 'missing';
  if (baseline?.exchange.response.complete) {
    return hasLine(baseline.response.lines, field) ? 'missing' : 'not-sent-by-origin';
  }
  return proven.includes(field) ? 'missing' : 'unknown';
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
 * The length that Content-Length on a 304 has to have: that of the content of a 200 to the same request, in its coding
 * (RFC 9110 §8.6). Null where a 200 to the same request may have had another coding than the one that was seen, or where
 * only a part was asked for.
 */
function lengthOfStored(
  { exchange, request, response }: Parsed,
  baseline: Parsed | undefined,
): number | null {
  if (hasLine(request.lines, 'range')) return null;
  const isHead = exchange.method === 'HEAD';
  if (!baseline) return isHead ? null : exactly(exchange.content.encoded);
  if (!isSameCoding(request, response, baseline)) return null;
  if (baseline.response.contentLength !== null) return baseline.response.contentLength;
  return isHead ? null : exactly(baseline.exchange.content.encoded);
}

function isSameCoding(request: RequestFields, response: ResponseFields, baseline: Parsed): boolean {
  const { contentEncoding } = baseline.response;
  if (hasLine(response.lines, 'content-encoding')) return response.contentEncoding === contentEncoding;
  const accepted = ({ lines }: RequestFields) => fieldValue(lines, 'accept-encoding');
  return accepted(request) === accepted(baseline.request);
}

const exactly = (value: Exchange['content']['encoded']): number | null =>
  value.how === 'measured' || value.how === 'derived' ? value.bytes : null;
