import { cacheControlCases } from './cache-control.cases.ts';
import { conditionalRequestCases } from './conditional-requests.cases.ts';
import { expiresAndPragmaCases } from './expires-and-pragma.cases.ts';
import { extensionCases } from './extensions.cases.ts';
import { freshnessCases } from './freshness.cases.ts';
import { immutableAndStaleCases } from './immutable-and-stale.cases.ts';
import { lifetimeLengthCases } from './lifetime-length.cases.ts';
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
  ...expiresAndPragmaCases,
  ...immutableAndStaleCases,
  ...lifetimeLengthCases,
  ...varyAndKeyCases,
  ...sharedCacheCases,
  ...privacyCases,
  ...partialContentCases,
  ...extensionCases,
};
