import { remembered } from '../exchange/remembered.ts';

/** A list of entity tags as If-None-Match carries it, each as sent; `*` stands alone. */
export type TagList = '*' | readonly string[];

// A well-formed entity tag (RFC 9110 §8.8.3) or, for what servers and browsers really send, a run up to a comma.
const TAG = /\s*((?:W\/)?"[^"]*"|[^,]+)\s*(?:,|$)/y;

/** Splits an If-None-Match value (RFC 9110 §13.1.2). Tags keep their raw form: browsers echo unquoted ones as they are. */
export const parseTagList: (value: string) => TagList = remembered((value) => {
  if (value.trim() === '*') return '*';
  const tags: string[] = [];
  let at = 0;
  while (at < value.length) {
    TAG.lastIndex = at;
    const match = TAG.exec(value);
    if (!match?.[1]) {
      at++;
      continue;
    }
    tags.push(match[1].trim());
    at = TAG.lastIndex;
  }
  return tags;
});

/** Whether the tag is marked weak. Only the capital letter marks it (RFC 9110 §8.8.3). */
export const isWeak = (tag: string): boolean => tag.startsWith('W/');

/** The tag without its mark: tags with equal ones compare equal weakly (RFC 9110 §8.8.3.2). */
export const opaqueTag = (tag: string): string => (isWeak(tag) ? tag.slice(2) : tag);

/** Whether the list holds that tag, by weak comparison (RFC 9110 §8.8.3.2). */
export const namesTag = (tags: readonly string[], tag: string): boolean => {
  const opaque = opaqueTag(tag);
  return tags.some((each) => opaqueTag(each) === opaque);
};

const WELL_FORMED = /^(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"$/;

/** Whether a text is an entity tag by the letter of RFC 9110 §8.8.3: in double quotes, without white space. */
export const isEntityTag = (text: string): boolean => WELL_FORMED.test(text);

const CODING = /(?:--?|[;+:])(?:gzip|gz|br|deflate|zstd)$/i;

/** A tag without its mark, its quotes and the coding that some servers add to it: `W/"v1-gzip"` and `v1` give `v1`. */
export const tagWithoutForm = (tag: string): string =>
  tag.replace(/^w\//i, '').replace(/^"/, '').replace(/"$/, '').replace(CODING, '');
