import type { RuleCases } from './rule-case.ts';

/** The cases of `src/rules/shared-caches.ts`. */
export const sharedCacheCases: RuleCases = {};
