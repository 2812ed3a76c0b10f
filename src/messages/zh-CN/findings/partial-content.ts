import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/partial-content.ts`. */
export const partialContent: Readonly<Record<string, FindingText>> = {};
