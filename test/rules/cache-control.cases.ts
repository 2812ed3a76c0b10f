import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/cache-control.ts`. */
export const cacheControlCases: RuleCases = {};
