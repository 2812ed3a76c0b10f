import type { FieldLines } from '../http/fields.ts';

/**
 * The header lines of a stored response after a 304 confirmed it: the 304's lines replace those of the same name
 * (RFC 9111 §3.2). Content-Length and the lines about one connection stay as they are stored, and of the fields that
 * are stored those that `keepsToo` names.
 */
export function freshen(
  stored: FieldLines,
  notModified: FieldLines,
  keepsToo: (name: string) => boolean = () => false,
): FieldLines {
  const staysStored = (name: string) => KEPT.has(name) || (keepsToo(name) && stored.names.includes(name));
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
  keep(stored, (name) => staysStored(name) || !notModified.names.includes(name));
  keep(notModified, (name) => !staysStored(name));
  return { fields, names };
}

const KEPT = new Set([
  'content-length',
  'content-encoding',
  'content-range',
  'content-type',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);
