import type { BareItem, Dictionary, InnerList, Item } from 'structured-headers';
import { remembered } from '../exchange/remembered.ts';
import { DELTAS, FLAGS, QUALIFIABLE } from './cache-control-syntax.ts';
import { decimalsIn, dictionaryOf } from './structured.ts';

/**
 * The fields that carry Cache-Control for some caches only (RFC 9213), as they are written: each vendor's own in front
 * of the one for every CDN, as that section has the more special one win. That a name ends in -Cache-Control does not
 * make it one.
 */
export const TARGETED_FIELDS: readonly string[] = [
  'Cloudflare-CDN-Cache-Control',
  'Vercel-CDN-Cache-Control',
  'Netlify-CDN-Cache-Control',
  'Deno-CDN-Cache-Control',
  'CDN-Cache-Control',
];

/**
 * What is wrong with a targeted field: empty; no Dictionary; none because of a capital letter in a name; a directive's
 * value of another type than its own. All but the last make caches ignore the whole field (RFC 9213 §2.1).
 */
export interface TargetedFault {
  readonly problem: 'empty' | 'not-a-dictionary' | 'case' | 'value';
  /** The directive in question; empty where it is the field. */
  readonly directive: string;
}

/** A targeted field as a cache that it names takes it. */
export interface Targeted {
  /** False where the whole field counts as absent. */
  readonly valid: boolean;
  readonly fault: TargetedFault | null;
  /** Whether these caches may store and reuse the response. */
  readonly storable: boolean;
  /** Null where it gives none. */
  readonly lifetimeSeconds: number | null;
}

/** Reads the joined value of all lines of a targeted field. */
export const parseTargeted: (value: string) => Targeted = remembered((value) => {
  const dictionary = dictionaryOf(value);
  if (dictionary === 'invalid') return ignored(isValid(value.toLowerCase()) ? 'case' : 'not-a-dictionary');
  if (dictionary.size === 0) return ignored('empty');
  const decimals = decimalsIn(value);
  const directive = [...dictionary].find(([name, member]) => !isOfType(name, member, decimals))?.[0];
  return {
    valid: true,
    fault: directive === undefined ? null : { problem: 'value', directive },
    storable: !isSet(dictionary, 'no-store') && !isSet(dictionary, 'private'),
    lifetimeSeconds:
      secondsOf(dictionary, decimals, 's-maxage') ?? secondsOf(dictionary, decimals, 'max-age'),
  };
});

const ignored = (problem: TargetedFault['problem']): Targeted => ({
  valid: false,
  fault: { problem, directive: '' },
  storable: true,
  lifetimeSeconds: null,
});

const isValid = (value: string): boolean => dictionaryOf(value) !== 'invalid';

/** Whether a directive's value is of the type that RFC 9213 §2.1 derives for it; those of other directives may be any. */
function isOfType(name: string, [value]: Item | InnerList, decimals: ReadonlySet<string>): boolean {
  if (DELTAS.has(name)) return isDelta(value) && !decimals.has(name);
  if (FLAGS.has(name)) return value === true;
  return !QUALIFIABLE.has(name) || value === true || typeof value === 'string';
}

const isDelta = (value: BareItem | readonly Item[]): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

const isSet = (dictionary: Dictionary, name: string): boolean => dictionary.get(name)?.[0] === true;

function secondsOf(dictionary: Dictionary, decimals: ReadonlySet<string>, name: string): number | null {
  const value = dictionary.get(name)?.[0];
  return value !== undefined && isDelta(value) && !decimals.has(name) ? value : null;
}
