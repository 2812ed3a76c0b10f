import { patternOf } from './pattern.ts';
import type { Group } from './policy.ts';

/**
 * The rules as a list in JavaScript, the first one that matches to be taken, and what tells whether a value may take the
 * place of another one. Of JSON nothing can be executed.
 */
export const scriptRules = (groups: readonly Group[]): string[] => [
  'const policies = [',
  ...groups.map(
    ({ match, cacheControl }) =>
      `  [new RegExp(${JSON.stringify(`^${patternOf(match)}$`)}), ${JSON.stringify(cacheControl)}],`,
  ),
  '];',
  'const keepsOut = (value) => /private|no-store/i.test(value || "");',
  'const mayBecome = (before, after) => keepsOut(after) || !keepsOut(before);',
];
