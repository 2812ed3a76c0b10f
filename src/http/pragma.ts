import { type FieldLines, fieldValue } from './fields.ts';

const NO_CACHE = /(?:^|[\s,])no-cache(?:$|[\s,])/i;

/**
 * Whether Pragma says no-cache, in a request or in a response. It means nothing in a response (RFC 9111 §5.4), but
 * browsers obey it.
 */
export function saysPragmaNoCache(lines: FieldLines): boolean {
  const value = fieldValue(lines, 'pragma');
  return value !== null && NO_CACHE.test(value);
}
