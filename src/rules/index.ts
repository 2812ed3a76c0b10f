import { cacheControlRules } from './cache-control.ts';
import { conditionalRequestRules } from './conditional-requests.ts';
import { extensionRules } from './extensions.ts';
import { freshnessRules } from './freshness.ts';
import { notModifiedRules } from './not-modified.ts';
import { notModifiedAnswerRules } from './not-modified-answer.ts';
import { notModifiedExtraRules } from './not-modified-extras.ts';
import { notModifiedUpdateRules } from './not-modified-update.ts';
import { partialContentRules } from './partial-content.ts';
import { privacyRules } from './privacy.ts';
import type { CaptureRule, Rule } from './rule.ts';
import { sharedCacheRules } from './shared-caches.ts';
import { validationRules } from './validation.ts';
import { validatorFieldRules } from './validator-fields.ts';
import { varyAndKeyRules } from './vary-and-keys.ts';

/** Every rule on single exchanges, in the order in which findings are listed. */
export const rules: readonly Rule[] = [
  ...notModifiedRules,
  ...notModifiedAnswerRules,
  ...notModifiedExtraRules,
  ...notModifiedUpdateRules,
  ...validationRules,
  ...conditionalRequestRules,
  ...validatorFieldRules,
  ...cacheControlRules,
  ...freshnessRules,
  ...varyAndKeyRules,
  ...sharedCacheRules,
  ...privacyRules,
  ...partialContentRules,
  ...extensionRules,
];

/** Every rule on whole captures; their findings stand behind the others. */
export const captureRules: readonly CaptureRule[] = [];
