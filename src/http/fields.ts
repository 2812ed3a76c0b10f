import type { Fields } from '../exchange/exchange.ts';
import { fieldName } from '../exchange/field-name.ts';

/** The header lines of one message with their names made comparable, once and shared. */
export interface FieldLines {
  readonly fields: Fields;
  /** The names of the lines in lower case (RFC 9110 §5.1), in the same order. */
  readonly names: readonly string[];
}

/** Makes the names of header lines comparable. A message has few lines: looking through them beats an index. */
export const indexFields = (fields: Fields): FieldLines => ({
  fields,
  names: fields.map(([name]) => fieldName(name)),
});

/** The lines but those whose name (lower case) is to be left out. */
export function withoutLines(
  { fields, names }: FieldLines,
  isLeftOut: (name: string) => boolean,
): FieldLines {
  const kept: FieldLines['fields'][number][] = [];
  const keptNames: string[] = [];
  let at = 0;
  for (const name of names) {
    const field = fields[at++];
    if (!field || isLeftOut(name)) continue;
    kept.push(field);
    keptNames.push(name);
  }
  return { fields: kept, names: keptNames };
}

/** Whether any line of that name (lower case) is there. */
export const hasLine = ({ names }: FieldLines, name: string): boolean => names.includes(name);

/** The value of the first line of that name (lower case) without outer white space (RFC 9110 §5.5); null where absent. */
export function firstLine({ fields, names }: FieldLines, name: string): string | null {
  return fields[names.indexOf(name)]?.[1].trim() ?? null;
}

/** All lines of that name (lower case) joined with ", " as RFC 9110 §5.3 allows; null where there are none. */
export function fieldValue({ fields, names }: FieldLines, name: string): string | null {
  let at = names.indexOf(name);
  let value = fields[at]?.[1].trim() ?? null;
  while (value !== null) {
    at = names.indexOf(name, at + 1);
    if (at < 0) break;
    value += `, ${fields[at]?.[1].trim()}`;
  }
  return value;
}
