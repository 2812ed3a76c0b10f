import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/privacy.ts`. */
export const privacy: Readonly<Record<string, FindingText>> = {};
