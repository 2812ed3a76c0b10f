import type { Rule } from './rule.ts';

/** The rules on validation that did not happen or failed. */
export const validationRules: readonly Rule[] = [];
