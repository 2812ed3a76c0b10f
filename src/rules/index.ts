import { notModifiedRules } from './not-modified.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings are listed. */
export const rules: readonly Rule[] = [...notModifiedRules];
