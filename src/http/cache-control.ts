import { remembered } from '../exchange/remembered.ts';
import { readCacheControlSyntax, type WrittenCacheControl } from './cache-control-syntax.ts';

/** One directive as sent: its name in lower case, its argument without quotes. */
export interface Directive {
  readonly name: string;
  readonly argument: string | null;
}

/** The directives of a Cache-Control field, in order, repeats kept (RFC 9111 §5.2). */
export interface CacheControl {
  readonly directives: readonly Directive[];
  has(name: string): boolean;
  /** Whether it is there without names of fields, and so holds for the whole response (RFC 9111 §5.2.2.4, §5.2.2.7). */
  holdsForAll(name: string): boolean;
  /** The argument of the first directive of that name; null where it is absent or has none. */
  argument(name: string): string | null;
  /**
   * Seconds of a delta-seconds directive. `invalid` where it is there but not a run of digits: RFC 9111 §4.2.1
   * lets a cache consider such a response stale. Null where absent.
   */
  seconds(name: string): number | 'invalid' | null;
  /** The same value held to the grammar; read when it is first asked for. */
  written(): WrittenCacheControl;
}

/** RFC 9111 §1.2.2: a value too great to represent counts as 2^31 s. */
const GREATEST_DELTA = 2_147_483_648;

// A directive: token, then optionally "=" and a token or quoted-string. White space around "=" is not allowed by
// the grammar and makes the argument part of no directive.
const DIRECTIVE = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/y;

/** Parses the joined value of all Cache-Control lines; what fits no directive is passed over. Shared between equal values. */
export const parseCacheControl = (value: string | null): CacheControl =>
  value === null ? ABSENT : read(value);

const read = remembered((value: string): CacheControl => {
  const directives = readDirectives(value);
  let written: WrittenCacheControl | undefined;
  const first = new Map<string, { argument: string | null; seconds: number | 'invalid' }>();
  for (const { name, argument } of directives) {
    if (!first.has(name)) first.set(name, { argument, seconds: secondsOf(argument) });
  }
  return {
    directives,
    has: (name) => first.has(name),
    holdsForAll: (name) => first.has(name) && !first.get(name)?.argument,
    argument: (name) => first.get(name)?.argument ?? null,
    seconds: (name) => first.get(name)?.seconds ?? null,
    written: () => {
      written ??= readCacheControlSyntax(value);
      return written;
    },
  };
});

const ABSENT = read('');

function secondsOf(argument: string | null): number | 'invalid' {
  if (argument === null || !/^\d+$/.test(argument)) return 'invalid';
  return Math.min(Number(argument), GREATEST_DELTA);
}

function readDirectives(value: string): Directive[] {
  const directives: Directive[] = [];
  let at = 0;
  while (at < value.length) {
    DIRECTIVE.lastIndex = at;
    const match = DIRECTIVE.exec(value);
    if (!match?.[1]) {
      at++;
      continue;
    }
    directives.push({
      name: match[1].toLowerCase(),
      argument: match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? null,
    });
    at = nextComma(value, DIRECTIVE.lastIndex);
  }
  return directives;
}

/** The index after the next comma outside a quoted-string. */
function nextComma(value: string, from: number): number {
  let quoted = false;
  for (let at = from; at < value.length; at++) {
    const character = value[at];
    if (character === '"') quoted = !quoted;
    else if (character === '\\' && quoted) at++;
    else if (character === ',' && !quoted) return at + 1;
  }
  return value.length;
}
