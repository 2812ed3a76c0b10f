import { patternOf, snippetOf } from './pattern.ts';
import { quoted, type Write } from './policy.ts';

/**
 * nginx: a `map` of the request's address as it was sent, which no internal redirect changes, and one `add_header`. The
 * first regular expression of a map that matches decides. What no rule is for keeps what a proxied server sends.
 */
export const nginx: Write = (policy) => {
  const rules = policy.groups.map(
    ({ match, cacheControl }) => `    "~^${patternOf(match)}(?:[?].*)?$" ${quoted(cacheControl)};`,
  );
  const lines = [
    'map $request_uri $cache_control_by_path {',
    '    default $upstream_http_cache_control;',
    ...rules,
    '}',
    '',
    'server {',
    '    proxy_hide_header Cache-Control;',
    '    add_header Cache-Control $cache_control_by_path;',
    '}',
  ];
  return snippetOf(policy, `${lines.join('\n')}\n`);
};
