import { lifetimeFor, longestFor } from './change-rate.ts';
import { YEAR } from './freshness.ts';
import type { Kind, Observed } from './observed.ts';
import { isAsGood, readToday, type Target, type Today, write } from './policy-text.ts';
import type { PrivateFor, Recommendation, Why } from './recommended.ts';

/** Statuses whose policy is that of the resource; of a part it is, where the whole was seen too. */
const SHOWS_POLICY = new Set([200, 203, 206]);

/** Reuse and reason, before it is settled whose caches may do it. */
type Aim = Target & Why;
type Case = (observed: Observed, today: Today) => Aim | null | undefined;

/**
 * The first case that fits decides how long a response may be reused without asking; `undefined` passes on to the next
 * one, null says that nothing can be recommended.
 */
const CASES: readonly Case[] = [noStore, personal, ofUnknownUse, document, data, versioned, unversioned];

/** What to send for a resource instead of what is sent today, or today's value where that is as good. */
export function recommend(observed: Observed): Recommendation | null {
  const { method, status, today: sent, content } = observed;
  if (method !== 'GET' || !sent || !SHOWS_POLICY.has(status)) return null;
  if (status === 206 && content.responses === 0) return null;
  const today = readToday(sent);
  for (const decide of CASES) {
    const aim = decide(observed, today);
    if (aim !== undefined) return aim && settled(aim, observed, today);
  }
  return null;
}

function settled(aim: Aim, observed: Observed, today: Today): Recommendation {
  const privateFor = scopeOf(aim, observed, today);
  const scope = { isPrivate: privateFor !== null, isNeeded: !isCaution(privateFor, aim, observed) };
  const lacksValidator = !today.hasValidator && aim.reuse !== 'no-store' && !aim.immutable;
  const validator = lacksValidator ? { validator: 'etag' as const } : {};
  if (today.cacheControl !== null && isAsGood(today, aim, scope)) {
    const code = aim.reuse === 'no-store' ? 'kept-no-store' : 'kept';
    return { code, parameters: {}, cacheControl: today.cacheControl, ...validator };
  }
  const cacheControl = write(aim, today, scope.isPrivate);
  return { ...reasonFor(aim, today), cacheControl, ...validator, ...(privateFor && { privateFor }) };
}

function reasonFor({ code, parameters }: Aim, { isWellFormed }: Today): Why {
  if (code === 'stated' && !isWellFormed) return { code: 'rewritten', parameters: {} };
  return { code, parameters } as Why;
}

/** Why only one person's cache may keep it; null where nothing speaks against the others. */
function scopeOf(
  { reuse }: Aim,
  { sign, isHidden, wasPrivate, kind }: Observed,
  today: Today,
): PrivateFor | null {
  if (reuse === 'no-store') return null;
  if (sign !== null && sign !== 'cookie') return sign;
  if (wasPrivate || today.isPrivate || today.isNotStored) return 'private-today';
  if (today.isShared) return null;
  if (isHidden) return 'hidden';
  if (sign === 'cookie') return sign;
  return kind === 'document' && reuse !== 'ask' ? 'document' : null;
}

/** Whether it is kept private only in case: where today's value lets shared caches do no more than that, it may stay. */
const isCaution = (privateFor: PrivateFor | null, { reuse }: Aim, { kind }: Observed): boolean =>
  (privateFor === 'hidden' || privateFor === 'cookie') && (reuse === 'ask' || isStatic(kind));

const isStatic = (kind: Kind): boolean => kind === 'code' || kind === 'harmless';

/** Whether what is asked for under one URL may differ by who asks, so that not even a version in it helps. */
const isPersonal = ({ sign }: Observed): boolean =>
  sign === 'authorization' || sign === 'vary' || sign === 'differs';

/** Whoever says no-store means that no copy stays anywhere, unless it stands on a file that is the same for everybody. */
function noStore({ kind, sign, isHidden }: Observed, today: Today): Aim | undefined {
  if (!today.isNotStored) return undefined;
  const isForSome = today.directives.has('must-understand');
  if (!isForSome && isStatic(kind) && sign === null && !isHidden) return undefined;
  return { code: 'kept-no-store', parameters: {}, reuse: 'no-store' };
}

function personal(observed: Observed, today: Today): Aim | undefined {
  if (!isPersonal(observed)) return undefined;
  return statedWithin(observed, today) ?? { code: 'personal', parameters: {}, reuse: 'ask' };
}

/** Where nothing tells what it is for, what is sent is all there is to go by. */
function ofUnknownUse(observed: Observed, today: Today): Aim | null | undefined {
  if (observed.kind !== 'other') return undefined;
  const stated = statedWithin(observed, today);
  if (stated) return stated;
  return today.asks || today.seconds !== null || today.hasValidator
    ? { code: 'data', parameters: {}, reuse: 'ask' }
    : null;
}

function document(observed: Observed, today: Today): Aim | undefined {
  if (observed.kind !== 'document') return undefined;
  const stated = statedWithin(observed, today);
  if (stated) return stated;
  const { seconds } = today;
  if (seconds !== null && seconds > observed.limits.document)
    return { code: 'document-too-long', parameters: { seconds }, reuse: 'ask' };
  return { code: 'document', parameters: {}, reuse: 'ask' };
}

function data(observed: Observed, today: Today): Aim | undefined {
  if (observed.kind !== 'data') return undefined;
  return statedWithin(observed, today) ?? { code: 'data', parameters: {}, reuse: 'ask' };
}

function versioned({ isVersioned, content, isSecure }: Observed, { seconds }: Today): Aim | undefined {
  if (!isVersioned || content.changes > 0) return undefined;
  return {
    code: 'versioned',
    parameters: { responses: content.responses, seconds: content.seconds },
    reuse: Math.max(YEAR, seconds ?? 0),
    ...(isSecure && { immutable: true }),
  };
}

function unversioned(observed: Observed, today: Today): Aim {
  const { kind, content, limits } = observed;
  const found = lifetimeFor(kind, content, limits.long);
  const stated = statedWithin(observed, today);
  if (stated && stated.reuse >= found.seconds) return stated;
  const longest = longestFor(kind, limits.long);
  if (content.changes === 0 && (today.seconds ?? 0) > longest)
    return { code: 'not-versioned', parameters: {}, reuse: longest === 0 ? 'ask' : longest };
  if (found.seconds === 0) return { ...found.why, reuse: 'ask' };
  const whileStale = kind === 'harmless' ? { whileStale: found.seconds } : {};
  return { ...found.why, reuse: found.seconds, ...whileStale };
}

/** The lifetime that is stated today, where nothing speaks against it. */
function statedWithin(
  { kind, isVersioned, content, limits }: Observed,
  { seconds, isImmutable }: Today,
): (Aim & { readonly reuse: number }) | undefined {
  if (seconds === null || seconds === 0) return undefined;
  if (content.changes > 0 && seconds * content.changes > content.seconds) return undefined;
  if (kind === 'code' && isImmutable && !isVersioned) return undefined;
  const most = kind === 'document' ? limits.document : limits.long - 1;
  const isGood = seconds <= most || kind === 'harmless' || (isVersioned && content.changes === 0);
  return isGood ? { code: 'stated', parameters: {}, reuse: seconds } : undefined;
}
