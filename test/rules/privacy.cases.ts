import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/privacy.ts`. */
export const privacyCases: RuleCases = {};
