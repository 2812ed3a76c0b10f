import type { Rule } from './rule.ts';

/** The rules on dictionaries, cache groups and unsafe methods. */
export const extensionRules: readonly Rule[] = [];
