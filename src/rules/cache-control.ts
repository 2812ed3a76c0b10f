import type { Rule } from './rule.ts';

/** The rules on the syntax and meaning of Cache-Control and Pragma. */
export const cacheControlRules: readonly Rule[] = [];
