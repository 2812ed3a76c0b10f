import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/validation.ts`. */
export const validationCases: RuleCases = {};
