import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/cache-control.ts`. */
export const cacheControl: Readonly<Record<string, FindingText>> = {};
