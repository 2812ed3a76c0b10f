import { parseCacheStatus } from '../http/cache-status.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import { TARGETED_FIELDS } from '../http/targeted.ts';
import { responseLine, responseLines } from './evidence.ts';
import type { Context, Rule, Subject } from './rule.ts';
import { rfc } from './section.ts';

const cacheStatusSyntax: Rule = {
  id: 'cache-status-syntax',
  level: 'must',
  spec: rfc(9211, '2'),
  about: 'response:cache-status',
  check(subject) {
    const { fault } = cacheStatusOf(subject);
    if (fault === null) return null;
    const isLegal = fault.problem === 'reason' || fault.problem === 'bare-word';
    return {
      parameters: { problem: fault.problem, at: fault.at },
      evidence: [responseLine(subject, 'Cache-Status')],
      ...(isLegal ? { level: 'advice' as const } : {}),
    };
  },
};

const cacheStatusOf = ({ response }: Subject) =>
  parseCacheStatus(fieldValue(response.lines, 'cache-status') ?? '');

const cacheStatusHitAndFwd: Rule = {
  id: 'cache-status-hit-and-fwd',
  level: 'advice',
  spec: rfc(9211, '2.1'),
  about: 'response:cache-status',
  check(subject) {
    for (const { cache, hit, fwd, fwdStatus, stored, collapsed } of cacheStatusOf(subject).members) {
      const alone = fwdStatus !== null ? 'fwd-status' : stored ? 'stored' : collapsed ? 'collapsed' : '';
      const isBoth = hit && fwd !== null;
      if (!isBoth && (fwd !== null || alone === '')) continue;
      return {
        parameters: isBoth ? { cache } : { cache, alone },
        evidence: [responseLine(subject, 'Cache-Status')],
      };
    }
    return null;
  },
};

const cacheStatusTtlNegative: Rule = {
  id: 'cache-status-ttl-negative',
  level: 'info',
  spec: rfc(9211, '2.4'),
  about: 'response:cache-status',
  check(subject) {
    const stale = cacheStatusOf(subject).members.find(({ hit, ttl }) => hit && ttl !== null && ttl < 0);
    if (!stale) return null;
    return {
      parameters: { cache: stale.cache, seconds: String(-(stale.ttl ?? 0)) },
      evidence: [responseLine(subject, 'Cache-Status')],
    };
  },
};

const cacheStatusVsHeaders: Rule = {
  id: 'cache-status-vs-headers',
  level: 'advice',
  spec: rfc(9211, '2.4'),
  about: 'response:cache-status',
  unless: ['targeted-overrides'],
  check(subject, context) {
    const { response } = subject;
    const told = cacheStatusOf(subject).members.findLast(({ ttl }) => ttl !== null);
    const lifetime = lifetimeInWords(subject, context);
    if (!told || lifetime === null) return null;
    const left = Math.max(0, lifetime - (response.age ?? 0));
    if ((told.ttl ?? 0) <= left + context.settings.thresholds.clockSeconds) return null;
    return {
      parameters: { cache: told.cache, ttl: String(told.ttl), left: String(left) },
      evidence: responseLines(subject, ['Cache-Status', 'Cache-Control', 'Expires', 'Age']),
      ...(TARGETED_FIELDS.some((field) => hasLine(response.lines, field.toLowerCase()))
        ? { level: 'info' as const }
        : {}),
    };
  },
};

/**
 * The lifetime that the lines give shared caches, 0 where these may not store; null where they give none, so that a
 * cache may choose (RFC 9111 §4.2.2).
 */
function lifetimeInWords({ response }: Subject, { policy }: Context): number | null {
  const { cacheControl, expires } = response;
  const { storable, lifetimeSeconds } = policy();
  if (!storable.shared && (cacheControl.has('no-store') || cacheControl.has('private'))) return 0;
  const isGiven = cacheControl.has('s-maxage') || cacheControl.has('max-age') || expires !== null;
  return isGiven ? lifetimeSeconds.shared : null;
}

/** The rules on Cache-Status. */
export const cacheStatusRules: readonly Rule[] = [
  cacheStatusSyntax,
  cacheStatusHitAndFwd,
  cacheStatusTtlNegative,
  cacheStatusVsHeaders,
];
