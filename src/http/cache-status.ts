import { type BareItem, type InnerList, type Item, Token } from 'structured-headers';
import { remembered } from '../exchange/remembered.ts';
import { decimalsIn, listOf } from './structured.ts';

/** What one cache tells of a response (RFC 9211 §2). A parameter of another type than its own counts as absent. */
export interface CacheStatusMember {
  readonly cache: string;
  readonly hit: boolean;
  /** Why the request went on towards the origin (§2.2). */
  readonly fwd: string | null;
  readonly fwdStatus: number | null;
  /** What is left of the lifetime, s; negative where it is over (§2.4). */
  readonly ttl: number | null;
  readonly stored: boolean;
  readonly collapsed: boolean;
}

/**
 * What is wrong with a Cache-Status field: no List at all; a cache that is not named by a String or a Token; a
 * parameter of another type than defined; a reason that RFC 9211 §2.2 does not know; a word such as `HIT` in the place
 * of a cache's name, which says nothing. `at` is the part in question, empty where it has no name.
 */
export interface CacheStatusFault {
  readonly problem: 'not-a-list' | 'name' | 'parameter' | 'reason' | 'bare-word';
  readonly at: string;
}

/** A Cache-Status field, the cache nearest to the origin first; one that is no List has no members. */
export interface CacheStatus {
  readonly members: readonly CacheStatusMember[];
  readonly fault: CacheStatusFault | null;
}

/** Reads the joined value of all Cache-Status lines, and says the first thing that is wrong with it. */
export const parseCacheStatus: (value: string) => CacheStatus = remembered((value) => {
  const list = listOf(value);
  if (list === 'invalid') return { members: [], fault: { problem: 'not-a-list', at: '' } };
  const decimals = decimalsIn(value);
  const faults = list.map((member) => faultOf(member, decimals));
  return { members: list.map(memberOf), fault: faults.find((fault) => fault !== null) ?? null };
});

type Member = Item | InnerList;

function memberOf([name, parameters]: Member): CacheStatusMember {
  const fwd = parameters.get('fwd');
  return {
    cache: Array.isArray(name) ? '' : String(name),
    hit: parameters.get('hit') === true,
    fwd: fwd instanceof Token ? fwd.toString() : null,
    fwdStatus: integer(parameters.get('fwd-status')),
    ttl: integer(parameters.get('ttl')),
    stored: parameters.get('stored') === true,
    collapsed: parameters.get('collapsed') === true,
  };
}

const integer = (value: BareItem | undefined): number | null =>
  typeof value === 'number' && Number.isInteger(value) ? value : null;

type Decimals = ReadonlySet<string>;
type IsOfType = (value: BareItem, name: string, decimals: Decimals) => boolean;

const isBoolean: IsOfType = (value) => typeof value === 'boolean';
const isString: IsOfType = (value) => typeof value === 'string';
const isToken: IsOfType = (value) => value instanceof Token;
const isInteger: IsOfType = (value, name, decimals) => integer(value) !== null && !decimals.has(name);

/** The types of the parameters (RFC 9211 §2.1 to §2.8); others may be of any. */
const TYPES: ReadonlyMap<string, IsOfType> = new Map<string, IsOfType>([
  ['hit', isBoolean],
  ['fwd', isToken],
  ['fwd-status', isInteger],
  ['ttl', isInteger],
  ['stored', isBoolean],
  ['collapsed', isBoolean],
  ['key', isString],
  ['detail', (value, name, decimals) => isString(value, name, decimals) || isToken(value, name, decimals)],
]);

const REASONS = new Set(['bypass', 'method', 'uri-miss', 'vary-miss', 'miss', 'request', 'stale', 'partial']);

/** What other fields say of a hit or a miss; no cache is called that. */
const OUTCOMES = /^(?:hit|miss|expired|stale|updating|revalidated|bypass|dynamic|pass|none)$/i;

function faultOf([name, parameters]: Member, decimals: Decimals): CacheStatusFault | null {
  if (typeof name !== 'string' && !(name instanceof Token)) return { problem: 'name', at: '' };
  for (const [parameter, value] of parameters) {
    if (TYPES.get(parameter)?.(value, parameter, decimals) === false) {
      return { problem: 'parameter', at: parameter };
    }
  }
  const fwd = parameters.get('fwd');
  if (fwd instanceof Token && !REASONS.has(fwd.toString())) return { problem: 'reason', at: fwd.toString() };
  const isBare = parameters.size === 0 && OUTCOMES.test(String(name));
  return isBare ? { problem: 'bare-word', at: String(name) } : null;
}
