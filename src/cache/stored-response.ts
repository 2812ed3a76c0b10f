import { sameTag } from '../http/entity-tag.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';

/** A request and its response with their fields parsed. */
export interface Examined {
  readonly request: RequestFields;
  readonly response: ResponseFields;
}

/** Whether the request carries a condition that a 304 can answer (RFC 9110 §13.1.2, §13.1.3). */
export const isConditional = ({ ifNoneMatch, ifModifiedSince }: RequestFields): boolean =>
  ifNoneMatch !== null || ifModifiedSince !== null;

/**
 * The full response that a 304 confirms: the latest of `earlier` of the same variant whose validator the request
 * named, or, for a request without a condition, the latest of the same variant. Undefined where none was seen.
 */
export function findStoredResponse<T extends Examined>(
  earlier: readonly T[],
  asked: RequestFields,
): T | undefined {
  return earlier.findLast((stored) => isSameVariant(stored, asked) && isNamedBy(asked, stored.response));
}

/** Whether the fields that the stored response varies on have the values they had for it (RFC 9111 §4.1). */
export function isSameVariant(stored: Examined, asked: RequestFields): boolean {
  return stored.response.vary.every(
    (name) => name === '*' || normalised(stored.request, name) === normalised(asked, name),
  );
}

const normalised = (request: RequestFields, name: string): string | null =>
  request.lines.value(name)?.replaceAll(/\s*,\s*/g, ', ') ?? null;

/** Whether the request's condition names this response's validator; entity tags come before dates (RFC 9110 §13.2.2). */
function isNamedBy({ ifNoneMatch, ifModifiedSince }: RequestFields, stored: ResponseFields): boolean {
  if (ifNoneMatch === '*') return true;
  if (ifNoneMatch !== null)
    return ifNoneMatch.some((tag) => stored.etag !== null && sameTag(tag, stored.etag));
  if (ifModifiedSince === null) return true;
  const [lastModified] = stored.lines.lines('last-modified');
  return lastModified !== undefined && lastModified === ifModifiedSince;
}

/**
 * Whether a later full response carries what an earlier one already brought: equal entity tags by weak comparison
 * (RFC 9110 §8.8.3.2), or where neither has one equal Last-Modified; and the same content coding and length.
 */
export function isSameContent(before: ResponseFields, after: ResponseFields): boolean {
  if (before.contentEncoding !== after.contentEncoding) return false;
  if (before.etag !== null || after.etag !== null) {
    return before.etag !== null && after.etag !== null && sameTag(before.etag, after.etag);
  }
  if (before.lastModified === null || before.lastModified !== after.lastModified) return false;
  return before.contentLength !== null && before.contentLength === after.contentLength;
}

/**
 * The full response that a cache hit reused: the latest of `earlier` with the validators that the hit shows. A hit
 * without header lines gives only the latest. Undefined where none was seen.
 */
export function findReusedResponse<T extends Examined>(
  earlier: readonly T[],
  hit: ResponseFields,
  hitHasFields: boolean,
): T | undefined {
  if (!hitHasFields) return earlier.at(-1);
  return earlier.findLast(
    ({ response }) => response.etag === hit.etag && response.lastModified === hit.lastModified,
  );
}
