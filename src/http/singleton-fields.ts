import { joinedTags } from './entity-tag-syntax.ts';
import type { FieldLines } from './fields.ts';

/** How values of a field that tools joined into one are told apart, and how the field is written. */
interface Singleton {
  readonly written: string;
  /** From where on a comma may part two values: the one behind the day of a date does not. */
  readonly commaFrom: number;
  /** The values in one line: several only where several lines were certainly joined. */
  parts(value: string): readonly string[];
}

const whole = (value: string): readonly string[] => [value];
/** A date has a comma of its own, so only one behind "GMT" parts two. */
const dates = (value: string): readonly string[] => value.split(/(?<=GMT) *, */);
const numbers = (value: string): readonly string[] =>
  /^\d+(?: *, *\d+)+$/.test(value) ? value.split(/ *, */) : [value];
const tags = (value: string): readonly string[] => joinedTags(value) ?? [value];

/** The fields about caching of which a message carries one value (RFC 9110 §5.3), by their names in lower case. */
const SINGLETONS: ReadonlyMap<string, Singleton> = new Map([
  ['etag', { written: 'ETag', commaFrom: 0, parts: tags }],
  ['last-modified', { written: 'Last-Modified', commaFrom: 'Mon,'.length, parts: dates }],
  ['date', { written: 'Date', commaFrom: 'Mon,'.length, parts: dates }],
  ['expires', { written: 'Expires', commaFrom: 'Mon,'.length, parts: dates }],
  ['age', { written: 'Age', commaFrom: 0, parts: numbers }],
  ['content-location', { written: 'Content-Location', commaFrom: 0, parts: whole }],
  ['content-length', { written: 'Content-Length', commaFrom: 0, parts: numbers }],
]);

/** The names of these fields, in lower case. */
export const SINGLETON_NAMES: readonly string[] = [...SINGLETONS.keys()];

/** A singleton field with its values, each once, in the order in which they were sent. */
export interface RepeatedSingleton {
  readonly field: string;
  readonly values: readonly string[];
}

/** The value in the line of a singleton field, the first where tools joined several. */
export const singletonValue = (name: string, value: string): string =>
  SINGLETONS.get(name)?.parts(value)[0] ?? value;

/** The singleton fields that were sent with several different values (RFC 9110 §5.3). */
export function repeatedSingletons({ fields, names }: FieldLines): readonly RepeatedSingleton[] {
  const valuesOf = new Map<string, Set<string>>();
  names.forEach((name, at) => {
    const singleton = SINGLETONS.get(name);
    if (!singleton) return;
    const values = valuesOf.get(singleton.written) ?? new Set();
    valuesOf.set(singleton.written, values);
    for (const value of singleton.parts(fields[at]?.[1].trim() ?? '')) values.add(value);
  });
  return [...valuesOf]
    .filter(([, values]) => values.size > 1)
    .map(([field, values]) => ({ field, values: [...values] }));
}

/** Whether a singleton field has several lines or values that tools may have joined. Cheap, and true too often. */
export function mayRepeat({ fields, names }: FieldLines): boolean {
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    const singleton = name === undefined ? undefined : SINGLETONS.get(name);
    if (name === undefined || !singleton) continue;
    const comma = fields[at]?.[1].indexOf(',', singleton.commaFrom) ?? -1;
    if (comma >= 0 || names.indexOf(name, at + 1) >= 0) return true;
  }
  return false;
}
