import {
  type Dictionary,
  type InnerList,
  type Item,
  type List,
  parseDictionary,
  parseList,
} from 'structured-headers';
import { remembered } from '../exchange/remembered.ts';

/** A field's joined value as a Dictionary (RFC 9651 §3.2); `invalid` where it is none: the whole field then counts as absent. */
export const dictionaryOf: (value: string) => Dictionary | 'invalid' = remembered((value) =>
  parsed(parseDictionary, value),
);

/** A field's joined value as a List (RFC 9651 §3.1); `invalid` where it is none. */
export const listOf: (value: string) => List | 'invalid' = remembered((value) => parsed(parseList, value));

/** The Strings of an Inner List (RFC 9651 §3.1.1), parameters passed over; null for anything else. */
export function stringsOf([members]: Item | InnerList): readonly string[] | null {
  if (!Array.isArray(members)) return null;
  const strings = members.map(([member]) => member).filter((member) => typeof member === 'string');
  return strings.length === members.length ? strings : null;
}

function parsed<T>(parse: (value: string) => T, value: string): T | 'invalid' {
  try {
    return parse(value);
  } catch (error) {
    // An engine without `atob` or `TextDecoder`, which binary values need, is no fault of the field.
    if (error instanceof ReferenceError) throw error;
    return 'invalid';
  }
}

/**
 * The names of the keys and parameters that have a Decimal (RFC 9651 §3.3.2) in a field that could be read: one such as
 * `60.0` reads as the same number as an Integer.
 */
export function decimalsIn(value: string): ReadonlySet<string> {
  if (!value.includes('.')) return NONE;
  return new Set(Array.from(value.replace(STRING, '""').matchAll(DECIMAL), ([, name = '']) => name));
}

const NONE: ReadonlySet<string> = new Set();
const STRING = /"(?:[^"\\]|\\.)*"/g;
const DECIMAL = /(?:^|[,;\s])([\w.*-]+)=-?\d+\./g;
