import { parseCacheControl } from '../../http/cache-control.ts';
import { type FieldLines, fieldValue } from '../../http/fields.ts';
import { type TargetedArgument, targetedDirectives } from '../../http/targeted.ts';
import type { CacheProfile } from './profiles.ts';

/** The directives that a cache of some profile takes from a message. */
export interface Directives {
  /** The field that they come from, as it is written: Cache-Control or a targeted one. */
  readonly field: string;
  readonly isTargeted: boolean;
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
 * The directives of a response: those of the first field of the cache's target list that is valid, and then neither
 * Cache-Control nor Expires counts; else those of Cache-Control (RFC 9213 §2.2).
 */
export function responseDirectives(lines: FieldLines, profile: CacheProfile): Directives {
  for (const field of profile.targets) {
    const value = fieldValue(lines, field.toLowerCase());
    const byName = value === null ? null : targetedDirectives(value);
    if (byName) return targeted(field, byName);
  }
  return requestDirectives(lines, profile);
}

/** The directives of a request, or of the Cache-Control of a response. */
export const requestDirectives = (lines: FieldLines, profile: CacheProfile): Directives =>
  directives(
    { field: 'Cache-Control', isTargeted: false },
    argumentsIn(fieldValue(lines, 'cache-control'), profile),
    (argument) => secondsIn(argument, profile),
  );

function targeted(field: string, byName: ReadonlyMap<string, TargetedArgument>): Directives {
  const written = Array.from(byName, ([name, value]): [string, Argument] => [
    name,
    { text: value === true ? null : String(value), quoted: typeof value === 'string' },
  ]);
  return directives({ field, isTargeted: true }, new Map(written), ({ text }) => secondsOf(text ?? ''));
}

function directives(
  { field, isTargeted }: Pick<Directives, 'field' | 'isTargeted'>,
  byName: ReadonlyMap<string, Argument>,
  seconds: (argument: Argument) => number | 'invalid' | null,
): Directives {
  const limitedTo = (name: string) => namesIn(byName.get(name)?.text);
  return {
    field,
    isTargeted,
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
function argumentsIn(value: string | null, profile: CacheProfile): Map<string, Argument> {
  const byName = new Map<string, Argument>();
  const { directives: wellFormed, malformed } = parseCacheControl(value).written();
  const put = (name: string, argument: Argument) => {
    if (!byName.has(name) || profile.has('last-repeat-counts')) byName.set(name, argument);
  };
  for (const { name, form, argument } of wellFormed)
    put(name, { text: form === 'bare' ? null : argument, quoted: form === 'quoted' });
  if (!profile.has('space-after-equals')) return byName;
  for (const { text } of malformed) {
    const [, name, before, argument] = SPACED.exec(text) ?? [];
    if (name === undefined || argument === undefined) continue;
    if (before === '' || profile.has('space-before-equals'))
      put(name.toLowerCase(), { text: argument, quoted: false });
  }
  return byName;
}

const SPACED = /^([\w-]+)([ \t]*)=[ \t]*([^\s"]+)$/;

function secondsIn({ text, quoted }: Argument, profile: CacheProfile): number | 'invalid' | null {
  if (quoted && profile.has('quoted-lifetime-ignored')) return null;
  const digits = profile.has('number-prefix-counts') ? (/^\d+/.exec(text ?? '')?.[0] ?? '') : (text ?? '');
  if (profile.has('times-in-32-bits') && Number(digits) > GREATEST_IN_32_BITS) return null;
  return secondsOf(digits);
}

const secondsOf = (digits: string): number | 'invalid' =>
  /^\d+$/.test(digits) ? deltaOf(digits) : 'invalid';

/** Digits as seconds, whatever their number. */
export const deltaOf = (digits: string): number => Math.min(Number(digits), GREATEST_DELTA);
