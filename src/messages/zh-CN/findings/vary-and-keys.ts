import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/vary-and-keys.ts`. */
export const varyAndKey: Readonly<Record<string, FindingText>> = {};
