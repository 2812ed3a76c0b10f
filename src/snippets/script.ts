import { patternOf } from './pattern.ts';
import type { Group } from './policy.ts';

/** The rules as a list in JavaScript, the first one that matches to be taken. Of JSON nothing can be executed. */
export const scriptRules = (groups: readonly Group[]): string[] => [
  'const policies = [',
  ...groups.map(
    ({ match, cacheControl }) =>
      `  [new RegExp(${JSON.stringify(`^${patternOf(match)}$`)}), ${JSON.stringify(cacheControl)}],`,
  ),
  '];',
];
