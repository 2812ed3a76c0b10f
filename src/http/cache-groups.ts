import { remembered } from '../exchange/remembered.ts';
import { listOf } from './structured.ts';

/**
 * The groups that a Cache-Groups or Cache-Group-Invalidation field names, parameters passed over (RFC 9875 §2, §3);
 * `invalid` where it is no List of Strings, and the whole field counts as absent.
 */
export const parseCacheGroups: (value: string) => readonly string[] | 'invalid' = remembered((value) => {
  const list = listOf(value);
  if (list === 'invalid') return 'invalid';
  const groups = list.map(([member]) => member).filter((member) => typeof member === 'string');
  return groups.length === list.length ? groups : 'invalid';
});
