import type { Rule } from './rule.ts';

/** The rules on the syntax of conditional requests. */
export const conditionalRequestRules: readonly Rule[] = [];
