import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/validation.ts`. */
export const validation: Readonly<Record<string, FindingText>> = {};
