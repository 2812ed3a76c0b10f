import { freshnessLifetime } from '../cache/freshness.ts';
import { remembered } from '../exchange/remembered.ts';
import { type CacheControl, parseCacheControl } from '../http/cache-control.ts';
import { fieldValue, hasLine } from '../http/fields.ts';
import type { ResponseFields } from '../http/message.ts';
import { bothSides } from './evidence.ts';
import {
  CANNOT_TELL,
  type Evidence,
  type Occurrence,
  type Parameters,
  type Rule,
  type Subject,
} from './rule.ts';
import { caching } from './section.ts';

/** Dates are whole seconds, and the two that a lifetime rests on may be taken a moment apart, s. */
const TOLERANCE = 2;

/** The directives of a field as one text, whatever their order, case, white space and repeats; `except` is left out. */
function canonical({ directives }: CacheControl, except?: string): string {
  const texts = directives
    .filter(({ name }) => name !== except)
    .map(({ name, argument }) => (argument === null ? name : `${name}=${argument}`));
  return [...new Set(texts)].toSorted().join(', ');
}

const canonicalText = remembered((value: string) => canonical(parseCacheControl(value)));
const canonicalOf = ({ lines }: ResponseFields): string =>
  canonicalText(fieldValue(lines, 'cache-control') ?? '');

/** Whether two max-age end at the same time, as those that count down to a fixed one do. */
function endTogether(full: ResponseFields, on304: ResponseFields): boolean {
  const [before, now] = [full, on304].map(({ date, cacheControl }) => {
    const seconds = cacheControl.seconds('max-age');
    return date === null || typeof seconds !== 'number' ? null : date / 1000 + seconds;
  });
  return typeof before === 'number' && typeof now === 'number' && Math.abs(now - before) <= TOLERANCE;
}

function directivesDiffer(full: ResponseFields, on304: ResponseFields): boolean {
  const before = full.cacheControl;
  const now = on304.cacheControl;
  if (before === now || canonicalOf(full) === canonicalOf(on304)) return false;
  return canonical(before, 'max-age') !== canonical(now, 'max-age') || !endTogether(full, on304);
}

/** Expires without a max-age that overrides it: another lifetime, and another time as well. */
function expiryDiffers(full: ResponseFields, on304: ResponseFields): boolean {
  if (on304.cacheControl.has('max-age') || !hasLine(full.lines, 'expires')) return false;
  if (fieldValue(full.lines, 'expires') === fieldValue(on304.lines, 'expires')) return false;
  const [before, now] = [expiryLifetime(full), expiryLifetime(on304)];
  return before !== null && now !== null && Math.abs(now - before) > TOLERANCE;
}

function expiryLifetime({ expires, date }: ResponseFields): number | null {
  if (expires === 'invalid') return 0;
  return expires === null || date === null ? null : Math.max(0, (expires - date) / 1000);
}

/** Members of Vary that the full response lacks; those that the 304 lacks are another rule's. */
function addsToVary(full: ResponseFields, on304: ResponseFields): boolean {
  if (full.vary === on304.vary || full.vary.includes('*')) return false;
  const known = new Set(full.vary);
  return on304.vary.some((member) => !known.has(member));
}

/** Whether both carry the field, with other values: a 304 may leave out what the stored response keeps. */
const valueDiffers = (name: string) => (full: ResponseFields, on304: ResponseFields) => {
  const [before, now] = [fieldValue(full.lines, name), fieldValue(on304.lines, name)];
  return before !== null && now !== null && before !== now;
};

const SECURITY_POLICY = 'Content-Security-Policy';

/** The fields that are looked at, by their names in lower case: how each is called, and what makes it differ. */
const DRIFTING: ReadonlyMap<
  string,
  { readonly field: string; differs(full: ResponseFields, on304: ResponseFields): boolean }
> = new Map([
  ['cache-control', { field: 'Cache-Control', differs: directivesDiffer }],
  ['expires', { field: 'Expires', differs: expiryDiffers }],
  ['vary', { field: 'Vary', differs: addsToVary }],
  ['content-security-policy', { field: SECURITY_POLICY, differs: valueDiffers('content-security-policy') }],
  [
    'access-control-allow-origin',
    { field: 'Access-Control-Allow-Origin', differs: valueDiffers('access-control-allow-origin') },
  ],
]);

/**
 * The stored response's fields that say how long it is fresh, after the 304 (RFC 9111 §3.2). An Age of before is of no
 * account: it was that of another answer.
 */
const freshened = (full: ResponseFields, on304: ResponseFields): ResponseFields => ({
  ...full,
  cacheControl: hasLine(on304.lines, 'cache-control') ? on304.cacheControl : full.cacheControl,
  expires: on304.expires ?? full.expires,
  date: on304.date ?? full.date,
  lastModified: on304.lastModified ?? full.lastModified,
  age: on304.age,
});

