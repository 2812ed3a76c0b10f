import { rules } from '../rules/index.ts';
import type { Level, Occurrence, Profile, Rule, Subject } from '../rules/rule.ts';

/** A rule broken by one or more exchanges of a resource; the latest occurrence gives its words. */
export interface GatheredFinding {
  readonly rule: Rule;
  /** The rule's place among all rules. */
  readonly place: number;
  readonly level: Level;
  readonly exchanges: number[];
  occurrence: Occurrence;
}

/**
 * Asks every rule about an exchange and gathers what they find into the findings of its resource, which stay in the
 * order of the rules. Tells whether anything was found at level must or should.
 */
export function gatherFindings(findings: GatheredFinding[], subject: Subject, profile: Profile): boolean {
  let isGrave = false;
  for (const [place, rule] of rules.entries()) {
    const occurrence = rule.check(subject, profile);
    if (!occurrence) continue;
    const level = occurrence.level ?? rule.level;
    isGrave ||= level === 'must' || level === 'should';
    const there = findings.find((finding) => finding.rule === rule && finding.level === level);
    if (there) {
      there.exchanges.push(subject.exchange.id);
      there.occurrence = occurrence;
    } else {
      const behind = findings.findIndex((finding) => finding.place > place);
      const finding = { rule, place, level, exchanges: [subject.exchange.id], occurrence };
      findings.splice(behind < 0 ? findings.length : behind, 0, finding);
    }
  }
  return isGrave;
}
