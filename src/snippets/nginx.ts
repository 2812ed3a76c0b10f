import { patternOf, snippetOf } from './pattern.ts';
import { quoted, type Write } from './policy.ts';

/**
 * nginx: a `map` of the request's address as it was sent, which no internal redirect changes, and one `add_header`. The
 * first regular expression of a map that matches decides. Errors, what no rule is for, and what is to be private keep what
 * a proxied server sends. Tried with nginx 1.22.
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
    'map "$status $cache_control_by_path/$upstream_http_cache_control" $cache_control {',
    '    default $upstream_http_cache_control;',
    '    "~*^[23][0-9]* [^/]*(?:private|no-store)[^/]*/" $cache_control_by_path;',
    '    "~*^[23][0-9]* [^/]*/.*(?:private|no-store)" $upstream_http_cache_control;',
    '    "~^[23]" $cache_control_by_path;',
    '}',
    '',
    'server {',
    '    proxy_hide_header Cache-Control;',
    '    fastcgi_hide_header Cache-Control;',
    '    add_header Cache-Control $cache_control always;',
    '}',
  ];
  return snippetOf(policy, `${lines.join('\n')}\n`);
};
