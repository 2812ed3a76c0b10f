import { fieldValue } from '../http/fields.ts';
import { parseTargeted, TARGETED_FIELDS, type Targeted } from '../http/targeted.ts';
import { responseLine } from './evidence.ts';
import type { Rule, Subject } from './rule.ts';
import { rfc } from './section.ts';

const targetedLines = TARGETED_FIELDS.map((field) => `response:${field.toLowerCase()}` as const);

/** The targeted fields of a response, each with what caches take from it, the one that wins first. */
function* targetedOf({ response }: Subject): Iterable<{ readonly field: string; readonly taken: Targeted }> {
  for (const field of TARGETED_FIELDS) {
    const value = fieldValue(response.lines, field.toLowerCase());
    if (value !== null) yield { field, taken: parseTargeted(value) };
  }
}

const targetedSyntax: Rule = {
  id: 'targeted-syntax',
  level: 'must',
  spec: rfc(9213, '2.1'),
  about: targetedLines,
  check(subject) {
    for (const { field, taken } of targetedOf(subject)) {
      if (taken.fault === null) continue;
      return {
        parameters: { field, ...taken.fault },
        evidence: [responseLine(subject, field)],
        // How a vendor reads its own field is the vendor's affair.
        ...(field === 'CDN-Cache-Control' ? {} : { level: 'advice' as const }),
      };
    }
    return null;
  },
};

const targetedOverrides: Rule = {
  id: 'targeted-overrides',
  level: 'info',
  spec: rfc(9213, '2.2'),
  about: targetedLines,
  check(subject, { policy }) {
    const { storable, lifetimeSeconds } = policy();
    for (const { field, taken } of targetedOf(subject)) {
      if (!taken.valid) continue;
      const inCdn = taken.storable ? amount(taken.lifetimeSeconds) : 'no';
      const inBrowser = storable.private ? amount(lifetimeSeconds.private) : 'no';
      if (inCdn === inBrowser) return null;
      return {
        parameters: { field, inCdn, inBrowser },
        evidence: [responseLine(subject, field), responseLine(subject, 'Cache-Control')],
      };
    }
    return null;
  },
};

const amount = (seconds: number | null): string => (seconds === null ? 'none' : String(seconds));

/** The rules on Cache-Control that is meant for some caches only. */
export const targetedRules: readonly Rule[] = [targetedSyntax, targetedOverrides];
