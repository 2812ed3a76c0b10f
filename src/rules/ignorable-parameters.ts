import { remembered } from '../exchange/remembered.ts';

/** A URL whose query has parameters that hardly change what is answered. */
export interface WithoutIgnorable {
  /** The URL without them; URLs that differ in nothing else have it in common. */
  readonly rest: string;
  /** Names of parameters by which visits are counted. */
  readonly tracking: readonly string[];
  /** Names of parameters whose value is new each time, so that no cache has the URL. */
  readonly busting: readonly string[];
}

const TRACKING =
  /^(?:utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|twclid|ttclid|yclid|igshid|mc_[ce]id|mkt_tok|srsltid|_ga|_gl|_hsenc|_hsmi)$/i;
const BUSTING = /^(?:_|_?cb|cache_?buste?r?|no_?cache|rand(?:om)?|rnd|r|t|ts|time(?:stamp)?|ord|z|_?dc)$/i;
/** A clock's reading or a random number: versions are shorter. */
const NEW_EACH_TIME = /^(?:\d{9,17}|0?\.\d{6,20})$/;

/** Looks for such parameters in a URL; null where there are none. A guess by their names. */
export const withoutIgnorable: (url: string) => WithoutIgnorable | null = remembered((url) => {
  const at = url.indexOf('?');
  if (at < 0) return null;
  const end = url.indexOf('#', at);
  const kept: string[] = [];
  const tracking: string[] = [];
  const busting: string[] = [];
  for (const parameter of url.slice(at + 1, end < 0 ? undefined : end).split('&')) {
    const name = nameIn(parameter);
    if (TRACKING.test(name)) tracking.push(name);
    else if (BUSTING.test(name) && NEW_EACH_TIME.test(parameter.slice(parameter.indexOf('=') + 1)))
      busting.push(name);
    else kept.push(parameter);
  }
  if (tracking.length + busting.length === 0) return null;
  return { rest: `${url.slice(0, at)}${kept.length > 0 ? '?' : ''}${kept.join('&')}`, tracking, busting };
});

/** The name of a parameter; those that are looked for are never percent-encoded. */
function nameIn(parameter: string): string {
  const equals = parameter.indexOf('=');
  return equals < 0 ? parameter : parameter.slice(0, equals);
}
