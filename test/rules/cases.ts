import { cacheControlCases } from './cache-control.cases.ts';
import { conditionalRequestCases } from './conditional-requests.cases.ts';
import { extensionCases } from './extensions.cases.ts';
import { freshnessCases } from './freshness.cases.ts';
import { notModifiedCases } from './not-modified.cases.ts';
import { partialContentCases } from './partial-content.cases.ts';
import { privacyCases } from './privacy.cases.ts';
import type { RuleCases } from './rule-case.ts';
import { sharedCacheCases } from './shared-caches.cases.ts';
import { validationCases } from './validation.cases.ts';
import { validatorFieldCases } from './validator-fields.cases.ts';
import { varyAndKeyCases } from './vary-and-keys.cases.ts';

/** The cases of every rule. */
export const cases: RuleCases = {
  ...notModifiedCases,
  ...validationCases,
  ...conditionalRequestCases,
  ...validatorFieldCases,
  ...cacheControlCases,
  ...freshnessCases,
  ...varyAndKeyCases,
  ...sharedCacheCases,
  ...privacyCases,
  ...partialContentCases,
  ...extensionCases,
};
