import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/freshness.ts`. */
export const freshnessCases: RuleCases = {};
