import { opaqueTag } from '../http/entity-tag.ts';
import type { RequestFields, ResponseFields } from '../http/message.ts';

/** A request and its response with their fields parsed. */
export interface Examined {
  readonly request: RequestFields;
  readonly response: ResponseFields;
}

/** Whether the request carries a condition that a 304 can answer (RFC 9110 §13.1.2, §13.1.3). */
export const isConditional = ({ ifNoneMatch, ifModifiedSince }: RequestFields): boolean =>
  ifNoneMatch !== null || ifModifiedSince !== null;

/** The full responses of one resource seen so far, found again by validator in constant time. */
export interface FullResponses<T extends Examined> {
  add(full: T): void;
  /**
   * The full response that a 304 to `asked` confirms: the latest of the same variant whose validator the request
   * named, or, for a request without a condition, the latest of the same variant. Entity tags compare weakly and
   * come before dates (RFC 9110 §13.1.2, §13.2.2).
   */
  confirmedBy(asked: RequestFields): T | undefined;
  /** The full response that a cache hit reused: the latest with the validators that the hit shows. */
  reusedBy(hit: ResponseFields): T | undefined;
  /** The latest full response of all. */
  latest(): T | undefined;
  /**
   * An earlier full response of the same variant with the same content: equal entity tags by weak comparison (RFC
   * 9110 §8.8.3.2), or where there is none equal Last-Modified and length; and the same content coding.
   */
  sameContentAs(later: T): T | undefined;
}

/** Starts an empty history of full responses. */
export function createFullResponses<T extends Examined>(): FullResponses<T> {
  const order = new Map<T, number>();
  const byTag = new Map<string, T[]>();
  const byDate = new Map<string, T[]>();
  const byContent = new Map<string, T[]>();
  let last: T | undefined;

  const latestOf = (candidates: readonly T[], asked: RequestFields): T | undefined =>
    candidates
      .filter((stored) => isSameVariant(stored, asked))
      .reduce<T | undefined>((a, b) => (a && (order.get(a) ?? 0) > (order.get(b) ?? 0) ? a : b), undefined);

  return {
    add(full) {
      order.set(full, order.size);
      last = full;
      const { etag, lines } = full.response;
      if (etag !== null) keep(byTag, opaqueTag(etag), full);
      const [lastModified] = lines.lines('last-modified');
      if (lastModified !== undefined) keep(byDate, lastModified, full);
      const content = contentKey(full.response);
      if (content !== null) keep(byContent, content, full);
    },
    confirmedBy(asked) {
      const { ifNoneMatch, ifModifiedSince } = asked;
      if (ifNoneMatch !== null && ifNoneMatch !== '*') {
        return latestOf(
          ifNoneMatch.flatMap((tag) => byTag.get(opaqueTag(tag)) ?? []),
          asked,
        );
      }
      if (ifNoneMatch === null && ifModifiedSince !== null)
        return latestOf(byDate.get(ifModifiedSince) ?? [], asked);
      return last && isSameVariant(last, asked) ? last : latestOf([...order.keys()], asked);
    },
    reusedBy({ etag, lines }) {
      const [lastModified] = lines.lines('last-modified');
      if (etag !== null) return byTag.get(opaqueTag(etag))?.at(-1);
      if (lastModified !== undefined) return byDate.get(lastModified)?.at(-1);
      return last?.response.etag === null && last.response.lastModified === null ? last : undefined;
    },
    latest: () => last,
    sameContentAs(later) {
      const content = contentKey(later.response);
      return content === null ? undefined : latestOf(byContent.get(content) ?? [], later.request);
    },
  };
}

/** Puts a response into its place; one of the same variant and content that is there already makes room for it. */
function keep<T extends Examined>(index: Map<string, T[]>, key: string, full: T): void {
  const others = (index.get(key) ?? []).filter(
    (stored) =>
      !isSameVariant(stored, full.request) || contentKey(stored.response) !== contentKey(full.response),
  );
  index.set(key, [...others, full]);
}

/** Whether the fields that the stored response varies on have the values they had for it (RFC 9111 §4.1). */
export function isSameVariant(stored: Examined, asked: RequestFields): boolean {
  return stored.response.vary.every(
    (name) => name === '*' || normalised(stored.request, name) === normalised(asked, name),
  );
}

const normalised = (request: RequestFields, name: string): string | null =>
  request.lines.value(name)?.replaceAll(/\s*,\s*/g, ', ') ?? null;

/** What two responses with the same content have in common; null where a response says too little to tell. */
function contentKey({ contentEncoding, etag, lines, contentLength }: ResponseFields): string | null {
  if (etag !== null) return `${contentEncoding} ${opaqueTag(etag)}`;
  const [lastModified] = lines.lines('last-modified');
  if (lastModified === undefined || contentLength === null) return null;
  return `${contentEncoding} ${lastModified} ${contentLength}`;
}
