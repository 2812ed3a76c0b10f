import { patternOf, snippetOf } from './pattern.ts';
import { quoted, type Write } from './policy.ts';

/**
 * Apache 2.4.10 or newer, in .htaccess or a virtual host. Of several `Header set` the last one stays, so the rules stand
 * in reverse. They look at the request line, which no internal redirect changes. Errors have other headers (`always`).
 */
export const apache: Write = (policy) => {
  const rules = policy.groups
    .map(({ match, cacheControl }) => {
      const condition = `%{THE_REQUEST} =~ m#^[A-Z]+ ${patternOf(match)}(?:[?][^ ]*)? #`;
      return `    Header set Cache-Control ${quoted(cacheControl)} "expr=${condition}"`;
    })
    .toReversed();
  return snippetOf(policy, `${['<IfModule mod_headers.c>', ...rules, '</IfModule>'].join('\n')}\n`);
};
