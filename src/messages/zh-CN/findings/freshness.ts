import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/freshness.ts`. */
export const freshness: Readonly<Record<string, FindingText>> = {};
