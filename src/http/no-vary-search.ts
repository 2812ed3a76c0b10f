import type { Dictionary } from 'structured-headers';
import { remembered } from '../exchange/remembered.ts';
import { dictionaryOf, stringsOf } from './structured.ts';

/**
 * Which query parameters tell the URLs of a resource apart. The grammar has changed: `params` was a boolean or a list
 * and `except` stood beside `params`; in the current draft both are lists, and only one of them may be there.
 */
export interface NoVarySearch {
  /** The grammars that the value is valid in. */
  readonly dialect: 'both' | 'current' | 'older';
  /** Names of parameters that tell no URLs apart; `*`: all but those in `except`. */
  readonly ignored: '*' | ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
  /** Whether the order of the parameters tells no URLs apart either. */
  readonly ignoresOrder: boolean;
}

type Parameters = Omit<NoVarySearch, 'ignoresOrder'>;

/** What makes a value invalid in both grammars, so that it counts as absent. */
export type NoVarySearchFault = 'not-a-dictionary' | 'key-order' | 'params' | 'except' | 'params-and-except';

/** Parses a No-Vary-Search field (draft-ietf-httpbis-no-vary-search §3), also in the older grammar that browsers shipped. */
export const parseNoVarySearch: (value: string) => NoVarySearch | NoVarySearchFault = remembered((value) => {
  const dictionary = dictionaryOf(value);
  return dictionary === 'invalid' ? 'not-a-dictionary' : read(dictionary);
});

function read(dictionary: Dictionary): NoVarySearch | NoVarySearchFault {
  const [keyOrder = false] = dictionary.get('key-order') ?? [];
  if (typeof keyOrder !== 'boolean') return 'key-order';
  const parameters = readParameters(dictionary);
  return typeof parameters === 'string' ? parameters : { ...parameters, ignoresOrder: keyOrder };
}

function readParameters(dictionary: Dictionary): Parameters | NoVarySearchFault {
  const params = dictionary.get('params');
  const except = dictionary.get('except');
  const ignored = params && (typeof params[0] === 'boolean' ? params[0] : stringsOf(params));
  const kept = except && stringsOf(except);
  if (ignored === null) return 'params';
  if (kept === null) return 'except';
  if (kept && ignored !== undefined)
    return ignored === true ? { dialect: 'older', ignored: '*', except: keys(kept) } : 'params-and-except';
  if (kept) return { dialect: 'current', ignored: '*', except: keys(kept) };
  if (typeof ignored === 'boolean') return { dialect: 'older', ignored: ignored ? '*' : NONE, except: NONE };
  return { dialect: 'both', ignored: keys(ignored ?? []), except: NONE };
}

const NONE: ReadonlySet<string> = new Set();

const keys = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(parameterName));

/** The name of a query parameter as it is meant: `+` for a space, percent-encoding undone where it can be. */
export function parameterName(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}

/** Whether a parameter of that name tells no URLs apart. */
export const isIgnored = ({ ignored, except }: NoVarySearch, name: string): boolean =>
  ignored === '*' ? !except.has(name) : ignored.has(name);
