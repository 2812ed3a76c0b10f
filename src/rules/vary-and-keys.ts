import type { Rule } from './rule.ts';

/** The rules on Vary, negotiation and what tells URLs apart. */
export const varyAndKeyRules: readonly Rule[] = [];
