import type { Fields } from '../../exchange/exchange.ts';
import { opaqueTag, parseTagList } from '../../http/entity-tag.ts';
import { type FieldLines, fieldValue, firstLine, hasLine, withoutLines } from '../../http/fields.ts';
import { cacheDate } from './dates.ts';
import type { CacheProfile } from './profiles.ts';
import type { StoredResponse } from './stored.ts';

const CONDITIONS = ['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range'];

/** Whether a request carries a condition of its client's own. */
export const hasCondition = (asked: FieldLines): boolean => CONDITIONS.some((name) => hasLine(asked, name));

/** The fields that ask whether a stored response still holds (RFC 9111 §4.3.1); none where it has no validator. */
export function conditionsFor({ etag, lines }: StoredResponse): Fields {
  const lastModified = firstLine(lines, 'last-modified');
  return [
    ...(etag === null ? [] : [['If-None-Match', etag] as const]),
    ...(lastModified === null ? [] : [['If-Modified-Since', lastModified] as const]),
  ];
}

/** Whether a stored response has anything to be asked about with. */
export const canBeConfirmed = ({ etag, lines }: StoredResponse): boolean =>
  etag !== null || firstLine(lines, 'last-modified') !== null;

/** One that names the entity tags of several stored variants, of which the origin may choose. */
export function conditionForAny(entries: readonly StoredResponse[]): Fields {
  const tags = new Set(entries.flatMap(({ etag }) => (etag === null ? [] : [etag])));
  return tags.size === 0 ? [] : [['If-None-Match', [...tags].join(', ')]];
}

/**
 * Whether a stored response makes a client's own condition false, so that 304 answers it (RFC 9111 §4.3.2). Entity tags
 * come before dates and compare weakly.
 */
export function isNotModifiedFor(
  asked: FieldLines,
  entry: StoredResponse,
  at: number,
  profile: CacheProfile,
): boolean {
  const tags = fieldValue(asked, 'if-none-match');
  if (tags !== null) return namesEntry(tags, entry);
  const since = firstLine(asked, 'if-modified-since');
  const date = since === null ? null : cacheDate(since, at, profile);
  const modified = entry.lastModified ?? entry.date;
  return date !== null && modified !== null && modified <= date;
}

function namesEntry(tags: string, { etag }: StoredResponse): boolean {
  const list = parseTagList(tags);
  if (list === '*') return true;
  return etag !== null && list.some((tag) => opaqueTag(tag) === opaqueTag(etag));
}

/**
 * The stored response that a 304 confirms: the one with the tag that it names, else the one that the request's condition
 * names (RFC 9111 §4.3.4). Null where there is none.
 */
export function confirmedEntry(
  entries: readonly StoredResponse[],
  sent: FieldLines,
  named: string | null,
): StoredResponse | null {
  if (named !== null && entries.some(({ etag }) => etag !== null)) {
    const byTag = entries.findLast(({ etag }) => etag !== null && opaqueTag(etag) === opaqueTag(named));
    if (byTag) return byTag;
  }
  const tags = fieldValue(sent, 'if-none-match');
  if (tags !== null) return entries.findLast((entry) => namesEntry(tags, entry)) ?? null;
  const since = firstLine(sent, 'if-modified-since');
  if (since === null) return null;
  return entries.findLast(({ lines }) => firstLine(lines, 'last-modified') === since) ?? null;
}

const ADDED: ReadonlySet<string> = new Set(['if-none-match', 'if-modified-since']);

/** Whether a request carries a condition that a 304 can answer, its cache's or its client's own. */
export const isConditional = ({ names }: FieldLines): boolean => names.some((name) => ADDED.has(name));

/** What the client asked, of a request as it was sent: without the conditions that its cache may have added. */
export function withoutConditions(lines: FieldLines): FieldLines {
  return isConditional(lines) ? withoutLines(lines, (name) => ADDED.has(name)) : lines;
}
