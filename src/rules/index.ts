import { cacheControlRules } from './cache-control.ts';
import { cacheControlSyntaxRules } from './cache-control-syntax.ts';
import { clockCaptureRules } from './clocks.ts';
import { conditionalRequestRules } from './conditional-requests.ts';
import { expiresAndPragmaRules } from './expires-and-pragma.ts';
import { extensionRules } from './extensions.ts';
import { freshnessRules } from './freshness.ts';
import { headCaptureRules } from './head.ts';
import { immutableAndStaleRules } from './immutable-and-stale.ts';
import { lifetimeLengthRules } from './lifetime-length.ts';
import { notModifiedRules } from './not-modified.ts';
import { notModifiedAnswerRules } from './not-modified-answer.ts';
import { notModifiedExtraRules } from './not-modified-extras.ts';
import { notModifiedUpdateRules } from './not-modified-update.ts';
import { partialContentRules } from './partial-content.ts';
import { privacyRules } from './privacy.ts';
import type { CaptureRule, Rule } from './rule.ts';
import { sharedCacheCaptureRules, sharedCacheRules } from './shared-caches.ts';
import { unreliableValidatorRules } from './unreliable-validators.ts';
import { unsafeMethodCaptureRules } from './unsafe-methods.ts';
import { varyAndKeyCaptureRules } from './url-keys.ts';
import { validationCaptureRules, validationRules } from './validation.ts';
import { validatorFieldRules } from './validator-fields.ts';
import { varyAndKeyRules } from './vary-and-keys.ts';

/** Every rule on single exchanges, in the order in which findings are listed. */
export const rules: readonly Rule[] = [
  ...notModifiedRules,
  ...notModifiedAnswerRules,
  ...notModifiedExtraRules,
  ...notModifiedUpdateRules,
  ...validationRules,
  ...unreliableValidatorRules,
  ...conditionalRequestRules,
  ...validatorFieldRules,
  ...cacheControlSyntaxRules,
  ...cacheControlRules,
  ...freshnessRules,
  ...expiresAndPragmaRules,
  ...immutableAndStaleRules,
  ...lifetimeLengthRules,
  ...varyAndKeyRules,
  ...sharedCacheRules,
  ...privacyRules,
  ...partialContentRules,
  ...extensionRules,
];

/** Every rule on whole captures; their findings stand behind the others. */
export const captureRules: readonly CaptureRule[] = [
  ...sharedCacheCaptureRules,
  ...validationCaptureRules,
  ...clockCaptureRules,
  ...varyAndKeyCaptureRules,
  ...headCaptureRules,
  ...unsafeMethodCaptureRules,
];
