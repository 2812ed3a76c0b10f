import { exceptionsTo, patternOf, snippetOf } from './pattern.ts';
import { type Group, quoted, type Write } from './policy.ts';

/** Braces begin placeholders in a Caddyfile, so what is to come so many times is written so many times. */
const withoutBraces = (pattern: string): string =>
  pattern.replace(
    /(\[[^\]]*\])\{(\d+)(,?)\}/g,
    (_, set: string, times: string, more: string) =>
      set.repeat(Number(times)) + (more === '' ? '' : `${set}*`),
  );

const anchored = ({ match }: Group): string => `"^${withoutBraces(patternOf(match))}$"`;

/**
 * Caddy 2.10 or newer, in a site block. Several headers may match, so each rule excepts what earlier ones are for. They
 * are set as the response is written, over what a proxied server sends. The matchers were tried with Caddy 2.6.
 */
export const caddy: Write = (policy) => {
  const { groups } = policy;
  const rules = groups.map((group, place) => {
    const name = `@cache${place + 1}`;
    const exceptions = exceptionsTo(group, groups).map((before) => `\tnot path_regexp ${anchored(before)}`);
    return [
      `${name} {`,
      `\tpath_regexp ${anchored(group)}`,
      ...exceptions,
      '}',
      `header ${name} {`,
      `\tCache-Control ${quoted(group.cacheControl)}`,
      '\tdefer',
      '\tmatch status 2xx 3xx',
      '}',
      '',
    ].join('\n');
  });
  return snippetOf(policy, rules.join('\n'));
};
