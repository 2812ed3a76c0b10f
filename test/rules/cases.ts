import { notModifiedCases } from './not-modified.cases.ts';
import type { RuleCases } from './rule-case.ts';

/** The cases of every rule. */
export const cases: RuleCases = { ...notModifiedCases };
