import { snippetOf } from './pattern.ts';
import type { Write } from './policy.ts';
import { scriptRules } from './script.ts';

/** Express: a function to use before all others. It sets the line as the header is written, over what others have set. */
export const express: Write = (policy) => {
  const lines = [
    ...scriptRules(policy.groups),
    '',
    'app.use((request, response, next) => {',
    "  const path = request.originalUrl.split('?')[0];",
    '  const policy = policies.find(([pattern]) => pattern.test(path));',
    '  const { writeHead } = response;',
    '  response.writeHead = function (status, ...rest) {',
    "    if (policy && status < 400 && mayBecome(this.getHeader('Cache-Control'), policy[1]))",
    "      this.setHeader('Cache-Control', policy[1]);",
    '    return writeHead.call(this, status, ...rest);',
    '  };',
    '  next();',
    '});',
  ];
  return snippetOf(policy, `${lines.join('\n')}\n`);
};
