import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/partial-content.ts`. */
export const partialContentCases: RuleCases = {};
