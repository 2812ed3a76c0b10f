import type { Rule } from './rule.ts';

/** The rules on entity tags and dates. */
export const validatorFieldRules: readonly Rule[] = [];
