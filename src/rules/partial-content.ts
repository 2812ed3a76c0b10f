import type { Rule } from './rule.ts';

/** The rules on partial content, HEAD and responses without content. */
export const partialContentRules: readonly Rule[] = [];
