import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/validator-fields.ts`. */
export const validatorFieldCases: RuleCases = {};
