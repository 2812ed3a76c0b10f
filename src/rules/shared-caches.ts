import type { Rule } from './rule.ts';

/** The rules on Age, shared caches and targeted fields. */
export const sharedCacheRules: readonly Rule[] = [];
