import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/conditional-requests.ts`. */
export const conditionalRequestCases: RuleCases = {};
