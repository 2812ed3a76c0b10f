import { GUESSED_SHARE } from './freshness.ts';
import type { Content, Kind } from './observed.ts';
import type { Why } from './recommended.ts';

/** Lifetimes that are given, s: few and round, so that resources that change about as often get the same one. */
const STEPS = [604_800, 86_400, 3_600, 300];
/** Who asks for code no more than once a day pays nothing worth a word, and a release arrives within that time, s. */
const LONGEST_FOR_CODE = 86_400;

/** How long content that changes as it was seen to may be reused, s, below `long`; 0 where it has to be asked for. */
export function lifetimeFor(kind: Kind, content: Content, long: number): { seconds: number; why: Why } {
  const { seconds, why } = unchangedTime(content);
  const found = stepBelow(Math.min(seconds * GUESSED_SHARE, longestFor(kind, long)));
  return { seconds: found, why };
}

/** The longest lifetime under a URL that stays, s. */
export const longestFor = (kind: Kind, long: number): number =>
  stepBelow(kind === 'harmless' ? long - 1 : Math.min(LONGEST_FOR_CODE, long - 1));

const stepBelow = (most: number): number => STEPS.find((step) => step <= most) ?? 0;

/** For how long the content stays the same, as far as can be seen. */
function unchangedTime({ responses, changes, seconds, age }: Content): { seconds: number; why: Why } {
  if (changes > 0) {
    const between = seconds / changes;
    const why: Why = { code: 'changes', parameters: { responses, changes, seconds } };
    return { seconds: age === null ? between : Math.min(between, age), why };
  }
  const same = responses > 1 ? seconds : 0;
  if (age !== null && age > 0 && age >= same) return { seconds: age, why: ageReason(age) };
  if (same > 0)
    return { seconds: same, why: { code: 'stayed-the-same', parameters: { responses, seconds } } };
  return { seconds: 0, why: { code: 'change-rate-unknown', parameters: {} } };
}

const ageReason = (age: number): Why =>
  stepBelow(age * GUESSED_SHARE) > 0
    ? { code: 'old-content', parameters: { age } }
    : { code: 'new-content', parameters: { age } };
