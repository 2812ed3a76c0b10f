import type { FindingText } from '../../finding.ts';
import { cacheControl } from './cache-control.ts';
import { cacheControlSyntax } from './cache-control-syntax.ts';
import { conditionalRequest } from './conditional-requests.ts';
import { expiresAndPragma } from './expires-and-pragma.ts';
import { extension } from './extensions.ts';
import { freshness } from './freshness.ts';
import { immutableAndStale } from './immutable-and-stale.ts';
import { lifetimeLength } from './lifetime-length.ts';
import { notModified } from './not-modified.ts';
import { partialContent } from './partial-content.ts';
import { privacy } from './privacy.ts';
import { sharedCache } from './shared-caches.ts';
import { validation } from './validation.ts';
import { validatorField } from './validator-fields.ts';
import { varyAndKey } from './vary-and-keys.ts';

/** The texts of every rule, by its id. */
export const byRule: Readonly<Record<string, FindingText>> = {
  ...notModified,
  ...validation,
  ...conditionalRequest,
  ...validatorField,
  ...cacheControlSyntax,
  ...cacheControl,
  ...freshness,
  ...expiresAndPragma,
  ...immutableAndStale,
  ...lifetimeLength,
  ...varyAndKey,
  ...sharedCache,
  ...privacy,
  ...partialContent,
  ...extension,
};
