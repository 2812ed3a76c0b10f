import type { Rule } from './rule.ts';

/** The rules on lifetimes. */
export const freshnessRules: readonly Rule[] = [];
