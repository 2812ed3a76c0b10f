import type { FieldLines } from '../http/fields.ts';

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
  const fields: FieldLines['fields'][number][] = [];
  const names: string[] = [];
  const keep = (lines: FieldLines, isKept: (name: string) => boolean) => {
    let at = 0;
    for (const name of lines.names) {
      const field = lines.fields[at++];
      if (!field || !isKept(name)) continue;
      fields.push(field);
      names.push(name);
    }
  };
  keep(stored, (name) => !renewed.has(name));
  keep(newer, (name) => renewed.has(name));
  return { fields, names };
}
