import type { Fields } from '../../exchange/exchange.ts';
import { isWeak } from '../../http/entity-tag.ts';
import { type FieldLines, firstLine, hasLine, indexFields, withoutLines } from '../../http/fields.ts';
import { hasCondition, isNotModifiedFor } from './conditions.ts';
import type { HttpResponse } from './contract.ts';
import { ageOf } from './freshness.ts';
import type { CacheProfile } from './profiles.ts';
import { rangeOf } from './ranges.ts';
import { asResponse, type StoredResponse } from './stored.ts';

/**
 * What a client gets of a stored response at a time (ms since the epoch): with its Age (RFC 9111 §5.1), without the
 * fields that a qualified no-cache holds back, cut to the range that was asked for, or a 304 where its own condition is
 * met (§4.3.2).
 */
export function serve(
  entry: StoredResponse,
  asked: FieldLines,
  at: number,
  profile: CacheProfile,
  isValidated = false,
): HttpResponse {
  const whole = (isRangeAsked(entry, asked) ? rangeOf(entry, asked) : null) ?? asResponse(entry);
  const headers = servedFields(entry, whole.headers, at, profile, isValidated);
  if (answersCondition(entry, asked, at, profile)) return { status: 304, headers: withoutContent(headers) };
  return { ...whole, headers };
}

const answersCondition = (
  entry: StoredResponse,
  asked: FieldLines,
  at: number,
  profile: CacheProfile,
): boolean => entry.status === 200 && hasCondition(asked) && isNotModifiedFor(asked, entry, at, profile);

function servedFields(
  entry: StoredResponse,
  headers: Fields,
  at: number,
  profile: CacheProfile,
  isValidated: boolean,
): Fields {
  const heldBack = new Set(isValidated ? [] : heldBackFields(entry, profile));
  if (profile.has('set-cookie-withheld')) heldBack.add('set-cookie');
  const makesAge = !profile.has('no-age-generated');
  if (makesAge) heldBack.add('age');
  const kept = withoutLines(indexFields(headers), (name) => heldBack.has(name)).fields;
  return makesAge ? [...kept, ['Age', String(Math.floor(ageOf(entry, at)))]] : kept;
}

/** RFC 9111 §5.2.2.4: fields that a qualified no-cache names are not served without validation. */
const heldBackFields = ({ directives }: StoredResponse, profile: CacheProfile): readonly string[] =>
  profile.has('qualified-no-cache-ignored') ? [] : (directives.limitedTo('no-cache') ?? []);

const OF_CONTENT = new Set(['content-length', 'content-encoding', 'content-type', 'content-range']);

const withoutContent = (headers: Fields): Fields =>
  withoutLines(indexFields(headers), (name) => OF_CONTENT.has(name)).fields;

/** Whether a stored response can answer a request for a range, which asks for nothing where there is no Range. */
export const coversRange = (entry: StoredResponse, asked: FieldLines): boolean =>
  isRangeAsked(entry, asked) ? rangeOf(entry, asked) !== null : entry.status !== 206;

/** Where If-Range names another version, Range does not count (RFC 9110 §13.1.5): strong tags, or the very date. */
function isRangeAsked({ etag, lines }: StoredResponse, asked: FieldLines): boolean {
  if (!hasLine(asked, 'range')) return false;
  const version = firstLine(asked, 'if-range');
  if (version === null) return true;
  return version === firstLine(lines, 'last-modified') || (version === etag && !isWeak(etag));
}
