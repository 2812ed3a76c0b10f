import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/validator-fields.ts`. */
export const validatorField: Readonly<Record<string, FindingText>> = {};