const directiveDrift: Rule = {
  id: '304-directive-drift',
  level: 'info',
  spec: caching('3.2'),
  about: 'not-modified',
  applies: ({ response }) => response.lines.names.some((name) => DRIFTING.has(name)),
  needs: ['full-response'],
  check(subject) {
    const { response, check } = subject;
    const baseline = check?.baseline;
    if (!baseline?.exchange.response.complete) return CANNOT_TELL;
    const fields: string[] = [];
    for (const [name, { field, differs }] of DRIFTING)
      if (hasLine(response.lines, name) && differs(baseline.response, response)) fields.push(field);
    if (fields.length === 0) return null;
    const harm = harmOf(baseline, subject, fields);
    return {
      parameters: { fields: fields.join(', '), ...harm },
      evidence: fields.flatMap((field) => bothSides(field, subject)),
      ...(harm ? { level: 'advice' } : {}),
    };
  },
};

/** What the change costs: reuse that is forbidden, a shorter lifetime, or scripts that the new policy no longer names. */
function harmOf(full: Subject, on304: Subject, fields: readonly string[]): Parameters | undefined {
  const after = freshened(full.response, on304.response);
  for (const directive of ['no-store', 'no-cache']) {
    if (after.cacheControl.has(directive) && !full.response.cacheControl.has(directive))
      return { harm: 'forbidden', directive };
  }
  const before = lifetimeOf(full.response, full).seconds;
  const now = lifetimeOf(after, on304).seconds;
  if (fields.some((field) => field !== 'Vary') && before !== null && (now ?? 0) < before - TOLERANCE)
    return { harm: 'shorter', before: String(before), now: String(now ?? 0) };
  return fields.includes(SECURITY_POLICY) && hasNonce(full) && hasNonce(on304)
    ? { harm: 'nonce' }
    : undefined;
}

const hasNonce = ({ response }: Subject): boolean =>
  fieldValue(response.lines, 'content-security-policy')?.includes("'nonce-") === true;

const lifetimeOf = (fields: ResponseFields, { exchange }: Subject) =>
  freshnessLifetime(200, fields, 'private', exchange.startedAt);

const notFreshening: Rule = {
  id: '304-not-freshening',
  level: 'advice',
  spec: caching('4.3.4'),
  about: 'not-modified',
  unless: ['304-date-missing', '304-expires-missing'],
  check(subject) {
    const { response, check } = subject;
    const full = check?.baseline?.exchange.response.complete ? check.baseline : undefined;
    const after = full ? freshened(full.response, response) : response;
    if (isAskedByDesign(after)) return null;
    const { seconds, from } = lifetimeOf(after, subject);
    if (from === 'none') return full ? without(subject) : CANNOT_TELL;
    if (!full && from === 'heuristic') return CANNOT_TELL;
    if (seconds === null) return CANNOT_TELL;
    if (seconds === 0) return from === 'expires' && full ? pastExpiry(full, subject) : null;
    return tooOld(full, subject, seconds);
  },
};

/** Whether each use is meant to ask: then nothing is to be freshened. */
const isAskedByDesign = ({ cacheControl }: ResponseFields): boolean =>
  cacheControl.has('no-store') || cacheControl.has('no-cache');

const without = (subject: Subject): Occurrence => ({
  parameters: { cause: 'no-lifetime' },
  evidence: [...bothSides('Cache-Control', subject), ...bothSides('Expires', subject)],
});

/** The time in Expires was ahead when the full response came, and the 304 repeats it though it has passed. */
function pastExpiry(full: Subject, subject: Subject): Occurrence | null {
  if (!expiryLifetime(full.response)) return null;
  return {
    parameters: { cause: 'expired' },
    evidence: [...bothSides('Expires', subject), ...bothSides('Date', subject)],
  };
}

/** Its age is that of its Age field, or where it still has the full response's Date, the time since that was received. */
function tooOld(full: Subject | undefined, subject: Subject, lifetime: number): Occurrence | null {
  const told = subject.response.age ?? 0;
  const sameDate = sinceSameDate(full, subject);
  const age = Math.max(told, sameDate);
  if (age < lifetime) return null;
  const evidence: Evidence[] = told >= lifetime ? bothSides('Age', subject) : bothSides('Date', subject);
  return {
    parameters: { cause: told >= lifetime ? 'age' : 'date', age: String(age), lifetime: String(lifetime) },
    evidence,
  };
}

/** Seconds since the full response was asked for, where the 304's Date is no later than its own; 0 otherwise. */
function sinceSameDate(full: Subject | undefined, { exchange, response }: Subject): number {
  const before = full?.response.date ?? null;
  const { startedAt } = exchange;
  const fullAt = full?.exchange.startedAt ?? null;
  if (before === null || response.date === null || startedAt === null || fullAt === null) return 0;
  return response.date <= before ? Math.floor((startedAt - fullAt) / 1000) : 0;
}

/** The rules on what a 304 makes of the stored response. */
export const notModifiedUpdateRules: readonly Rule[] = [directiveDrift, notFreshening];
