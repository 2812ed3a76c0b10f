import { parseCacheControl } from '../http/cache-control.ts';
import type { Judged } from './quantity.ts';
import type { ResourceReport } from './report.ts';

type Validator = ResourceReport['policy']['validator'];

/** What a resource's responses let caches do; null where the report does not know. */
export interface ComparedPolicy {
  readonly cacheControl: string | null;
  /** For how many seconds a private cache uses it without asking. */
  readonly seconds: number | null;
  /** Whether these are the browser's own guess. */
  readonly heuristic: boolean | null;
  readonly storable: { readonly private: boolean; readonly shared: boolean } | null;
  readonly validator: Validator | null;
  /** Whether its Cache-Control is what is recommended. */
  readonly recommended: boolean | null;
}

/** A policy before and after. */
export interface PolicyChange extends Judged {
  readonly before: ComparedPolicy;
  readonly after: ComparedPolicy;
  /** Whether both are known and differ. */
  readonly changed: boolean;
  /** The same of the validator alone. */
  readonly validator: Judged & { readonly changed: boolean };
}

/**
 * Holds what a resource's responses let caches do against what they let them do before. `isWhole` tells whether both
 * captures show more of it than 304s: a 304 may leave out what the stored response says.
 */
export function comparePolicies(
  before: ResourceReport,
  after: ResourceReport,
  isWhole: boolean,
): PolicyChange {
  const was = isWhole ? policyOf(before) : UNKNOWN_POLICY;
  const is = isWhole ? policyOf(after) : UNKNOWN_POLICY;
  const known = isWhole && before.policy.known && after.policy.known;
  const changed = known && isOther(was, is);
  return {
    before: was,
    after: is,
    changed,
    ...judgedPolicy(known, changed, { policy: was, resource: before }, { policy: is, resource: after }),
    validator: compareValidators(was.validator, is.validator),
  };
}

const UNKNOWN_POLICY: ComparedPolicy = {
  cacheControl: null,
  seconds: null,
  heuristic: null,
  storable: null,
  validator: null,
  recommended: null,
};

function policyOf({ policy, recommendation }: ResourceReport): ComparedPolicy {
  if (!policy.known) return UNKNOWN_POLICY;
  const { cacheControl, noCache, lifetimeSeconds, heuristic, storable, validator } = policy;
  const asks = noCache || !storable.private;
  return {
    cacheControl,
    seconds: asks ? 0 : (lifetimeSeconds.private ?? 0),
    heuristic,
    storable: { private: storable.private, shared: storable.shared },
    validator,
    recommended: recommendation ? recommendation.cacheControl === cacheControl : null,
  };
}

const isOther = (was: ComparedPolicy, is: ComparedPolicy): boolean =>
  was.cacheControl !== is.cacheControl ||
  was.storable?.private !== is.storable?.private ||
  was.storable?.shared !== is.storable?.shared ||
  // A guess follows from the age of the content, which grows by itself.
  (was.seconds !== is.seconds && !(was.heuristic && is.heuristic));

function compareValidators(was: Validator | null, is: Validator | null): PolicyChange['validator'] {
  if (was === null || is === null) return { changed: false, verdict: 'cannot-tell', reason: 'unknown' };
  if (was === is) return { changed: false, verdict: 'same' };
  if (was === 'none') return { changed: true, verdict: 'better' };
  if (is === 'none') return { changed: true, verdict: 'worse' };
  return { changed: true, verdict: 'cannot-tell', reason: 'not-recommended' };
}

interface Advised {
  readonly policy: ComparedPolicy;
  readonly resource: ResourceReport;
}

/**
 * A policy is better where it is what is recommended and was not, or came nearer to it: a longer lifetime alone can be a
 * fault.
 */
function judgedPolicy(known: boolean, changed: boolean, before: Advised, after: Advised): Judged {
  if (!known) return { verdict: 'cannot-tell', reason: 'unknown' };
  if (!changed) return { verdict: 'same' };
  const was = before.policy.recommended;
  const is = after.policy.recommended;
  if (was === null || is === null) return { verdict: 'cannot-tell', reason: 'not-recommended' };
  if (was !== is) return { verdict: is ? 'better' : 'worse' };
  return is ? { verdict: 'same' } : nearer(before, after);
}

/** Which of two lifetimes that are both too short, or both too long, is nearer to the one recommended. */
function nearer(before: Advised, after: Advised): Judged {
  const aims = [aimOf(before.resource), aimOf(after.resource)];
  const [aim, sameAim] = aims;
  const was = before.policy;
  const is = after.policy;
  const isGuess = was.heuristic || is.heuristic;
  if (typeof aim === 'number' && aim === sameAim && !isGuess && was.seconds !== null && is.seconds !== null) {
    const off = { before: was.seconds - aim, after: is.seconds - aim };
    const sameSide = off.before * off.after >= 0;
    if (sameSide && Math.abs(off.after) < Math.abs(off.before)) return { verdict: 'better' };
    if (sameSide && Math.abs(off.after) > Math.abs(off.before)) return { verdict: 'worse' };
  }
  return { verdict: 'cannot-tell', reason: 'not-recommended' };
}

/** The lifetime that is recommended, s; null where it cannot be read off. */
function aimOf({ recommendation }: ResourceReport): number | null {
  if (!recommendation) return null;
  const directives = parseCacheControl(recommendation.cacheControl);
  if (directives.has('no-store')) return null;
  if (directives.has('no-cache')) return 0;
  const seconds = directives.seconds('max-age');
  return typeof seconds === 'number' ? seconds : null;
}
