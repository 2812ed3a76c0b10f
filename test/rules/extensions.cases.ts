import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/extensions.ts`. */
export const extensionCases: RuleCases = {};
