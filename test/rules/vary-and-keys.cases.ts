import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/vary-and-keys.ts`. */
export const varyAndKeyCases: RuleCases = {};
