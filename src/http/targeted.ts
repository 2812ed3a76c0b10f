import type { BareItem, InnerList, Item } from 'structured-headers';
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
  'Akamai-Cache-Control',
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

/** What a directive of a targeted field says: that it is there, a number, or the text of a String. */
export type TargetedArgument = true | number | string;

/**
 * The directives of a targeted field by name, those left out whose value is of another type than their own: it is not to
 * be consumed (RFC 9213 §2.1). Null where the whole field counts as absent.
 */
export const targetedDirectives: (value: string) => ReadonlyMap<string, TargetedArgument> | null = remembered(
  (value) => {
    const dictionary = dictionaryOf(value);
    if (dictionary === 'invalid' || dictionary.size === 0) return null;
    const decimals = decimalsIn(value);
    const directives = new Map<string, TargetedArgument>();
    for (const [name, member] of dictionary)
      if (isOfType(name, member, decimals) && isArgument(member[0])) directives.set(name, member[0]);
    return directives;
  },
);

/** Reads the joined value of all lines of a targeted field. */
export const parseTargeted: (value: string) => Targeted = remembered((value) => {
  const directives = targetedDirectives(value);
  const fault = faultIn(value);
  if (!directives) return { valid: false, fault, storable: true, lifetimeSeconds: null };
  return {
    valid: true,
    fault,
    storable: directives.get('no-store') !== true && directives.get('private') !== true,
    lifetimeSeconds: secondsIn(directives, 's-maxage') ?? secondsIn(directives, 'max-age'),
  };
});

function faultIn(value: string): TargetedFault | null {
  const dictionary = dictionaryOf(value);
  if (dictionary === 'invalid')
    return { problem: isValid(value.toLowerCase()) ? 'case' : 'not-a-dictionary', directive: '' };
  if (dictionary.size === 0) return { problem: 'empty', directive: '' };
  const decimals = decimalsIn(value);
  const directive = [...dictionary].find(([name, member]) => !isOfType(name, member, decimals))?.[0];
  return directive === undefined ? null : { problem: 'value', directive };
}

const isValid = (value: string): boolean => dictionaryOf(value) !== 'invalid';

/** Whether a directive's value is of the type that RFC 9213 §2.1 derives for it; those of other directives may be any. */
function isOfType(name: string, [value]: Item | InnerList, decimals: ReadonlySet<string>): boolean {
  if (DELTAS.has(name)) return isDelta(value) && !decimals.has(name);
  if (FLAGS.has(name)) return value === true;
  return !QUALIFIABLE.has(name) || value === true || typeof value === 'string';
}

const isDelta = (value: BareItem | readonly Item[]): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

const isArgument = (value: BareItem | readonly Item[]): value is TargetedArgument =>
  value === true || typeof value === 'number' || typeof value === 'string';

function secondsIn(directives: ReadonlyMap<string, TargetedArgument>, name: string): number | null {
  const value = directives.get(name);
  return typeof value === 'number' ? value : null;
}
