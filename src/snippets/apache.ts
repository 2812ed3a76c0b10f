import { exceptionsTo, patternOf, snippetOf } from './pattern.ts';
import { type Group, keepsOut, quoted, type Write } from './policy.ts';

const request = ({ match }: Group): string => `m#^[A-Z]+ ${patternOf(match)}(?:[?][^ ]*)? #`;

/**
 * Apache 2.4.10 or newer, in .htaccess or a virtual host. All rules are tried, so each one excepts what earlier ones are
 * for. They look at the request line, which no internal redirect changes. Errors have other headers (`always`). Tried with
 * Apache 2.4.71.
 */
export const apache: Write = (policy) => {
  const { groups } = policy;
  const rules = groups.map((group) => {
    const condition = [
      `%{THE_REQUEST} =~ ${request(group)}`,
      ...exceptionsTo(group, groups).map((before) => `%{THE_REQUEST} !~ ${request(before)}`),
      ...(keepsOut(group.cacheControl) ? [] : ['%{resp:Cache-Control} !~ m#private|no-store#i']),
    ].join(' && ');
    return `    Header set Cache-Control ${quoted(group.cacheControl)} "expr=${condition}"`;
  });
  return snippetOf(policy, `${['<IfModule mod_headers.c>', ...rules, '</IfModule>'].join('\n')}\n`);
};
