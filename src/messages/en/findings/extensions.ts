import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/extensions.ts`. */
export const extension: Readonly<Record<string, FindingText>> = {};
