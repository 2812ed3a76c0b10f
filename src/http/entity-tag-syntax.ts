import { remembered } from '../exchange/remembered.ts';
import { opaqueTag, parseTagList } from './entity-tag.ts';

/** What is wrong with an entity tag; a backslash is allowed, but recipients differ on what it means. */
export type TagFault = 'unquoted' | 'small-w' | 'quote' | 'space' | 'control' | 'backslash';

/** Holds an entity tag to the grammar (RFC 9110 §8.8.3); null where it is well-formed. */
export const tagFault: (tag: string) => TagFault | null = remembered((tag) => {
  if (tag.startsWith('w/"')) return 'small-w';
  const opaque = opaqueTag(tag);
  if (opaque.length < 2 || !opaque.startsWith('"') || !opaque.endsWith('"')) return 'unquoted';
  const inner = opaque.slice(1, -1);
  if (inner.includes('"')) return 'quote';
  if (/[ \t]/.test(inner)) return 'space';
  if (hasControl(inner)) return 'control';
  return inner.includes('\\') ? 'backslash' : null;
});

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** The tags in the line of a field that carries one, where tools joined several lines; null for anything else. */
export function joinedTags(value: string): readonly string[] | null {
  const tags = value.includes(',') ? parseTagList(value) : '*';
  if (tags === '*' || tags.length < 2) return null;
  return tags.every((tag) => (tagFault(tag) ?? 'backslash') === 'backslash') ? tags : null;
}
