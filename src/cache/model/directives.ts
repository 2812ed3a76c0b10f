import { parseCacheControl } from '../../http/cache-control.ts';
import { type FieldLines, fieldValue } from '../../http/fields.ts';
import { dictionaryOf } from '../../http/structured.ts';
import type { Profile } from './profiles.ts';

/** The directives that a cache of some profile takes from a message. */
export interface Directives {
  /** The field that they come from, as it is written. */
  readonly field: 'Cache-Control' | 'CDN-Cache-Control';
  has(name: string): boolean;
  /** Seconds; `invalid` where it is there but gives no time; null where absent or ignored. */
  seconds(name: string): number | 'invalid' | null;
  /** The names of fields (lower case) that a `no-cache` or `private` is limited to; null where absent or unlimited. */
  limitedTo(name: string): readonly string[] | null;
  /** Whether the directive is there for the whole response. */
  holdsForAll(name: string): boolean;
}

interface Argument {
  readonly text: string | null;
  readonly quoted: boolean;
}

/** RFC 9111 §1.2.2: a value too great to represent counts as 2^31 s. */
export const GREATEST_DELTA = 2_147_483_648;
const GREATEST_IN_32_BITS = 4_294_967_295;

/**
 * The directives of a response. A shared cache takes those of CDN-Cache-Control where that field is valid, and then
 * neither Cache-Control nor Expires counts (RFC 9213 §2.2).
 */
export function responseDirectives(lines: FieldLines, profile: Profile): Directives {
  const targeted = profile.cache === 'shared' ? fieldValue(lines, 'cdn-cache-control') : null;
  return (targeted === null ? null : targetedDirectives(targeted)) ?? requestDirectives(lines, profile);
}

/** The directives of a request, or of the Cache-Control of a response. */
export const requestDirectives = (lines: FieldLines, profile: Profile): Directives =>
  directives('Cache-Control', argumentsIn(fieldValue(lines, 'cache-control'), profile), (argument) =>
    secondsIn(argument, profile),
  );

function targetedDirectives(value: string): Directives | null {
  const dictionary = dictionaryOf(value);
  if (dictionary === 'invalid' || dictionary.size === 0) return null;
  const byName = new Map<string, Argument>();
  for (const [name, [member]] of dictionary) {
    const isText = typeof member === 'string';
    if (member === true) byName.set(name, { text: null, quoted: false });
    else if (isText || typeof member === 'number') byName.set(name, { text: String(member), quoted: isText });
  }
  return directives('CDN-Cache-Control', byName, ({ text, quoted }) =>
    quoted ? null : secondsOf(text ?? ''),
  );
}

function directives(
  field: Directives['field'],
  byName: ReadonlyMap<string, Argument>,
  seconds: (argument: Argument) => number | 'invalid' | null,
): Directives {
  const limitedTo = (name: string) => namesIn(byName.get(name)?.text);
  return {
    field,
    has: (name) => byName.has(name),
    seconds: (name) => {
      const argument = byName.get(name);
      return argument ? seconds(argument) : null;
    },
    limitedTo,
    holdsForAll: (name) => byName.has(name) && limitedTo(name) === null,
  };
}

const namesIn = (list: string | null | undefined): readonly string[] | null =>
  list
    ? list
        .split(',')
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== '')
    : null;

/** Of repeats, the first counts, as RFC 9111 §4.2.1 offers. */
function argumentsIn(value: string | null, profile: Profile): Map<string, Argument> {
  const byName = new Map<string, Argument>();
  const { directives: wellFormed, malformed } = parseCacheControl(value).written();
  const put = (name: string, argument: Argument) => {
    if (!byName.has(name) || profile.has('last-repeat-counts')) byName.set(name, argument);
  };
  for (const { name, form, argument } of wellFormed)
    put(name, { text: form === 'bare' ? null : argument, quoted: form === 'quoted' });
  if (!profile.has('space-around-equals')) return byName;
  for (const { text } of malformed) {
    const spaced = SPACED.exec(text);
    if (spaced?.[1]) put(spaced[1].toLowerCase(), { text: spaced[2] ?? '', quoted: false });
  }
  return byName;
}

const SPACED = /^([\w-]+)=[ \t]+([^\s"]+)$/;

function secondsIn({ text, quoted }: Argument, profile: Profile): number | 'invalid' | null {
  if (quoted && profile.has('quoted-lifetime-ignored')) return null;
  const digits = profile.has('number-prefix-counts') ? (/^\d+/.exec(text ?? '')?.[0] ?? '') : (text ?? '');
  if (profile.has('times-in-32-bits') && Number(digits) > GREATEST_IN_32_BITS) return null;
  return secondsOf(digits);
}

const secondsOf = (digits: string): number | 'invalid' =>
  /^\d+$/.test(digits) ? deltaOf(digits) : 'invalid';

/** Digits as seconds, whatever their number. */
export const deltaOf = (digits: string): number => Math.min(Number(digits), GREATEST_DELTA);
