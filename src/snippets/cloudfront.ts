import { snippetOf } from './pattern.ts';
import type { Write } from './policy.ts';
import { scriptRules } from './script.ts';

/**
 * CloudFront: a function (runtime 2.0) for the event viewer-response. A response headers policy would need a cache
 * behaviour for each rule, whose path patterns know nothing but `*` and `?`. What CloudFront itself keeps stays as it is.
 */
export const cloudfront: Write = (policy) => {
  const lines = [
    ...scriptRules(policy.groups),
    '',
    'function handler(event) {',
    '  const response = event.response;',
    '  const policy = policies.find((each) => each[0].test(event.request.uri));',
    "  const before = response.headers['cache-control'];",
    '  if (policy && response.statusCode < 400 && mayBecome(before && before.value, policy[1])) {',
    "    response.headers['cache-control'] = { value: policy[1] };",
    '  }',
    '  return response;',
    '}',
  ];
  return snippetOf(policy, `${lines.join('\n')}\n`);
};
