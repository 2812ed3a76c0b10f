import { opaqueTag } from '../http/entity-tag.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';
import { createVariants, type Variants } from './variants.ts';

/** A request and its response with their fields parsed. */
export interface Examined {
  readonly request: RequestFields;
  readonly response: ResponseFields;
}

/** Whether the request carries a condition that a 304 can answer (RFC 9110 §13.1.2, §13.1.3). */
export const isConditional = ({ ifNoneMatch, ifModifiedSince }: RequestFields): boolean =>
  ifNoneMatch !== null || ifModifiedSince !== null;

/** The full responses of one resource seen so far, found again without looking through them all. */
export interface FullResponses<T extends Examined> {
  add(full: T): void;
  /**
   * The full response that a 304 confirms: the latest of the same variant with the tag that the 304 names, or with the
   * validator that the request named, or, for a request without a condition, the latest of the same variant. Entity
   * tags compare weakly and come before dates (RFC 9110 §13.1.2, §13.2.2). Undefined where none was seen, or where
   * the request named several tags and the 304 does not say which one holds.
   */
  confirmedBy(asked: RequestFields, notModified: ResponseFields): T | undefined;
  /** The full response that a cache hit reused: the latest with the validators that the hit shows. */
  reusedBy(hit: ResponseFields): T | undefined;
  /** The latest full response of all. */
  latest(): T | undefined;
  /**
   * The first full response of the same variant with the same content: equal entity tags by weak comparison (RFC
   * 9110 §8.8.3.2), or where there is none equal Last-Modified and length; and the same content coding.
   */
  sameContentAs(later: T): T | undefined;
}

/** Starts an empty history of full responses. */
export function createFullResponses<T extends Examined>(): FullResponses<T> {
  const all = createVariants<T>();
  const byTag = new Map<string, Variants<T>>();
  const byDate = new Map<string, Variants<T>>();
  const byContent = new Map<string, Variants<T>>();

  function confirmedByTag(
    tags: readonly string[],
    asked: RequestFields,
    confirmed: string | null,
  ): T | undefined {
    const named = new Set(tags.map(opaqueTag));
    const [only, ...others] =
      confirmed !== null && named.has(opaqueTag(confirmed)) ? [opaqueTag(confirmed)] : named;
    return only === undefined || others.length > 0 ? undefined : byTag.get(only)?.of(asked);
  }

  return {
    add(full) {
      all.put(full);
      const { etag, lines } = full.response;
      if (etag !== null) under(byTag, opaqueTag(etag)).put(full);
      const [lastModified] = lines.lines('last-modified');
      if (lastModified !== undefined) under(byDate, lastModified).put(full);
      const content = contentKey(full.response);
      if (content === null) return;
      const same = under(byContent, content);
      if (!same.of(full.request)) same.put(full);
    },
    confirmedBy(asked, { etag }) {
      const { ifNoneMatch, ifModifiedSince } = asked;
      if (ifNoneMatch !== null && ifNoneMatch !== '*') return confirmedByTag(ifNoneMatch, asked, etag);
      if (ifNoneMatch === null && ifModifiedSince !== null) return byDate.get(ifModifiedSince)?.of(asked);
      return all.of(asked);
    },
    reusedBy({ etag, lines }) {
      const [lastModified] = lines.lines('last-modified');
      if (etag !== null) return byTag.get(opaqueTag(etag))?.latest();
      if (lastModified !== undefined) return byDate.get(lastModified)?.latest();
      const last = all.latest();
      return last?.response.etag === null && last.response.lastModified === null ? last : undefined;
    },
    latest: () => all.latest(),
    sameContentAs(later) {
      const content = contentKey(later.response);
      return content === null ? undefined : byContent.get(content)?.of(later.request);
    },
  };
}

function under<T extends Examined>(index: Map<string, Variants<T>>, key: string): Variants<T> {
  const there = index.get(key);
  if (there) return there;
  const variants = createVariants<T>();
  index.set(key, variants);
  return variants;
}

/**
 * What two responses with the same content have in common; null where a response says too little to tell. A weak tag
 * stands for content that is good enough, not the same, so there the length has to agree as well.
 */
function contentKey({ contentEncoding, etag, lines, contentLength }: ResponseFields): string | null {
  if (etag?.startsWith('"')) return `${contentEncoding} ${etag}`;
  const [lastModified] = lines.lines('last-modified');
  const validator = etag === null ? lastModified : opaqueTag(etag);
  return validator === undefined || contentLength === null
    ? null
    : `${contentEncoding} ${validator} ${contentLength}`;
}
