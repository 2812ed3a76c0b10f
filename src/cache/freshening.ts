import type { FieldLines } from '../http/fields.ts';

/**
 * The header lines of a stored response after a 304 confirmed it: the 304's lines replace those of the same name
 * (RFC 9111 §3.2). Content-Length and the lines about one connection stay as they are stored.
 */
export function freshen(stored: FieldLines, notModified: FieldLines): FieldLines {
  const fields: FieldLines['fields'][number][] = [];
  const names: string[] = [];
  for (const [at, field] of stored.fields.entries()) {
    const name = stored.names[at] ?? '';
    if (notModified.names.includes(name) && !KEPT.has(name)) continue;
    fields.push(field);
    names.push(name);
  }
  for (const [at, field] of notModified.fields.entries()) {
    const name = notModified.names[at] ?? '';
    if (KEPT.has(name)) continue;
    fields.push(field);
    names.push(name);
  }
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
