import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/conditional-requests.ts`. */
export const conditionalRequest: Readonly<Record<string, FindingText>> = {};
