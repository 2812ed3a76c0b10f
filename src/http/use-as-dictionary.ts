import { type Dictionary, Token } from 'structured-headers';
import { remembered } from '../exchange/remembered.ts';
import { dictionaryOf, stringsOf } from './structured.ts';

/** Why no client may use a response as a dictionary. */
export type DictionaryFault =
  | 'not-a-dictionary'
  | 'match-missing'
  | 'match-no-string'
  | 'match-regexp'
  | 'match-dest'
  | 'id'
  | 'type'
  | 'type-unknown';

/** The longest `id`, characters (RFC 9842 §2.1.3). */
const LONGEST_ID = 1_024;

/** Looks for the first fault of a Use-As-Dictionary field (RFC 9842 §2.1); null where there is none. */
export const faultOfDictionary: (value: string) => DictionaryFault | null = remembered((value) => {
  const dictionary = dictionaryOf(value);
  if (dictionary === 'invalid') return 'not-a-dictionary';
  return faultOfMatch(dictionary) ?? faultOfOthers(dictionary);
});

function faultOfMatch(dictionary: Dictionary): DictionaryFault | null {
  const match = dictionary.get('match');
  if (!match) return 'match-missing';
  if (typeof match[0] !== 'string') return 'match-no-string';
  return hasRegExpGroup(match[0]) ? 'match-regexp' : null;
}

/** Whether a URL pattern has a group that is a regular expression: a parenthesis that no backslash makes literal. */
function hasRegExpGroup(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '(') return true;
  }
  return false;
}

function faultOfOthers(dictionary: Dictionary): DictionaryFault | null {
  const destinations = dictionary.get('match-dest');
  if (destinations && stringsOf(destinations) === null) return 'match-dest';
  const id = dictionary.get('id');
  if (id && (typeof id[0] !== 'string' || id[0].length > LONGEST_ID)) return 'id';
  const type = dictionary.get('type');
  if (!type) return null;
  if (!(type[0] instanceof Token)) return 'type';
  return type[0].toString() === 'raw' ? null : 'type-unknown';
}
