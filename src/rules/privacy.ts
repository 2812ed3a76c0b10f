import type { Rule } from './rule.ts';

/** The rules on privacy and safety. */
export const privacyRules: readonly Rule[] = [];
