import { opaqueTag } from '../http/entity-tag.ts';
import { firstLine } from '../http/fields.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import { addVariant, latestFor, startVariants, type Variants } from './variants.ts';

/** A request and its response with their fields parsed. */
export interface Examined {
  readonly request: RequestFields;
  readonly response: ResponseFields;
  /** What tells its recorded content from other content, where any was recorded. */
  readonly exchange: { readonly contentDigest: string | null };
}

/** Whether the request carries a condition that a 304 can answer (RFC 9110 §13.1.2, §13.1.3). */
export const isConditional = ({ ifNoneMatch, ifModifiedSince }: RequestFields): boolean =>
  ifNoneMatch !== null || ifModifiedSince !== null;

/**
 * The full responses of one resource seen so far, in order, and what finds one again without looking through them all.
 * An index holds the responses up to the last time it was asked: most resources are loaded once and never ask.
 */
export interface FullResponses<T extends Examined> {
  readonly all: T[];
  readonly indexes: { [by in Key]?: Index<T> };
}

/** What full responses are found by: the variant alone, or with it the tag, the date or the content. */
type Key = 'variant' | 'tag' | 'date' | 'content';

interface Index<T extends Examined> {
  holds: number;
  readonly byKey: Map<string, Variants<T>>;
}

/** Starts an empty history of full responses. */
export const startFullResponses = <T extends Examined>(): FullResponses<T> => ({ all: [], indexes: {} });

/**
 * The full response that a 304 confirms: the latest of the same variant with the tag that the 304 names, or with the
 * validator that the request named, or, for a request without a condition, the latest of the same variant. Entity
 * tags compare weakly and come before dates (RFC 9110 §13.1.2, §13.2.2). Undefined where none was seen, or where
 * the request named several tags and the 304 does not say which one holds.
 */
export function confirmedBy<T extends Examined>(
  full: FullResponses<T>,
  asked: RequestFields,
  { etag }: ResponseFields,
): T | undefined {
  const { ifNoneMatch, ifModifiedSince } = asked;
  if (ifNoneMatch !== null && ifNoneMatch !== '*') {
    const tag = tagThatHolds(ifNoneMatch, etag);
    return tag === undefined ? undefined : latestFor(under(full, 'tag', tag), asked);
  }
  if (ifNoneMatch === null && ifModifiedSince !== null)
    return latestFor(under(full, 'date', ifModifiedSince), asked);
  return latestOf(full, asked);
}

/** The latest full response of the variant that is asked for (RFC 9111 §4.1). */
export const latestOf = <T extends Examined>(full: FullResponses<T>, asked: RequestFields): T | undefined =>
  latestFor(under(full, 'variant', ''), asked);

/** The one of the tags asked about that the answer confirms: the one that it names, or the only one. */
function tagThatHolds(asked: readonly string[], confirmed: string | null): string | undefined {
  const tags = asked.map(opaqueTag);
  const named = confirmed === null ? undefined : opaqueTag(confirmed);
  if (named !== undefined && tags.includes(named)) return named;
  return tags.every((tag) => tag === tags[0]) ? tags[0] : undefined;
}

/** The full response that a cache hit reused: the latest with the validators that the hit shows. */
export function reusedBy<T extends Examined>(
  full: FullResponses<T>,
  { etag, lines }: ResponseFields,
): T | undefined {
  if (etag !== null) return latestWithTag(full, etag);
  const lastModified = firstLine(lines, 'last-modified');
  if (lastModified !== null) return under(full, 'date', lastModified)?.last?.full;
  const last = full.all.at(-1);
  return last?.response.etag === null && last.response.lastModified === null ? last : undefined;
}

/** The latest full response of any variant with that tag, by weak comparison. */
export const latestWithTag = <T extends Examined>(full: FullResponses<T>, tag: string): T | undefined =>
  full.all.length === 0 ? undefined : under(full, 'tag', opaqueTag(tag))?.last?.full;

/**
 * The first full response of the same variant with the same content: equal entity tags by weak comparison (RFC
 * 9110 §8.8.3.2), or where there is none equal Last-Modified and length, or where they say too little the same recorded
 * content; and the same content coding.
 */
export function sameContentAs<T extends Examined>(full: FullResponses<T>, later: T): T | undefined {
  if (full.all.length === 0) return undefined;
  const content = keyOf(later, 'content');
  return content === null ? undefined : latestFor(under(full, 'content', content), later.request);
}

/** The responses with that key. */
function under<T extends Examined>(
  { all, indexes }: FullResponses<T>,
  by: Key,
  key: string,
): Variants<T> | undefined {
  indexes[by] ??= { holds: 0, byKey: new Map() };
  const index = indexes[by];
  for (; index.holds < all.length; index.holds++) {
    const full = all[index.holds];
    if (full) enter(index.byKey, by, full);
  }
  return index.byKey.get(key);
}

function enter<T extends Examined>(byKey: Map<string, Variants<T>>, by: Key, full: T): void {
  const key = keyOf(full, by);
  if (key === null) return;
  const variants = byKey.get(key) ?? startVariants<T>();
  byKey.set(key, variants);
  // Of the same content, the first is the one that brought it.
  if (by === 'content' && latestFor(variants, full.request)) return;
  addVariant(variants, full);
}

function keyOf({ response, exchange }: Examined, by: Key): string | null {
  const { etag, lines, contentEncoding } = response;
  switch (by) {
    case 'variant':
      return '';
    case 'tag':
      return etag === null ? null : opaqueTag(etag);
    case 'date':
      return firstLine(lines, 'last-modified');
    case 'content':
      return contentKey(response) ?? digestKey(contentEncoding, exchange.contentDigest);
  }
}

const digestKey = (coding: string, digest: string | null): string | null =>
  digest === null ? null : `${coding} content ${digest}`;

/**
 * What two responses with the same content have in common; null where a response says too little to tell. A weak tag
 * stands for content that is good enough, not the same, so there the length has to agree as well.
 */
function contentKey({ contentEncoding, etag, lines, contentLength }: ResponseFields): string | null {
  if (etag?.startsWith('"')) return `${contentEncoding} ${etag}`;
  const validator = etag === null ? firstLine(lines, 'last-modified') : opaqueTag(etag);
  return validator === null || contentLength === null
    ? null
    : `${contentEncoding} ${validator} ${contentLength}`;
}
