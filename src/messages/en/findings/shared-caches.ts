import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/shared-caches.ts`. */
export const sharedCache: Readonly<Record<string, FindingText>> = {};
