import type { FieldLines } from '../http/fields.ts';

/**
 * The header lines of a stored response after a 304 confirmed it: the 304's lines replace those of the same name
 * (RFC 9111 §3.2), of the fields that lifetime, age and validation rest on. What else a 304 carries is left aside, so
 * that what is stored does not grow with every one of thousands.
 */
export function freshen(stored: FieldLines, notModified: FieldLines): FieldLines {
  const renewed = new Set(RENEWED.filter((name) => notModified.names.includes(name)));
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
  keep(notModified, (name) => renewed.has(name));
  return { fields, names };
}

const RENEWED = ['age', 'cache-control', 'date', 'etag', 'expires', 'last-modified', 'pragma', 'vary'];
