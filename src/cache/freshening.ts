import { type Exchange, isCacheHit } from '../exchange/exchange.ts';
import { type FieldLines, hasLine, indexFields, withoutLines } from '../http/fields.ts';

/** Whether it shows what a cache holds: a hit repeats the stored lines; since when, its Date alone tells. */
export const showsStored = (exchange: Exchange): boolean =>
  isCacheHit(exchange) && hasLine(indexFields(exchange.response.fields), 'date');

/**
 * The header lines of a stored response after a 304 confirmed it: the 304's lines replace those of the same name
 * (RFC 9111 §3.2), of the fields that lifetime, age and validation rest on. What else a 304 carries is left aside, so
 * that what is stored does not grow with every one of thousands.
 */
export const freshen = (stored: FieldLines, notModified: FieldLines): FieldLines =>
  renewLines(stored, notModified, (name) => RENEWED.has(name));

const RENEWED: ReadonlySet<string> = new Set([
  'age',
  'cache-control',
  'date',
  'etag',
  'expires',
  'last-modified',
  'pragma',
  'vary',
]);

/** The stored lines with those of the newer message in place of theirs, of the names that are to be renewed. */
export function renewLines(
  stored: FieldLines,
  newer: FieldLines,
  isRenewed: (name: string) => boolean,
): FieldLines {
  const renewed = new Set(newer.names.filter(isRenewed));
  const kept = withoutLines(stored, (name) => renewed.has(name));
  const renewing = withoutLines(newer, (name) => !renewed.has(name));
  return { fields: [...kept.fields, ...renewing.fields], names: [...kept.names, ...renewing.names] };
}
